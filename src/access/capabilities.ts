import { ownValue } from '@/domain/own'
import { processWide } from '@/lib/process-wide'

import { holdOf } from './hold'
import type { Role, StaffUser } from './roles'
import { hasRole } from './roles'

/** Names of the capabilities of each area. An area adds its own to it, beside what it grants. */
export interface CapabilitiesOfAreas {}

export type Capability = CapabilitiesOfAreas[keyof CapabilitiesOfAreas]

/** Who may do what: capabilities, named `area.verb`, with the roles that carry them. */
export type Capabilities = Record<string, readonly Role[]>

/** Handed down by the areas (`src/areas`), which stand above everything that asks. */
const granted = processWide('capabilities', () => ({
  table: {} as Capabilities,
  off: new Set<string>(),
}))

/** Says for the whole process who may do what. */
export const grant = (table: Capabilities): void => void (granted.table = table)

/**
 * Takes a part of the product out of this deployment: `switchOff('cards')` for an internet booking
 * site that stands apart from card management (AC-08). Its records and acts then answer nobody.
 */
export const switchOff = (part: string): void => void granted.off.add(part)
export const switchOn = (part: string): void => void granted.off.delete(part)

const isOff = (capability: string): boolean => granted.off.has(capability.split('.')[0] ?? '')

/** What this deployment grants, for the browser, which `grant` does not reach (`useMay`). */
export const grantedHere = (): Capabilities =>
  Object.fromEntries(Object.entries(granted.table).filter(([name]) => !isOff(name)))

/** The roles that carry a capability here. */
export const rolesWith = (capability: Capability): readonly Role[] =>
  ownValue(grantedHere(), capability) ?? []

/** Whether a table grants something to a user; an account that is held may do nothing. */
export const grants = (
  table: Capabilities,
  user: StaffUser | null | undefined,
  capability: Capability,
): boolean => !!user && !holdOf(user) && hasRole(user, ...(ownValue(table, capability) ?? []))

/**
 * True when one of the user's roles carries the capability and nothing holds the account: whoever
 * has to change the password or to give a code can do nothing else before (AC-12, AC-17). One table
 * is read by collections, endpoints and screens alike, so that a hidden button and a refused request
 * can never disagree (AC-06, AC-07, AC-11).
 */
export function can(user: StaffUser | null | undefined, capability: Capability): boolean {
  // Silence would look like a refusal: whoever asks before the areas are there has to hear of it.
  if (!Object.hasOwn(granted.table, capability)) throw new Error(`No area grants ${capability}.`)
  return !isOff(capability) && grants(granted.table, user, capability)
}

/** Whether an account in use is one of those that manage accounts, whatever holds it at the moment. */
export const managesAccounts = ({ active, roles }: Pick<StaffUser, 'active' | 'roles'>): boolean =>
  active !== false && (roles ?? []).some((role) => rolesWith('users.manage').includes(role))
