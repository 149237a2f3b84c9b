import { updateWhere } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import { DomainError } from '@/lib/errors'

import { reach, type ServiceContext } from '../context'

import { provedKeyOf } from './keys'
import { makeRoom } from './room'
import { isSubject, isTokenOf, wishesOf } from './subject'
import type { WaitlistRow } from './types'

const TRIES = 4

/**
 * The owner of the address has said so: its wishes are offered free times from now on, each in the
 * place of the one that was confirmed before. Done again, it changes nothing.
 * @param text `<subject>.<token>`, as it stands in the link
 * @throws DomainError NOT_FOUND, BUSY
 */
export async function confirmWishes(ctx: ServiceContext, text: string): Promise<void> {
  const [subject = '', token = ''] = text.split('.')
  const wishes = isSubject(subject) && isTokenOf(subject, token) ? await wishesOf(ctx, subject) : []
  if (wishes.length === 0) {
    throw new DomainError('NOT_FOUND', 'キャンセル待ちが見つかりません。', 404)
  }
  for (const wish of wishes) if (wish.status === 'unconfirmed') await confirm(ctx, wish)
}

/** A crash in between leaves the new wish unconfirmed: the link, pressed again, goes on from there. */
async function confirm(ctx: ServiceContext, wish: WaitlistRow): Promise<void> {
  const entryKey = provedKeyOf(wish.entryKey)
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const earlier = entryKey === wish.entryKey ? null : await makeRoom(ctx, entryKey)
    await reach(ctx, 'earlier-wish-ended')
    const kept = earlier ? { lastSentAt: earlier.lastSentAt, offered: earlier.offered } : {}
    try {
      await updateWhere(
        ctx.payload,
        'waitlist-entries',
        { and: [{ id: { equals: wish.id } }, { status: { equals: 'unconfirmed' } }] },
        { status: 'waiting', entryKey, ...kept, updatedAt: ctx.now().toISOString() },
      )
      return
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
    }
  }
  throw new DomainError('BUSY', '混み合っています。もう一度お試しください。', 503)
}
