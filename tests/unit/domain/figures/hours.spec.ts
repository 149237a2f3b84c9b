import { describe, expect, it } from 'vitest'

import {
  addMonths,
  daysOfMonth,
  hoursOn,
  type LineHours,
  missingHours,
} from '@/domain/figures/hours'
import { columnsIn, dateIn, type FileForm, minuteIn, StatReader } from '@/domain/figures/read-file'

const CLOSURES = {
  holidays: new Set(['2026-11-23']),
  yearEnd: new Set(['2026-12-29', '2027-01-01']),
}
const line = (more: Partial<LineHours> = {}): LineHours => ({
  validFrom: '2026-04-01',
  validTo: null,
  spans: [{ days: [1, 2, 3, 4, 5], from: '08:30', to: '17:15' }],
  onHolidays: false,
  overNewYear: false,
  closed: [],
  ...more,
})

describe('the hours of a line', () => {
  const open = (date: string, of = line()) => hoursOn(of, date, CLOSURES)

  it('follow weekdays, holidays, the year end, what was agreed, and the life of the number', () => {
    const own = line({ closed: ['2026-12-11'], validTo: '2027-03-31' })
    const days = ['2026-11-30', '2026-11-29', '2026-11-23', '2026-12-29', '2026-12-11']
    expect(days.map((date) => open(date, own) !== null)).toEqual([true, false, false, false, false])
    expect(['2026-03-31', '2027-04-01'].map((date) => open(date, own))).toEqual([null, null])
    const daily = line({
      spans: [{ days: [0, 1, 2, 3, 4, 5, 6], from: '08:30', to: '17:30' }],
      onHolidays: true,
    })
    expect(days.slice(1, 4).map((date) => open(date, daily) !== null)).toEqual([true, true, false])
  })

  it('an hour that is begun counts, a lunch closing does not, and one not told of is missing', () => {
    expect(open('2026-11-30')).toEqual({
      opensAt: '08:30',
      closesAt: '17:15',
      hours: [8, 9, 10, 11, 12, 13, 14, 15, 16, 17],
    })
    const spans = [
      { days: [1], from: '13:00', to: '15:00' },
      { days: [1], from: '09:00', to: '12:00' },
    ]
    expect(open('2026-11-30', line({ spans }))).toEqual({
      opensAt: '09:00',
      closesAt: '15:00',
      hours: [9, 10, 11, 13, 14],
    })
    expect(missingHours([9, 10, 11], [{ hour: 9 }, { hour: 11 }])).toEqual([10])
  })

  it('counts months over the year', () => {
    expect(daysOfMonth('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
    expect([addMonths('2026-12', 1), addMonths('2027-01', -2)]).toEqual(['2027-01', '2026-11'])
  })
})

describe('a file of a phone system', () => {
  it('reads the ways in which hours and days are written', () => {
    expect(
      ['9', '9時台', '09:00', '9:00～9:59', '0900', '９時'].map((text) => minuteIn(text, 'start')),
    ).toEqual(Array(6).fill(540))
    expect(['10:00', '9:00-10:00', '24:00'].map((text) => minuteIn(text, 'end'))).toEqual([
      599, 599, 1439,
    ])
    expect(['', '朝', '25:00', '9:75'].map((text) => minuteIn(text, 'start'))).toEqual([
      null,
      null,
      null,
      null,
    ])
    expect(dateIn('11/30/2026', 'mdy')).toBe('2026-11-30')
    expect(dateIn('30.11.2026', 'dmy')).toBe('2026-11-30')
    expect(dateIn('令和8年11月30日', 'ymd')).toBe('2026-11-30')
  })

  const form: FileForm = {
    line: 'main',
    lineNames: [{ name: '代表', line: 'main' }],
    timeMeans: 'start',
    dateOrder: 'ymd',
    columns: [
      { column: '日付', field: 'date' },
      { column: '時間', field: 'time' },
      { column: '着信', field: 'incoming' },
      { column: '応答', field: 'answered' },
      { column: '放棄', field: 'abandoned' },
    ],
  }
  const read = (rows: string[][]) => {
    const found = columnsIn(['日付', '時間', '着信', '応答', '放棄'], form)
    if ('problem' in found) throw new Error(found.problem)
    const reader = new StatReader(form, found.at, ['main'])
    rows.forEach((cells, at) => reader.add({ line: at + 2, cells }))
    return { days: reader.end(), problems: reader.problems, skipped: reader.skipped }
  }

  it('adds quarters of an hour up, passes over totals, and says of a wrong cell what to do', () => {
    const good = read([
      ['2026-11-30', '9:00', '5', '4', '1'],
      ['2026-11-30', '9:30', '1,005', '1005', '0'],
      ['合計', '', '1010', '1009', '1'],
    ])
    expect(good).toMatchObject({ problems: [], skipped: 1 })
    expect(good.days[0]?.bands[0]).toMatchObject({
      hour: 9,
      incoming: 1010,
      answered: 1009,
      automatic: 0,
      overflow: null,
    })
    const bad = read([
      ['2026-11-30', '9:00', '', '4', '1'],
      ['2026-11-31', '10:00', '5', '5', '0'],
      ['2026-11-30', '11:00', '5', '5', '1'],
      ['2026-11-30', '11:00', '6', '5', '1'],
    ])
    expect(bad.problems.map(({ line, column, value }) => [line, column, value])).toEqual([
      [2, '着信', ''],
      [3, '日付', '2026-11-31'],
      [5, '時間', '11:00'],
      [0, '着信', '2026-11-30 11時台'],
    ])
  })

  it('names a heading that the file does not have', () => {
    expect(columnsIn(['日付', '時間帯'], form)).toMatchObject({
      problem: expect.stringContaining('「時間」「着信」「応答」「放棄」'),
    })
  })
})
