import { randomUUID } from 'node:crypto'

import { findRow, findRows, updateWhere } from '@/db/atomic'
import { containsIndividualNumber } from '@/domain/codes/individual-number'

import { logAct } from '../audit/log-act'
import { changeRow } from '../change-row'
import { faultPoint, type ServiceContext } from '../context'
import { insertOnce } from '../insert-once'
import { invalid } from '../refusals'

import type { SheetRow } from './sheet-of'
import { sheetRowFor } from './records'

type Move = { sheet: string; kind: 'received' | 'counted' | 'printed'; count: number }

/**
 * Books a change of a sheet's stock under a key: with the same key it is booked once. What is left is
 * the sum of all moves, so a crash between the two writes is made good by the next move, or by the job.
 */
async function book(
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
      const moves = await findRows<{ count: number }>(
        ctx.payload,
        'sheet-moves',
        { sheet: { equals: sheet } },
        { select: { count: true } },
      )
      const sum = moves.reduce((all, { count }) => all + count, 0)
      return moves.length === 0 || sum === found.stock ? null : sum
    },
    write: (found, stock) => {
      const rev = found?.rev ?? 0
      return updateWhere<SheetRow>(
        ctx.payload,
        'label-sheets',
        { and: [{ id: { equals: sheet } }, { rev: { equals: rev } }] },
        { stock, rev: rev + 1 },
      )
    },
  })
  return row?.stock ?? 0
}

/** Brings every sheet's number to the sum of its moves. @returns how many sheets there are */
export async function recountSheets(ctx: ServiceContext): Promise<number> {
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
  book(ctx, {
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
  const before = change.kind === 'counted' ? await recount(ctx, change.sheet) : 0
  const stock = await book(ctx, {
    sheet: change.sheet,
    kind: change.kind,
    count: change.count - before,
    note: change.note,
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
