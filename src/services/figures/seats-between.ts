import type { Payload } from 'payload'

import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { type Gap, gapsBelow, seatsByQuarter, type SeatSpan } from '@/domain/figures/seats'
import { type CivilDate, type CivilTime, weekdayOf } from '@/domain/time/civil'

import { publishedSeats } from '../people/shifts/seats'

import { type Decided, inForce, used } from './rules'

export type DaySeats = { quarters: { at: CivilTime; seats: number }[]; gaps: Gap[] }
/** Null where no seats are planned, or the line is closed. */
export type SeatsOn = (line: string, date: CivilDate) => DaySeats | null

/** Seats of the lines on the days between two, both included: of no other day is anything read. */
export async function seatsBetween(
  payload: Payload,
  { hoursOn, ruleOn }: Pick<Decided, 'hoursOn' | 'ruleOn'>,
  span: { from: CivilDate; to: CivilDate },
): Promise<SeatsOn> {
  const [seats, published] = await Promise.all([
    findRows<Stored<'call-seats'>>(payload, 'call-seats', used),
    publishedSeats(payload, span),
  ])
  return (line, date) => {
    const hours = hoursOn(line, date)
    const ofDay = seats.filter(({ weekdays }) =>
      (weekdays ?? []).some((day) => Number(day) === weekdayOf(date)),
    )
    const plan = inForce(ofDay, line, date)
    const onDuty = published(line, date)
    if (!hours || !(plan || onDuty)) return null
    // Who is on duty as published goes before what was planned by number (CC-27).
    const quarters = onDuty
      ? onDuty.filter(({ at }) => hours.opensAt <= at && at < hours.closesAt)
      : seatsByQuarter((plan?.spans ?? []) as SeatSpan[], hours)
    const minimum = ruleOn(line, date)?.minSeats
    return { quarters, gaps: minimum ? gapsBelow(quarters, minimum) : [] }
  }
}
