import type { Where } from 'payload'

import { findRows } from '@/db/atomic'
import { nameQueryKeys, type SearchKey, townOf, townQueryKey } from '@/domain/cards/search-keys'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { nameSearchKey } from '@/domain/text/name-search'
import { addDays, tokyoDateOf } from '@/domain/time/civil'
import { parseDate } from '@/domain/time/parse-date'
import { decryptField } from '@/lib/crypto/field'
import { DomainError } from '@/lib/errors'

import { recordReading } from '../audit/read'
import { individualNumberRefused } from '../booking/identify'
import type { ServiceContext } from '../context'

import { searchHash } from './card-fields'
import { invalidCard } from './card-reason'
import { type CardView, cardViewer } from './card-view'
import { andWhere, cardScope, findCardsByCode } from './find-card'
import type { CardRow } from './types'

export type CardFilter = {
  /** A number, a birthday or a name: what it is, is recognised. */
  q?: string
  name?: string
  birthday?: string
  address?: string
  statuses?: string[]
  offices?: string[]
  place?: string
  /** 有効期限 within so many days. */
  expiresWithin?: number
  /** In the present status for at least so many days (CD-23). */
  staysFor?: number
  /** Taken out for a visit and not yet put back. */
  pulled?: boolean
  route?: string
  importId?: string
}

export type CardPage = {
  rows: CardView[]
  hasMore: boolean
  /** More candidates than are read for one search of a person: results are missing. */
  capped: boolean
  /** Known at once for numbers and people; for filters alone it is asked for by `countCards`. */
  total: number | null
}

/** Most candidates that are read and compared for one search of a person. */
const MAX_CANDIDATES = 800

type Person = { name: string; birthday: string; town: string }

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

/** What lists read: the history stays where it is. */
const LIST_SELECT = {
  reservationNumber: true,
  shippingNumber: true,
  manufacturingNumber: true,
  name: true,
  kana: true,
  birthday: true,
  address: true,
  status: true,
  statusAt: true,
  office: true,
  place: true,
  position: true,
  pulledFor: true,
  issuedOn: true,
  expiresOn: true,
  notifiedOn: true,
  reminders: true,
  route: true,
  rev: true,
} as const

/** Filters of the panel as a condition; the user's offices are part of it (AC-07). */
export function whereOfCards(ctx: ServiceContext, filter: CardFilter): Where {
  const today = tokyoDateOf(ctx.now())
  const parts: (Where | null)[] = [cardScope(ctx)]
  const one = (field: string, values: string[] | undefined) =>
    values && values.length > 0
      ? { [field]: values.length === 1 ? { equals: values[0] } : { in: values } }
      : null
  parts.push(one('status', filter.statuses), one('office', filter.offices))
  if (filter.place) parts.push({ place: { equals: filter.place } })
  if (filter.route) parts.push({ route: { equals: filter.route } })
  if (filter.importId) parts.push({ import: { equals: filter.importId } })
  if (filter.pulled) parts.push({ pulledFor: { greater_than: '0' } })
  if (filter.expiresWithin !== undefined) {
    parts.push(
      { expiresOn: { greater_than: '0' } },
      { expiresOn: { less_than_equal: addDays(today, filter.expiresWithin) } },
    )
  }
  if (filter.staysFor !== undefined) {
    const before = new Date(ctx.now().getTime() - filter.staysFor * 86_400_000).toISOString()
    parts.push({ statusAt: { greater_than: '0' } }, { statusAt: { less_than_equal: before } })
  }
  const all = parts.filter((part): part is Where => part !== null)
  return all.length === 0 ? {} : andWhere(...all)
}

/** Of a few cards those that the other conditions let through. */
async function narrowed(ctx: ServiceContext, cards: CardRow[], where: Where): Promise<CardRow[]> {
  if (cards.length === 0 || Object.keys(where).length === 0) return cards
  const ids = cards.map(({ id }) => id)
  return findRows<CardRow>(ctx.payload, 'cards', andWhere({ id: { in: ids } }, where), {
    select: { ...LIST_SELECT },
  })
}

/** @throws DomainError INDIVIDUAL_NUMBER, INPUT_INVALID */
function readQuery(filter: CardFilter): { code: string; person: Person | null } {
  const texts = [filter.q, filter.name, filter.birthday, filter.address]
  if (texts.some((text) => text && containsIndividualNumber(text))) throw individualNumberRefused()
  const q = (filter.q ?? '').trim()
  const qBirthday = q ? (parseDate(q) ?? '') : ''
  const isCode =
    /[0-9０-９]/.test(q) && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(q)
  const typedBirthday = (filter.birthday ?? '').trim()
  const birthday = typedBirthday ? (parseDate(typedBirthday) ?? '') : ''
  if (typedBirthday && !birthday) {
    throw invalidCard(
      '生年月日を日付として読めません。1980-04-01 や 昭和55年4月1日 の形で入力してください。',
    )
  }
  const person: Person = {
    name: filter.name?.trim() || (q && !isCode && !qBirthday ? q : ''),
    birthday: birthday || qBirthday,
    town: (filter.address ?? '').trim(),
  }
  const isEmpty = !person.name && !person.birthday && !person.town
  return { code: isCode ? q : '', person: isEmpty ? null : person }
}

/** Cards of a person, at most `wanted`, changed last first. */
async function peopleOf(
  ctx: ServiceContext,
  where: Where,
  person: Person,
  wanted: number,
): Promise<{ cards: CardRow[]; capped: boolean }> {
  const fits = comparer(person)
  // A day of birth is shared by few: all of them are read and compared.
  if (person.birthday) {
    return compared(ctx, where, [{ field: 'birthdayKey', text: person.birthday }], fits)
  }
  if (!person.name) {
    const town = townQueryKey(person.town)
    if (town.length < 2) throw invalidCard('住所は町名を2文字以上入力してください。')
    return compared(ctx, where, [{ field: 'townKey', text: town }], fits)
  }
  const { exact, head } = nameQueryKeys(person.name)
  if (person.town) return compared(ctx, where, [...exact, ...head], fits)
  const found = (await byKeys(ctx, where, exact, wanted)).filter(fits)
  // Somebody's whole name, or more than a page: those whose name only begins so are not looked for.
  const isWhole = found.length > 0 && Array.from(nameSearchKey(person.name)).length > 2
  if (isWhole || found.length >= wanted || head.length === 0) {
    return { cards: found, capped: false }
  }
  const more = await compared(ctx, where, head, fits)
  const known = new Set(found.map(({ id }) => id))
  return {
    cards: [...found, ...more.cards.filter(({ id }) => !known.has(id))],
    capped: more.capped,
  }
}

/** What the keys found is read in the clear and compared with what was typed. */
function comparer(person: Person): (card: CardRow) => boolean {
  const name = nameSearchKey(person.name)
  const town = townOf(person.town)
  const clear = (value?: string | null) => (value ? decryptField(value) : '')
  return (card) =>
    (!person.birthday || clear(card.birthday) === person.birthday) &&
    (!name || [card.name, card.kana].some((one) => nameSearchKey(clear(one)).includes(name))) &&
    (!town || townOf(clear(card.address)).includes(town))
}

async function compared(
  ctx: ServiceContext,
  where: Where,
  keys: SearchKey[],
  fits: (card: CardRow) => boolean,
): Promise<{ cards: CardRow[]; capped: boolean }> {
  const cards = await byKeys(ctx, where, keys, MAX_CANDIDATES + 1)
  return {
    cards: cards.slice(0, MAX_CANDIDATES).filter(fits),
    capped: cards.length > MAX_CANDIDATES,
  }
}

/** One query a key, so that each runs along its own index; merged, changed last first. */
async function byKeys(
  ctx: ServiceContext,
  where: Where,
  keys: SearchKey[],
  limit: number,
): Promise<CardRow[]> {
  const found = new Map<string, CardRow>()
  for (const { field, text } of keys) {
    const by: Where = { [field]: { equals: searchHash(field, text) } }
    const rows = await findRows<CardRow>(
      ctx.payload,
      'cards',
      Object.keys(where).length > 0 ? andWhere(by, where) : by,
      { sort: ['-statusAt', 'id'], limit, select: { ...LIST_SELECT } },
    )
    for (const row of rows) found.set(row.id, row)
  }
  return [...found.values()]
    .sort((a, b) => ((a.statusAt ?? '') < (b.statusAt ?? '') ? 1 : -1))
    .slice(0, limit)
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
  const { totalDocs } = await ctx.payload.db.count({
    collection: 'cards',
    where: whereOfCards(ctx, filter),
  })
  return totalDocs
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
