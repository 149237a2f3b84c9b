import { checkFigures } from '@/services/figures/check'
import { logStats } from '@/services/figures/stats'

import type { Task } from '../task'

/** Days and months that ask for a look at the seats or an improvement (CC-16, CC-17). */
export const callFigures: Task = {
  name: 'call-figures',
  label: '電話の統計の確認（体制の見直し・応答率）',
  schedule: { everyMinutes: 15, offset: 7 },
  limitMinutes: 10,
  attempts: 1,
  run: async (ctx) => {
    await logStats(ctx)
    return `新しい対応 ${await checkFigures(ctx)} 件`
  },
}
