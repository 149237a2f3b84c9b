import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload'

import type { StaffUser } from '@/access/roles'
import { tokyoDateOf } from '@/domain/time/civil'
import { isDomainError, refuse } from '@/lib/errors'
import { clockOf } from '@/services/context'
import { type Account, assertMayChange } from '@/services/staff/account-rules'
import { guardLastAdmin, losesAdmin } from '@/services/staff/last-admin'

const RELEASE = 'releaseAdminGuard'

/** Roles, employer and the last administrator (AC-06, AC-16), whoever asks. */
export const guardChange: CollectionBeforeChangeHook = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const before = (operation === 'update' ? originalDoc : null) as (Account & { id: string }) | null
  const after = { ...before, ...data } as Account
  try {
    assertMayChange(req.user as StaffUser | null, before, after)
    if (before && losesAdmin(before, after, tokyoDateOf(clockOf(req.payload)()))) {
      req.context[RELEASE] = await guardLastAdmin(req.payload, before.id)
    }
  } catch (error) {
    if (isDomainError(error)) throw refuse(error.code, error.message, error.status)
    throw error
  }
  return data
}

export const releaseGuard: CollectionAfterChangeHook = async ({ doc, req }) => {
  const release = req.context[RELEASE] as (() => Promise<void>) | undefined
  delete req.context[RELEASE]
  await release?.()
  return doc
}
