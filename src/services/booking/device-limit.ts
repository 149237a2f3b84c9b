import { findRow } from '@/db/atomic'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'
import { countHit, hitsOf } from '../limits/attempts'
import type { ServiceConfig } from '../settings/booking-config'

/** Keyed names of what a booking comes from; neither is an address (ID-09). */
export type DeviceName = {
  /** The browser; whoever forgets it every time still meets the limit of its source. */
  name: string
  /** The network source, which a household, a library or a phone network share. */
  source: string
}

/** As many browsers may stand behind one network source. */
const BROWSERS_PER_SOURCE = 20

/**
 * Number-free services: so many bookings per device and day, also under parallel requests (PB-22).
 * @throws DomainError DEVICE_LIMIT
 */
export async function limitDevice(
  ctx: ServiceContext,
  input: { service: ServiceConfig; device?: DeviceName; idemKey: string },
): Promise<void> {
  const { service, device } = input
  if (ctx.actor.kind !== 'citizen' || service.identification !== 'none' || !device) return
  // The same submission sent again is no further booking.
  const again = await findRow(ctx.payload, 'reservations', { idemKey: { equals: input.idemKey } })
  if (again) return
  const limit = service.deviceDailyLimit
  await limitHits(ctx, 'device', `${service.id}|${device.name}`, limit)
  if (device.source !== device.name)
    await limitHits(
      ctx,
      'device-source',
      `${service.id}|${device.source}`,
      limit * BROWSERS_PER_SOURCE,
    )
}

/** Looks before it counts, so that refused tries do not prolong the refusal. @throws DEVICE_LIMIT */
async function limitHits(
  ctx: ServiceContext,
  kind: string,
  subject: string,
  limit: number,
): Promise<void> {
  if ((await hitsOf(ctx, kind, subject)) >= limit) throw deviceLimit()
  if ((await countHit(ctx, kind, subject, 24 * 60)) > limit) throw deviceLimit()
}

const deviceLimit = () =>
  new DomainError(
    'DEVICE_LIMIT',
    'この端末から予約できる件数を超えました。コールセンターにお電話ください。',
    429,
  )
