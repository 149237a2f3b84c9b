import type { CollectionSlug, Field, Payload } from 'payload'

import type { Column } from '@/documents/column'
import { tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'

import { ownValue } from '@/domain/own'
import { DUE_FIELD } from '@/kit/case/due'
import { type ExtraField, extraName, extraOf, wordsOfExtra } from '@/kit/case/rules'
import type { CaseDefinition, CaseRow } from '@/kit/case/types'

import type { ListColumn } from './kind'

/** Half-width characters of a column, by the type of its field. */
const WIDTH: Partial<Record<Field['type'], number>> = { textarea: 30, relationship: 18, select: 14 }
const DATE_WIDTH = 13
const TEXT_WIDTH = 18

/** Labels of ours are plain Japanese. */
const textOf = (label: unknown): string => (typeof label === 'string' ? label : '')

type Named = Extract<Field, { name: string }>

const named = (fields: readonly Field[]): Named[] =>
  fields.flatMap((field) =>
    'name' in field && field.name ? [field as Named] : 'fields' in field ? named(field.fields) : [],
  )

/** The fields of a collection by their names, whatever rows they stand in. */
export const fieldsOf = (payload: Payload, slug: CollectionSlug): Map<string, Named> =>
  new Map(named(payload.collections[slug].config.fields).map((field) => [field.name, field]))

type FieldColumn = Column<Record<string, unknown>> & { field: string; onlyFile: boolean }

/**
 * Columns of a list from the fields of its collection: the header is the field's label, a choice
 * shows its label, a state what the city calls it, an office its name, a civil day stays a day, an instant is the time at Tokyo.
 * @param offices id → name
 * @throws Error when a list names a field that the collection has not
 */
export function columnsOf(
  payload: Payload,
  { slug, states }: Pick<CaseDefinition, 'slug' | 'states'>,
  wanted: readonly ListColumn[],
  offices: ReadonlyMap<string, string>,
): FieldColumn[] {
  const fields = fieldsOf(payload, slug)
  return wanted.map((one) => {
    if (typeof one !== 'string' && 'extra' in one) return extraColumn(one.extra, one.only)
    if (typeof one !== 'string' && 'due' in one)
      return {
        field: DUE_FIELD,
        header: '期限',
        width: DATE_WIDTH,
        kind: 'date',
        value: (row) => one.due(row as CaseRow) ?? '',
        onlyFile: false,
      }
    if (typeof one !== 'string' && 'from' in one) throw new Error(`${one.name} is not reckoned yet`)
    if (typeof one !== 'string' && 'value' in one)
      return {
        field: one.name,
        header: one.header,
        width: one.width ?? TEXT_WIDTH,
        kind: one.kind ?? 'text',
        value: (row) => one.value(row as CaseRow),
        onlyFile: one.only === 'file',
      }
    const { field: name, width, only } = typeof one === 'string' ? { field: one } : one
    const field = fields.get(name)
    if (!field) throw new Error(`${slug} has no field ${name}`)
    const kind = isDay(field) ? 'date' : field.type === 'number' ? 'number' : 'text'
    return {
      field: name,
      header: textOf(field.label) || name,
      width: width ?? (kind === 'date' ? DATE_WIDTH : (WIDTH[field.type] ?? TEXT_WIDTH)),
      kind,
      value: (row) => {
        // A state is called as the city calls it.
        const state = name === 'state' ? ownValue(states, String(row.state)) : undefined
        return state?.label ?? wordsOf(field, row[name], offices)
      },
      onlyFile: only === 'file',
    }
  })
}

/** A column of a field that the city has added. */
const extraColumn = (field: ExtraField, only?: 'file'): FieldColumn => ({
  field: extraName(field),
  header: field.label,
  width: field.type === 'lines' ? (WIDTH.textarea ?? TEXT_WIDTH) : TEXT_WIDTH,
  kind: field.type === 'date' ? 'date' : field.type === 'number' ? 'number' : 'text',
  value: (row) => {
    const words = wordsOfExtra(field, extraOf(row)[field.id])
    return field.type === 'number' && words !== '' ? Number(words) : words
  },
  onlyFile: only === 'file',
})

/** A day is a text field with our own date picker (fields/civil). */
const isDay = (field: Named): boolean => {
  const picker = (field.admin?.components as { Field?: { clientProps?: { input?: unknown } } })
    ?.Field
  return picker?.clientProps?.input === 'date'
}

function wordsOf(
  field: Named,
  value: unknown,
  offices: ReadonlyMap<string, string>,
): string | number {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map((one) => wordsOf(field, one, offices)).join('、')
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 'はい' : ''
  const text = typeof value === 'string' ? value : ''
  if (field.type === 'select')
    return choicesOf(field).find((one) => one.value === text)?.label ?? text
  if (field.type === 'relationship') return offices.get(text) ?? ''
  return field.type === 'text' || field.type === 'date' ? timeOf(text) : text
}

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** An instant (UTC ISO), or a day and minute of a form, as people write it; other texts as they are. */
function timeOf(text: string): string {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return text.replace('T', ' ')
  const at = new Date(text)
  // Anybody may have typed something that only looks like one.
  if (!ISO.test(text) || Number.isNaN(at.getTime())) return text
  return `${tokyoDateOf(at)} ${tokyoTimeOf(at)}`
}

/** Values and labels of a choice field, in their order. */
export const choicesOf = (field: Named | undefined): { value: string; label: string }[] =>
  field?.type === 'select'
    ? field.options.map((one) =>
        typeof one === 'string'
          ? { value: one, label: one }
          : { value: one.value, label: textOf(one.label) },
      )
    : []
