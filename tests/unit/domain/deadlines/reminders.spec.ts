import { describe, expect, it } from 'vitest'

import { openingDays } from '@/domain/deadlines/due'
import { leftText, type Reminded, reminderOn } from '@/domain/deadlines/reminders'
import { addDays } from '@/domain/time/civil'
import { holidaySeed } from '@/presets/holidays'

const isOpen = openingDays(new Set(holidaySeed().map(({ date }) => date)))
/** Due on a Friday. */
const DUE = '2026-09-18'
const one = (part: Partial<Reminded> = {}): Reminded => ({
  dueOn: DUE,
  begins: '2026-08-01',
  days: [3, 1, 0],
  overdue: true,
  ...part,
})
const on = (by: number, part: Partial<Reminded> = {}) =>
  reminderOn(one(part), addDays(DUE, by), isOpen)?.slice(DUE.length + 1) ?? null

describe('the reminder of a day', () => {
  it('NT-09 (part) is due three days before, the day before and on the day; then on each opening day', () => {
    expect([-5, -4, -3, -1, 0].map((by) => on(by))).toEqual([null, null, '3', '1', '0'])
    // Saturday is the day after. 9/21 to 9/23 are holidays: Thursday is the next opening day.
    const after = [1, 2, 3, 4, 5, 6, 7, 8, 10].map((by) => on(by))
    expect(after).toEqual([
      ...Array.from({ length: 5 }, () => '+2026-09-19'),
      '+2026-09-24',
      '+2026-09-25',
      '+2026-09-25',
      '+2026-09-28',
    ])
  })

  it('is made up for after a standstill, under the same key, and never by more than one', () => {
    expect(on(-2)).toBe('3')
    expect(on(-2, { days: [1, 0] })).toBeNull()
    expect(on(0, { days: [3, 1] })).toBe('1')
    expect(on(0, { days: [] })).toBeNull()
  })

  it('is silent after the due day where the rule says so', () => {
    expect(on(1, { overdue: false })).toBeNull()
  })

  it('waits for the period to begin, unless the document is due before it', () => {
    const daily = { begins: '2026-09-17', days: [3, 1, 0] }
    expect([-3, -2, -1, 0].map((by) => on(by, daily))).toEqual([null, null, '1', '0'])
    const plan = { begins: '2026-10-01' }
    expect([-3, -1, 0].map((by) => on(by, plan))).toEqual(['3', '1', '0'])
    expect(on(-3, { begins: null })).toBe('3')
  })

  it('starts anew when the due day was moved', () => {
    expect(reminderOn(one({ dueOn: '2026-09-25' }), '2026-09-22', isOpen)).toBe('2026-09-25|3')
  })

  it('says how long it is', () => {
    expect([-3, 0, 2].map((by) => leftText(DUE, addDays(DUE, by)))).toEqual([
      'あと3日',
      '今日が期限',
      '2日過ぎています',
    ])
  })
})
