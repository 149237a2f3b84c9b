import { randomUUID } from 'node:crypto'

import { findRow, findRows, updateWhere } from '@/db/atomic'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import type { SheetMove } from '@/domain/printing/moves'

import { logAct } from '../audit/log-act'
import { changeRow } from '../change-row'
import { faultPoint, type ServiceContext } from '../context'
import {
  type Book,
  bookInto,
  type Change,
  isBookedInto,
  settleSupplies,
} from '../equipment/supplies/ledger'
import { insertOnce } from '../insert-once'
import { invalid, notFound } from '../refusals'

import type { SheetRow } from './sheet-of'
import { sheetRowFor } from './records'

type Move = { sheet: string; kind: SheetMove; count: number }

/**
 * Writes what left the shelf already, once under its key. What is left is the sum of all moves, so a crash between
 * the two writes is made good by the next move, or by the job.
 */
async function note(
  ctx: ServiceContext,
  move: Move & { key: string; note: string },
): Promise<number> {
  const { key, ...rest } = move
  await insertOnce(ctx, 'sheet-moves', 'moveKey', {
    ...rest,
    at: ctx.now().toISOString(),
    byName: ctx.actor.name,
    moveKey: key,
  })
  await faultPoint(ctx, 'sheets-moved')
  return recount(ctx, move.sheet)
}

/** Every printing of the house may come by at once. */
const TRIES = 20

/** Writes the sum of the moves into the sheet, unless a newer move is there: then it adds up again. */
async function recount(ctx: ServiceContext, sheet: string): Promise<number> {
  const row = await changeRow<SheetRow | null, number>({
    tries: TRIES,
    find: () => findRow<SheetRow>(ctx.payload, 'label-sheets', { id: { equals: sheet } }),
    decide: async (found) => {
      if (!found) return null
      const { sum, isNone } = await sumOf(ctx, sheet)
      return isNone || sum === found.stock ? null : sum
    },
    write: (found, stock) => write(ctx, found, { stock }),
  })
  return row?.stock ?? 0
}

async function sumOf({ payload }: ServiceContext, sheet: string) {
  const moves = await findRows<{ count: number }>(
    payload,
    'sheet-moves',
    { sheet: { equals: sheet } },
    { select: { count: true } },
  )
  return { sum: moves.reduce((all, { count }) => all + count, 0), isNone: moves.length === 0 }
}

/** One conditional write of a sheet that nobody has changed since it was read. */
const write = ({ payload }: ServiceContext, row: SheetRow | null, data: Record<string, unknown>) =>
  updateWhere<SheetRow>(
    payload,
    'label-sheets',
    { and: [{ id: { equals: row?.id } }, { rev: { equals: row?.rev ?? 0 } }] },
    { ...data, rev: (row?.rev ?? 0) + 1 },
  )

/** The stock of a sheet, guarded like that of any article: print jobs write into its book without asking. */
const bookOf = (
  ctx: ServiceContext,
  { sheet, kind, name }: Omit<Move, 'count'> & { name: string },
) => ({
  ...{ ...guardOf(sheet), name, unit: '枚' },
  fields: () => ({ sheet, kind }),
  now: async () => (await sumOf(ctx, sheet)).sum,
})

const guardOf = (sheet: string): Pick<Book, 'stock' | 'into'> => ({
  stock: `sheet|${sheet}`,
  into: 'sheet-moves',
})

/** Whether a change of this key is booked, announced ones included. */
export const isSheetMoveBooked = (
  ctx: ServiceContext,
  sheet: string,
  key: string,
): Promise<boolean> => isBookedInto(ctx, guardOf(sheet), key)

/**
 * Books a change of a sheet's stock once, and takes nothing that is not there: of two who take the last sheets one
 * gets them, and of two who count the shelf the second adds nothing.
 * @returns what is left now
 * @throws DomainError NOT_FOUND, NOT_ENOUGH
 */
export async function moveSheets(
  ctx: ServiceContext,
  { sheet, kind, ...change }: Omit<Move, 'count'> & Change,
): Promise<number> {
  const row = await findRow<SheetRow>(ctx.payload, 'label-sheets', { id: { equals: sheet } })
  if (!row) throw notFound('この用紙が見つかりません。画面を読み込み直してください。')
  await bookInto(ctx, bookOf(ctx, { sheet, kind, name: row.name }), change)
  await faultPoint(ctx, 'sheets-moved')
  return recount(ctx, sheet)
}

/** Writes what was announced, and brings every sheet's number to the sum of its moves. @returns how many sheets there are */
export async function recountSheets(ctx: ServiceContext): Promise<number> {
  await settleSupplies(ctx)
  const sheets = await findRows<SheetRow>(ctx.payload, 'label-sheets', {})
  for (const { id } of sheets) await recount(ctx, String(id))
  return sheets.length
}

/** Takes the sheets of one printing out of the stock, once however often it is called (PR-19). */
export const drawSheets = (
  ctx: ServiceContext,
  job: { id: string; title: string },
  sheet: string,
  count: number,
): Promise<number> =>
  note(ctx, {
    sheet,
    kind: 'printed',
    count: -count,
    note: job.title,
    key: `job|${job.id}`,
  })

export type StockChange = {
  sheet: string
  /** `received`: so many came in. `counted`: so many are there. */
  kind: 'received' | 'counted'
  count: number
  note: string
  /** Sent again, it is booked once. */
  requestKey?: string
}

/**
 * Sheets that came in, or what a count of the shelf gave.
 * @returns what is left now
 * @throws DomainError NOT_FOUND, INPUT_INVALID
 */
export async function changeStock(ctx: ServiceContext, change: StockChange): Promise<number> {
  const row = await sheetRowFor(ctx, change.sheet)
  if (containsIndividualNumber(change.note)) {
    throw invalid('メモにマイナンバーを書かないでください。')
  }
  const stock = await moveSheets(ctx, {
    ...{ sheet: change.sheet, kind: change.kind, note: change.note },
    count: change.kind === 'counted' ? (now) => change.count - now : change.count,
    key: change.requestKey ? `hand|${change.requestKey}` : randomUUID(),
  })
  await logAct(ctx, {
    action: 'print.stock',
    target: `label-sheets/${row.id}`,
    summary: `用紙「${row.name}」${change.kind === 'received' ? `の入荷 ${change.count}枚` : `を${change.count}枚に数え直し`}（残り${stock}枚）`,
    ...(change.requestKey ? { key: `stock|${change.requestKey}` } : {}),
  })
  return stock
}
