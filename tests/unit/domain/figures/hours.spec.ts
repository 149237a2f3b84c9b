import { describe, expect, it } from 'vitest'

import { addMonths, daysOfMonth, hoursOf, isOpenOn, missingHours } from '@/domain/figures/hours'
import { columnsIn, dateIn, type FileForm, minuteIn, StatReader } from '@/domain/figures/read-file'

const CLOSURES = {
  holidays: new Set(['2026-11-23']),
  yearEnd: new Set(['2026-12-29', '2027-01-01']),
}
const hours = (more = {}) => ({
  weekdays: [1, 2, 3, 4, 5],
  opensAt: '09:00',
  closesAt: '17:00',
  onHolidays: false,
  atYearEnd: false,
  closed: [],
  ...more,
})

describe('the hours of a line', () => {
  it('follow weekdays, holidays, the year end and what was agreed', () => {
    const own = hours({ closed: [{ from: '2026-12-10', to: '2026-12-11' }] })
    const open = (date: string, of = own) => isOpenOn(of, date, CLOSURES)
    expect(open('2026-11-30')).toBe(true)
    expect(open('2026-11-29')).toBe(false)
    expect(open('2026-11-23')).toBe(false)
    expect(open('2026-12-29')).toBe(false)
    expect(open('2026-12-11')).toBe(false)
    const daily = hours({ weekdays: [0, 1, 2, 3, 4, 5, 6], onHolidays: true })
    expect(['2026-11-29', '2026-11-23', '2026-12-29'].map((date) => open(date, daily))).toEqual([
      true,
      true,
      false,
    ])
  })

  it('an hour that is begun counts, and one that nothing was told of is missing, not zero', () => {
    expect(hoursOf({ opensAt: '08:30', closesAt: '17:15' })).toEqual([
      8, 9, 10, 11, 12, 13, 14, 15, 16, 17,
    ])
    expect(hoursOf({ opensAt: '09:00', closesAt: '12:00' })).toEqual([9, 10, 11])
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
