import { can } from '@/access/capabilities'
import { findRow, updateWhere } from '@/db/atomic'
import { DomainError } from '@/lib/errors'
import type { CheckResult } from '@/payload-types'

import { logAct } from '../audit/log-act'
import type { ServiceContext } from '../context'
import { forbidden, notFound } from '../refusals'

/**
 * Notes who has seen an alarm and deals with it (AU-10). The alarm itself stays until the check is
 * fine again; done again, or by two people at once, the first name stays.
 * @throws DomainError FORBIDDEN, NOT_FOUND, NO_ALARM
 */
export async function acknowledgeAlarm(ctx: ServiceContext, id: string): Promise<CheckResult> {
  if (!can(ctx.user, 'system.acknowledge')) {
    throw forbidden('異常を確認済みにする権限がありません。')
  }
  const done = await updateWhere<CheckResult>(
    ctx.payload,
    'check-results',
    {
      and: [
        { id: { equals: id } },
        { ok: { equals: 'no' } },
        { or: [{ acknowledgedAt: { equals: '' } }, { acknowledgedAt: { exists: false } }] },
      ],
    },
    { acknowledgedBy: ctx.actor.name, acknowledgedAt: ctx.now().toISOString() },
  )
  if (done) {
    await logAct(ctx, {
      action: 'alarm.acknowledged',
      target: `check-results/${id}`,
      summary: `「${done.name}」の異常を確認: ${done.summary ?? ''}`,
    })
    return done
  }
  const row = await findRow<CheckResult>(ctx.payload, 'check-results', { id: { equals: id } })
  if (!row) throw notFound('確認結果が見つかりません。')
  if (row.ok !== 'no') throw new DomainError('NO_ALARM', '異常はありません。')
  return row
}
