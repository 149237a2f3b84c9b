import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload'

import type { StaffUser } from '@/access/roles'
import type { BadgeFields } from '@/domain/staff/badge'
import { tokyoDateOf } from '@/domain/time/civil'
import { isDomainError, refuse } from '@/lib/errors'
import { clockOf } from '@/services/context'
import { type Account, assertMayChange } from '@/services/staff/account-rules'
import { assertBadge } from '@/services/staff/badges'
import { guardLastAdmin, losesAdmin } from '@/services/staff/last-admin'

const RELEASE = 'releaseAdminGuard'

/** A login writes the account as well, and says nothing of the badge. */
const touchesBadge = (data: object): boolean =>
  ['badgeNumber', 'badgeIssuedOn', 'badgeReturnedOn'].some((field) => field in data)

/** Roles, employer and the last administrator (AC-06, AC-16), whoever asks. */
export const guardChange: CollectionBeforeChangeHook = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const before = (operation === 'update' ? originalDoc : null) as (Account & { id: string }) | null
  const after = { ...before, ...data } as Account & BadgeFields
  try {
    assertMayChange(req.user as StaffUser | null, before, after)
    if (touchesBadge(data)) await assertBadge(req.payload, before?.id, after)
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
