import type { Where } from 'payload'

import { findRows, updateWhere } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import { DomainError } from '@/lib/errors'

import { faultPoint, type ServiceContext } from '../context'
import { busy } from '../refusals'

import { comingKeyOf, isComing, provedKeyOf } from './keys'
import { giveWay, holderOf } from './room'
import { isSubject, isTokenOf, wishesOf } from './subject'
import type { WaitlistRow } from './types'

const TRIES = 4

/**
 * The owner of the address has said so of these wishes: they are offered free times from now on, each
 * in the place of the one that was confirmed before. Done again, it changes nothing.
 * @param text `<subject>.<token>`, as it stands in the link
 * @param ids what the page showed; a wish that came later was not agreed to
 * @returns whether each of them stands now
 * @throws DomainError NOT_FOUND, BUSY
 */
export async function confirmWishes(
  ctx: ServiceContext,
  text: string,
  ids: readonly string[],
): Promise<boolean> {
  const [subject = '', token = ''] = text.split('.')
  const wishes = isSubject(subject) && isTokenOf(subject, token) ? await wishesOf(ctx, subject) : []
  if (wishes.length === 0) {
    throw new DomainError('NOT_FOUND', 'キャンセル待ちが見つかりません。', 404)
  }
  const shown = wishes.filter(({ id }) => ids.includes(id))
  for (const wish of shown) if (wish.status === 'unconfirmed') await confirm(ctx, wish)
  for (const wish of await wishesOf(ctx, subject)) if (isComing(wish)) await takePlace(ctx, wish)
  const now = await wishesOf(ctx, subject)
  return ids.every((id) => now.some((wish) => wish.id === id && wish.status === 'waiting'))
}

/**
 * First the wish itself, in one write that only an unconfirmed one passes: whatever happens
 * meanwhile, the earlier wish ends for one that stands, never for none.
 */
async function confirm(ctx: ServiceContext, wish: WaitlistRow): Promise<void> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    try {
      await updateWhere(
        ctx.payload,
        'waitlist-entries',
        { and: [{ id: { equals: wish.id } }, { status: { equals: 'unconfirmed' } }] },
        {
          status: 'waiting',
          entryKey: comingKeyOf(wish.entryKey),
          updatedAt: ctx.now().toISOString(),
        },
      )
      return
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      const other = await holderOf(ctx, comingKeyOf(wish.entryKey))
      if (other) await takePlace(ctx, other)
    }
  }
  throw busy()
}

/** Takes the place of the wish confirmed before, with what that one was offered; done again, goes on. */
async function takePlace(ctx: ServiceContext, wish: WaitlistRow): Promise<void> {
  const entryKey = provedKeyOf(wish.entryKey)
  const own: Where = { and: [{ id: { equals: wish.id } }, { entryKey: { equals: wish.entryKey } }] }
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    await faultPoint(ctx, 'wish-confirmed')
    const earlier = await holderOf(ctx, entryKey)
    if (earlier?.id === wish.id) return
    if (earlier) {
      const { lastSentAt, offered } = earlier
      await updateWhere(ctx.payload, 'waitlist-entries', own, { lastSentAt, offered })
      await faultPoint(ctx, 'offers-kept')
      await giveWay(ctx, earlier)
    }
    await faultPoint(ctx, 'earlier-wish-ended')
    try {
      await updateWhere(ctx.payload, 'waitlist-entries', own, { entryKey })
      return
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
    }
  }
  throw busy()
}

/** Confirmed wishes of a process that died before they had their place. */
export async function settleConfirmed(ctx: ServiceContext): Promise<void> {
  const rows = await findRows<WaitlistRow>(ctx.payload, 'waitlist-entries', {
    and: [{ status: { equals: 'waiting' } }, { entryKey: { contains: '|p|' } }],
  })
  for (const row of rows) if (isComing(row)) await takePlace(ctx, row)
}
