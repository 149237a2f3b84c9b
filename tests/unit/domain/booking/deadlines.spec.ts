import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bookableWindow,
  canCancel,
  canChange,
  canRegister,
  type Deadline,
  deadlineInstant,
  isBeforeDeadline,
} from '@/domain/booking/deadlines'
import { addDays, timeOf, toInstant, weekdayOf } from '@/domain/time/civil'

const VISIT = { date: '2026-11-25', start: '10:00' }
const daysBefore = (days: number, time: string | null): Deadline => ({
  daysBefore: days,
  time,
  minutesBefore: null,
})
const minutesBefore = (minutes: number): Deadline => ({
  daysBefore: 0,
  time: null,
  minutesBefore: minutes,
})
const tokyo = (date: string, time: string, ms = 0) => new Date(toInstant(date, time).getTime() + ms)
const MINUTE = 60_000

/** Verdict one minute before, one millisecond before, at, and one minute after a border. */
const around = <T>(border: Date, ask: (now: Date) => T): T[] =>
  [-MINUTE, -1, 0, MINUTE].map((ms) => ask(new Date(border.getTime() + ms)))

const code = (verdict: { ok: boolean; code?: string }) => verdict.code ?? 'ok'

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

describe('what a citizen may still do', () => {
  const open = { ...VISIT, rule: null, window: null, lock: null }

  it('BK-08 (part) closes registering 3 days before at 17:00 and cancelling the day before', () => {
    const register = daysBefore(3, '17:00')
    const cancel = daysBefore(1, null)
    const ask = (now: Date) => [
      code(canRegister({ ...open, rule: register, now })),
      code(canCancel({ ...VISIT, rule: cancel, now })),
    ]
    const closed = 'DEADLINE_PASSED'
    expect(around(tokyo('2026-11-22', '17:00'), ask)).toEqual([
      ['ok', 'ok'],
      ['ok', 'ok'],
      [closed, 'ok'],
      [closed, 'ok'],
    ])
    expect(around(tokyo('2026-11-25', '00:00'), ask)).toEqual([
      [closed, 'ok'],
      [closed, 'ok'],
      [closed, closed],
      [closed, closed],
    ])
  })

  it('BK-09 (part) lets a change through 2 days and 1 minute before, not 1 minute later', () => {
    const lock = { days: 2, minutes: 0 }
    const ask = (now: Date) => code(canChange({ ...open, lock, now }))
    expect(around(tokyo('2026-11-23', '10:00'), ask)).toEqual([
      'ok',
      'ok',
      'DEADLINE_PASSED',
      'DEADLINE_PASSED',
    ])
    const at = tokyo('2026-11-24', '09:00')
    expect(canCancel({ ...VISIT, rule: null, now: at }).ok).toBe(true)
  })

  it('takes the earlier of the deadline and the lock', () => {
    const now = tokyo('2026-11-01', '00:00')
    const lock = { days: 0, minutes: 30 }
    const until = (rule: Deadline | null) => canChange({ ...open, rule, lock, now }).until
    expect(until(null)).toEqual(tokyo('2026-11-25', '09:30'))
    expect(until(minutesBefore(60))).toEqual(tokyo('2026-11-25', '09:00'))
    expect(until(minutesBefore(10))).toEqual(tokyo('2026-11-25', '09:30'))
  })

  it('BK-28 (part) never books the past: at 10:01 the 10:00 slot is gone', () => {
    const ask = (now: Date) => [
      code(canRegister({ ...open, now })),
      code(canChange({ ...open, now })),
      code(canCancel({ ...open, now })),
    ]
    const [before, just, at, after] = around(tokyo('2026-11-25', '10:00'), ask)
    expect([before, just]).toEqual([Array(3).fill('ok'), Array(3).fill('ok')])
    expect([at, after]).toEqual([Array(3).fill('PAST'), Array(3).fill('PAST')])
  })

  it('says PAST, not "deadline", once the visit has begun', () => {
    const now = tokyo('2026-11-26', '00:00')
    expect(code(canCancel({ ...VISIT, rule: daysBefore(1, null), now }))).toBe('PAST')
  })

  it('ignores a deadline that would lie after the start', () => {
    const rule = daysBefore(0, null)
    expect(canCancel({ ...VISIT, rule, now: tokyo('2026-11-25', '09:59') })).toEqual({
      ok: true,
      until: tokyo('2026-11-25', '10:00'),
    })
  })

  it('refuses days before and after the window', () => {
    const now = tokyo('2026-11-21', '12:00')
    const ask = (date: string) => {
      const window = bookableWindow({ now, firstDayOffset: 1, lastDayOffset: 30 })
      return code(canRegister({ ...open, date, window, now }))
    }
    expect(ask('2026-11-20')).toBe('PAST')
    expect(ask('2026-11-21')).toBe('PAST')
    expect(ask('2026-11-22')).toBe('ok')
    expect(ask('2026-12-21')).toBe('ok')
    expect(ask('2026-12-22')).toBe('TOO_EARLY')
    const today = { ...open, date: '2026-11-21', start: '15:00', now }
    const window = { from: '2026-11-22', to: '2026-12-21' }
    expect(code(canRegister({ ...today, window }))).toBe('DEADLINE_PASSED')
  })

  it('opens once and closes once: allowed at a moment means allowed at every earlier one', () => {
    const rules = fc.oneof(
      fc.nat(10_000).map(minutesBefore),
      fc
        .record({ days: fc.nat(30), minute: fc.option(fc.nat(1439)) })
        .map(({ days, minute }) => daysBefore(days, minute === null ? null : timeOf(minute))),
    )
    const visits = fc.record({
      date: fc.nat(1000).map((days) => addDays('2026-01-01', days)),
      start: fc.nat(1439).map(timeOf),
    })
    fc.assert(
      fc.property(rules, visits, fc.nat(80_000), fc.nat(80_000), (rule, visit, a, b) => {
        const at = (minutes: number) =>
          canCancel({ ...visit, rule, now: tokyo(visit.date, visit.start, -minutes * MINUTE) }).ok
        const [early, late] = a > b ? [a, b] : [b, a]
        if (at(late)) expect(at(early)).toBe(true)
        expect(at(0)).toBe(false)
      }),
    )
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
