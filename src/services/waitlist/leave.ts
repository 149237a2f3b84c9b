import { can } from '@/access/capabilities'
import { findRow, updateWhere } from '@/db/atomic'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'

import { mayServeWish } from './scope'
import { isSubject, isTokenOf, LIVE, wishesOf } from './subject'
import type { WaitlistRow } from './types'

const unknown = () => new DomainError('NOT_FOUND', 'キャンセル待ちが見つかりません。', 404)

/**
 * Ends an entry by the secret of its mails; the address goes at once. Done again, it changes nothing.
 * @param text `<id>.<token>`, as it stands in the link
 * @param ids of an address's wishes only these: a receipt for what somebody else wrote ends no more
 * @throws DomainError NOT_FOUND
 */
export async function leaveWaitlist(
  ctx: ServiceContext,
  text: string,
  ids: readonly string[] = [],
): Promise<void> {
  const [id = '', token = ''] = text.split('.')
  if (!id || !isTokenOf(id, token)) throw unknown()
  if (!isSubject(id)) return end(ctx, id)
  for (const wish of await wishesOf(ctx, id))
    if (ids.length === 0 || ids.includes(wish.id)) await end(ctx, wish.id)
}

/**
 * Ends an entry for somebody on the phone.
 * @throws DomainError FORBIDDEN, NOT_FOUND
 */
export async function endWaitlistEntry(ctx: ServiceContext, id: string): Promise<void> {
  if (!can(ctx.user, 'booking.write')) {
    throw new DomainError('FORBIDDEN', 'この操作をする権限がありません。', 403)
  }
  const row = await findRow<WaitlistRow>(ctx.payload, 'waitlist-entries', { id: { equals: id } })
  if (!row) throw unknown()
  if (!mayServeWish(ctx, row)) {
    throw new DomainError('FORBIDDEN', '担当していない窓口のキャンセル待ちは扱えません。', 403)
  }
  await end(ctx, id)
}

async function end(ctx: ServiceContext, id: string): Promise<void> {
  const ended = await updateWhere(
    ctx.payload,
    'waitlist-entries',
    { and: [{ id: { equals: id } }, { status: { in: [...LIVE, 'stopped'] } }] },
    { status: 'stopped', mail: '', entryKey: `void|${id}`, updatedAt: ctx.now().toISOString() },
  )
  if (!ended) throw unknown()
}
