import type {
  CollectionAfterChangeHook,
  CollectionBeforeChangeHook,
  CollectionBeforeOperationHook,
} from 'payload'

import type { StaffUser } from '@/access/roles'
import type { BadgeFields } from '@/domain/staff/badge'
import { tokyoDateOf } from '@/domain/time/civil'
import { isDomainError, refuse, refuseAt } from '@/lib/errors'
import { clockOf } from '@/services/context'
import { type Account, assertMayChange } from '@/services/staff/account-rules'
import { assertBadge } from '@/services/staff/badges'
import { guardLastAdmin, losesAdmin } from '@/services/staff/last-admin'
import { loginIdOf } from '@/services/staff/login-limits'
import { ownActFields } from '@/services/staff/own-act'

const RELEASE = 'releaseAdminGuard'
const ASKED = 'accountAsked'

/** Field access takes out silently what may not be written; the refusal below tells. */
export const noteAsked: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation === 'create' || operation === 'update') {
    req.context[ASKED] = { ...(args as { data?: object }).data }
  }
  return args
}

/** A login writes the account as well, and says nothing of the badge. */
const touchesBadge = (data: object): boolean =>
  ['badgeNumber', 'badgeIssuedOn', 'badgeReturnedOn'].some((field) => Object.hasOwn(data, field))

/** What would be written over the stored account, by whichever way it came into the data. */
const given = (data: object, before: object | null): object =>
  before
    ? Object.fromEntries(
        Object.entries(data).filter(
          ([field, value]) => value !== (before as Record<string, unknown>)[field],
        ),
      )
    : {}

/** Roles, employer and the last administrator (AC-06, AC-16), whoever asks. */
export const guardChange: CollectionBeforeChangeHook = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const before = (operation === 'update' ? originalDoc : null) as (Account & { id: string }) | null
  if (data.username !== undefined) data.username = loginIdOf(data.username)
  const after = { ...before, ...data } as Account & BadgeFields
  try {
    const actor = req.user as StaffUser | null
    const own = ownActFields(req)
    for (const wish of [(req.context[ASKED] ?? {}) as object, given(data, before)]) {
      const fields = Object.entries(wish).filter(([field]) => !own.includes(field))
      assertMayChange({ actor, before, after, asked: Object.fromEntries(fields) })
    }
    if (touchesBadge(data)) await assertBadge(req.payload, before?.id, after)
    if (before && losesAdmin(before, after, tokyoDateOf(clockOf(req.payload)()))) {
      req.context[RELEASE] = await guardLastAdmin(req.payload, before.id)
    }
  } catch (error) {
    if (!isDomainError(error)) throw error
    const { field } = error.details as { field?: unknown }
    if (typeof field !== 'string') throw refuse(error.code, error.message, error.status)
    throw refuseAt(field, error.code, error.message, error.status)
  }
  // Payload lets a request choose when a record was made.
  const { createdAt: _, ...rest } = data
  return req.user && operation === 'update' ? rest : data
}

export const releaseGuard: CollectionAfterChangeHook = async ({ doc, req }) => {
  const release = req.context[RELEASE] as (() => Promise<void>) | undefined
  delete req.context[RELEASE]
  await release?.()
  return doc
}
