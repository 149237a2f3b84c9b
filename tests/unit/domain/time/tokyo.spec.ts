import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compare,
  dateOfEpochDay,
  epochDayOf,
  timeOf,
  toInstant,
  toIso,
  tokyoDateOf,
  tokyoTimeOf,
} from '@/domain/time/civil'

const FIRST = epochDayOf('0001-01-01')
const LAST = epochDayOf('9999-12-31')
const anyDate = fc.integer({ min: FIRST, max: LAST }).map(dateOfEpochDay)
const anyTime = fc.integer({ min: 0, max: 1439 }).map(timeOf)

describe('Japan time', () => {
  it('BK-28 (part) is nine hours before UTC whatever zone the process runs in', () => {
    expect(toIso('2026-11-21', '10:00')).toBe('2026-11-21T01:00:00.000Z')
    expect(toIso('2027-01-01', '00:00')).toBe('2026-12-31T15:00:00.000Z')
    expect(toIso('2026-03-08', '02:30')).toBe('2026-03-07T17:30:00.000Z')
  })

  it('turns the day at midnight in Tokyo', () => {
    expect(tokyoDateOf(new Date('2026-12-31T14:59:59.999Z'))).toBe('2026-12-31')
    expect(tokyoTimeOf(new Date('2026-12-31T14:59:59.999Z'))).toBe('23:59')
    expect(tokyoDateOf(new Date('2026-12-31T15:00:00.000Z'))).toBe('2027-01-01')
    expect(tokyoTimeOf(new Date('2026-12-31T15:00:00.000Z'))).toBe('00:00')
    expect(tokyoDateOf(new Date(-1))).toBe('1970-01-01')
  })

  it('comes back from an instant to the same date and time', () => {
    fc.assert(
      fc.property(anyDate, anyTime, (date, time) => {
        const instant = toInstant(date, time)
        expect(tokyoDateOf(instant)).toBe(date)
        expect(tokyoTimeOf(instant)).toBe(time)
      }),
    )
  })

  it('sorts as ISO text in the order of the instants', () => {
    const modern = fc.integer({ min: epochDayOf('1970-01-02'), max: LAST }).map(dateOfEpochDay)
    fc.assert(
      fc.property(modern, anyTime, modern, anyTime, (d1, t1, d2, t2) => {
        const byInstant = Math.sign(toInstant(d1, t1).getTime() - toInstant(d2, t2).getTime())
        expect(compare(toIso(d1, t1), toIso(d2, t2))).toBe(byInstant)
        expect(compare(`${d1} ${t1}`, `${d2} ${t2}`)).toBe(byInstant)
      }),
    )
  })
})
