import { findRows } from '@/db/atomic'
import { type Column, textColumn as text } from '@/documents/column'
import { formatForLanguage } from '@/domain/time/format'
import type { RunRow, Stop } from '@/domain/transport/run-types'
import { ITEM_STATE, PAPER_KIND } from '@/domain/transport/vocabulary'

import type { CardRow } from '../cards/types'
import type { ServiceContext } from '../context'
import type { Output } from '../lists/files'
import { outputTable, type TableWish } from '../lists/output-table'

import { itemsOf } from './items'
import { actsAtStop, assertCan, runById } from './runs'
import { mayUseOffice } from '@/access/roles'

/** A card on the list. Names stay out: whoever carries the list needs none (CD-30). */
type ManifestRow = {
  no: number
  stop: string
  heading: string
  shipping: string
  reservation: string
  manufacturing: string
  caseNumber: string
  state: string
}

const NUMBERS: Column<ManifestRow>[] = [
  { header: 'No.', width: 5, kind: 'number', value: (row) => row.no },
  text('発送番号', 18, (row) => row.shipping),
  text('予約ID', 18, (row) => row.reservation),
  text('製造管理番号', 20, (row) => row.manufacturing),
]
const COLUMNS: Column<ManifestRow>[] = [
  text('行き先', 18, (row) => row.stop),
  ...NUMBERS,
  text('ケース', 10, (row) => row.caseNumber),
  text('状態', 14, (row) => row.state),
]
/** Boxes to tick when the cards are packed and when they arrive. */
const PAPER: Column<ManifestRow>[] = [
  ...NUMBERS,
  text('状態', 12, (row) => row.state),
  text('発送', 6, () => ''),
  text('受領', 6, () => ''),
]
const SIGN_OFF = ['発送者（カードセンター）', '運送者（専任ドライバー）', '受領者（区役所）']

/**
 * カード移送一覧表 (PR-01): the cards of one run, ward by ward on pages of their own, with the totals of
 * page and run and boxes in which sender, driver and receiver sign. Staff of a ward get their own part.
 * @throws DomainError NOT_FOUND, FORBIDDEN and as `outputTable`
 */
export async function outputManifest(
  ctx: ServiceContext,
  id: string,
  wish: TableWish,
): Promise<Output> {
  assertCan(ctx, 'transport.read')
  const run = await runById(ctx, id)
  const rows = await manifestRows(ctx, run)
  return outputTable<ManifestRow>(
    ctx,
    {
      name: `カード移送一覧表_${run.number}`,
      title: `カード移送一覧表　${run.number}`,
      columns: COLUMNS,
      paperColumns: PAPER,
      rows: async function* () {
        yield* rows
      },
      count: rows.length,
      conditions: conditionsOf(run),
      groupOf: (row) => row.heading,
      office: run.from,
      paper: {
        units: { rows: '枚', people: null },
        pagePerGroup: true,
        signOff: SIGN_OFF,
        empty: 'この移送に積み込まれたカードはありません。',
      },
    },
    wish,
  )
}

const conditionsOf = (run: RunRow): [string, string][] => {
  const all: [string, string][] = [
    ['移送日', formatForLanguage(run.date, null, 'ja')],
    ['経路', run.routeName ?? ''],
    ['運送会社', run.carrierName ?? ''],
    ['専任ドライバー', run.driverName ?? ''],
    ['本市専用車両', run.vehiclePlate ?? ''],
  ]
  return all.filter(([, value]) => value !== '')
}

async function manifestRows(ctx: ServiceContext, run: RunRow): Promise<ManifestRow[]> {
  const sends = !ctx.user || mayUseOffice(ctx.user, run.from)
  const stops = run.stops.filter((stop) => sends || actsAtStop(ctx, run, stop))
  const rows: ManifestRow[] = []
  for (const stop of stops) {
    const items = await itemsOf(ctx, run.id, { stop: stop.key })
    const cards = await cardsOf(
      ctx,
      items.map(({ cardId }) => cardId),
    )
    items.forEach((item, at) => {
      const card = cards.get(item.cardId)
      rows.push({
        no: at + 1,
        stop: stop.name,
        heading: headingOf(stop),
        shipping: card?.shippingNumber ?? '',
        reservation: card?.reservationNumber ?? '',
        manufacturing: card?.manufacturingNumber ?? '',
        caseNumber: stop.departure?.caseNumber ?? '',
        state: ITEM_STATE[item.state],
      })
    })
  }
  return rows
}

const headingOf = ({ name, departure, papers }: Stop): string =>
  [
    name,
    departure?.caseNumber ? `ケース ${departure.caseNumber}` : '',
    departure?.seal ? `封印 ${departure.seal}` : '',
    ...papers.map(({ kind, count }) => `${PAPER_KIND[kind]} ${count}`),
  ]
    .filter(Boolean)
    .join('　')

async function cardsOf(ctx: ServiceContext, ids: string[]): Promise<Map<string, CardRow>> {
  const cards = new Map<string, CardRow>()
  for (let from = 0; from < ids.length; from += 400) {
    const rows = await findRows<CardRow>(
      ctx.payload,
      'cards',
      { id: { in: ids.slice(from, from + 400) } },
      { select: { shippingNumber: true, reservationNumber: true, manufacturingNumber: true } },
    )
    for (const row of rows) cards.set(String(row.id), row)
  }
  return cards
}
