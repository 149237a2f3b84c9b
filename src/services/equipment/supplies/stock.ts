import { findRow, findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import type { SupplyMove } from '@/domain/equipment/vocabulary'
import type { SheetMove } from '@/domain/printing/moves'

import type { ServiceContext } from '../../context'
import { isSheetMoveBooked, moveSheets } from '../../printing/stock'
import { notFound } from '../../refusals'

import { type Book, bookInto, isBookedInto } from './ledger'

export type Supply = Stored<'supplies'>
export type SupplyChange = { kind: SupplyMove; count: number; note?: string; key: string }

/** How the book of the sheets calls what happens to a stock. */
const OF_SHEETS: Record<SupplyMove, SheetMove> = {
  restock: 'received',
  use: 'used',
  deliver: 'delivered',
  return: 'returned',
  loss: 'lost',
  correct: 'corrected',
}

/** Where the pieces of an article are counted: what is printed on, in the stock that print jobs draw from (EQ-15). */
export const sheetOf = ({ sheet }: Pick<Supply, 'sheet'>): string | null =>
  sheet ? String(sheet) : null

const bookOf = ({ id, name, unit }: Supply, kind: SupplyMove): Book => ({
  ...{ stock: String(id), name, unit, into: 'supply-moves' },
  fields: (left) => ({ supply: String(id), supplyName: name, kind, left }),
})

/**
 * Books a change in the stock of the article, once under its key.
 * @returns what is left
 * @throws DomainError NOT_ENOUGH
 */
export function bookSupply(
  ctx: ServiceContext,
  supply: Supply,
  { kind, ...change }: SupplyChange,
): Promise<number> {
  const sheet = sheetOf(supply)
  return sheet
    ? moveSheets(ctx, { sheet, kind: OF_SHEETS[kind], ...change })
    : bookInto(ctx, bookOf(supply, kind), change)
}

/** Whether a change of this key is booked, also where the article was counted before it was tied to a sheet. */
export async function isSupplyBooked(
  ctx: ServiceContext,
  supply: Supply,
  key: string,
): Promise<boolean> {
  const sheet = sheetOf(supply)
  if (sheet && (await isSheetMoveBooked(ctx, sheet, key))) return true
  return isBookedInto(ctx, { stock: String(supply.id), into: 'supply-moves' }, key)
}

/** What is left of each article. */
export async function stocksNow({ payload }: ServiceContext): Promise<(supply: Supply) => number> {
  const [stocks, sheets] = await Promise.all([
    findRows<{ supply: string; stock: number }>(payload, 'supply-stocks', {}),
    findRows<{ id: string; stock?: number | null }>(payload, 'label-sheets', {}),
  ])
  const own = new Map(stocks.map(({ supply, stock }) => [supply, stock]))
  const printed = new Map(sheets.map(({ id, stock }) => [String(id), stock ?? 0]))
  return (supply) => {
    const sheet = sheetOf(supply)
    return (sheet ? printed.get(sheet) : own.get(String(supply.id))) ?? 0
  }
}

/** @throws DomainError NOT_FOUND */
export async function supplyById(ctx: ServiceContext, id: string): Promise<Supply> {
  const row = await findRow<Supply>(ctx.payload, 'supplies', { id: { equals: id } })
  if (!row) throw notFound('この消耗品が見つかりません。画面を読み込み直してください。')
  return row
}
