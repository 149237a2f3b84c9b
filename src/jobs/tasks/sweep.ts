import { expireDue } from '@/services/booking/engine/sweep'

import type { Task } from '../task'

/** Frees holds that ran out and cancelled seats whose delay is over (BK-24). */
export const sweep: Task = {
  name: 'sweep',
  label: '仮押さえの期限切れ',
  schedule: { everyMinutes: 1 },
  limitMinutes: 10,
  attempts: 1,
  run: async (ctx) => `${await expireDue(ctx, { limit: 1000 })} 件を解放`,
}
