import { containsIndividualNumber } from '../codes/individual-number'
import { foldWidth } from '../codes/normalise-code'
import { type CivilDate, compare } from '../time/civil'
import { parseDate } from '../time/parse-date'

import { type Band, bandProblem, hourLabel } from './bands'
import { COUNT, type CountName, NEEDED, OPTIONAL } from './vocabulary'

/** What a column of a phone system's file may hold. */
export const FILE_FIELD = {
  date: '日付',
  time: '時間帯',
  moment: '日付と時刻',
  line: '回線',
  ...COUNT,
  averageSeconds: '対応時間の平均（秒）',
} as const
export type FileField = keyof typeof FILE_FIELD

export const TIME_MEANS = { start: '時間帯の始まり', end: '時間帯の終わり' } as const
export const DATE_ORDER = { ymd: '年・月・日', mdy: '月・日・年', dmy: '日・月・年' } as const

/** How the file of one phone system is read; a record of the panel. */
export type FileForm = {
  /** The line that all rows are of, unless a column says it. */
  line: string
  /** What the file calls a line, and its code. */
  lineNames: readonly { name: string; line: string }[]
  timeMeans: keyof typeof TIME_MEANS
  dateOrder: keyof typeof DATE_ORDER
  columns: readonly { column: string; field: FileField }[]
}

export type FileProblem = { line: number; column: string; value: string; problem: string }
export type ReadDay = { line: string; date: CivilDate; bands: Band[] }

/** Rows that add up others. */
const TOTAL = /^(合計|総計|小計|計|total)$/i

const clean = (text: string): string => foldWidth(text).trim()

/** A day, written in any usual way; with slashes also in the order of other countries. */
export function dateIn(text: string, order: FileForm['dateOrder']): CivilDate | null {
  const [, a, b, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(clean(text)) ?? []
  if (order === 'ymd' || !year || !a || !b) return parseDate(clean(text))
  const [month, day] = order === 'mdy' ? [a, b] : [b, a]
  return parseDate(`${year}/${month}/${day}`)
}

/** Minutes since midnight of `9`, `9時台`, `09:00`, `9:00～9:59`, `0900`; of a span the beginning or the end. */
export function minuteIn(text: string, means: FileForm['timeMeans']): number | null {
  const parts = clean(text)
    .split(/[~〜～‐–—-]/)
    .map((part) => part.trim())
  const own = means === 'end' && parts.length > 1 ? parts.at(-1) : parts[0]
  const [, hour, minute] =
    /^(\d{1,2})(?:(?::|時)?(\d{2})(?::\d{2})?分?|時台?)?$/.exec(own?.trim() ?? '') ?? []
  if (hour === undefined) return null
  const [hours, minutes] = [Number(hour), Number(minute ?? 0)]
  if (hours > 24 || minutes > 59 || (hours === 24 && minutes > 0)) return null
  const told = hours * 60 + minutes
  // 10:00 at the end of a band is still the band before it.
  const at = means === 'end' ? told - 1 : told
  return at >= 0 && at < 24 * 60 ? at : null
}

const NUMBER = /^\d{1,7}$/

function countIn(text: string): number | null {
  const digits = clean(text).replaceAll(',', '')
  return NUMBER.test(digits) ? Number(digits) : null
}

type Row = { line: number; cells: readonly string[] }

/** Finds the columns; names are compared without widths and blanks. @returns what is missing, in words */
export function columnsIn(
  head: readonly string[],
  form: FileForm,
): { at: Map<FileField, number> } | { problem: string } {
  const names = head.map((cell) => clean(cell).replaceAll(/\s/g, ''))
  const at = new Map<FileField, number>()
  const lost: string[] = []
  for (const { column, field } of form.columns) {
    const index = names.indexOf(clean(column).replaceAll(/\s/g, ''))
    if (index < 0) lost.push(column)
    else at.set(field, index)
  }
  return lost.length === 0
    ? { at }
    : {
        problem: `見出し「${lost.join('」「')}」がファイルにありません。ファイルの1行目: ${head.slice(0, 20).join('、')}。取込の設定で、列の名前を直してください。`,
      }
}

/**
 * Days with their hours from the rows of a file. Rows of less than an hour are added up; a row that cannot
 * be used is told with line, column, value and what to do.
 */
export class StatReader {
  private readonly days = new Map<string, ReadDay>()
  private readonly seen = new Set<string>()
  readonly problems: FileProblem[] = []
  skipped = 0

  constructor(
    private readonly form: FileForm,
    private readonly at: Map<FileField, number>,
    private readonly knownLines: readonly string[],
  ) {}

  private cell({ cells }: Row, field: FileField): string {
    const index = this.at.get(field)
    return index === undefined ? '' : (cells[index] ?? '')
  }

  private columnOf = (field: FileField): string =>
    this.form.columns.find((one) => one.field === field)?.column ?? FILE_FIELD[field]

  private refuse(row: Row, field: FileField, problem: string): null {
    const value = this.cell(row, field)
    this.problems.push({ line: row.line, column: this.columnOf(field), value, problem })
    return null
  }

  add(row: Row): void {
    if (row.cells.some((cell) => TOTAL.test(clean(cell)))) {
      this.skipped++
      return
    }
    if (row.cells.some((cell) => containsIndividualNumber(cell))) {
      const problem = 'マイナンバー（個人番号）の形の数字があります。消してから取り込んでください。'
      this.problems.push({ line: row.line, column: '', value: '', problem })
      return
    }
    const [line, when, counts] = [this.lineOf(row), this.whenOf(row), this.countsOf(row)]
    if (line === null || when === null || counts === null) return
    const key = `${line}|${when.date}|${when.minute}`
    if (this.seen.has(key)) {
      this.refuse(
        row,
        this.at.has('time') ? 'time' : 'moment',
        '同じ時間帯の行が、前にもあります。',
      )
      return
    }
    this.seen.add(key)
    this.put(line, when.date, { hour: Math.floor(when.minute / 60), ...counts })
  }

  private lineOf(row: Row): string | null {
    if (!this.at.has('line')) return this.form.line
    const told = clean(this.cell(row, 'line'))
    const line =
      this.form.lineNames.find(({ name }) => clean(name) === told)?.line ??
      this.knownLines.find((one) => one === told)
    return (
      line ??
      this.refuse(
        row,
        'line',
        '回線の名前が取込の設定にありません。「回線の名前」に足してください。',
      )
    )
  }

  private whenOf(row: Row): { date: CivilDate; minute: number } | null {
    const isOne = this.at.has('moment')
    const moment = clean(this.cell(row, 'moment')).replace('T', ' ')
    const space = moment.search(/\s/)
    const [day, time] = isOne
      ? [moment.slice(0, space < 0 ? undefined : space), space < 0 ? '' : moment.slice(space + 1)]
      : [this.cell(row, 'date'), this.cell(row, 'time')]
    const date = dateIn(day, this.form.dateOrder)
    if (date === null)
      return this.refuse(
        row,
        isOne ? 'moment' : 'date',
        '日付を読めません。2026/11/30 の形か、取込の設定の「日付の順」を確かめてください。',
      )
    const minute = minuteIn(time.trim(), this.form.timeMeans)
    if (minute === null)
      return this.refuse(
        row,
        isOne ? 'moment' : 'time',
        '時間帯を読めません。9:00、9時台、9:00～9:59 などの形にしてください。',
      )
    return { date, minute }
  }

  private countsOf(row: Row): Omit<Band, 'hour'> | null {
    const before = this.problems.length
    const read = (field: CountName | 'averageSeconds'): number | null => {
      if (!this.at.has(field)) return null
      const value = countIn(this.cell(row, field))
      return (
        value ?? this.refuse(row, field, '0以上の整数にしてください。0件のときは、0と書きます。')
      )
    }
    const needed = Object.fromEntries(NEEDED.map((name) => [name, read(name) ?? 0]))
    const others = Object.fromEntries(OPTIONAL.map((name) => [name, read(name)]))
    const average = read('averageSeconds')
    if (this.problems.length > before) return null
    const counts = { ...needed, ...others } as Omit<Band, 'hour'>
    return average === null ? counts : { ...counts, handlingSeconds: average * counts.answered }
  }

  private put(line: string, date: CivilDate, band: Band): void {
    const key = `${line}|${date}`
    const day = this.days.get(key) ?? { line, date, bands: [] }
    const same = day.bands.find(({ hour }) => hour === band.hour)
    if (!same) day.bands.push(band)
    else {
      for (const name of Object.keys(COUNT) as CountName[]) {
        const [a, b] = [same[name], band[name]]
        const added =
          name === 'operators' ? Math.max(a ?? 0, b ?? 0) : a === null || b === null ? null : a + b
        same[name] = added as never
      }
    }
    this.days.set(key, day)
  }

  /** What was read, in order; hours that do not add up are told here. */
  end(): ReadDay[] {
    const days = [...this.days.values()].sort(
      (a, b) => compare(a.line, b.line) || compare(a.date, b.date),
    )
    for (const { date, bands } of days) {
      bands.sort((a, b) => a.hour - b.hour)
      for (const band of bands) {
        const problem = bandProblem(band)
        if (problem)
          this.problems.push({
            line: 0,
            column: this.columnOf('incoming'),
            value: `${date} ${hourLabel(band.hour)}`,
            problem,
          })
      }
    }
    return days
  }
}
