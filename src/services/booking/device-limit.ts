import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'
import type { Hit } from '../limits/attempts'
import { hitEnds, hitKey, reserveHit, takeBackKey } from '../limits/attempts'
import type { SourceName } from '../limits/source'
import { tiersOf } from '../limits/source'
import type { ServiceConfig } from '../settings/booking-config'

import { expireDue } from './engine/sweep'
import { wasSubmitted } from './submitted'

/** Keyed names of what a booking comes from; neither is an address (ID-09). */
export type DeviceName = {
  /** The browser; whoever forgets it every time still meets the limit of its source. */
  name: string
  /** The network source, which a household, a library or a phone network share. */
  source: SourceName
}

/** As many browsers may stand behind one network source. */
const BROWSERS_PER_SOURCE = 20
/** So many times may be looked at closely for each one that is booked. */
const HOLDS_PER_BOOKING = 10
const DAY = 24 * 60

/** These are bounded by the numbers that the city has given out; all else can be invented. */
const WITH_ISSUED_NUMBER = ['reservation-number', 'manufacturing-number']

type Limit = Hit & { most: number; isShared: boolean }

/**
 * Services without an issued number: so many bookings per device and day, times that are kept right
 * now included, also under parallel requests and under whatever names (PB-22). What ends without a
 * booking is given back; only that times are kept again and again without end is bounded beside it.
 * @returns what was counted, to be given back when nothing comes of it
 * @throws DomainError DEVICE_LIMIT
 */
export async function limitDevice(
  ctx: ServiceContext,
  input: { service: ServiceConfig; device?: DeviceName; idemKey: string },
  mode: 'hold' | 'book',
): Promise<string[]> {
  const { service, device } = input
  if (ctx.actor.kind !== 'citizen' || !device) return []
  if (WITH_ISSUED_NUMBER.includes(service.identification)) return []
  // The same submission sent again is no further booking.
  if (await wasSubmitted(ctx, input.idemKey)) return []
  const limits = limitsOf(service, device)
  const counted: string[] = []
  try {
    for (const limit of limits) {
      await take(ctx, limit)
      counted.push(hitKey(limit))
    }
    if (mode === 'hold')
      for (const { kind, most, ...rest } of limits)
        await take(ctx, { ...rest, kind: `${kind}-hold`, most: most * HOLDS_PER_BOOKING })
  } catch (error) {
    await giveBack(ctx, counted)
    throw error
  }
  return counted
}

function limitsOf(service: ServiceConfig, { name, source }: DeviceName): Limit[] {
  const limit = service.deviceDailyLimit
  const tiers = tiersOf(source)
  const isShared = tiers.some((tier) => tier.name === name)
  return [
    { kind: 'device', subject: `${service.id}|${name}`, most: limit, isShared },
    ...tiers
      .filter((tier) => tier.name !== name)
      .map((tier) => ({
        kind: 'device-source',
        subject: `${service.id}|${tier.name}`,
        most: limit * BROWSERS_PER_SOURCE * tier.times,
        isShared: true,
      })),
  ]
}

/** Before anybody is refused, what nobody keeps any more is given back. @throws DomainError DEVICE_LIMIT */
async function take(ctx: ServiceContext, limit: Limit): Promise<void> {
  const { kind, subject, most } = limit
  if ((await reserveHit(ctx, kind, subject, DAY, most)) !== null) return
  if ((await expireDue(ctx)) > 0 && (await reserveHit(ctx, kind, subject, DAY, most)) !== null)
    return
  const again = await hitEnds(ctx, limit)
  throw new DomainError(
    'DEVICE_LIMIT',
    limit.isShared
      ? 'この回線から予約できる件数を超えました。コールセンターにお電話ください。'
      : 'この端末から予約できる件数を超えました。コールセンターにお電話ください。',
    429,
    { again, ...(limit.isShared ? { reason: 'NETWORK_LIMIT' } : {}) },
  )
}

export async function giveBack(ctx: ServiceContext, counted: string[]): Promise<void> {
  for (const key of counted) await takeBackKey(ctx, key)
}
