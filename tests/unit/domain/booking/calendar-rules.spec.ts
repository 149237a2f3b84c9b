import { describe, expect, it } from 'vitest'

import {
  bandProblem,
  exceptionProblem,
  seatsProblem,
  weekdaysText,
} from '@/domain/booking/calendar-rules'

const week = (...days: number[]) => Array.from({ length: 7 }, (_, day) => days.includes(day))
const band = {
  start: '09:00',
  end: '17:00',
  slotMinutes: 30,
  validFrom: '2026-04-01',
  validTo: null,
  weekdays: week(1, 2, 3, 4, 5),
  capacity: 3,
}
const closed = {
  kind: 'closed' as const,
  from: '2026-12-10',
  to: '2026-12-10',
  start: null,
  end: null,
  slotMinutes: null,
}

describe('rules of a weekly band', () => {
  it('accepts hours with a rest that is too short for a slot', () => {
    expect(bandProblem({ ...band, start: '08:30', end: '17:15' })).toBeNull()
  })

  it.each([
    [{ end: '09:00' }, 'end', '終了時刻は開始時刻より後にしてください。'],
    [{ end: '09:20' }, 'end', '30分の枠が1つも作れません'],
    [{ validTo: '2026-03-31' }, 'validTo', '適用終了日は'],
    [{ weekdays: week() }, 'mon', '曜日を1つ以上'],
    [{ capWeb: 4 }, 'capWeb', '「うちWeb」は1枠の人数（3人）以下'],
    [{ capacity: 2.5 }, 'capacity', '0以上の整数'],
  ])('refuses %o on its field', (change, field, text) => {
    const problem = bandProblem({ ...band, ...change })
    expect(problem).toEqual({ field, message: expect.stringContaining(text) })
  })
})

describe('rules of an exception', () => {
  it('accepts a whole day, part of a day and an open end', () => {
    expect(exceptionProblem(closed)).toBeNull()
    expect(exceptionProblem({ ...closed, start: '13:00', end: '15:00' })).toBeNull()
    expect(exceptionProblem({ ...closed, start: '13:00' })).toBeNull()
  })

  const open = {
    ...closed,
    kind: 'open' as const,
    start: '08:30',
    end: '12:30',
    slotMinutes: 30,
    capacity: 5,
  }
  it.each([
    [{ ...closed, to: '2026-12-09' }, 'to', '終了日は開始日と同じか'],
    [{ ...closed, to: '2028-12-10' }, 'to', '期間は1年以内'],
    [{ ...closed, start: '15:00', end: '13:00' }, 'end', '終了時刻は開始時刻より後'],
    [{ ...open, start: null }, 'start', '開始時刻と終了時刻を入力'],
    [{ ...open, slotMinutes: null }, 'slotMinutes', '枠の単位を選んで'],
    [{ ...open, capacity: null }, 'capacity', '1枠の人数を入力'],
    [{ ...open, end: '08:50' }, 'end', '枠が1つも作れません'],
  ])('refuses %o on its field', (exception, field, text) => {
    const problem = exceptionProblem(exception)
    expect(problem).toEqual({ field, message: expect.stringContaining(text) })
  })
})

describe('words', () => {
  it('no lane is larger than the whole; an empty one has no limit', () => {
    expect(seatsProblem({ capacity: 3, capWeb: null, capPhone: 3 })).toBeNull()
    expect(seatsProblem({ capacity: 0, capCounter: 1 })).toEqual({
      field: 'capCounter',
      message: expect.stringContaining('うち窓口'),
    })
  })

  it.each([
    [week(1, 2, 3, 4, 5), '月〜金'],
    [week(6, 0), '土・日'],
    [week(1, 3, 5), '月・水・金'],
    [week(0, 1, 2, 3, 4, 5, 6), '毎日'],
    [week(5, 6, 0), '金〜日'],
    [week(2), '火'],
  ])('names the days of the week', (days, text) => expect(weekdaysText(days)).toBe(text))
})
