import type { Where } from 'payload'

import { findRows } from '@/db/atomic'
import { nameQueryKeys, type SearchKey, townOf, townQueryKey } from '@/domain/cards/search-keys'
import { nameSearchKey } from '@/domain/text/name-search'
import { textOrEmpty } from '@/lib/crypto/personal'

import type { ServiceContext } from '../../context'
import { invalid } from '../../refusals'

import { searchHash } from '../card-fields'
import type { Person } from './card-filter'
import { andWhere } from '../find-card'
import { type CardField, openCard } from '../open-card'
import type { CardRow } from '../types'

/** Most candidates that are read and compared for one search of a person. */
export const MAX_CANDIDATES = 800

/** What lists read: the history stays where it is. */
export const LIST_SELECT = {
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

/**
 * Cards of a person, at most `wanted`, changed last first: found by keyed hashes and compared in the
 * clear (CD-02). `capped` = there were more candidates than are read.
 * @throws DomainError INPUT_INVALID
 */
export async function peopleOf(
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
    if (town.length < 2) throw invalid('住所は町名を2文字以上入力してください。')
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
  const clear = (card: CardRow, field: CardField) => textOrEmpty(openCard(card, field))
  return (card) =>
    (!person.birthday || clear(card, 'birthday') === person.birthday) &&
    (!name ||
      (['name', 'kana'] as const).some((one) => nameSearchKey(clear(card, one)).includes(name))) &&
    (!town || townOf(clear(card, 'address')).includes(town))
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
