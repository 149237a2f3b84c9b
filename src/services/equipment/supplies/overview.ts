import { findRows } from '@/db/atomic'
import { countRows } from '@/db/rows'
import { dateColumn, numberColumn, textColumn } from '@/documents/column'
import { SUPPLY_MOVE, type Supplier } from '@/domain/equipment/vocabulary'
import { addDays, toInstant, tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'
import type { Output } from '../../lists/files'
import { outputTable, type TableWish } from '../../lists/output-table'

import { stocksNow, type Supply } from './stock'

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
  /** It has to be ordered; what the city brings never has. */
  isLow: boolean
  /** What to do about it, in words; empty when nothing. */
  todo: string
}

const MONTH_DAYS = 30
const CARDS_UNIT = 100

/** Cards that came in during the last thirty days: what the next month is expected to bring (EQ-15). */
async function monthlyCards(ctx: ServiceContext): Promise<number> {
  const since = addDays(tokyoDateOf(ctx.now()), -MONTH_DAYS)
  return countRows(ctx.payload, 'cards', {
    createdAt: { greater_than_equal: toInstant(since, '00:00').toISOString() },
  })
}

/** Every article with its stock, and whether it has to be ordered (EQ-10, EQ-15). */
export async function supplyOverview(ctx: ServiceContext): Promise<SupplyLine[]> {
  const [rows, stockOf, cards] = await Promise.all([
    findRows<Supply>(
      ctx.payload,
      'supplies',
      { active: { not_equals: false } },
      { sort: ['order', 'name'] },
    ),
    stocksNow(ctx),
    monthlyCards(ctx),
  ])
  return rows.map((row): SupplyLine => {
    const stock = stockOf(row)
    const per = row.perHundredCards ?? 0
    const monthly = per > 0 ? Math.ceil((cards * per) / CARDS_UNIT) : null
    return {
      ...{ id: String(row.id), name: row.name, size: row.size ?? '', unit: row.unit },
      ...{ supplier: row.supplier, stock, reorderAt: row.reorderAt ?? 0, yearly: row.yearly ?? 0 },
      monthly,
      months: monthly ? Math.floor((stock / monthly) * 10) / 10 : null,
      isLow: isLow(row, stock, monthly),
      todo: todoOf(row, isLow(row, stock, monthly)),
    }
  })
}

/** A stock that would not last a month is low whatever its point says. */
const isLow = ({ supplier, reorderAt }: Supply, stock: number, monthly: number | null): boolean =>
  supplier === 'vendor' && (stock <= (reorderAt ?? 0) || (monthly !== null && stock < monthly))

function todoOf({ supplier, sheet }: Supply, low: boolean): string {
  if (supplier === 'city') return '市に依頼します'
  if (low) return '発注してください'
  return sheet ? '印刷で減ります' : ''
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
  return outputTable<Move>(
    ctx,
    {
      name: `消耗品の出入り_${tokyoDateOf(ctx.now())}`,
      title: '消耗品の出入り',
      columns: [
        dateColumn<Move>('日', ({ at }) => tokyoDateOf(new Date(at))),
        textColumn<Move>('品名', 28, ({ supplyName }) => supplyName),
        textColumn<Move>('種類', 14, ({ kind }) => words[kind] ?? kind),
        numberColumn<Move>('増減', 8, ({ count }) => count),
        numberColumn<Move>('残り', 8, ({ left }) => left),
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
