import { addDays, type CivilDate, partsOf, weekdayOf } from '../time/civil'

import type { FileDay, HolidayFile } from './read-file'

/**
 * What a stored holiday came from: the seeds, the Cabinet Office's file, a person at the form, or a
 * day of the law that a file no longer names (switched off). Empty in rows of earlier versions.
 */
export const HOLIDAY_ORIGIN = {
  preset: 'はじめからの登録',
  import: '内閣府のCSV',
  hand: '画面での登録・変更',
  withdrawn: '内閣府のCSVになくなった日',
} as const
export type HolidayOrigin = keyof typeof HOLIDAY_ORIGIN

export type StoredHoliday = {
  id: string
  date: CivilDate
  name: string
  kind: 'national' | 'year-end' | 'city'
  active: boolean
  origin: HolidayOrigin | ''
  /** A day of the law that nobody has touched by hand: from the seeds or from a file. */
  isOfLaw: boolean
}

/** One change that the file asks for. `id`: the stored row that it changes. */
export type HolidayStep =
  | { does: 'add'; date: CivilDate; name: string }
  | { does: 'restore'; id: string; date: CivilDate; name: string; was: string }
  | { does: 'rename'; id: string; date: CivilDate; name: string; was: string }
  | { does: 'move'; id: string; date: CivilDate; name: string; from: CivilDate; was: string }
  | { does: 'remove'; id: string; date: CivilDate; name: string }

/** A day on which the file and the city's own hand differ: it stays as the city has it, unless chosen. */
export type OwnDay = {
  id: string
  date: CivilDate
  name: string
  /** `close`: the file has it, the city switched it off. `open`: the city has it, the file does not. */
  wouldBe: 'close' | 'open'
  /** What the file calls it. */
  fileName: string
  chosen: boolean
}

export type HolidayPlan = {
  steps: HolidayStep[]
  own: OwnDay[]
  /** Years from today on of which the file tells every day: only there can a day be missing. */
  wholeYears: number[]
  /** Years from today on that begin or end within the file. */
  partYears: number[]
  /** Missing days were looked for. */
  looksForMissing: boolean
  /** Days of the file from today on that are stored as the file has them. */
  same: number
}

const BARE = '休日'
const folded = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '')

/**
 * Compares the file with what is stored (F-33, BK-05). Only days from `today` on count.
 *
 * What the file does *not* name is taken back only where that is certain and nobody's own work:
 * - in years that the file holds from 元日 to 勤労感謝の日, and only while each of its rows has a day
 *   that can be read: a file that broke off, or a row that is garbled, opens no closed day;
 * - days of the law: from the seeds, or from an earlier file, and not changed by hand since. What a
 *   person entered, moved, renamed or switched off is told and left, unless `chosen` names its day;
 * - never 年末年始 and 市の休日, which the Cabinet Office does not decide.
 *
 * The file calls substitute days and days between holidays only 休日; a stored name that says more
 * is kept, a new row gets the name of the law's case.
 */
export function planHolidays(
  file: HolidayFile,
  stored: readonly StoredHoliday[],
  today: CivilDate,
  chosen: ReadonlySet<CivilDate> = new Set(),
): HolidayPlan {
  const wanted = new Map(file.days.map((day) => [day.date, day]))
  const unclear = new Set(file.unclear)
  const years = yearsOf(file.days, today)
  const plan: HolidayPlan = {
    steps: [],
    own: [],
    ...years,
    looksForMissing: !file.hasLostDay,
    same: 0,
  }
  const rows = stored.filter(({ date }) => date >= today)
  const known = new Map(rows.map((row) => [row.date, row]))
  const added: FileDay[] = []
  for (const day of file.days) {
    if (day.date < today) continue
    const row = known.get(day.date)
    if (row) compareDay(plan, row, day, wanted, chosen)
    else added.push(day)
  }
  const isWhole = new Set(years.wholeYears)
  const missing = rows.filter(
    ({ date, kind, active }) =>
      active &&
      kind === 'national' &&
      !file.hasLostDay &&
      !wanted.has(date) &&
      !unclear.has(date) &&
      isWhole.has(partsOf(date).year),
  )
  const gone = missing.filter((row) => row.isOfLaw)
  for (const { id, date, name } of missing.filter((row) => !row.isOfLaw)) {
    const isChosen = chosen.has(date)
    plan.own.push({ id, date, name, wouldBe: 'open', fileName: '', chosen: isChosen })
    if (isChosen) plan.steps.push({ does: 'remove', id, date, name })
  }
  pair(plan, added, gone, wanted)
  plan.steps.sort((a, b) => (a.date < b.date ? -1 : 1))
  plan.own.sort((a, b) => (a.date < b.date ? -1 : 1))
  return plan
}

/** A day that the file and the store both know. */
function compareDay(
  plan: HolidayPlan,
  row: StoredHoliday,
  day: FileDay,
  wanted: ReadonlyMap<CivilDate, FileDay>,
  chosen: ReadonlySet<CivilDate>,
): void {
  const { id, date } = row
  const name = nameFor(day, wanted, row.name)
  if (!row.active) {
    const restores = row.origin === 'withdrawn'
    const isChosen = chosen.has(date)
    if (!restores) {
      const own = { id, date, name: row.name, wouldBe: 'close' as const, fileName: day.name }
      plan.own.push({ ...own, chosen: isChosen })
    }
    if (restores || isChosen) plan.steps.push({ does: 'restore', id, date, name, was: row.name })
  } else if (row.isOfLaw && folded(name) !== folded(row.name)) {
    plan.steps.push({ does: 'rename', id, date, name, was: row.name })
  } else plan.same++
}

/** A holiday that is missing on one day and new on another of its year has moved. */
function pair(
  plan: HolidayPlan,
  added: readonly FileDay[],
  gone: readonly StoredHoliday[],
  wanted: ReadonlyMap<CivilDate, FileDay>,
): void {
  const left = new Set(gone)
  for (const day of added) {
    const name = nameFor(day, wanted, '')
    const from =
      day.name === BARE
        ? undefined
        : [...left].find(
            (row) =>
              folded(row.name) === folded(name) &&
              partsOf(row.date).year === partsOf(day.date).year,
          )
    if (from) {
      left.delete(from)
      const was = { from: from.date, was: from.name }
      plan.steps.push({ does: 'move', id: from.id, date: day.date, name, ...was })
    } else plan.steps.push({ does: 'add', date: day.date, name })
  }
  for (const { id, date, name } of left) plan.steps.push({ does: 'remove', id, date, name })
}

function nameFor(
  { date, name }: FileDay,
  wanted: ReadonlyMap<CivilDate, FileDay>,
  stored: string,
): string {
  if (name !== BARE) return name
  if (stored !== '') return stored
  // The first day after a Sunday's holiday that is none itself; holidays may stand in between.
  let before = addDays(date, -1)
  while (wanted.has(before)) {
    if (weekdayOf(before) === 0) return '振替休日'
    before = addDays(before, -1)
  }
  const isBetween = wanted.has(addDays(date, -1)) && wanted.has(addDays(date, 1))
  return isBetween ? '国民の休日' : BARE
}

/** The law has had 元日 and 勤労感謝の日 on these days since 1948. */
const ENDS = ['-01-01', '-11-23'] as const

function yearsOf(days: readonly FileDay[], today: CivilDate) {
  const dates = new Set(days.map(({ date }) => date))
  const years = [...new Set(days.map(({ date }) => partsOf(date).year))].filter(
    (year) => year >= partsOf(today).year,
  )
  const isWhole = (year: number) => ENDS.every((end) => dates.has(`${year}${end}`))
  return {
    wholeYears: years.filter(isWhole),
    partYears: years.filter((year) => !isWhole(year)),
  }
}
