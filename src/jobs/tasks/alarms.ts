import { sendHeartbeat } from '@/services/alarms/health/heartbeat'
import { checkHealth } from '@/services/alarms/health/probes'
import { keepDiagnoses } from '@/services/alarms/registers/diagnoses'
import { keepTicks } from '@/services/alarms/registers/ticks'
import { runAlarms } from '@/services/alarms/run'

import type { Task } from '../task'

/** Tells people of open alerts; also runs every few seconds in between (IN-02). */
export const alertsTask: Task = {
  name: 'alerts',
  label: '通報の通知',
  schedule: { everyMinutes: 1 },
  limitMinutes: 5,
  attempts: 1,
  run: async (ctx) => {
    const { planned, sent, failed } = await runAlarms(ctx)
    // People have been told of what there is; that something else broke, they learn from the check.
    if (failed > 0) throw new Error(`alarms: ${failed} failed, see the log of the server`)
    return `手順を進めた通報 ${planned} 件・送信 ${sent} 件`
  },
}

/** Mail server, site, jobs, backups, disk (IN-15). */
export const healthTask: Task = {
  name: 'health',
  label: '稼働の確認',
  schedule: { everyMinutes: 1 },
  limitMinutes: 5,
  attempts: 1,
  run: async (ctx) => `異常 ${await checkHealth(ctx)} 件`,
}

export const heartbeatTask: Task = {
  name: 'heartbeat',
  label: '生存通知',
  schedule: { everyMinutes: 1 },
  limitMinutes: 2,
  attempts: 1,
  run: async (ctx) =>
    (await sendHeartbeat(ctx)) ? '呼び出しました' : 'アドレスの設定がありません',
}

/** Days of the security look, and diagnoses that come due (IN-12, IN-13). */
export const registersTask: Task = {
  name: 'registers',
  label: 'セキュリティの記録の準備',
  schedule: { everyMinutes: 30, offset: 4 },
  limitMinutes: 10,
  attempts: 1,
  run: async (ctx) =>
    `確認もれ ${await keepTicks(ctx)} 日・期限を過ぎた診断 ${await keepDiagnoses(ctx)} 件`,
}
