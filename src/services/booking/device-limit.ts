import { findRow } from '@/db/atomic'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'
import { reserveHit } from '../limits/attempts'
import type { SourceName } from '../limits/source'
import { tiersOf } from '../limits/source'
import type { ServiceConfig } from '../settings/booking-config'

/** Keyed names of what a booking comes from; neither is an address (ID-09). */
export type DeviceName = {
  /** The browser; whoever forgets it every time still meets the limit of its source. */
  name: string
  /** The network source, which a household, a library or a phone network share. */
  source: SourceName
}

/** As many browsers may stand behind one network source. */
const BROWSERS_PER_SOURCE = 20

/** These are bounded by the numbers that the city has given out; all else can be invented. */
const WITH_ISSUED_NUMBER = ['reservation-number', 'manufacturing-number']

/**
 * Services without an issued number: so many bookings per device and day, also under parallel
 * requests and under whatever names (PB-22).
 * @throws DomainError DEVICE_LIMIT
 */
export async function limitDevice(
  ctx: ServiceContext,
  input: { service: ServiceConfig; device?: DeviceName; idemKey: string },
): Promise<void> {
  const { service, device } = input
  if (ctx.actor.kind !== 'citizen' || !device) return
  if (WITH_ISSUED_NUMBER.includes(service.identification)) return
  // The same submission sent again is no further booking.
  const again = await findRow(ctx.payload, 'reservations', { idemKey: { equals: input.idemKey } })
  if (again) return
  const limit = service.deviceDailyLimit
  await limitHits(ctx, 'device', `${service.id}|${device.name}`, limit)
  for (const { name, times } of tiersOf(device.source)) {
    if (name === device.name) continue
    const most = limit * BROWSERS_PER_SOURCE * times
    await limitHits(ctx, 'device-source', `${service.id}|${name}`, most)
  }
}

/** @throws DomainError DEVICE_LIMIT */
async function limitHits(
  ctx: ServiceContext,
  kind: string,
  subject: string,
  limit: number,
): Promise<void> {
  if ((await reserveHit(ctx, kind, subject, 24 * 60, limit)) === null) throw deviceLimit()
}

const deviceLimit = () =>
  new DomainError(
    'DEVICE_LIMIT',
    'この端末から予約できる件数を超えました。コールセンターにお電話ください。',
    429,
  )
