import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { openingDays } from '@/domain/deadlines/due'
import { addDays, type CivilDate } from '@/domain/time/civil'
import { dueDay, isToTell, lastSinceDueBefore, sinceOf } from '@/kit/case/due'
import type { DueRule } from '@/kit/case/types'
import type { CaseRow } from '@/kit/case/types'

/** The year's end as a city closes, beside the weekends. */
const closed = ['2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03']
const isOpen = openingDays(new Set([...closed, '2027-01-11']))
const never = () => false

const rule = (days: number, isOpenDays = true, more: Partial<DueRule> = {}): DueRule => ({
  state: 'open',
  days,
  isOpenDays,
  remindDays: [3, 1, 0],
  overdue: true,
  toTurn: false,
  addresses: [],
  ...more,
})

describe('the day of a record', () => {
  it.each<[number, boolean, CivilDate, CivilDate]>([
    // A Monday.
    [0, true, '2026-12-07', '2026-12-07'],
    [3, true, '2026-12-07', '2026-12-10'],
    [5, true, '2026-12-07', '2026-12-14'],
    // A Saturday: the day itself is the Monday after it.
    [0, true, '2026-12-12', '2026-12-14'],
    [1, true, '2026-12-12', '2026-12-14'],
    [3, true, '2026-12-25', '2027-01-05'],
    [3, true, '2026-12-28', '2027-01-06'],
    [3, false, '2026-12-28', '2026-12-31'],
    [1, true, '2027-01-08', '2027-01-12'],
  ])('%i days, open days only: %s, from %s is %s', (days, isOpenDays, since, due) => {
    expect(dueDay(rule(days, isOpenDays), since, isOpen)).toBe(due)
  })

  it('the last day whose records are late is the one after which none is', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((by) => addDays('2026-06-01', by))
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.boolean(), day, (days, isOpenDays, today) => {
        const one = rule(days, isOpenDays)
        const last = lastSinceDueBefore(one, today, isOpen)
        expect(dueDay(one, last, isOpen) < today).toBe(true)
        expect(dueDay(one, addDays(last, 1), isOpen) >= today).toBe(true)
      }),
    )
  })

  it('a calendar without an open day hangs nothing', () => {
    expect(dueDay(rule(5), '2026-12-07', never) > '2026-12-07').toBe(true)
    expect(lastSinceDueBefore(rule(5), '2026-12-07', never) < '2026-12-07').toBe(true)
  })

  it('is counted from the move that led into the state, where the row does not say', () => {
    const line = (at: string, from: string, to: string) => ({ at, from, to, seq: 0, move: 'x' })
    const row = {
      history: [
        line('2026-12-01T00:00:00.000Z', '', 'open'),
        line('2026-12-02T15:30:00.000Z', 'open', 'asked'),
        line('2026-12-09T00:00:00.000Z', 'asked', 'asked'),
      ],
      createdAt: '2026-11-01T00:00:00.000Z',
    } as unknown as CaseRow
    // 15:30 at London is past midnight in Japan.
    expect(sinceOf(row)).toBe('2026-12-03')
    expect(sinceOf({ ...row, history: null })).toBe('2026-11-01')
    expect(sinceOf({ ...row, stateOn: '2026-12-05' })).toBe('2026-12-05')
  })
})

describe('a reminder', () => {
  const tell = (since: CivilDate, today: CivilDate, last: CivilDate | null) =>
    isToTell(rule(5), since, { today, last, isOpen }).isNew

  it('comes on its days before, on the day, and on each open day after it', () => {
    // Due on Monday the 14th.
    const days = ['08', '09', '10', '11', '14', '15', '16'].map((day) => `2026-12-${day}`)
    const told = days.filter((day, index) =>
      tell('2026-12-07', day, days[index - 1] ?? '2026-12-08'),
    )
    expect(told).toEqual(['2026-12-11', '2026-12-14', '2026-12-15', '2026-12-16'])
  })

  it('of days on which nothing ran comes once', () => {
    expect(tell('2026-12-07', '2026-12-14', '2026-12-10')).toBe(true)
    expect(tell('2026-12-07', '2026-12-14', '2026-12-14')).toBe(false)
    expect(tell('2026-12-07', '2026-12-10', null)).toBe(false)
    expect(tell('2026-12-07', '2026-12-18', null)).toBe(true)
  })

  it('of what came into its state after the last ones is not lost', () => {
    const near = rule(2, true, { remindDays: [3] })
    const day = { today: '2026-12-09', last: '2026-12-08', isOpen }
    expect(isToTell(near, '2026-12-09', day).isNew).toBe(true)
    expect(isToTell(near, '2026-12-07', day).isNew).toBe(false)
  })
})
