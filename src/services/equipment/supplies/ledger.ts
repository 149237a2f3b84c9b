import { findRow, findRows, updateWhere } from '@/db/atomic'
import type { Stored } from '@/db/stored'

import { changeRow } from '../../change-row'
import { faultPoint, type ServiceContext } from '../../context'
import { insertOnce } from '../../insert-once'
import { notEnough } from '../../refusals'

type Stock = Stored<'supply-stocks'>
type Into = 'supply-moves' | 'sheet-moves'
type Line = Record<string, unknown> & { moveKey: string; count: number }
/** A line that is announced in the stock's row, and the book that it belongs into. */
type Pending = { into: Into; line: Line }

/** A stock and the book of its lines. */
export type Book = {
  /** Of the row that guards the stock; one for each thing that is counted. */
  stock: string
  name: string
  unit: string
  into: Into
  /** What a line of this book says beside count, key, time and person. */
  fields: (left: number) => Record<string, unknown>
  /** What is there, where lines come into the book by other ways, too; else the guard's own number. */
  now?: () => Promise<number>
}

/** So many more or fewer, or what follows from what is there. */
export type Change = { count: number | ((now: number) => number); note?: string; key: string }

/** Everybody of the house may take at once. */
const TRIES = 40

/** Whether a change of this key stands in the book already. */
const known = ({ payload }: ServiceContext, into: Into, key: string) =>
  findRow<Line>(payload, into, { moveKey: { equals: key } })

const write = ({ payload }: ServiceContext, row: Stock, data: Record<string, unknown>) =>
  updateWhere<Stock>(
    payload,
    'supply-stocks',
    { and: [{ id: { equals: row.id } }, { rev: { equals: row.rev } }] },
    { ...data, rev: row.rev + 1 },
  )

/** Writes the line that a change of the stock has announced; whoever comes next does it for one who died. */
async function settle(ctx: ServiceContext, row: Stock): Promise<void> {
  const pending = row.pending as Pending | Line | null | undefined
  if (!pending) return
  // An earlier version announced lines of one book alone.
  const { into, line } =
    'into' in pending
      ? (pending as Pending)
      : { into: 'supply-moves' as const, line: pending as Line }
  await insertOnce(ctx, into, 'moveKey', line)
  await faultPoint(ctx, 'supply-noted')
  await write(ctx, row, { pending: null })
}

async function stockRow(ctx: ServiceContext, supply: string): Promise<Stock> {
  const found = await findRow<Stock>(ctx.payload, 'supply-stocks', { supply: { equals: supply } })
  if (found) return found
  const { row } = await insertOnce(ctx, 'supply-stocks', 'supply', { supply, stock: 0, rev: 0 })
  return row
}

/**
 * Books a change of a stock under its key, once. The stock and the note of its line are one conditional write,
 * so of two who take the last piece one gets it, and the sum of all lines is the stock whoever dies.
 * @returns what is left
 * @throws DomainError NOT_ENOUGH
 */
export async function bookInto(ctx: ServiceContext, of: Book, change: Change): Promise<number> {
  const nowOf = ({ stock }: Stock) => (of.now ? of.now() : Promise.resolve(stock))
  const row = await changeRow<Stock, { line: Line; left: number }>({
    tries: TRIES,
    find: async () => {
      const now = await stockRow(ctx, of.stock)
      if (!now.pending) return now
      await settle(ctx, now)
      return stockRow(ctx, of.stock)
    },
    decide: async (found) => {
      if (await known(ctx, of.into, change.key)) return null
      const now = await nowOf(found)
      const count = typeof change.count === 'number' ? change.count : change.count(now)
      const left = now + count
      if (count < 0 && left < 0) throw notEnough(of.name, `${now}${of.unit}`)
      const said = { note: change.note ?? '', at: ctx.now().toISOString(), byName: ctx.actor.name }
      return { left, line: { ...of.fields(left), ...said, count, moveKey: change.key } }
    },
    // Somebody's line that is not written yet goes first.
    write: (now, { line, left }) =>
      now.pending
        ? Promise.resolve(null)
        : write(ctx, now, { stock: left, pending: { into: of.into, line } satisfies Pending }),
  })
  await faultPoint(ctx, 'supply-booked')
  await settle(ctx, row)
  return nowOf(row)
}

/** Whether a change of this key is booked, one whose line is still to be written included. */
export async function isBookedInto(
  ctx: ServiceContext,
  { stock, into }: Pick<Book, 'stock' | 'into'>,
  key: string,
): Promise<boolean> {
  const row = await findRow<Stock>(ctx.payload, 'supply-stocks', { supply: { equals: stock } })
  if (row) await settle(ctx, row)
  return (await known(ctx, into, key)) !== null
}

/** Finishes lines that a process left when it died. @returns how many */
export async function settleSupplies(ctx: ServiceContext): Promise<number> {
  const rows = await findRows<Stock>(ctx.payload, 'supply-stocks', {})
  const open = rows.filter(({ pending }) => pending)
  for (const row of open) await settle(ctx, row)
  return open.length
}
