import type { Where } from 'payload'

import { findRows } from '@/db/atomic'
import { countRows } from '@/db/rows'
import { DomainError } from '@/lib/errors'

import { recordReading } from '../../audit/read'
import type { ServiceContext } from '../../context'

import { type CardFilter, readQuery, whereOfCards } from './card-filter'
import { type CardView, cardViewer } from '../card-view'
import { andWhere, findCardsByCode } from '../find-card'
import { LIST_SELECT, MAX_CANDIDATES, peopleOf } from './find-people'
import type { CardRow } from '../types'

export type CardPage = {
  rows: CardView[]
  hasMore: boolean
  /** More candidates than are read for one search of a person: results are missing. */
  capped: boolean
  /** Known at once for numbers and people; for filters alone it is asked for by `countCards`. */
  total: number | null
}

/**
 * A page of cards (CD-02, CD-12, CD-18). Numbers are found by index; people by keyed hashes of name,
 * birthday and town, and then compared in the clear. Changed last comes first.
 * @returns `capped` when a search of a person had more candidates than are read: add a birthday
 * @throws DomainError INDIVIDUAL_NUMBER, INPUT_INVALID
 */
export async function searchCards(
  ctx: ServiceContext,
  filter: CardFilter,
  page = 1,
  size = 50,
): Promise<CardPage> {
  const view = await cardViewer(ctx)
  const { code, person } = readQuery(filter)
  const where = whereOfCards(ctx, filter)
  if (code) {
    const cards = await findCardsByCode(ctx, code)
    const kept = await narrowed(ctx, cards, where)
    if (kept.length > 0 || !person) {
      return { rows: kept.map(view), hasMore: false, capped: false, total: kept.length }
    }
  }
  const from = (page - 1) * size
  if (!person) {
    const rows = await pageOf(ctx, where, from, size)
    const hasMore = rows.length > size
    return { rows: rows.slice(0, size).map(view), hasMore, capped: false, total: null }
  }
  const { cards, capped } = await peopleOf(ctx, where, person, from + size + 1)
  return {
    rows: cards.slice(from, from + size).map(view),
    hasMore: cards.length > from + size,
    capped,
    total: cards.length,
  }
}

async function pageOf(
  ctx: ServiceContext,
  where: Where,
  from: number,
  size: number,
): Promise<CardRow[]> {
  const rows = await findRows<CardRow>(ctx.payload, 'cards', where, {
    sort: ['-statusAt', 'id'],
    limit: from + size + 1,
    select: { ...LIST_SELECT },
  })
  return rows.slice(from)
}

/** Of a few cards those that the other conditions let through. */
async function narrowed(ctx: ServiceContext, cards: CardRow[], where: Where): Promise<CardRow[]> {
  if (cards.length === 0 || Object.keys(where).length === 0) return cards
  const ids = cards.map(({ id }) => id)
  return findRows<CardRow>(ctx.payload, 'cards', andWhere({ id: { in: ids } }, where), {
    select: { ...LIST_SELECT },
  })
}

/**
 * The page as a member of staff sees it: that people's records were shown is logged (AU-06).
 * @throws DomainError as `searchCards`
 */
export async function viewCards(
  ctx: ServiceContext,
  filter: CardFilter,
  page: number,
  size: number,
): Promise<CardPage> {
  const found = await searchCards(ctx, filter, page, size)
  if (found.rows.length > 0) {
    await recordReading(ctx, {
      what: 'カード一覧',
      count: found.rows.length,
      purpose: 'カードの検索',
    })
  }
  return found
}

/** How many cards a filter without a person has; asked for beside the page, never before it. */
export async function countCards(ctx: ServiceContext, filter: CardFilter): Promise<number> {
  return countRows(ctx.payload, 'cards', whereOfCards(ctx, filter))
}

/** Most cards that one act on "all of this filter" takes; more need a narrower filter. */
const MAX_IDS = 5000

/**
 * Ids of all cards of a filter, for an act on the whole list (CD-06): exactly those that it shows.
 * @throws DomainError LIST_TOO_LONG and as `searchCards`
 */
export async function cardIds(ctx: ServiceContext, filter: CardFilter): Promise<string[]> {
  const isPerson = [filter.q, filter.name, filter.birthday, filter.address].some(Boolean)
  const rows = isPerson
    ? (await searchCards(ctx, filter, 1, MAX_CANDIDATES)).rows
    : await findRows<{ id: string }>(ctx.payload, 'cards', whereOfCards(ctx, filter), {
        sort: ['-statusAt', 'id'],
        limit: MAX_IDS + 1,
        select: { status: true },
      })
  if (rows.length > MAX_IDS) {
    throw new DomainError(
      'LIST_TOO_LONG',
      `一度に選べるのは${MAX_IDS.toLocaleString('ja-JP')}枚までです。条件をしぼってください。`,
      422,
    )
  }
  return rows.map(({ id }) => String(id))
}
