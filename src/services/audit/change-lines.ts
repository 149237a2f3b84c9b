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

function fieldsOf(payload: Payload, target: string): FlattenedField[] {
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
    return [
      {
        field: label,
        before: wordsFor(before, name, field, nameOf),
        after: wordsFor(after, name, field, nameOf),
      },
    ]
  })
}
