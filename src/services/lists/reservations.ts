import type { Where } from 'payload'

import { findRows } from '@/db/atomic'
import { countRows } from '@/db/rows'
import type { ListKind } from '@/domain/lists/list-kinds'
import { orderOf } from '@/domain/lists/list-kinds'
import { addDays } from '@/domain/time/civil'

import type { ServiceContext } from '../context'
import { loadBookingConfig } from '../settings/booking-config'

import type { ListFilter } from './filter'
import { officesInScope, searchedPeople, whereOf } from './filter'
import type { ListRow, StoredListRow } from './rows'
import { LIST_FIELDS, listRowMaker } from './rows'

export type { ListFilter } from './filter'
export type { ListRow } from './rows'

/** Days read at once: a week of a whole city, or a month of one office, fits well into memory. */
const WINDOW_DAYS: Record<ListKind, number> = { day: 7, time: 7, ward: 31 }

type Part = { offices: string[] | null; from: string; to: string }

/** Bookings of a filter, counted in one query. @throws DomainError FORBIDDEN */
export async function countReservations(ctx: ServiceContext, filter: ListFilter): Promise<number> {
  const scope = officesInScope(ctx, filter.offices)
  return countWhere(ctx, whereOf(filter, scope, await searchedPeople(ctx, filter)))
}

const countWhere = (ctx: ServiceContext, where: Where): Promise<number> =>
  countRows(ctx.payload, 'reservations', where)

/**
 * Bookings of a filter in the order of its kind, read in parts so that a year of a city never
 * stands in memory. All outputs read here, which is why they agree (BK-17, PR-02).
 * @throws DomainError FORBIDDEN before the first row
 */
export async function* readReservations(
  ctx: ServiceContext,
  filter: ListFilter,
  skip = 0,
): AsyncGenerator<ListRow> {
  const config = await loadBookingConfig(ctx.payload)
  const scope = officesInScope(ctx, filter.offices)
  const people = await searchedPeople(ctx, filter)
  const toListRow = listRowMaker(config)
  const inOrder = orderOf(filter.kind)
  let toSkip = skip
  for (const part of partsOf(filter, scope, config.offices)) {
    const where = whereOf({ ...filter, from: part.from, to: part.to }, part.offices, people)
    if (toSkip > 0) {
      const count = await countWhere(ctx, where)
      if (count <= toSkip) {
        toSkip -= count
        continue
      }
    }
    const stored = await findRows<StoredListRow>(ctx.payload, 'reservations', where, {
      select: LIST_FIELDS,
    })
    const members = await membersOf(ctx, stored)
    const rows = stored.map((row) => toListRow(row, members.get(row.id) ?? [])).sort(inOrder)
    yield* rows.slice(toSkip)
    toSkip = 0
  }
}

/** Cuts a filter into parts that, one after the other, give the order of its kind. */
function* partsOf(
  filter: ListFilter,
  scope: string[] | null,
  known: { id: string }[],
): Generator<Part> {
  const days = WINDOW_DAYS[filter.kind]
  const windows = function* (offices: string[] | null) {
    for (let from = filter.from; from <= filter.to; from = addDays(from, days)) {
      const end = addDays(from, days - 1)
      yield { offices, from, to: end < filter.to ? end : filter.to }
    }
  }
  if (filter.kind !== 'ward') return yield* windows(scope)
  const ranked = known.map((office) => office.id)
  const wanted = scope ?? ranked
  for (const office of ranked.filter((id) => wanted.includes(id))) yield* windows([office])
  const rest = wanted.filter((id) => !ranked.includes(id))
  if (rest.length > 0) yield* windows(rest)
}

/** Numbers of the further people of households, by the id of the one who booked. */
async function membersOf(
  ctx: ServiceContext,
  rows: StoredListRow[],
): Promise<Map<string, string[]>> {
  const leaders = rows.filter((row) => row.partySize > 1).map((row) => row.id)
  const members = new Map<string, string[]>()
  for (let at = 0; at < leaders.length; at += 200) {
    const found = await findRows<{ group: string; identifier?: string | null; status: string }>(
      ctx.payload,
      'reservations',
      { group: { in: leaders.slice(at, at + 200) } },
      { select: { group: true, identifier: true }, sort: 'number' },
    )
    for (const { group, identifier } of found) {
      if (identifier) members.set(group, [...(members.get(group) ?? []), identifier])
    }
  }
  return members
}

export type ListPage = { total: number; page: number; pageSize: number; rows: ListRow[] }

/** One page of a list, counted from 1. @throws DomainError FORBIDDEN */
export async function pageOfReservations(
  ctx: ServiceContext,
  filter: ListFilter,
  page: number,
  pageSize: number,
): Promise<ListPage> {
  const total = await countReservations(ctx, filter)
  const rows: ListRow[] = []
  for await (const row of readReservations(ctx, filter, (page - 1) * pageSize)) {
    rows.push(row)
    if (rows.length === pageSize) break
  }
  return { total, page, pageSize, rows }
}
