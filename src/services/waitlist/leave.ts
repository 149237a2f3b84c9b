import { timingSafeEqual } from 'node:crypto'

import { can } from '@/access/capabilities'
import { findRow, updateWhere } from '@/db/atomic'
import { DomainError } from '@/lib/errors'

import { manageTokenOf } from '../booking/secrets'
import type { ServiceContext } from '../context'

import { mayServeWish } from './scope'
import type { WaitlistRow } from './types'

const unknown = () => new DomainError('NOT_FOUND', 'キャンセル待ちが見つかりません。', 404)

function isToken(id: string, token: string): boolean {
  const wanted = Buffer.from(manageTokenOf(id))
  const given = Buffer.from(token)
  return wanted.length === given.length && timingSafeEqual(wanted, given)
}

/**
 * Ends an entry by the secret of its mails; the address goes at once. Done again, it changes nothing.
 * @param text `<id>.<token>`, as it stands in the link
 * @throws DomainError NOT_FOUND
 */
export async function leaveWaitlist(ctx: ServiceContext, text: string): Promise<void> {
  const [id = '', token = ''] = text.split('.')
  if (!id || !isToken(id, token)) throw unknown()
  await end(ctx, id)
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
    { and: [{ id: { equals: id } }, { status: { in: ['waiting', 'stopped'] } }] },
    { status: 'stopped', mail: '', entryKey: `void|${id}`, updatedAt: ctx.now().toISOString() },
  )
  if (!ended) throw unknown()
}
