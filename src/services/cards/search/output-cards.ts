import type { Where } from 'payload'

import { type Column, textColumn as text, dateColumn as date } from '@/documents/column'
import { tokyoDateOf } from '@/domain/time/civil'
import { findRows } from '@/db/atomic'

import type { ServiceContext } from '../../context'
import type { Output } from '../../lists/files'
import { outputTable, type TableWish } from '../../lists/output-table'
import { loadBookingConfig } from '../../settings/booking-config'

import { type CardFilter, whereOfCards } from './card-filter'
import { type CardView, cardViewer } from '../card-view'
import { andWhere } from '../find-card'
import { countCards, searchCards } from './search-cards'
import { readStatusRules } from '../status-rules'
import type { CardRow } from '../types'

const COLUMNS: Column<CardView>[] = [
  text('予約ID', 14, (card) => card.reservationNumber),
  text('発送番号', 14, (card) => card.shippingNumber),
  text('製造管理番号', 14, (card) => card.manufacturingNumber),
  text('氏名', 18, (card) => card.name),
  text('氏名カナ', 18, (card) => card.kana),
  date('生年月日', (card) => card.birthday),
  text('住所', 36, (card) => card.address),
  text('状態区分', 18, (card) => card.status),
  text('状態区分の日', 12, (card) => dayOf(card.statusAt)),
  text('窓口', 16, (card) => card.officeName),
  text('保管場所', 18, (card) => [card.placeName, card.position].filter(Boolean).join(' ')),
  date('交付通知書発送日', (card) => card.notifiedOn),
  date('交付日', (card) => card.issuedOn),
  date('有効期限', (card) => card.expiresOn),
  text('交付の方法', 10, (card) => card.route),
  { header: '勧奨回数', width: 8, kind: 'number', value: (card) => card.reminders },
]

const PAPER = COLUMNS.filter(({ header }) =>
  [
    '予約ID',
    '発送番号',
    '製造管理番号',
    '氏名',
    '状態区分',
    '窓口',
    '保管場所',
    '有効期限',
  ].includes(header),
)

const dayOf = (at: string): string => (at ? tokyoDateOf(new Date(at)) : '')

const BATCH = 1000

/**
 * Cards of a filter as a file or on paper (CD-08, CD-11, PR-10): exactly those that the list shows.
 * Read in pieces by key, so that a hundred thousand never stand in memory.
 * @throws DomainError as `outputTable`
 */
export async function outputCards(
  ctx: ServiceContext,
  filter: CardFilter,
  wish: TableWish,
): Promise<Output> {
  const isPerson = [filter.q, filter.name, filter.birthday, filter.address].some(Boolean)
  const found = isPerson ? await searchCards(ctx, filter, 1, 3000) : null
  const count = found ? found.rows.length : await countCards(ctx, filter)
  const label = filter.statuses?.length ? filter.statuses.join('・') : 'すべて'
  return outputTable(
    ctx,
    {
      name: `カード一覧_${label}_${tokyoDateOf(ctx.now())}`,
      title: `カード一覧（${label}）`,
      columns: COLUMNS,
      paperColumns: PAPER,
      rows: () => (found ? listed(found.rows) : readCards(ctx, filter)),
      count,
      conditions: await conditionsOf(ctx, filter),
      groupOf: (card) => `${card.officeName}　${card.status}`,
      paper: { units: { rows: '枚', people: null }, empty: '該当するカードはありません。' },
    },
    wish,
  )
}

async function* listed(rows: CardView[]): AsyncGenerator<CardView> {
  yield* rows
}

/**
 * Office by office and status by status in the order of the work, each in order of its key, so that
 * the groups of a printed list stay together. Statuses that the city has dropped come last.
 */
export async function* readCards(
  ctx: ServiceContext,
  filter: CardFilter,
): AsyncGenerator<CardView> {
  const view = await cardViewer(ctx)
  const where = whereOfCards(ctx, filter)
  const config = await loadBookingConfig(ctx.payload)
  const known = [...(await readStatusRules(ctx)).keys()]
  const offices = filter.offices?.length ? filter.offices : config.offices.map(({ id }) => id)
  const wanted = filter.statuses?.length ? filter.statuses : null
  const groups: Where[] = known
    .filter((label) => wanted?.includes(label) ?? true)
    .map((label) => ({ status: { equals: label } }))
  if (!wanted?.every((label) => known.includes(label))) groups.push({ status: { not_in: known } })
  for (const office of offices) {
    for (const group of groups) {
      const part = andWhere(where, { office: { equals: office } }, group)
      for await (const card of inOrderOfKey(ctx, part)) yield view(card)
    }
  }
}

async function* inOrderOfKey(ctx: ServiceContext, where: Where): AsyncGenerator<CardRow> {
  let after = ''
  for (;;) {
    const rows = await findRows<CardRow>(
      ctx.payload,
      'cards',
      andWhere(where, { cardKey: { greater_than: after } }),
      { sort: 'cardKey', limit: BATCH },
    )
    yield* rows
    if (rows.length < BATCH) return
    after = rows.at(-1)!.cardKey
  }
}

async function conditionsOf(ctx: ServiceContext, filter: CardFilter): Promise<[string, string][]> {
  const config = await loadBookingConfig(ctx.payload)
  const name = (id: string) => config.offices.find((office) => office.id === id)?.name ?? id
  const all: [string, string, boolean][] = [
    ['状態区分', filter.statuses?.join('・') || 'すべて', true],
    ['窓口', filter.offices?.map(name).join('・') || 'すべて', true],
    ['有効期限', `${filter.expiresWithin}日以内`, filter.expiresWithin !== undefined],
    ['同じ状態のまま', `${filter.staysFor}日以上`, filter.staysFor !== undefined],
    ['引き出し中', 'はい', filter.pulled === true],
  ]
  return all.filter(([, , shown]) => shown).map(([key, value]) => [key, value])
}
