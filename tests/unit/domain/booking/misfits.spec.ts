import { describe, expect, it } from 'vitest'

import { misfits, type SeatedBooking } from '@/domain/booking/misfits'
import { slotKey } from '@/domain/booking/slot-diff'
import type { PlannedSlot } from '@/domain/booking/slot-types'
import { minutesOf, timeOf, toIso } from '@/domain/time/civil'

const DATE = '2026-12-07'
const slot = (start: string, capacity: number, minutes = 30): PlannedSlot => ({
  officeId: 'o',
  serviceId: 's',
  date: DATE,
  start,
  end: timeOf(minutesOf(start) + minutes),
  startsAt: toIso(DATE, start),
  minutes,
  capacity,
  capWeb: capacity,
  capPhone: capacity,
  capCounter: capacity,
  source: 'band',
})
const key = (start: string) => slotKey({ officeId: 'o', serviceId: 's', date: DATE, start })
const booking = (
  id: string,
  start: string,
  seats = 1,
  extra: Partial<SeatedBooking> = {},
): SeatedBooking => ({
  id,
  date: DATE,
  start,
  end: timeOf(minutesOf(start) + 30),
  createdAt: `2026-11-0${id}`,
  claims: [{ slotKey: key(start), seats }],
  ...extra,
})
const ids = (bookings: SeatedBooking[], planned: PlannedSlot[]) =>
  [...misfits(bookings, planned)].sort()

describe('bookings that no longer fit', () => {
  it('BK-04 (part) lists who lies outside the hours', () => {
    expect(ids([booking('1', '09:00'), booking('2', '16:30')], [slot('09:00', 1)])).toEqual(['2'])
  })

  it('BK-04 (part) lists the latest when the headcount is too small for all', () => {
    const three = [booking('2', '09:00'), booking('1', '09:00'), booking('3', '09:00')]
    expect(ids(three, [slot('09:00', 3)])).toEqual([])
    expect(ids(three, [slot('09:00', 2)])).toEqual(['3'])
    expect(ids(three, [slot('09:00', 0)])).toEqual(['1', '2', '3'])
  })

  it('never splits a household, and lets a smaller later one stay', () => {
    const planned = [slot('09:00', 3)]
    expect(
      ids([booking('1', '09:00', 2), booking('2', '09:00', 2), booking('3', '09:00', 1)], planned),
    ).toEqual(['2'])
  })

  it('does not count seats that staff gave beyond the headcount', () => {
    const over = booking('2', '09:00', 1, {
      claims: [{ slotKey: key('09:00'), seats: 1, over: true }],
    })
    expect(ids([booking('1', '09:00'), over], [slot('09:00', 1)])).toEqual([])
  })

  it('does not count those who have to be contacted anyway', () => {
    // The first is too long for the new unit; its seat is free for the second.
    const planned = [slot('09:00', 1, 20)]
    const short = booking('2', '09:00', 1, { end: '09:20' })
    expect(ids([booking('1', '09:00'), short], planned)).toEqual(['1'])
  })

  it('counts every slot of a party in consecutive slots', () => {
    const party = booking('2', '09:00', 1, {
      end: '10:00',
      claims: [
        { slotKey: key('09:00'), seats: 1 },
        { slotKey: key('09:30'), seats: 1 },
      ],
    })
    const planned = [slot('09:00', 2), slot('09:30', 1)]
    expect(ids([booking('1', '09:30'), party], planned)).toEqual(['2'])
  })
})
