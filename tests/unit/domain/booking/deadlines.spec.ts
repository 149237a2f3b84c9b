import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bookableWindow,
  canCancel,
  canChange,
  canRegister,
  type Deadline,
} from '@/domain/booking/deadlines'
import { addDays, timeOf } from '@/domain/time/civil'
import { around, daysBefore, MINUTE, minutesBefore, tokyo, VISIT } from './deadline-fixtures'

const code = (verdict: { ok: boolean; code?: string }) => verdict.code ?? 'ok'

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
