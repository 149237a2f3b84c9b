import { reconcile } from '@/services/booking/engine/reconcile'
import type { ServiceContext } from '@/services/context'
import { recordCheck } from '@/services/system/record-check'

import type { Task } from '../task'

/** The day before everything: the nightly run looks at past days too. */
const BEGINNING = '2000-01-01'
const SHOWN = 20

async function check(ctx: ServiceContext, name: string, from?: string): Promise<string> {
  const report = await reconcile(ctx, from)
  const repaired = report.corrected.length + report.finished + report.members
  const summary =
    repaired === 0
      ? `${report.slots} 枠の残り人数が予約と一致しました。`
      : `${report.slots} 枠のうち ${report.corrected.length} 枠の残り人数を予約に合わせて直しました（途中で止まった処理 ${report.finished} 件、世帯 ${report.members} 件）。`
  await recordCheck(ctx.payload, {
    name,
    at: ctx.now().toISOString(),
    ok: repaired === 0 ? 'yes' : 'repaired',
    summary,
    details: { ...report, corrected: report.corrected.slice(0, SHOWN) },
  })
  return summary
}

/** Counters equal bookings (design §4): hourly for the days to come. */
export const reconcileHourly: Task = {
  name: 'reconcile',
  label: '予約枠の整合性の確認（これからの日）',
  schedule: { everyMinutes: 60, offset: 7 },
  limitMinutes: 30,
  attempts: 2,
  run: (ctx) => check(ctx, 'slots'),
}

/** The nightly proof over all days. */
export const reconcileNightly: Task = {
  name: 'reconcile-all',
  label: '予約枠の整合性の確認（すべての日）',
  schedule: { dailyAt: '03:10' },
  limitMinutes: 60,
  attempts: 3,
  run: (ctx) => check(ctx, 'slots-all', BEGINNING),
}
