import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { clashOf, type Duty, type Interval, type Need, shortsOf } from '@/domain/people/coverage'
import { byTurn, daysInARow } from '@/domain/people/turns'
import { minutesOf, timeOf } from '@/domain/time/civil'

const duty = (worker: string, from: string, to: string, ...breaks: [string, string][]): Duty => ({
  worker,
  place: 'コールセンター',
  from,
  to,
  roles: [],
  breaks: breaks.map(([start, end]) => ({ from: start, to: end })),
})
const two: Need = { title: 'いつも2人', from: '08:30', to: '17:15', seats: 2 }

describe('coverage', () => {
  it('CC-27 (part) SC-12 (part) a break that leaves one person for a quarter of an hour is short, with by how many', () => {
    const all = [
      duty('a', '08:30', '17:15', ['10:15', '10:45']),
      duty('b', '08:30', '17:15', ['12:00', '13:00']),
      duty('c', '10:45', '17:15', ['14:00', '15:00']),
    ]
    expect(shortsOf(all, [two])).toEqual([
      { title: 'いつも2人', from: '10:15', to: '10:45', short: 1 },
    ])
    expect(shortsOf([], [two])).toEqual([
      { title: 'いつも2人', from: '08:30', to: '17:15', short: 2 },
    ])
  })

  const minute = fc.integer({ min: 0, max: 1439 }).map(timeOf)
  const interval = fc
    .tuple(minute, minute)
    .map(([a, b]): Interval => (a < b ? { from: a, to: b } : { from: b, to: a }))
  const anyDuty = fc.record({
    worker: fc.constantFrom('a', 'b', 'c', 'd'),
    place: fc.constant('p'),
    span: interval,
    breaks: fc.array(interval, { maxLength: 3 }),
    roles: fc.subarray(['lead', 'clerk']),
  })
  const anyNeed = fc.record({
    title: fc.constant('n'),
    span: interval,
    role: fc.constantFrom(null, 'lead', 'clerk'),
    seats: fc.integer({ min: 1, max: 3 }),
  })

  /** Minute by minute, without bits: who is there for all the fifteen minutes of a band. */
  function slow(duties: Duty[], need: Need): number[] {
    const covers = ({ from, to }: Interval, at: number) =>
      minutesOf(from) <= at && at < minutesOf(to)
    return Array.from({ length: 96 }, (_, band) => {
      const minutes = Array.from({ length: 15 }, (__, at) => band * 15 + at)
      if (!minutes.some((at) => covers(need, at))) return 0
      const there = new Set<string>()
      for (const worker of ['a', 'b', 'c', 'd']) {
        const own = duties.filter(
          (one) => one.worker === worker && (!need.role || one.roles.includes(need.role)),
        )
        const isThere = own.some((one) =>
          minutes.every((at) => covers(one, at) && !one.breaks.some((pause) => covers(pause, at))),
        )
        if (isThere) there.add(worker)
      }
      return Math.max(0, need.seats - there.size)
    })
  }

  it('ST-09 (part) the bands are the same as a slow count by minutes', () => {
    fc.assert(
      fc.property(fc.array(anyDuty, { maxLength: 6 }), anyNeed, (rows, { span, ...rest }) => {
        const duties = rows.map(({ span: time, ...one }): Duty => ({ ...one, ...time }))
        const need: Need = { ...rest, ...span }
        const found = Array.from({ length: 96 }, () => 0)
        for (const { from, to, short } of shortsOf(duties, [need]))
          for (let band = minutesOf(from) / 15; band * 15 < minutesOf(to); band++)
            found[band] = short
        expect(found).toEqual(slow(duties, need))
      }),
    )
  })

  it('nobody is in two places at once, the way between them included', () => {
    const at = (place: string, from: string, to: string) => ({ place, from, to })
    expect(clashOf([at('a', '09:00', '12:00'), at('a', '12:00', '17:00')], () => 30)).toBe(null)
    expect(clashOf([at('a', '09:00', '12:00'), at('b', '12:30', '17:00')], () => 30)).toBe(null)
    expect(clashOf([at('b', '12:29', '17:00'), at('a', '09:00', '12:00')], () => 30)).toEqual([
      at('a', '09:00', '12:00'),
      at('b', '12:29', '17:00'),
    ])
    expect(clashOf([at('a', '09:00', '12:00'), at('a', '11:00', '17:00')], () => 0)).not.toBe(null)
  })

  it('the turn is of whoever has the fewest hours, then the fewest days in a row', () => {
    expect(daysInARow(['2026-12-06', '2026-12-07', '2026-12-09'], '2026-12-08')).toBe(4)
    const of = (worker: string, minutes: number, days: string[]) => ({ worker, minutes, days })
    const all = [
      of('tired', 480, ['2026-12-06', '2026-12-07']),
      of('full', 960, []),
      of('fresh', 480, ['2026-12-01']),
    ]
    expect([...all].sort(byTurn('2026-12-08')).map(({ worker }) => worker)).toEqual([
      'fresh',
      'tired',
      'full',
    ])
  })
})
