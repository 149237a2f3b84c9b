import { expireAudit } from '@/services/audit/expire'
import { eraseMailAddresses } from '@/services/retention/erase-mail'
import { expireRows } from '@/services/retention/expire-rows'

import type { Task } from '../task'

/**
 * Erases and deletes what has been kept long enough (NT-12, AU-03). Each step is independent and goes
 * on where a stopped run left off.
 */
export const retention = (frequentTasks: string[]): Task => ({
  name: 'retention',
  label: '保存期間を過ぎた記録の消去',
  schedule: { dailyAt: '01:30' },
  limitMinutes: 120,
  attempts: 3,
  run: async (ctx) => {
    const addresses = await eraseMailAddresses(ctx)
    const { bookings, unconfirmed, others } = await expireRows(ctx, frequentTasks)
    const logs = await expireAudit(ctx)
    return `メールアドレス ${addresses}・予約 ${bookings}・仮押さえ ${unconfirmed}・操作ログ ${logs}・その他 ${others} 件`
  },
})
