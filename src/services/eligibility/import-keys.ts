import { can } from '@/access/capabilities'
import { findRows, updateWhere } from '@/db/atomic'
import { insertMany } from '@/db/bulk'
import { isDuplicateKey } from '@/db/duplicate'
import { DomainError } from '@/lib/errors'

import { recordAudit } from '../audit/record'
import type { ServiceContext } from '../context'
import { loadBookingConfig } from '../settings/booking-config'
import { readCitySettings } from '../settings/read-settings'

import type { TransferRow } from './format'
import { checkTransfer, linesOf, rowOfLine } from './format'

const BATCH = 400

export type TransferResult = {
  total: number
  added: number
  changed: number
  /** Rows of an office that this site does not have, or whose number another card holds. */
  refused: number
}

type Source = () => AsyncIterable<Uint8Array>

/**
 * Takes in who may book, from the card side's file (AC-08). The whole file is checked first; sent
 * again, or cut off in the middle and sent again, it ends in the same state.
 * @throws DomainError FORBIDDEN, TRANSFER_INVALID
 */
export async function importKeys(ctx: ServiceContext, open: Source): Promise<TransferResult> {
  if (!can(ctx.user, 'eligibility.import')) {
    throw new DomainError('FORBIDDEN', '受け渡しファイルを取り込む権限がありません。', 403)
  }
  const { cityCode } = await readCitySettings(ctx.payload)
  const total = await checkTransfer(open(), cityCode)
  const result: TransferResult = { total, added: 0, changed: 0, refused: 0 }
  const { offices } = await loadBookingConfig(ctx.payload)
  const ids = new Map(offices.map(({ id, code }) => [code, id]))
  let batch: TransferRow[] = []
  let seen = -1
  for await (const line of linesOf(open())) {
    if (++seen === 0 || seen > total) continue
    batch.push(rowOfLine(line))
    if (batch.length === BATCH) {
      await apply(ctx, ids, batch, result)
      batch = []
    }
  }
  await apply(ctx, ids, batch, result)
  await recordAudit(ctx.payload, {
    action: 'eligibility.import',
    actorKind: 'staff',
    actor: ctx.actor.id,
    actorName: ctx.actor.name,
    at: ctx.now().toISOString(),
    summary: `受け渡しファイルを取り込み（新規 ${result.added}、変更 ${result.changed}、取り込めない ${result.refused}）`,
    count: total,
  })
  return result
}

async function apply(
  ctx: ServiceContext,
  offices: Map<string, string>,
  rows: TransferRow[],
  result: TransferResult,
): Promise<void> {
  if (rows.length === 0) return
  const now = ctx.now().toISOString()
  const known = await findRows<TransferRow>(ctx.payload, 'eligibilities', {
    card: { in: rows.map(({ card }) => card) },
  })
  const byCard = new Map(known.map((row) => [row.card, row]))
  const fresh: Record<string, unknown>[] = []
  for (const row of rows) {
    const office = offices.get(row.office)
    if (!office) {
      result.refused++
      continue
    }
    const data = { ...row, office, updatedAt: now }
    const before = byCard.get(row.card)
    if (!before) fresh.push({ ...data, createdAt: now })
    else if (differs(before, { ...row, office })) await change(ctx, data, result)
  }
  const added = await insertMany(ctx.payload, 'eligibilities', fresh)
  result.added += added
  result.refused += fresh.length - added
}

const differs = (before: TransferRow, after: TransferRow): boolean =>
  (Object.keys(after) as (keyof TransferRow)[]).some(
    (name) => (before[name] ?? '') !== (after[name] ?? ''),
  )

async function change(
  ctx: ServiceContext,
  data: TransferRow & { updatedAt: string },
  result: TransferResult,
): Promise<void> {
  try {
    await updateWhere(ctx.payload, 'eligibilities', { card: { equals: data.card } }, data)
    result.changed++
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    result.refused++
  }
}
