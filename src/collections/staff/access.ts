import type { CollectionConfig, Where } from 'payload'

import { can } from '@/access/capabilities'
import { nobody } from '@/access/collection'
import { holdOf } from '@/access/hold'
import type { StaffUser } from '@/access/roles'

const manages = (user: unknown) => can(user as StaffUser | null, 'users.manage')

/** A vendor manager handles vendor accounts only; the city administrator handles all (AC-06, AC-16). */
function managedAccounts(user: StaffUser | null): Where | boolean {
  if (!manages(user)) return false
  if (user?.roles?.includes('city-admin')) return true
  return { employer: { equals: 'vendor' } }
}

const orSelf = (user: StaffUser | null): Where | boolean => {
  if (!user || user.active === false) return false
  const managed = managedAccounts(user)
  if (managed === true) return true
  const self: Where = { id: { equals: user.id } }
  return managed === false ? self : { or: [managed, self] }
}

export const userAccess: CollectionConfig['access'] = {
  read: ({ req }) => orSelf(req.user as StaffUser | null),
  create: ({ req, data }) => {
    const managed = managedAccounts(req.user as StaffUser | null)
    return managed === true || (managed !== false && data?.employer !== 'city')
  },
  // The password stays as it is until the code was given: it is the first factor of two.
  update: ({ req }) => {
    const user = req.user as StaffUser | null
    return user && ['address', 'code'].includes(holdOf(user) ?? '') ? false : orSelf(user)
  },
  delete: nobody,
  // Nobody lifts the lock of the own account.
  unlock: ({ req }) => {
    const managed = managedAccounts(req.user as StaffUser | null)
    const others: Where = { id: { not_equals: (req.user as StaffUser | null)?.id } }
    return managed === true ? others : managed && { and: [managed, others] }
  },
  admin: ({ req }) => !!req.user && (req.user as StaffUser).active !== false,
}
