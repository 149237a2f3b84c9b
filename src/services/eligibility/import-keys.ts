import type { Where } from 'payload'

import { can } from '@/access/capabilities'
import { findRow, findRows, updateWhere } from '@/db/atomic'
import { insertMany } from '@/db/bulk'
import { isDuplicateKey } from '@/db/duplicate'
import { momentInWords } from '@/domain/time/moment'
import { DomainError } from '@/lib/errors'

import { logAct } from '../audit/log-act'
import type { ServiceContext } from '../context'
import { forbidden } from '../refusals'
import { loadBookingConfig } from '../settings/booking-config'
import { readCitySettings } from '../settings/read-settings'

import type { TransferRow } from './format'
import { checkTransfer, linesOf, rowOfLine } from './format'

const BATCH = 400
/** Clocks of two sites may differ; a file from further ahead would keep every later one out. */
const MOST_AHEAD_MS = 60 * 60_000

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
 * again, or cut off in the middle and sent again, it ends in the same state. A row's `updatedAt` is
 * the moment whose state it tells, here the file's: so an older file never rolls states back.
 * @throws DomainError FORBIDDEN, TRANSFER_INVALID, TRANSFER_OLDER
 */
export async function importKeys(ctx: ServiceContext, open: Source): Promise<TransferResult> {
  if (!can(ctx.user, 'eligibility.import')) {
    throw forbidden('受け渡しファイルを取り込む権限がありません。')
  }
  const { cityCode } = await readCitySettings(ctx.payload)
  const { total, at } = await checkTransfer(open(), cityCode)
  await assertNewest(ctx, at)
  const result: TransferResult = { total, added: 0, changed: 0, refused: 0 }
  const { offices } = await loadBookingConfig(ctx.payload)
  const ids = new Map(offices.map(({ id, code }) => [code, id]))
  let batch: TransferRow[] = []
  let first: TransferRow | null = null
  let seen = -1
  for await (const line of linesOf(open())) {
    if (++seen === 0 || seen > total) continue
    const row = rowOfLine(line)
    first ??= row
    batch.push(row)
    if (batch.length === BATCH) {
      await apply(ctx, ids, batch, at, result)
      batch = []
    }
  }
  await apply(ctx, ids, batch, at, result)
  // Also where nothing changed: a file from before this one stays an older one.
  if (first) {
    const where: Where = {
      and: [{ card: { equals: first.card } }, { updatedAt: { less_than: at } }],
    }
    await updateWhere(ctx.payload, 'eligibilities', where, { updatedAt: at })
  }
  await logAct(ctx, {
    action: 'eligibility.import',
    summary: `${momentInWords(at)}の受け渡しファイルを取り込み（新規 ${result.added}、変更 ${result.changed}、取り込めない ${result.refused}）`,
    count: total,
  })
  return result
}

/** @throws DomainError TRANSFER_OLDER when a newer state than the file's is known, TRANSFER_INVALID */
async function assertNewest(ctx: ServiceContext, at: string): Promise<void> {
  if (Date.parse(at) > ctx.now().getTime() + MOST_AHEAD_MS) {
    throw new DomainError(
      'TRANSFER_INVALID',
      `このファイルの日時（${momentInWords(at)}）は、まだ来ていません。カード管理の側の時計を直し、出し直してください。`,
      422,
    )
  }
  const newer = await findRow<{ updatedAt: string }>(ctx.payload, 'eligibilities', {
    updatedAt: { greater_than: at },
  })
  if (!newer) return
  throw new DomainError(
    'TRANSFER_OLDER',
    `このファイル（${momentInWords(at)}に出力）より新しい状態（${momentInWords(newer.updatedAt)}）が登録されています。取り込むと状態が古く戻るため、何も変えていません。カード管理の側で新しいファイルを出して、取り込んでください。`,
    409,
  )
}

async function apply(
  ctx: ServiceContext,
  offices: Map<string, string>,
  rows: TransferRow[],
  at: string,
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
    const data = { ...row, office, updatedAt: at }
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
    // Guarded once more: a newer file may be on its way in at this moment.
    const isNewer = { updatedAt: { less_than_equal: data.updatedAt } }
    const where: Where = { and: [{ card: { equals: data.card } }, isNewer] }
    if (await updateWhere(ctx.payload, 'eligibilities', where, data)) result.changed++
    else result.refused++
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    result.refused++
  }
}
