import { and, between, type Column, inArray, sql } from '@payloadcms/db-sqlite/drizzle'
import type { CollectionSlug, Payload } from 'payload'

import { isMongo } from './adapter'
import { columnOf, model, sqlite } from './tables'

export type GroupFilter = {
  /** Field and its first and last value, both counted. */
  span?: [field: string, from: string, to: string]
  /** Field and the values that count; texts, or relations as ids. */
  anyOf?: [field: string, values: readonly string[]]
}

/** `values` in the order of the fields asked for, as text; empty where a row has none. */
export type Group = { values: string[]; rows: number }

const textOf = (value: unknown): string => (value === null ? '' : String(value ?? ''))

/**
 * How many rows each combination of some fields has, counted by the engine in one statement.
 * @param by fields of the collection itself: no arrays, no hasMany
 */
export async function countGroups(
  payload: Payload,
  collection: CollectionSlug,
  by: readonly string[],
  filter: GroupFilter = {},
): Promise<Group[]> {
  return isMongo()
    ? groupDocuments(payload, collection, by, filter)
    : groupRows(payload, collection, by, filter)
}

async function groupRows(
  payload: Payload,
  collection: CollectionSlug,
  by: readonly string[],
  { span, anyOf }: GroupFilter,
): Promise<Group[]> {
  const { db, table } = sqlite(payload, collection)
  const columns = by.map((name) => columnOf(table, name))
  const groups = await db
    .select({
      ...(Object.fromEntries(columns.map((column, at) => [`v${at}`, column])) as Record<
        `v${number}`,
        Column
      >),
      rows: sql<number>`count(*)`,
    })
    .from(table)
    .where(
      and(
        span ? between(columnOf(table, span[0]), span[1], span[2]) : undefined,
        anyOf ? inArray(columnOf(table, anyOf[0]), [...anyOf[1]]) : undefined,
      ),
    )
    .groupBy(...columns.map((column) => sql`${column}`))
  return groups.map((group) => ({
    values: by.map((_, at) => textOf((group as Record<string, unknown>)[`v${at}`])),
    rows: Number(group.rows),
  }))
}

async function groupDocuments(
  payload: Payload,
  collection: CollectionSlug,
  by: readonly string[],
  { span, anyOf }: GroupFilter,
): Promise<Group[]> {
  const documents = model(payload, collection)
  const { ObjectId } = documents.base.Types
  // An aggregation casts nothing, and a relation is stored as an id of the engine.
  const both = (id: string) => (ObjectId.isValid(id) ? [id, new ObjectId(id)] : [id])
  const groups = await documents.aggregate<{ _id: Record<string, unknown>; rows: number }>([
    {
      $match: {
        ...(span ? { [span[0]]: { $gte: span[1], $lte: span[2] } } : {}),
        ...(anyOf ? { [anyOf[0]]: { $in: anyOf[1].flatMap(both) } } : {}),
      },
    },
    {
      $group: {
        _id: Object.fromEntries(by.map((name, at) => [`v${at}`, `$${name}`])),
        rows: { $sum: 1 },
      },
    },
  ])
  return groups.map(({ _id, rows }) => ({
    values: by.map((_, at) => textOf(_id[`v${at}`])),
    rows,
  }))
}

/**
 * How many rows each value of a field has, in one statement; rows without a value are left out.
 * @returns value as text → number of rows
 */
export async function countByField(
  payload: Payload,
  collection: CollectionSlug,
  field: string,
): Promise<Map<string, number>> {
  const groups = await countGroups(payload, collection, [field])
  return new Map(groups.flatMap(({ values: [value = ''], rows }) => (value ? [[value, rows]] : [])))
}
