import { containsIndividualNumber } from '../codes/individual-number'
import { type CivilDate, partsOf } from '../time/civil'
import { readDate } from '../time/parse-date'

import { findHolidayHeader, type HolidayRow } from './header'

/** A holiday as the file names it, and its line. */
export type FileDay = { date: CivilDate; name: string; line: number }

/** What a person has to put right: `line` counts from 1, as Excel does. */
export type FileProblem = { line: number; column: string; value: string; reason: string }

export type HolidayFile = {
  /** One for each day, in order. */
  days: FileDay[]
  problems: FileProblem[]
  /**
   * Days that the file names although their row cannot be used: they are no new holidays, but they
   * are not missing either.
   */
  unclear: CivilDate[]
  /** A row's day cannot be read, so nobody knows which day is *not* in the file. */
  hasLostDay: boolean
}

export type ReadHolidays = { ok: true; file: HolidayFile } | { ok: false; problem: string }

/** The Cabinet Office publishes to the end of next year; a year beyond that is a slip of a key. */
const YEARS_AHEAD = 2
const FIRST_YEAR = 1948
const MAX_NAME = 60
const DAY = '日付'
const NAME = '名称'

const clean = (text: string): string => text.replace(/[\s\u3000\ufeff]+/g, ' ').trim()

/**
 * Reads the rows of the Cabinet Office's CSV (F-33, D-1): heading, then `2026/1/1,元日`, from 1955
 * on. Days may stand as Excel rewrote them (`2026/01/01`, `2026-01-01`, `2026年1月1日`). A row that
 * cannot be read is told with its line and column; the others count.
 * @param today nothing more than two years after it is taken
 */
export function readHolidayFile(rows: readonly HolidayRow[], today: CivilDate): ReadHolidays {
  const header = findHolidayHeader(rows)
  if (!header.ok) return header
  const file: HolidayFile = { days: [], problems: [], unclear: [], hasLostDay: false }
  const seen = new Map<CivilDate, FileDay>()
  for (const row of rows.slice(header.at + 1)) {
    const day = clean(row.cells[header.day] ?? '')
    const name = clean(row.cells[header.name] ?? '')
    if (row.cells.every((cell) => clean(cell) === '') && !row.flaw) continue
    const refuse = (column: string, value: string, reason: string, date: CivilDate | null) => {
      file.problems.push({ line: row.line, column, value: value.slice(0, MAX_NAME), reason })
      if (date) file.unclear.push(date)
      else file.hasLostDay = true
    }
    const date = row.flaw ? null : (readDate(day)?.date ?? null)
    if (row.flaw || !date) {
      refuse(DAY, day, row.flaw ?? UNREADABLE_DAY, null)
      continue
    }
    if (!isPlausible(date, today)) {
      refuse(DAY, day, implausible(today), null)
      continue
    }
    const flaw = nameProblem(name, row, header)
    if (flaw) {
      refuse(NAME, containsIndividualNumber(name) ? '' : name, flaw, date)
      continue
    }
    const before = seen.get(date)
    if (before) {
      if (before.name !== name) refuse(NAME, name, twice(before), date)
      continue
    }
    seen.set(date, { date, name, line: row.line })
  }
  file.days = [...seen.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
  return judge(file, today)
}

/** A file of which nothing can be used, or that ends before today, is none to go on with. */
function judge(file: HolidayFile, today: CivilDate): ReadHolidays {
  const last = file.days.at(-1)
  if (!last) {
    const [first] = file.problems
    const why = first ? `${first.line}行目の${first.column}: ${first.reason}` : '見出しだけです。'
    return { ok: false, problem: `読める祝日が1行もありません。${why}` }
  }
  if (last.date < today && !file.hasLostDay) {
    return {
      ok: false,
      problem: `このファイルは${partsOf(last.date).year}年までの祝日で、今日より後の祝日がありません。内閣府のページから新しいファイルをダウンロードしてください。`,
    }
  }
  return { ok: true, file }
}

const isPlausible = (date: CivilDate, today: CivilDate): boolean => {
  const { year } = partsOf(date)
  return year >= FIRST_YEAR && year <= partsOf(today).year + YEARS_AHEAD
}

const UNREADABLE_DAY =
  '日付として読めません。「2027/7/19」の形に直すか、内閣府のページからダウンロードし直してください。'

const implausible = (today: CivilDate): string =>
  `${FIRST_YEAR}年から${partsOf(today).year + YEARS_AHEAD}年までの日付ではありません。年の打ち間違いでないか確かめ、直してください。`

const twice = (before: FileDay): string =>
  `${before.line}行目にも同じ日があります（${before.name}）。${before.line}行目の名称を使います。正しいほうだけを残してください。`

function nameProblem(
  name: string,
  { cells }: HolidayRow,
  { day, name: nameAt }: { day: number; name: number },
): string | null {
  if (name === '') return '名称がありません。行が途中で切れていないか確かめ、名称を入れてください。'
  if (containsIndividualNumber(name)) {
    return 'マイナンバー（個人番号）の形の数字が入っています。消してください。'
  }
  if (name.length > MAX_NAME) return `名称が長すぎます（${MAX_NAME}字まで）。短くしてください。`
  const hasMore = cells.some((cell, at) => at !== day && at !== nameAt && clean(cell) !== '')
  return hasMore
    ? '列が多すぎます。名称の中にコンマがあるときは、名称全体を引用符（"）で囲んでください。'
    : null
}
