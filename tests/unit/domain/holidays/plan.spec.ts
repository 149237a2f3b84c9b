import { describe, expect, it } from 'vitest'

import { type HolidayStep, planHolidays, type StoredHoliday } from '@/domain/holidays/plan'
import { readHolidayFile } from '@/domain/holidays/read-file'
import { holidaySeed } from '@/presets/holidays'

import { HEADING, linesOf } from '../../../helpers/holiday-csv'

const TODAY = '2026-11-30'

const seeded = (): StoredHoliday[] =>
  holidaySeed(2026, 2028).map((row) => ({
    ...row,
    id: row.date,
    active: true,
    origin: 'preset' as const,
    isOfLaw: true,
  }))
const byHand = (date: string, more: Partial<StoredHoliday> = {}): StoredHoliday => ({
  id: date,
  date,
  name: '市制記念日',
  kind: 'national',
  active: true,
  origin: 'hand',
  isOfLaw: false,
  ...more,
})
const fileOf = (lines: string[]) => {
  const rows = [HEADING, ...lines].map((line, at) => ({ line: at + 1, cells: line.split(',') }))
  const answer = readHolidayFile(rows, TODAY)
  if (!answer.ok) throw new Error(answer.problem)
  return answer.file
}
const swap = (from: string, to: string) =>
  linesOf(2025, 2027).map((line) => (line === from ? to : line))
const short = (steps: HolidayStep[]) =>
  steps.map(({ does, date, name }) => `${does} ${date} ${name}`)

describe('what a new file of holidays changes', () => {
  it('nothing where it says what is stored, whatever substitute days are called', () => {
    const plan = planHolidays(fileOf(linesOf(2025, 2027)), seeded(), TODAY)
    expect([plan.steps, plan.own]).toEqual([[], []])
    expect(plan).toMatchObject({ wholeYears: [2026, 2027], partYears: [], same: 17 })
  })

  it('a day on another date of its year has moved; a day of the past is left alone', () => {
    const lines = swap('2027/7/19,海の日', '2027/7/22,海の日').filter(
      (line) => !line.startsWith('2026/5/'),
    )
    expect(planHolidays(fileOf(lines), seeded(), TODAY).steps).toEqual([
      {
        does: 'move',
        id: '2027-07-19',
        date: '2027-07-22',
        name: '海の日',
        from: '2027-07-19',
        was: '海の日',
      },
    ])
  })

  it('new, renamed and gone days are told apart', () => {
    const lines = swap('2027/8/11,山の日', '2027/6/15,即位の日').map((line) =>
      line === '2027/10/11,スポーツの日' ? '2027/10/11,体育の日' : line,
    )
    expect(short(planHolidays(fileOf(lines), seeded(), TODAY).steps)).toEqual([
      'add 2027-06-15 即位の日',
      'remove 2027-08-11 山の日',
      'rename 2027-10-11 体育の日',
    ])
  })

  it('names a bare 休日 by the case of the law', () => {
    const rows = seeded().filter(({ date }) => date < '2027')
    // 2027-03-21 is a Sunday; 6/15 and 6/17 are put on both sides of a day.
    const lines = [
      ...linesOf(2025, 2027),
      '2027/6/15,甲の日',
      '2027/6/16,休日',
      '2027/6/17,乙の日',
      '2027/12/1,休日',
    ]
    const steps = short(planHolidays(fileOf(lines), rows, TODAY).steps)
    expect(steps).toContain('add 2027-03-22 振替休日')
    expect(steps).toContain('add 2027-06-16 国民の休日')
    expect(steps).toContain('add 2027-12-01 休日')
  })

  it('never opens a day because the file broke off, or because a row is garbled', () => {
    const all = linesOf(2025, 2027)
    const broken = planHolidays(fileOf(all.slice(0, -4)), seeded(), TODAY)
    expect(broken).toMatchObject({ steps: [], wholeYears: [2026], partYears: [2027] })
    const garbled = planHolidays(
      fileOf(swap('2027/8/11,山の日', '2027/8/1一,山の日')),
      seeded(),
      TODAY,
    )
    expect(garbled).toMatchObject({ steps: [], looksForMissing: false })
    const nameless = planHolidays(fileOf(swap('2027/8/11,山の日', '2027/8/11,')), seeded(), TODAY)
    expect(nameless).toMatchObject({ steps: [], looksForMissing: true })
    expect(planHolidays(fileOf(all), seeded(), TODAY).steps).toEqual([])
  })

  it("leaves years beyond the file, year-end days and the city's own holidays", () => {
    const rows = [...seeded(), byHand('2027-07-01', { kind: 'city' })]
    const plan = planHolidays(fileOf(linesOf(2025, 2027)), rows, TODAY)
    expect([plan.steps, plan.own]).toEqual([[], []])
  })

  it('leaves what people did by hand unless its day is chosen', () => {
    const rows = [
      ...seeded().filter(({ date }) => date !== '2027-08-11'),
      byHand('2027-07-01'),
      byHand('2027-08-11', { name: '山の日', active: false }),
    ]
    const file = fileOf(linesOf(2025, 2027))
    const plan = planHolidays(file, rows, TODAY)
    expect(plan.steps).toEqual([])
    expect(plan.own).toMatchObject([
      { date: '2027-07-01', wouldBe: 'open', chosen: false },
      { date: '2027-08-11', wouldBe: 'close', fileName: '山の日', chosen: false },
    ])
    const chosen = planHolidays(file, rows, TODAY, new Set(['2027-07-01', '2027-08-11']))
    expect(short(chosen.steps)).toEqual([
      'remove 2027-07-01 市制記念日',
      'restore 2027-08-11 山の日',
    ])
  })

  it('a day that an earlier file took back comes back with a later one', () => {
    const rows = seeded().map((row) =>
      row.date === '2027-08-11'
        ? { ...row, active: false, origin: 'withdrawn' as const, isOfLaw: false }
        : row,
    )
    expect(short(planHolidays(fileOf(linesOf(2025, 2027)), rows, TODAY).steps)).toEqual([
      'restore 2027-08-11 山の日',
    ])
  })
})
