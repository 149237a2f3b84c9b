import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  compare,
  dateOfEpochDay,
  datesBetween,
  diffDays,
  epochDayOf,
  fiscalYearOf,
  isCivilDate,
  isCivilTime,
  minutesOf,
  timeOf,
  tokyoDateOf,
  weekdayOf,
  weekStart,
} from '@/domain/time/civil'

const FIRST = epochDayOf('0001-01-01')
const LAST = epochDayOf('9999-12-31')
const anyDate = fc.integer({ min: FIRST, max: LAST }).map(dateOfEpochDay)

describe('dates and times as text', () => {
  it.each(['2026-02-28', '2028-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])(
    'takes the day %s',
    (text) => expect(isCivilDate(text)).toBe(true),
  )

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-01',
    '0000-01-01',
    '2026-11-21T00:00',
    '２０２６-11-21',
    '2026-11-21\n',
    '',
    null,
    undefined,
    20261121,
    new Date(0),
  ])('refuses the day %j', (value) => expect(isCivilDate(value)).toBe(false))

  it.each(['00:00', '09:05', '23:59'])('takes the time %s', (text) => {
    expect(isCivilTime(text)).toBe(true)
  })

  it.each(['24:00', '9:05', '12:60', '12:00:00', '12:00\n', '', null, 900])(
    'refuses the time %j',
    (value) => expect(isCivilTime(value)).toBe(false),
  )

  it('says what was wrong instead of computing NaN', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError)
    expect(() => minutesOf('24:00')).toThrow(RangeError)
    expect(() => timeOf(1440)).toThrow(RangeError)
    expect(() => timeOf(0.5)).toThrow(RangeError)
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
    expect(() => addDays('0001-01-01', -1)).toThrow(RangeError)
    expect(() => tokyoDateOf(new Date(NaN))).toThrow(RangeError)
  })
})

describe('calendar arithmetic', () => {
  it('agrees with Temporal on every kind of day', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -800, max: 800 }), (date, days) => {
        const expected = Temporal.PlainDate.from(date).add({ days })
        fc.pre(expected.year >= 1 && expected.year <= 9999)
        expect(addDays(date, days)).toBe(expected.toString())
        expect(diffDays(date, addDays(date, days))).toBe(days)
        expect(weekdayOf(date)).toBe(Temporal.PlainDate.from(date).dayOfWeek % 7)
      }),
    )
  })

  it('walks four hundred years without a gap or a repeat', () => {
    const days = datesBetween('1900-01-01', '2299-12-31')
    expect(days).toHaveLength(146_097)
    expect(days.every((day, index) => isCivilDate(day) && (!index || days[index - 1]! < day))).toBe(
      true,
    )
  })

  it('lists both ends, and nothing when the range is turned round', () => {
    expect(datesBetween('2028-02-28', '2028-03-01')).toEqual([
      '2028-02-28',
      '2028-02-29',
      '2028-03-01',
    ])
    expect(datesBetween('2026-11-21', '2026-11-21')).toEqual(['2026-11-21'])
    expect(datesBetween('2026-11-22', '2026-11-21')).toEqual([])
  })

  it('starts the week on Monday', () => {
    expect(weekStart('2026-11-16')).toBe('2026-11-16')
    expect(weekStart('2026-11-22')).toBe('2026-11-16')
    expect(weekStart('2027-01-01')).toBe('2026-12-28')
  })

  it('turns the fiscal year between 31 March and 1 April', () => {
    expect(fiscalYearOf('2027-03-31')).toBe(2026)
    expect(fiscalYearOf('2027-04-01')).toBe(2027)
    expect(fiscalYearOf('2027-01-01')).toBe(2026)
  })

  it('orders dates and times as text', () => {
    expect(['2026-12-01', '2026-02-03', '2026-02-03'].sort(compare)).toEqual([
      '2026-02-03',
      '2026-02-03',
      '2026-12-01',
    ])
    expect(compare('09:00', '10:00')).toBeLessThan(0)
    expect(compare('10:00', '09:00')).toBeGreaterThan(0)
  })
})
