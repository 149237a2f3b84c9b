import { findRows, updateWhere } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'

import type { ServiceContext } from '../context'
import { faultPoint } from '../context'
import { recordCheck } from '../system/record-check'

import { HEAD_CHECK, readTip } from './anchor'
import { type AuditRow, type Link, sealedKey, sealOf, signLink, UNSEALED_FROM } from './chain'
import { addWitness } from './witness'

const BATCH = 500
/** Leaves the rest to the next run, which comes in a minute. */
const PATIENCE_MS = 45_000

/**
 * Gives new log entries their number and their seal, in the order of their time (AU-05). Each entry is
 * one conditional update under a unique number, so two processes can never give one number twice
 * or seal behind a different entry; a crash leaves a shorter chain, which the next run continues.
 * @returns how many entries were sealed
 */
export async function sealAudit(ctx: ServiceContext): Promise<number> {
  const end = Date.now() + PATIENCE_MS
  let tip = await readTip(ctx.payload)
  let sealed = 0
  while (Date.now() < end) {
    const rows = await findRows<AuditRow>(
      ctx.payload,
      'audit-logs',
      { sealKey: { greater_than: UNSEALED_FROM } },
      { sort: ['at', 'id'], limit: BATCH },
    )
    let lost = false
    for (const row of rows) {
      const next = await sealRow(ctx, row, tip)
      lost = !next
      if (!next) break
      tip = next
      sealed++
    }
    // Somebody else is sealing too: go on behind what they have sealed.
    if (lost) tip = await readTip(ctx.payload)
    else if (rows.length < BATCH) break
  }
  if (sealed > 0) await storeHead(ctx, tip)
  return sealed
}

async function sealRow(ctx: ServiceContext, row: AuditRow, before: Link): Promise<Link | null> {
  const link = { seq: before.seq + 1, hash: sealOf(row, before) }
  try {
    const done = await updateWhere(
      ctx.payload,
      'audit-logs',
      { and: [{ id: { equals: row.id } }, { sealKey: { equals: row.sealKey } }] },
      { ...link, sealKey: sealedKey(link.seq) },
    )
    await faultPoint(ctx, 'audit-sealed')
    return done ? link : null
  } catch (error) {
    if (isDuplicateKey(error)) return null
    throw error
  }
}

/**
 * Remembers the end of the chain, so that entries cut off from its end are missed too. A witness that
 * cannot be written holds nothing up: the check of the log finds it and raises the alarm.
 */
async function storeHead(ctx: ServiceContext, tip: Link): Promise<void> {
  await addWitness(ctx.now().toISOString(), tip).catch((error: unknown) =>
    ctx.payload.logger.error({ err: error, msg: 'the witness of the log cannot be written' }),
  )
  await recordCheck(ctx.payload, {
    name: HEAD_CHECK,
    at: ctx.now().toISOString(),
    ok: 'yes',
    summary: `操作ログを通し番号 ${tip.seq} まで封印しました。`,
    details: { ...tip, mac: signLink('head', tip) },
  })
}
