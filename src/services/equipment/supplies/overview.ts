import { findRows } from '@/db/atomic'
import { countRows } from '@/db/rows'
import type { Supplier } from '@/domain/equipment/vocabulary'
import { addDays, toInstant, tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'

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
