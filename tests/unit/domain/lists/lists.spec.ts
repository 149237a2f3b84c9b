import { describe, expect, it } from 'vitest'

import { orderOf } from '@/domain/lists/list-kinds'
import { periodOf } from '@/domain/lists/period'

const row = (date: string, officeRank: number, start: string, number = '1') => ({
  date,
  officeRank,
  start,
  number,
})

describe('the kinds of 予約リスト', () => {
  const rows = [
    row('2026-12-08', 0, '09:00'),
    row('2026-12-07', 1, '09:00'),
    row('2026-12-07', 0, '10:00'),
    row('2026-12-07', 0, '09:30', '2'),
    row('2026-12-07', 0, '09:30', '1'),
  ]
  const sorted = (kind: 'day' | 'ward' | 'time') =>
    [...rows]
      .sort(orderOf(kind))
      .map((one) => `${one.date.slice(8)} ${one.officeRank} ${one.start} ${one.number}`)

  it('日別: day, then office, then time', () => {
    expect(sorted('day')).toEqual([
      '07 0 09:30 1',
      '07 0 09:30 2',
      '07 0 10:00 1',
      '07 1 09:00 1',
      '08 0 09:00 1',
    ])
  })
  it('区別: office, then day, then time', () => {
    expect(sorted('ward')).toEqual([
      '07 0 09:30 1',
      '07 0 09:30 2',
      '07 0 10:00 1',
      '08 0 09:00 1',
      '07 1 09:00 1',
    ])
  })
  it('時間順: day, then time, then office', () => {
    expect(sorted('time')).toEqual([
      '07 1 09:00 1',
      '07 0 09:30 1',
      '07 0 09:30 2',
      '07 0 10:00 1',
      '08 0 09:00 1',
    ])
  })
})

describe('ready-made periods', () => {
  it.each([
    ['today', '2026-11-21', '2026-11-21', '2026-11-21'],
    ['tomorrow', '2026-12-31', '2027-01-01', '2027-01-01'],
    ['this-fiscal-year', '2027-03-31', '2026-04-01', '2027-03-31'],
    ['this-fiscal-year', '2027-04-01', '2027-04-01', '2028-03-31'],
    ['last-fiscal-year', '2027-01-15', '2025-04-01', '2026-03-31'],
    // A week is Monday to Sunday; the 22nd is a Sunday.
    ['this-week', '2026-11-22', '2026-11-16', '2026-11-22'],
    ['next-week', '2026-11-22', '2026-11-23', '2026-11-29'],
    ['this-month', '2028-02-10', '2028-02-01', '2028-02-29'],
    ['last-month', '2027-01-15', '2026-12-01', '2026-12-31'],
    ['last-month', '2026-03-31', '2026-02-01', '2026-02-28'],
  ] as const)('%s on %s is %s to %s', (name, today, from, to) => {
    expect(periodOf(name, today)).toEqual({ from, to })
  })
})
