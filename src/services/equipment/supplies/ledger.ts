import { findRow, findRows, updateWhere } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { BY_HAND, type SupplyMove } from '@/domain/equipment/vocabulary'
import { DomainError } from '@/lib/errors'

import { logAct } from '../../audit/log-act'
import { changeRow } from '../../change-row'
import { faultPoint, type ServiceContext } from '../../context'
import { insertOnce } from '../../insert-once'
import { changeStock } from '../../printing/stock'
import { checkReason, invalid, need, notFound } from '../../refusals'

export type Supply = Stored<'supplies'>
type Stock = Stored<'supply-stocks'>
type Line = Pick<
  Stored<'supply-moves'>,
  'supply' | 'supplyName' | 'kind' | 'count' | 'left' | 'note' | 'at' | 'byName' | 'moveKey'
>

/** Everybody of the house may take at once. */
const TRIES = 40

/** Whether a change of this key stands in the ledger already. */
const known = ({ payload }: ServiceContext, key: string) =>
  findRow<Line>(payload, 'supply-moves', { moveKey: { equals: key } })

const write = ({ payload }: ServiceContext, row: Stock, data: Record<string, unknown>) =>
  updateWhere<Stock>(
    payload,
    'supply-stocks',
    { and: [{ id: { equals: row.id } }, { rev: { equals: row.rev } }] },
    { ...data, rev: row.rev + 1 },
  )

/** Writes the line that a change of the stock has announced; whoever comes next does it for one who died. */
async function settle(ctx: ServiceContext, row: Stock): Promise<void> {
  const line = row.pending as Line | null
  if (!line) return
  await insertOnce(ctx, 'supply-moves', 'moveKey', line)
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
 * Books a change of the stock under its key, once. The stock and the note of its line are one conditional write,
 * so of two who take the last piece one gets it, and the sum of all lines is the stock whoever dies.
 * @throws DomainError NOT_ENOUGH
 */
export async function book(
  ctx: ServiceContext,
  { id, name, unit }: Supply,
  change: { kind: SupplyMove; count: number; note?: string; key: string },
): Promise<number> {
  const supply = String(id)
  const row = await changeRow<Stock, Line>({
    tries: TRIES,
    find: async () => {
      const now = await stockRow(ctx, supply)
      if (!now.pending) return now
      await settle(ctx, now)
      return stockRow(ctx, supply)
    },
    decide: async ({ stock }) => {
      if (await known(ctx, change.key)) return null
      const left = stock + change.count
      if (left < 0)
        throw new DomainError(
          'NOT_ENOUGH',
          `「${name}」の残りは${stock}${unit}です。数を減らすか、入荷を記録してください。`,
          409,
        )
      return {
        ...{ supply, supplyName: name, kind: change.kind, count: change.count, left },
        ...{ note: change.note ?? '', at: ctx.now().toISOString(), byName: ctx.actor.name },
        moveKey: change.key,
      }
    },
    // Somebody's line that is not written yet goes first.
    write: (now, line) =>
      now.pending ? Promise.resolve(null) : write(ctx, now, { stock: line.left, pending: line }),
  })
  await faultPoint(ctx, 'supply-booked')
  await settle(ctx, row)
  return row.stock
}

/** Finishes lines that a process left when it died. @returns how many */
export async function settleSupplies(ctx: ServiceContext): Promise<number> {
  const rows = await findRows<Stock>(ctx.payload, 'supply-stocks', {})
  const open = rows.filter(({ pending }) => pending)
  for (const row of open) await settle(ctx, row)
  return open.length
}

/** @throws DomainError NOT_FOUND */
export async function supplyById(ctx: ServiceContext, id: string): Promise<Supply> {
  const row = await findRow<Supply>(ctx.payload, 'supplies', { id: { equals: id } })
  if (!row) throw notFound('この消耗品が見つかりません。画面を読み込み直してください。')
  return row
}

export type HandMove = {
  supply: string
  kind: keyof typeof BY_HAND
  count: number
  note: string
  op: string
}

/**
 * A change that a person enters: what came in, was used, came back, was lost, or a correction with its reason.
 * What is printed on goes through the stock of its sheets, the one that print jobs draw from (EQ-15).
 * @returns what is left
 * @throws DomainError NOT_FOUND, INPUT_INVALID, NOT_ENOUGH
 */
export async function moveSupply(ctx: ServiceContext, wish: HandMove): Promise<number> {
  const supply = await supplyById(ctx, wish.supply)
  const { kind, op } = wish
  if (wish.count === 0) throw invalid('数を入力してください。', { count: '数を入力してください。' })
  if (wish.count < 0 && kind !== 'correct')
    throw invalid('数は1以上で入力してください。減らすときは「訂正」を選びます。')
  const isExplained = kind === 'correct' || kind === 'loss'
  const note = checkReason(isExplained ? need(wish.note, '理由') : wish.note)
  const count = wish.count * BY_HAND[kind]
  if (supply.sheet) {
    const sheet = String(supply.sheet)
    const { stock = 0 } =
      (await findRow<{ stock?: number | null }>(ctx.payload, 'label-sheets', {
        id: { equals: sheet },
      })) ?? {}
    return kind === 'restock' || kind === 'return'
      ? changeStock(ctx, { sheet, kind: 'received', count, note, requestKey: op })
      : changeStock(ctx, {
          sheet,
          kind: 'counted',
          count: (stock ?? 0) + count,
          note,
          requestKey: op,
        })
  }
  const left = await book(ctx, supply, { kind, count, note, key: `hand|${ctx.actor.id}|${op}` })
  await logAct(ctx, {
    action: 'supply.move',
    target: `supplies/${supply.id}`,
    summary: `消耗品「${supply.name}」 ${count > 0 ? '+' : ''}${count}${supply.unit}（残り${left}${supply.unit}）`,
    key: `supply|${ctx.actor.id}|${op}`,
  })
  return left
}
