import { finishStale } from '@/services/booking/engine/finish-stale'
import { expireDue } from '@/services/booking/engine/sweep'

import type { Task } from '../task'

/**
 * Frees holds that ran out and cancelled seats whose delay is over (BK-24), and seats of bookings that
 * were cut off with their process.
 */
export const sweep: Task = {
  name: 'sweep',
  label: '仮押さえの期限切れ',
  schedule: { everyMinutes: 1 },
  limitMinutes: 10,
  attempts: 1,
  run: async (ctx) => {
    const finished = await finishStale(ctx)
    const freed = await expireDue(ctx, { limit: 1000 })
    return `${freed} 件を解放・途中で止まった処理 ${finished} 件を終了`
  },
}
