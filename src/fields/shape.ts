import type { FlattenedField } from 'payload'

import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { at, type FieldProblem } from '@/domain/field-problem'

import { NO_INDIVIDUAL_NUMBER } from './basic'

type Values = Record<string, unknown>
type Relation = Extract<FlattenedField, { type: 'relationship' }>

const MISSHAPEN = 'この項目の内容を確かめてください。'
const NO_CHOICE = 'この項目の選び方を確かめてください。'

/** As Payload numbers rows and sessions; any other id would be a text that nobody checks. */
const ROW_ID = /^(?:[0-9a-f]{24}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i

const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isText = (value: unknown): boolean => typeof value === 'string'

/** The id of a record, or the record as it was loaded. */
const isReference = (value: unknown): boolean =>
  isText(value) || (isRecord(value) && isText(value.id))

const isNumber = (value: unknown): boolean =>
  (typeof value === 'number' || isText(value)) && Number.isFinite(Number(value))

type Options = readonly (string | { value: string })[]

const isOption = (options: Options, value: unknown): boolean =>
  options.some((one) => (typeof one === 'string' ? one : one.value) === value)

const isEmpty = (value: unknown): boolean => value === null || value === undefined

/** One value, or a list of them where the field has many. */
const holds = (field: object, value: unknown, isOne: (value: unknown) => boolean): boolean =>
  isEmpty(value) ||
  ('hasMany' in field && field.hasMany ? Array.isArray(value) && value.every(isOne) : isOne(value))

/** Whether Payload and the engines can take a value at all; whether it is right, the field says. */
function isShaped(field: FlattenedField, value: unknown): boolean {
  switch (field.type) {
    case 'code':
    case 'date':
    case 'email':
    case 'text':
    case 'textarea':
      return holds(field, value, isText)
    // Payload's own check lets a number through, and asks nothing of a field that is not shown.
    case 'radio':
    case 'select':
      return holds(field, value, (one) => one === '' || isOption(field.options, one))
    case 'number':
      return holds(field, value, isNumber)
    case 'checkbox':
      return isEmpty(value) || typeof value === 'boolean' || isText(value)
    case 'relationship':
    case 'upload':
      return holds(field, value, Array.isArray(field.relationTo) ? isRecord : isReference)
    // A form without rows sends their number.
    case 'array':
      return value === undefined || value === 0 || value === '0' || isRows(value)
    case 'group':
    case 'tab':
      return value === undefined || isRecord(value)
    default:
      return true
  }
}

const isRows = (value: unknown): boolean => Array.isArray(value) && value.every(isRecord)

const hasOwnId = ({ id }: Values): boolean =>
  isEmpty(id) || id === '' || (isText(id) && ROW_ID.test(String(id)))

/** What people write; the ids of records may look like one. */
const WRITTEN: readonly FlattenedField['type'][] = [
  'code',
  'email',
  'json',
  'number',
  'text',
  'textarea',
]

const holdsNumber = ({ type }: FlattenedField, value: unknown): boolean =>
  WRITTEN.includes(type) &&
  containsIndividualNumber(isText(value) ? String(value) : (JSON.stringify(value) ?? ''))

/**
 * What of a request no form of ours could send, by the path of its field: a list where a text belongs,
 * a row with an id of one's own, an individual number in
 * a field that checks nothing, or nothing while it is not shown. Payload's hooks
 * and the engines would break at it, or keep it.
 */
export function shapeProblems(
  fields: readonly FlattenedField[],
  values: Values,
  before = '',
): FieldProblem[] {
  return fields.flatMap((field) => {
    const value = Object.hasOwn(values, field.name) ? values[field.name] : undefined
    const path = `${before}${field.name}`
    if (!isShaped(field, value)) return [at(path, 'options' in field ? NO_CHOICE : MISSHAPEN)]
    if (!('flattenedFields' in field))
      return holdsNumber(field, value) ? [at(path, NO_INDIVIDUAL_NUMBER)] : []
    if (isEmpty(value)) return []
    if (isRecord(value)) return shapeProblems(field.flattenedFields, value, `${path}.`)
    if (!Array.isArray(value)) return []
    return (value as Values[]).flatMap((row, index) =>
      hasOwnId(row)
        ? shapeProblems(
            field.flattenedFields.filter(({ name }) => name !== 'id'),
            row,
            `${path}.${index}.`,
          )
        : [at(path, MISSHAPEN)],
    )
  })
}

/** A record that another one names, and where. */
export type Reference = { path: string; to: string; id: string }

/** Every record that the values name. */
export function referencesIn(
  fields: readonly FlattenedField[],
  values: Values,
  before = '',
): Reference[] {
  return fields.flatMap((field) => {
    const value = values[field.name]
    const path = `${before}${field.name}`
    if (isEmpty(value)) return []
    if (field.type === 'relationship' || field.type === 'upload')
      return [value].flat().flatMap((one) => referenceOf(field as Relation, one, path))
    if (!('flattenedFields' in field)) return []
    if (isRecord(value)) return referencesIn(field.flattenedFields, value, `${path}.`)
    return Array.isArray(value)
      ? value.flatMap((row: unknown, index) =>
          isRecord(row) ? referencesIn(field.flattenedFields, row, `${path}.${index}.`) : [],
        )
      : []
  })
}

function referenceOf({ relationTo }: Relation, value: unknown, path: string): Reference[] {
  const isMixed = Array.isArray(relationTo)
  const { relationTo: to, value: inner } = (isMixed ? value : {}) as Values
  const one = isMixed ? inner : value
  const id = isRecord(one) ? one.id : one
  const slug = isMixed ? String(to) : relationTo
  return isText(id) && id !== '' ? [{ path, to: slug, id: String(id) }] : []
}
