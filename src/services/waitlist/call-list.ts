import { findRow, findRows } from '@/db/atomic'

import type { ReservationRow } from '../booking/types'
import type { ServiceContext } from '../context'
import { findService, readBookingConfig } from '../settings/booking-config'

import { createSlotReader, fittingSlots, type FreeSlot } from './free-slots'
import { mayServeWish } from './scope'
import type { WaitlistRow } from './types'

const SHOWN_SLOTS = 3

export type CallEntry = {
  id: string
  number: string
  service: string
  dateFrom: string
  dateTo: string
  partySize: number
  note: string
  /** The earliest times that suit and are free now; empty: nothing to tell yet. */
  slots: FreeSlot[]
}

/**
 * People who wait without a mail address: for operators to telephone when something is free, who can
 * be told something first, each group in the order in which they came.
 */
export async function waitlistCallList(ctx: ServiceContext): Promise<CallEntry[]> {
  const config = await readBookingConfig(ctx.payload)
  const read = createSlotReader(ctx, config)
  const rows = await findRows<WaitlistRow>(
    ctx.payload,
    'waitlist-entries',
    { and: [{ status: { equals: 'waiting' } }, { mail: { equals: '' } }] },
    { sort: ['createdAt', 'id'] },
  )
  const list: CallEntry[] = []
  for (const row of rows) {
    const service = findService(config, row.service)
    if (!service || !mayServeWish(ctx, row)) continue
    const booking = row.reservation
      ? await findRow<ReservationRow>(ctx.payload, 'reservations', {
          id: { equals: row.reservation },
        })
      : null
    const slots = await fittingSlots(ctx, config, service, read, row, booking)
    list.push({
      id: row.id,
      number: row.number ?? '',
      service: service.name,
      dateFrom: row.dateFrom,
      dateTo: row.dateTo,
      partySize: row.partySize,
      note: row.note ?? '',
      slots: slots.slice(0, SHOWN_SLOTS),
    })
  }
  return [
    ...list.filter(({ slots }) => slots.length > 0),
    ...list.filter(({ slots }) => slots.length === 0),
  ]
}
