import { findRows } from '@/db/atomic'
import type { Outcome } from '@/domain/booking/vocabulary'
import { isDomainError } from '@/lib/errors'

import { cancelReservation } from '../booking/engine/cancel'
import { moveReservation } from '../booking/engine/move'
import { advance } from '../booking/engine/row'
import type { ReservationRow, SlotRow } from '../booking/types'
import { CITIZEN, type ServiceContext } from '../context'
import type { ServiceConfig } from '../settings/booking-config'

import type { DemoStaff } from './world'
import type { Visit } from './visits'

type Stage = { ctx: ServiceContext; staff: DemoStaff }

/** So many minutes after an instant, but never in the future. */
const minutesAfter = ({ ctx }: Stage, instant: string, minutes: number): Date =>
  new Date(Math.min(new Date(instant).getTime() + minutes * 60_000, ctx.now().getTime() - 1000))

/** Lets happen what was drawn for a booking, at its time. */
export async function settleVisit(
  stage: Stage,
  service: ServiceConfig,
  row: ReservationRow,
  visit: Visit,
): Promise<void> {
  const { fate, slot, bookedAt } = visit
  const later = new Date(
    (bookedAt.getTime() + Math.min(new Date(slot.startsAt).getTime(), stage.ctx.now().getTime())) /
      2,
  )
  const own: ServiceContext = {
    ...stage.ctx,
    now: () => later,
    actor: visit.channel === 'web' ? CITIZEN : stage.staff.operator,
    channel: visit.channel === 'web' ? 'web' : 'call-centre',
  }
  if (fate === 'cancel') await cancelReservation(own, row.id, { releaseDelayMinutes: 0 })
  else if (fate === 'move') await moveAway(own, service, row)
  else if (fate === 'come') await receive(stage, row, slot, 'completed')
  else if (fate === 'refused') await receive(stage, row, slot, 'refused', '本人確認書類の不足')
  else if (fate === 'stay-away') await record(stage, row, slot, 'no-show', 90)
  else if (fate === 'arrived') await checkIn(stage, row, slot)
}

/** To another time at the same office; when that is full, the booking stays where it was. */
async function moveAway(ctx: ServiceContext, service: ServiceConfig, row: ReservationRow) {
  const [slot] = await findRows<SlotRow>(
    ctx.payload,
    'slots',
    {
      and: [
        { office: { equals: row.office } },
        { service: { equals: service.id } },
        { startsAt: { greater_than: row.startsAt } },
        { free: { greater_than_equal: row.partySize } },
        { open: { equals: true } },
      ],
    },
    { sort: 'startsAt', limit: 1 },
  )
  if (!slot) return
  try {
    const { office, date, start } = slot
    await moveReservation(ctx, row.id, { service, office, date, start })
  } catch (error) {
    if (!isDomainError(error)) throw error
  }
}

const atWindow = (stage: Stage, now: Date): ServiceContext => ({
  ...stage.ctx,
  now: () => now,
  actor: stage.staff.window,
  channel: 'phone-counter',
})

async function checkIn(stage: Stage, row: ReservationRow, slot: SlotRow) {
  const at = minutesAfter(stage, slot.startsAt, -5)
  return advance(
    atWindow(stage, at),
    row,
    { outcome: 'arrived', checkedInAt: at.toISOString() },
    { type: 'checked-in', from: { outcome: row.outcome }, to: { outcome: 'arrived' } },
  )
}

async function receive(
  stage: Stage,
  row: ReservationRow,
  slot: SlotRow,
  outcome: Outcome,
  reason = '',
) {
  const arrived = await checkIn(stage, row, slot)
  if (arrived) await record(stage, arrived, slot, outcome, 15, reason)
}

async function record(
  stage: Stage,
  row: ReservationRow,
  slot: SlotRow,
  outcome: Outcome,
  minutes: number,
  reason = '',
) {
  await advance(
    atWindow(stage, minutesAfter(stage, slot.startsAt, minutes)),
    row,
    { outcome, outcomeReason: reason },
    {
      type: 'outcome',
      from: { outcome: row.outcome },
      to: { outcome },
      ...(reason ? { note: reason } : {}),
    },
  )
}
