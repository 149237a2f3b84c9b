import { settleDisposals } from '@/services/cards/disposal/settle'
import { settleReminders } from '@/services/cards/reminders/run'
import { raiseTransportAlerts } from '@/services/transport/alerts/raise'
import { settleRuns } from '@/services/transport/settle'

import type { Task } from '../task'

/** Finishes what a process that died has left of a run, a reminder or a disposal (TR-07, CD-22). */
export const settleTransport: Task = {
  name: 'settle-transport',
  label: '移送・勧奨・廃棄の記録の仕上げ',
  schedule: { everyMinutes: 5, offset: 3 },
  limitMinutes: 20,
  attempts: 1,
  run: async (ctx) => {
    const runs = await settleRuns(ctx)
    return `${runs + (await settleReminders(ctx)) + (await settleDisposals(ctx))} 件`
  },
}

/** Weeks with fewer runs than are due (TR-02). */
export const transportAlertsTask: Task = {
  name: 'transport-alerts',
  label: '移送の回数の確認',
  schedule: { dailyAt: '06:10' },
  limitMinutes: 20,
  attempts: 3,
  run: async (ctx) => `不足の知らせ ${await raiseTransportAlerts(ctx)} 件`,
}
