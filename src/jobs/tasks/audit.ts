import { sealAudit } from '@/services/audit/seal'
import { verifyAudit } from '@/services/audit/verify'

import type { Task } from '../task'

/** Puts new entries of the operation log into the chain (AU-05). */
export const sealAuditTask: Task = {
  name: 'seal-audit',
  label: '操作ログの封印',
  schedule: { everyMinutes: 1 },
  limitMinutes: 10,
  attempts: 1,
  run: async (ctx) => `${await sealAudit(ctx)} 件`,
}

/** The nightly look for changed and missing entries. */
export const verifyAuditTask: Task = {
  name: 'verify-audit',
  label: '操作ログの改ざんの確認',
  schedule: { dailyAt: '04:10' },
  limitMinutes: 60,
  attempts: 3,
  run: async (ctx) => {
    const { from, to, problems } = await verifyAudit(ctx)
    return `通し番号 ${from}〜${to}・異常 ${problems.length} 件`
  },
}
