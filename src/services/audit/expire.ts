import { findRow, findRows } from '@/db/atomic'
import { deleteRows } from '@/db/rows'
import { MS_PER_DAY } from '@/domain/time/civil'

import type { ServiceContext } from '../context'
import { faultPoint } from '../context'
import { readCitySettings } from '../settings/read-settings'

import { EXPIRED_ACTION, readAnchor } from './anchor'
import { type AuditRow, signLink } from './chain'
import { recordAudit } from './record'

const BATCH = 300

/**
 * Removes log entries older than the city keeps them (AU-03), always a whole beginning of the chain
 * and only sealed entries. First the log is told, with the signed point where the chain goes on;
 * then the entries go. A crash in between leaves entries that the next run removes.
 * @returns how many entries were removed
 */
export async function expireAudit(ctx: ServiceContext): Promise<number> {
  const { auditRetentionDays } = await readCitySettings(ctx.payload)
  const cutoff = new Date(ctx.now().getTime() - auditRetentionDays * MS_PER_DAY).toISOString()
  const anchor = await readAnchor(ctx.payload)
  const [oldestKept] = await findRows<AuditRow>(
    ctx.payload,
    'audit-logs',
    { and: [{ seq: { greater_than: anchor.seq } }, { at: { greater_than_equal: cutoff } }] },
    { sort: 'seq', limit: 1 },
  )
  // The newest sealed entry stays in any case: the chain continues from it.
  const last = oldestKept?.seq
    ? await findRow<AuditRow>(ctx.payload, 'audit-logs', { seq: { equals: oldestKept.seq - 1 } })
    : await beforeNewest(ctx)
  if (last?.seq && last.hash && last.seq > anchor.seq) {
    const link = { seq: last.seq, hash: last.hash }
    const count = last.seq - anchor.seq
    await recordAudit(ctx.payload, {
      key: `${EXPIRED_ACTION}|${last.seq}`,
      action: EXPIRED_ACTION,
      actorKind: 'job',
      actorName: '自動処理',
      at: ctx.now().toISOString(),
      summary: `保存期間（${auditRetentionDays}日）を過ぎた操作ログ ${count} 件を削除（通し番号 ${anchor.seq + 1}〜${last.seq}）`,
      count,
      changes: { anchor: [anchor, { ...link, mac: signLink('anchor', link) }] },
    })
    await faultPoint(ctx, 'audit-expiry-logged')
  }
  return removeUpTo(ctx, (await readAnchor(ctx.payload)).seq)
}

/** The entry before the newest sealed one; null when fewer than two are sealed. */
async function beforeNewest(ctx: ServiceContext): Promise<AuditRow | null> {
  const [, second] = await findRows<AuditRow>(
    ctx.payload,
    'audit-logs',
    { seq: { greater_than: 0 } },
    { sort: '-seq', limit: 2 },
  )
  return second ?? null
}

async function removeUpTo(ctx: ServiceContext, seq: number): Promise<number> {
  for (let removed = 0; ;) {
    const rows = await findRows<Pick<AuditRow, 'id'>>(
      ctx.payload,
      'audit-logs',
      { and: [{ seq: { greater_than: 0 } }, { seq: { less_than_equal: seq } }] },
      { sort: 'seq', limit: BATCH, select: { seq: true } },
    )
    if (rows.length === 0) return removed
    await deleteRows(ctx.payload, 'audit-logs', { id: { in: rows.map(({ id }) => id) } })
    removed += rows.length
    await faultPoint(ctx, 'audit-entries-removed')
  }
}
