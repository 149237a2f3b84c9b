import { findRows } from '@/db/atomic'

import type { ServiceContext } from '../context'
import { recordCheck } from '../system/record-check'

import { readAnchor, readHead, readTip } from './anchor'
import { type AuditRow, type Link, sealOf } from './chain'
import { readWitness } from './witness'

const PAGE = 1000
const SHOWN = 20

export type ChainReport = { from: number; to: number; problems: string[] }

/**
 * Checks the operation log for changed, removed and inserted entries (AU-05) and stores the result
 * for the status page.
 */
export async function verifyAudit(ctx: ServiceContext): Promise<ChainReport> {
  let report = await inspect(ctx)
  // Retention may have removed the beginning while we read: only what is wrong twice is wrong.
  if (report.problems.length > 0) report = await inspect(ctx)
  const { from, to, problems } = report
  const isFine = problems.length === 0
  await recordCheck(ctx.payload, {
    name: 'audit-chain',
    at: ctx.now().toISOString(),
    ok: isFine ? 'yes' : 'no',
    summary: isFine
      ? to < from
        ? '操作ログには、まだ封印した記録がありません。'
        : `操作ログの通し番号 ${from}〜${to} に、書換えも欠けもありません。`
      : `操作ログに異常が ${problems.length} 件あります。${problems[0]}`,
    details: { from, to, problems: problems.slice(0, SHOWN) },
  })
  return report
}

/**
 * What a stored result of the check says of the log as it is now.
 * @returns `checked`: it looked at sealed entries at all; `since`: entries sealed after it
 */
export async function checkedLog(
  ctx: ServiceContext,
  check: { details?: unknown } | null,
): Promise<{ checked: boolean; since: number }> {
  const anchor = await readAnchor(ctx.payload)
  const { from = 1, to = 0 } = (check?.details ?? {}) as { from?: number; to?: number }
  const tip = await readTip(ctx.payload)
  return { checked: to >= from, since: Math.max(0, tip.seq - Math.max(to, anchor.seq)) }
}

async function inspect(ctx: ServiceContext): Promise<ChainReport> {
  const anchor = await readAnchor(ctx.payload)
  const head = await readHead(ctx.payload)
  const witness = await readWitness()
  const tip = await readTip(ctx.payload)
  const problems: string[] = typeof witness === 'string' ? [witness] : []
  const outside = typeof witness === 'string' ? null : witness
  const known = [head, outside].filter((one) => one !== null)
  let before = anchor
  while (before.seq < tip.seq) {
    const rows = await findRows<AuditRow>(
      ctx.payload,
      'audit-logs',
      { and: [{ seq: { greater_than: before.seq } }, { seq: { less_than_equal: tip.seq } }] },
      { sort: 'seq', limit: PAGE },
    )
    if (rows.length === 0) break
    for (const row of rows) {
      problems.push(...problemsOf(row, before))
      before = { seq: row.seq ?? 0, hash: row.hash ?? '' }
      if (known.some(({ seq, hash }) => seq === before.seq && hash !== before.hash)) {
        problems.push(`通し番号 ${before.seq} の封印が、控えと違います。`)
      }
    }
  }
  if (head && before.seq < head.seq) problems.push(missing(before.seq + 1, head.seq))
  const seen = Math.max(before.seq, head?.seq ?? 0)
  if (outside && seen < outside.seq) {
    const gone = missing(seen + 1, outside.seq).replace('。', '')
    problems.push(`${gone}（データベースの外の控えにはあります）。`)
  }
  return { from: anchor.seq + 1, to: before.seq, problems }
}

function problemsOf(row: AuditRow, before: Link): string[] {
  const seq = row.seq ?? 0
  // Behind a gap the entry's own seal cannot be recomputed: it follows what is gone.
  if (seq !== before.seq + 1) return [missing(before.seq + 1, seq - 1)]
  return sealOf(row, before) === row.hash ? [] : [`通し番号 ${seq} が書き換えられています。`]
}

const missing = (from: number, to: number): string =>
  from === to ? `通し番号 ${from} がありません。` : `通し番号 ${from}〜${to} がありません。`
