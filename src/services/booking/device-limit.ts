import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'
import type { Reserve } from '../limits/attempts'
import { hitEnds, hitKey, reserveHits, takeBackKeys } from '../limits/attempts'
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

/** `isKept`: given back once what it was counted for has ended without a booking. */
export type DeviceHit = Reserve & { isShared: boolean; isKept: boolean }

/**
 * Services without an issued number: so many bookings per device and day, times that are kept right
 * now included, also under parallel requests and under whatever names (PB-22). What ends without a
 * booking is given back; only that times are kept again and again without end is bounded beside it.
 * @returns what is to be counted; nothing where nothing is
 */
export function deviceHits(
  ctx: ServiceContext,
  { service, device }: { service: ServiceConfig; device?: DeviceName },
  mode: 'hold' | 'book',
): DeviceHit[] {
  if (ctx.actor.kind !== 'citizen' || !device) return []
  if (WITH_ISSUED_NUMBER.includes(service.identification)) return []
  const hits = hitsOf(service, device)
  if (mode === 'book') return hits
  return [
    ...hits,
    ...hits.map((hit) => ({
      ...hit,
      kind: `${hit.kind}-hold`,
      limit: hit.limit * HOLDS_PER_BOOKING,
      isKept: false,
    })),
  ]
}

/** The names to be given back when nothing comes of it. */
export const keptOf = (hits: readonly DeviceHit[]): string[] =>
  hits.filter(({ isKept }) => isKept).map(hitKey)

/**
 * Counts them, where the booking itself does not.
 * @returns what was counted, to be given back when nothing comes of it
 * @throws DomainError DEVICE_LIMIT
 */
export async function limitDevice(
  ctx: ServiceContext,
  hits: readonly DeviceHit[],
  idemKey: string,
): Promise<string[]> {
  // The same submission sent again is no further booking.
  if (hits.length === 0 || (await wasSubmitted(ctx, idemKey))) return []
  for (;;) {
    const reached = await reserveHits(ctx, hits)
    if (!reached) return keptOf(hits)
    await makeRoom(ctx, reached)
  }
}

function hitsOf(service: ServiceConfig, { name, source }: DeviceName): DeviceHit[] {
  const limit = service.deviceDailyLimit
  const tiers = tiersOf(source)
  const isShared = tiers.some((tier) => tier.name === name)
  const rest = { minutes: DAY, isKept: true }
  return [
    { kind: 'device', subject: `${service.id}|${name}`, limit, isShared, ...rest },
    ...tiers
      .filter((tier) => tier.name !== name)
      .map((tier) => ({
        kind: 'device-source',
        subject: `${service.id}|${tier.name}`,
        limit: limit * BROWSERS_PER_SOURCE * tier.times,
        isShared: true,
        ...rest,
      })),
  ]
}

/**
 * Before anybody is refused, what nobody keeps any more is given back; then it may be tried anew.
 * @throws DomainError DEVICE_LIMIT
 */
export async function makeRoom(ctx: ServiceContext, reached: DeviceHit): Promise<void> {
  if ((await expireDue(ctx)) > 0) return
  const again = await hitEnds(ctx, reached)
  throw new DomainError(
    'DEVICE_LIMIT',
    reached.isShared
      ? 'この回線から予約できる件数を超えました。コールセンターにお電話ください。'
      : 'この端末から予約できる件数を超えました。コールセンターにお電話ください。',
    429,
    { again, ...(reached.isShared ? { reason: 'NETWORK_LIMIT' } : {}) },
  )
}

export const giveBack = (ctx: ServiceContext, counted: string[]): Promise<void> =>
  takeBackKeys(ctx, counted)
