import { rollingGeneration } from '@/services/calendar/generate-slots'

import type { Task } from '../task'

/** Opens the days that move into the bookable window and follows the settings (BK-28, BK-29). */
export const generateSlots: Task = {
  name: 'generate-slots',
  label: '予約枠の作成',
  schedule: { dailyAt: '00:20' },
  limitMinutes: 60,
  attempts: 3,
  run: async (ctx) => {
    const { created, changed, closed, reopened, unfit } = await rollingGeneration(ctx)
    return `作成 ${created}・変更 ${changed}・閉鎖 ${closed}・再開 ${reopened} 枠、合わなくなった予約 ${unfit} 件`
  },
}
