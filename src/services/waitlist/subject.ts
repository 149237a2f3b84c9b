import { timingSafeEqual } from 'node:crypto'

import type { Where } from 'payload'

import { findRows, updateWhere } from '@/db/atomic'
import { DomainError } from '@/lib/errors'

import { manageTokenOf } from '../booking/secrets'
import type { ServiceContext } from '../context'

import { mailHashOf } from './keys'
import type { WaitlistRow, WaitlistStatus } from './types'

/** A wish that is neither over nor fulfilled. */
export const LIVE: WaitlistStatus[] = ['unconfirmed', 'waiting']

/**
 * What the link of a receipt is about: an address (`w-<hash>`, all wishes of it) or the booking whose
 * holder wants to come earlier (`r-<id>`). One for all receipts, so that the link in the first one of
 * the day also serves a wish that replaced the first wish.
 */
export const addressSubject = (mail: string): string => `w-${mailHashOf(mail)}`
export const bookingSubject = (reservation: string): string => `r-${reservation}`
export const isSubject = (text: string): boolean => /^[wr]-/.test(text)

export function isTokenOf(id: string, token: string): boolean {
  const wanted = Buffer.from(manageTokenOf(id))
  const given = Buffer.from(token)
  return wanted.length === given.length && timingSafeEqual(wanted, given)
}

/** The live wishes that a receipt's link is about. */
export async function wishesOf(ctx: Pick<ServiceContext, 'payload'>, subject: string) {
  const rest = subject.slice(2)
  const about: Where = subject.startsWith('r-')
    ? { reservation: { equals: rest } }
    : { entryKey: { in: await keysOf(ctx, rest) } }
  return findRows<WaitlistRow>(ctx.payload, 'waitlist-entries', {
    and: [about, { status: { in: LIVE } }],
  })
}

async function keysOf(ctx: Pick<ServiceContext, 'payload'>, hash: string): Promise<string[]> {
  const services = await findRows<{ id: string }>(ctx.payload, 'services', {})
  return services.map(({ id }) => `${id}|m|${hash}`)
}

/**
 * The owner of the address has said so: its wishes are offered free times from now on. Done again, it
 * changes nothing.
 * @param text `<subject>.<token>`, as it stands in the link
 * @throws DomainError NOT_FOUND
 */
export async function confirmWishes(ctx: ServiceContext, text: string): Promise<void> {
  const [subject = '', token = ''] = text.split('.')
  const wishes = isSubject(subject) && isTokenOf(subject, token) ? await wishesOf(ctx, subject) : []
  if (wishes.length === 0) {
    throw new DomainError('NOT_FOUND', 'キャンセル待ちが見つかりません。', 404)
  }
  for (const { id } of wishes) {
    await updateWhere(
      ctx.payload,
      'waitlist-entries',
      { and: [{ id: { equals: id } }, { status: { equals: 'unconfirmed' } }] },
      { status: 'waiting', updatedAt: ctx.now().toISOString() },
    )
  }
}
