import type { FlattenedField, SanitizedCollectionConfig } from 'payload'

/** Most rows of one answer: the panel's longest page is 200, its look-ups ask for 250. */
export const MOST_ROWS = 300
const MOST_DEPTH = 3
const LAST_PAGE = 100_000
/** Characters of a query: 250 ids in one filter fit. */
const LONGEST_QUERY = 32_000
const DEEPEST_FILTER = 8

const OPERATORS = new Set([
  ...['equals', 'not_equals', 'in', 'not_in', 'exists', 'like', 'not_like', 'contains'],
  ...['greater_than', 'greater_than_equal', 'less_than', 'less_than_equal'],
])

/** Names that every object has by birth; a parser that meets one drops it, and with it the filter. */
const BORN_WITH = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype'])
export const isBornWith = (name: string): boolean => BORN_WITH.has(name)

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

type Query = Record<string, unknown>

const wholeNumber = (value: unknown, from: number, to: number): boolean =>
  typeof value === 'string' && /^\d{1,6}$/.test(value) && +value >= from && +value <= to

/** `and`/`or` with lists of filters, or fields with an operator each; anything else is refused. */
function isFilter(where: unknown, level = 0): boolean {
  if (!isObject(where) || level > DEEPEST_FILTER) return false
  return Object.entries(where).every(([name, condition]) => {
    if (['and', 'or'].includes(name.toLowerCase())) {
      const list = Array.isArray(condition) ? condition : Object.values(condition ?? {})
      return list.every((inner: unknown) => isFilter(inner, level + 1))
    }
    if (name.split(/[.]|__/).some(isBornWith) || isBornWith(name)) return false
    return isObject(condition) && Object.entries(condition).every(isCondition)
  })
}

const isCondition = ([operator, value]: [string, unknown]): boolean =>
  OPERATORS.has(operator) && !isObject(value) && ![value].flat().some(isObject)

function whereOf(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return null
  }
}

/** Days and moments are compared as such by one engine, which throws at anything else. */
function hasRealMoments(where: unknown): boolean {
  if (!isObject(where)) return true
  return Object.entries(where).every(([name, condition]) => {
    if (['and', 'or'].includes(name.toLowerCase())) {
      return Object.values(condition ?? {}).every(hasRealMoments)
    }
    if (!/(^|[._])(createdAt|updatedAt)$/.test(name) || !isObject(condition)) return true
    return Object.entries(condition).every(
      ([operator, value]) =>
        operator === 'exists' ||
        [value].flat().every((one) => typeof one === 'string' && !Number.isNaN(Date.parse(one))),
    )
  })
}

function isSelection(select: unknown, known: ReadonlySet<string>): boolean {
  return isObject(select) && Object.keys(select).every((name) => known.has(name))
}

const knownFields = (collection: SanitizedCollectionConfig): ReadonlySet<string> =>
  new Set(['id', ...collection.flattenedFields.map(({ name }) => name)])

/** What a single parameter may be; those that are not named here do nothing and are let by. */
const CHECKS: Record<
  string,
  (value: unknown, collection: SanitizedCollectionConfig | null) => boolean
> = {
  limit: (value) => wholeNumber(value, 1, MOST_ROWS),
  page: (value) => wholeNumber(value, 1, LAST_PAGE),
  depth: (value) => wholeNumber(value, 0, MOST_DEPTH),
  pagination: (value) => value === 'true' || value === 'false',
  where: (value) => {
    const where = whereOf(value)
    return value === '' || (isFilter(where) && hasRealMoments(where))
  },
  sort: (value, collection) => [value].flat().every((one) => isOrder(one, collection)),
  select: (value, collection) =>
    isSelection(value, collection ? knownFields(collection) : new Set()),
  populate: (value) => isObject(value),
  // Nothing here has joins, and `data` is a second way in for what a body says.
  joins: () => false,
  data: () => false,
}

/**
 * A field, or one inside a group. Payload asks for the right to read a field only where it knows the
 * whole path, and sorts all the same: `hash.x` would sort by what nobody may read.
 */
export function isOrder(value: unknown, collection: SanitizedCollectionConfig | null): boolean {
  if (typeof value !== 'string') return false
  return value.split(',').every((name) => {
    const path = name.replace(/^-/, '').split(/[.]|__/)
    if (path.some(isBornWith)) return false
    return !collection || path.join('.') === 'id' || isKnownPath(collection.flattenedFields, path)
  })
}

function isKnownPath(fields: readonly FlattenedField[], path: readonly string[]): boolean {
  const [name, ...more] = path
  const field = fields.find((one) => one.name === name)
  if (!field || more.length === 0) return field !== undefined
  return 'flattenedFields' in field && isKnownPath(field.flattenedFields, more)
}

/**
 * What is wrong with the query of a request to a record, in Japanese for people; null when nothing
 * is. Keeps answers bounded and refuses what would reach the engine as an error (500).
 * @param search the raw query, as names that the parser has dropped are seen there only
 */
export function queryFault(
  query: Query,
  search: string,
  collection: SanitizedCollectionConfig | null,
): string | null {
  if (search.length > LONGEST_QUERY) return '検索の条件が長すぎます。条件を減らしてください。'
  const keys = [...new URLSearchParams(search).keys()]
  if (keys.flatMap((key) => key.split(/[[\].]/)).some(isBornWith)) {
    return '検索の条件に、使えない名前があります。'
  }
  // By the names that were sent: Payload adds some of its own to the query.
  for (const name of new Set(keys.map((key) => key.split('[')[0] ?? ''))) {
    if (CHECKS[name]?.(query[name], collection) === false) return faultText(name)
  }
  if (query.pagination === 'false' && query.limit === undefined) return faultText('limit')
  return null
}

const faultText = (name: string): string =>
  name === 'limit'
    ? `limit は 1 から ${MOST_ROWS} までです。続きは page で読んでください。`
    : `${name} の指定が正しくありません。`
