import { findRows } from '@/db/atomic'
import { countRows } from '@/db/rows'
import { dateColumn, textColumn } from '@/documents/column'
import { SUPPLY_MOVE, type Supplier } from '@/domain/equipment/vocabulary'
import { addDays, tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'
import type { Output } from '../../lists/files'
import { outputTable, type TableWish } from '../../lists/output-table'

import type { Supply } from './ledger'

export type SupplyLine = {
  id: string
  name: string
  size: string
  unit: string
  supplier: Supplier
  stock: number
  reorderAt: number
  yearly: number
  /** What a month of cards uses, by the cards that came in lately; null where nobody has said how much. */
  monthly: number | null
  /** So many months are left; null without a forecast. */
  months: number | null
  isLow: boolean
  byPrint: boolean
}

const MONTH_DAYS = 30
const CARDS_UNIT = 100

/** Cards that came in during the last thirty days: what the next month is expected to bring (EQ-15). */
async function monthlyCards(ctx: ServiceContext): Promise<number> {
  const since = addDays(tokyoDateOf(ctx.now()), -MONTH_DAYS)
  return countRows(ctx.payload, 'cards', {
    createdAt: { greater_than_equal: `${since}T00:00:00.000Z` },
  })
}

/** Every article with its stock, and whether it has to be ordered (EQ-10, EQ-15). */
export async function supplyOverview(ctx: ServiceContext): Promise<SupplyLine[]> {
  const [rows, stocks, sheets, cards] = await Promise.all([
    findRows<Supply>(
      ctx.payload,
      'supplies',
      { active: { not_equals: false } },
      { sort: ['order', 'name'] },
    ),
    findRows<{ supply: string; stock: number }>(ctx.payload, 'supply-stocks', {}),
    findRows<{ id: string; stock?: number | null }>(ctx.payload, 'label-sheets', {}),
    monthlyCards(ctx),
  ])
  const own = new Map(stocks.map(({ supply, stock }) => [supply, stock]))
  const printed = new Map(sheets.map(({ id, stock }) => [String(id), stock ?? 0]))
  return rows.map((row): SupplyLine => {
    const stock = row.sheet ? (printed.get(String(row.sheet)) ?? 0) : (own.get(String(row.id)) ?? 0)
    const per = row.perHundredCards ?? 0
    const monthly = per > 0 ? Math.ceil((cards * per) / CARDS_UNIT) : null
    return {
      ...{ id: String(row.id), name: row.name, size: row.size ?? '', unit: row.unit },
      ...{ supplier: row.supplier, stock, reorderAt: row.reorderAt ?? 0, yearly: row.yearly ?? 0 },
      monthly,
      months: monthly ? Math.floor((stock / monthly) * 10) / 10 : null,
      // A stock that would not last a month is low whatever its point says.
      isLow: stock <= (row.reorderAt ?? 0) || (monthly !== null && stock < monthly),
      byPrint: !!row.sheet,
    }
  })
}

type Move = {
  at: string
  supplyName: string
  kind: string
  count: number
  left: number
  note: string
  byName: string
}

/** The ledger as a file. */
export async function ledgerFile(ctx: ServiceContext, wish: TableWish): Promise<Output> {
  const rows = await findRows<Move>(ctx.payload, 'supply-moves', {}, { sort: ['-at', 'id'] })
  const words: Record<string, string> = SUPPLY_MOVE
  const number = (header: string, value: (row: Move) => number) => ({
    ...{ header, width: 8, kind: 'number' as const, value },
  })
  return outputTable<Move>(
    ctx,
    {
      name: `消耗品の出入り_${tokyoDateOf(ctx.now())}`,
      title: '消耗品の出入り',
      columns: [
        dateColumn<Move>('日', ({ at }) => tokyoDateOf(new Date(at))),
        textColumn<Move>('品名', 28, ({ supplyName }) => supplyName),
        textColumn<Move>('種類', 14, ({ kind }) => words[kind] ?? kind),
        number('増減', ({ count }) => count),
        number('残り', ({ left }) => left),
        textColumn<Move>('理由・メモ', 30, ({ note }) => note),
        textColumn<Move>('入れた人', 14, ({ byName }) => byName),
      ],
      rows: async function* () {
        yield* await Promise.resolve(rows)
      },
      count: rows.length,
      conditions: [],
    },
    wish,
  )
}
