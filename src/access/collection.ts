import type { Access, AccessArgs, Where } from 'payload'

import type { Capability } from './capabilities'
import { can } from './capabilities'
import { holdOf } from './hold'
import type { StaffUser } from './roles'
import { isCityWide, officeIdsOf } from './roles'

const userOf = (args: AccessArgs): StaffUser | null => args.req.user as StaffUser | null

/** Access for documents of the whole city: capability or nothing. */
export const allow =
  (capability: Capability): Access =>
  (args) =>
    can(userOf(args), capability)

export const nobody: Access = () => false

/** Any signed-in member of staff whose account is in use. */
export const anyStaff: Access = (args) => {
  const user = userOf(args)
  return !!user && !holdOf(user)
}

/**
 * Access for documents that carry an office: whole city for city-wide roles, own offices for the
 * others (AC-07). Synchronous and without a query, because Payload asks often.
 */
export const allowInOffice =
  (capability: Capability, field = 'office'): Access =>
  (args) => {
    const user = userOf(args)
    if (!can(user, capability)) return false
    if (isCityWide(user)) return true
    const ids = officeIdsOf(user)
    if (ids.length === 0) return false
    return { [field]: { in: ids } } satisfies Where
  }

/** For `admin.hidden`: keeps a collection out of the menu of people who may not read it. */
export const hiddenUnless =
  (capability: Capability) =>
  ({ user }: { user: unknown }): boolean =>
    !can(user as StaffUser | null, capability)
