import { expireSearchCounts } from '@/services/knowledge/search/keep'
import { rollUpSearches } from '@/services/knowledge/search/log'

import type { Task } from '../task'

/** Counts the searches of days that are over, and lets old counts go. */
export const knowledgeSearch: Task = {
  name: 'knowledge-search',
  label: 'FAQの検索の日別集計',
  schedule: { dailyAt: '02:10' },
  limitMinutes: 30,
  attempts: 3,
  run: async (ctx) => {
    const counted = await rollUpSearches(ctx)
    const gone = await expireSearchCounts(ctx)
    return `検索 ${counted} 件を集計、古い集計 ${gone} 件を消去`
  },
}
