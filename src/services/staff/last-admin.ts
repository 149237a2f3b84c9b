import { randomUUID } from 'node:crypto'

import type { Payload } from 'payload'

import { findRows } from '@/db/atomic'
import { userMayLogin } from '@/domain/staff/account'
import { tokyoDateOf } from '@/domain/time/civil'
import { DomainError } from '@/lib/errors'

import { jobContext } from '../context'
import { holdLease, releaseLease } from '../system/lease'

import type { Account } from './account-rules'

const LEASE = 'staff-admins'
/** Longer than one change takes; after a crash the next change waits this long at most. */
const LEASE_MS = 10_000
const TRIES = 40
const PAUSE_MS = 100

/** Is this an administrator of the city who can log in today? */
const isAdminInForce = (account: Account, today: string): boolean =>
  (account.roles?.includes('city-admin') ?? false) && userMayLogin(account, today)

/** True when a change takes away an administrator of the city. */
export const losesAdmin = (before: Account, after: Account, today: string): boolean =>
  isAdminInForce(before, today) && !isAdminInForce(after, today)

/**
 * Makes sure that one administrator stays who can log in: without one, nobody could ever let anybody
 * in again. Two administrators who switch each other off at the same moment are dealt with one after
 * the other: the lease that this returns must be let go after the change.
 * @throws DomainError LAST_ADMIN, BUSY
 */
export async function guardLastAdmin(
  payload: Payload,
  leaving: string,
): Promise<() => Promise<void>> {
  const ctx = { ...jobContext(payload), now: () => new Date() }
  const owner = randomUUID()
  const release = () => releaseLease(ctx, LEASE, owner)
  for (let attempt = 1; !(await holdLease(ctx, LEASE, owner, LEASE_MS)); attempt++) {
    if (attempt === TRIES) {
      throw new DomainError('BUSY', 'ほかの人がアカウントを変更中です。少し待ってください。', 503)
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  const today = tokyoDateOf(jobContext(payload).now())
  const admins = await findRows<Account & { id: string }>(payload, 'users', {
    roles: { in: ['city-admin'] },
  })
  if (admins.some((admin) => admin.id !== leaving && isAdminInForce(admin, today))) return release
  await release()
  throw new DomainError(
    'LAST_ADMIN',
    '最後の市管理者は止められません。先に、ほかの人を市管理者にしてください。',
    400,
  )
}
