import type { Payload } from 'payload'

import type { Role } from '@/access/roles'

import { readCitySettings } from '../../settings/read-settings'
import { shortCached } from '../../settings/short-cache'

export type FactorPolicy = { mode: 'off' | 'optional' | 'required'; roles: Role[] }

/** The city's decision about 二段階認証, at most a second old (AC-17). */
export const factorPolicy = (payload: Payload): Promise<FactorPolicy> =>
  shortCached(payload, 'second-factor', async () => {
    const { secondFactor, secondFactorRoles } = await readCitySettings(payload)
    return { mode: secondFactor ?? 'optional', roles: secondFactorRoles ?? [] }
  })

type Account = { roles?: Role[] | null; secondFactorSince?: string | null }

/** Must an account of these roles have a second factor? */
export const isRequired = (policy: FactorPolicy, { roles }: Account): boolean =>
  policy.mode === 'required' &&
  (policy.roles.length === 0 || (roles ?? []).some((role) => policy.roles.includes(role)))

/** What is asked at each login: nothing, a code, or setting it up first. */
export function demandOf(policy: FactorPolicy, account: Account): 'none' | 'enrol' | 'code' {
  if (policy.mode === 'off') return 'none'
  if (account.secondFactorSince) return 'code'
  return isRequired(policy, account) ? 'enrol' : 'none'
}
