import type { FlattenedField, Payload } from 'payload'

import { OUTCOME, STATUS } from '@/domain/booking/vocabulary'
import { ownValue } from '@/domain/own'

export type ChangeLine = { field: string; before: string; after: string }

/** Words of a booking's events that are no fields of its record, or are called otherwise there. */
const BOOKING_WORDS: Record<string, string> = {
  office: '窓口',
  date: '日付',
  start: '開始時刻',
  partySize: '人数',
  contactState: '連絡状況',
  mailState: 'メール',
  number: '番号',
}
const BOOKING_VALUES: Record<string, Record<string, string>> = { status: STATUS, outcome: OUTCOME }

const bookingValue = (name: string, text: string): string | undefined =>
  ownValue(ownValue(BOOKING_VALUES, name) ?? {}, text)

const LONGEST = 200

type Names = (id: string) => string | undefined

/** The fields of the kind of record that an entry of the log is about. */
export function fieldsOf(payload: Payload, target: string): FlattenedField[] {
  const [slug = '', name = ''] = target.split('/')
  const config =
    slug === 'globals'
      ? payload.config.globals.find((one) => one.slug === name)
      : payload.config.collections.find((one) => one.slug === slug)
  return config?.flattenedFields ?? []
}

const labelOf = (field: FlattenedField | undefined): string | undefined =>
  field && 'label' in field && typeof field.label === 'string' ? field.label : undefined

function optionLabel(field: FlattenedField | undefined, value: string): string | undefined {
  if (!field || !('options' in field)) return undefined
  const option = field.options.find(
    (one) => typeof one === 'object' && 'value' in one && one.value === value,
  )
  return typeof option === 'object' && typeof option.label === 'string' ? option.label : undefined
}

function wordsFor(
  value: unknown,
  name: string,
  field: FlattenedField | undefined,
  nameOf: Names,
): string {
  if (value === null || value === undefined || value === '') return '（なし）'
  if (value === true) return 'はい'
  if (value === false) return 'いいえ'
  if (Array.isArray(value)) {
    if (value.length === 0) return '（なし）'
    if (value.some((one) => typeof one === 'object')) return `${value.length}件`
    return value.map((one) => wordsFor(one, name, field, nameOf)).join('、')
  }
  if (typeof value === 'object') return '（内容あり）'
  const text = String(value)
  const known = bookingValue(name, text) ?? optionLabel(field, text) ?? nameOf(text) ?? text
  return known.length > LONGEST ? `${known.slice(0, LONGEST)}…` : known
}

type Row = Record<string, unknown>
type RowField = FlattenedField & { flattenedFields: FlattenedField[] }

/** A list whose lines have fields of their own. */
const hasRows = (field: FlattenedField | undefined): field is RowField =>
  field?.type === 'array' && Array.isArray(field.flattenedFields)

const rowsOf = (value: unknown): Row[] =>
  Array.isArray(value)
    ? value.filter((one): one is Row => typeof one === 'object' && one !== null)
    : []

const isSame = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** What became of the lines of a list, line by line: `翻訳 2行目の名称`. */
function rowLines(field: RowField, label: string, change: [unknown, unknown], nameOf: Names) {
  const [before, after] = change.map(rowsOf) as [Row[], Row[]]
  const shown = field.flattenedFields.filter(({ name }) => name !== 'id')
  const words = (row: Row, { name }: FlattenedField) =>
    wordsFor(
      row[name],
      name,
      shown.find((one) => one.name === name),
      nameOf,
    )
  const whole = (row: Row) =>
    shown
      .filter(({ name }) => row[name] !== null && row[name] !== undefined && row[name] !== '')
      .map((one) => words(row, one))
      .join('・')
  const partner = (rows: Row[], row: Row, at: number) =>
    row.id === undefined ? rows[at] : rows.find(({ id }) => id === row.id)
  const gone = before.flatMap((row, at) =>
    partner(after, row, at)
      ? []
      : [{ field: `${label} ${at + 1}行目`, before: whole(row), after: '（なし）' }],
  )
  const kept = after.flatMap((row, at) => {
    const old = partner(before, row, at)
    const line = `${label} ${at + 1}行目`
    if (!old) return [{ field: line, before: '（なし）', after: whole(row) }]
    return shown
      .filter(({ name }) => !isSame(old[name], row[name]))
      .map((one) => ({
        field: `${line}の${labelOf(one) ?? one.name}`,
        before: words(old, one),
        after: words(row, one),
      }))
  })
  return [...gone, ...kept]
}

/**
 * What an entry of the log changed, in the words of the forms: labels instead of field names, names
 * instead of ids (AU-01, AU-07).
 * @param nameOf name of an office or service by id
 */
export function changeLines(
  payload: Payload,
  target: string,
  changes: unknown,
  nameOf: Names,
): ChangeLine[] {
  if (!changes || typeof changes !== 'object') return []
  const fields = fieldsOf(payload, target)
  const isBooking = target.startsWith('reservations/')
  return Object.entries(changes as Record<string, unknown>).flatMap(([name, change]) => {
    if (!Array.isArray(change)) return []
    const field = fields.find((one) => one.name === name)
    const label = (isBooking ? ownValue(BOOKING_WORDS, name) : undefined) ?? labelOf(field) ?? name
    const [before, after] = change as [unknown, unknown]
    if (hasRows(field)) {
      const rows = rowLines(field, label, [before, after], nameOf)
      if (rows.length > 0) return rows
    }
    return [
      {
        field: label,
        before: wordsFor(before, name, field, nameOf),
        after: wordsFor(after, name, field, nameOf),
      },
    ]
  })
}
