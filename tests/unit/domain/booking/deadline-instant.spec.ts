import { describe, expect, it } from 'vitest'
import {
  bookableWindow,
  type Deadline,
  deadlineInstant,
  isBeforeDeadline,
} from '@/domain/booking/deadlines'
import { weekdayOf } from '@/domain/time/civil'
import { around, daysBefore, minutesBefore, tokyo, VISIT } from './deadline-fixtures'

describe('deadline', () => {
  it.each([
    ['3 days before at 17:00', daysBefore(3, '17:00'), '2026-11-22T08:00:00.000Z'],
    ['the same day at 08:00', daysBefore(0, '08:00'), '2026-11-24T23:00:00.000Z'],
    ['to the end of the day before', daysBefore(1, null), '2026-11-24T15:00:00.000Z'],
    ['90 minutes before', minutesBefore(90), '2026-11-24T23:30:00.000Z'],
    ['two days in minutes', minutesBefore(2880), '2026-11-23T01:00:00.000Z'],
    ['at the start', minutesBefore(0), '2026-11-25T01:00:00.000Z'],
  ])('%s', (_, rule, iso) => {
    expect(deadlineInstant(rule, VISIT.date, VISIT.start).toISOString()).toBe(iso)
  })

  it('crosses the year, the fiscal year and a leap day', () => {
    const iso = (rule: Deadline, date: string) => deadlineInstant(rule, date, '09:00').toISOString()
    expect(iso(daysBefore(3, '17:00'), '2027-04-02')).toBe('2027-03-30T08:00:00.000Z')
    expect(iso(daysBefore(1, null), '2027-04-01')).toBe('2027-03-31T15:00:00.000Z')
    expect(iso(daysBefore(1, '17:00'), '2027-01-01')).toBe('2026-12-31T08:00:00.000Z')
    expect(iso(daysBefore(1, '17:00'), '2028-03-01')).toBe('2028-02-29T08:00:00.000Z')
  })

  it('counts opening days when a calendar is given', () => {
    const isOpenDay = (date: string) => weekdayOf(date) >= 1 && weekdayOf(date) <= 5
    const closes = deadlineInstant(daysBefore(3, '17:00'), '2026-11-25', '10:00', isOpenDay)
    expect(closes).toEqual(tokyo('2026-11-20', '17:00'))
  })

  it('lets through before it and never from it on', () => {
    const rule = daysBefore(3, '17:00')
    const ask = (now: Date) => isBeforeDeadline(rule, { ...VISIT, now })
    expect(around(tokyo('2026-11-22', '17:00'), ask)).toEqual([true, true, false, false])
  })
})

describe('bookable window', () => {
  it('BK-28 (part) turns at midnight in Japan, in whatever zone the server runs', () => {
    const ask = (now: Date) => bookableWindow({ now, firstDayOffset: 1, lastDayOffset: 60 }).from
    expect(around(tokyo('2027-04-01', '00:00'), ask)).toEqual([
      '2027-04-01',
      '2027-04-01',
      '2027-04-02',
      '2027-04-02',
    ])
  })

  it('counts opening days when a calendar is given', () => {
    const isOpenDay = (date: string) =>
      weekdayOf(date) >= 1 && weekdayOf(date) <= 5 && date !== '2026-11-23'
    const now = tokyo('2026-11-20', '18:00')
    expect(bookableWindow({ now, firstDayOffset: 1, lastDayOffset: 3, isOpenDay })).toEqual({
      from: '2026-11-24',
      to: '2026-11-26',
    })
    expect(bookableWindow({ now, firstDayOffset: 0, lastDayOffset: 0, isOpenDay })).toEqual({
      from: '2026-11-20',
      to: '2026-11-20',
    })
  })

  it('reports a calendar that is never open instead of looping', () => {
    const now = tokyo('2026-11-20', '18:00')
    const ask = () =>
      bookableWindow({ now, firstDayOffset: 1, lastDayOffset: 3, isOpenDay: () => false })
    expect(ask).toThrow(RangeError)
  })
})
