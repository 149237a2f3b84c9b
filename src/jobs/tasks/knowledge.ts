import { bringOverFaqs } from '@/services/knowledge/bring-over'
import { overdueReviews } from '@/services/knowledge/review'

import type { Task } from '../task'

/** Texts whose review date has passed are listed every morning (KB-01). */
export const knowledgeReviews: Task = {
  name: 'knowledge-reviews',
  label: 'FAQ・マニュアルの見直しの期限',
  schedule: { dailyAt: '06:20' },
  limitMinutes: 10,
  attempts: 3,
  run: async (ctx) => {
    const brought = await bringOverFaqs(ctx)
    const late = await overdueReviews(ctx)
    const titles = late.slice(0, 20).map(({ title, reviewBy }) => `${title}（${reviewBy}）`)
    const summary =
      late.length > 0
        ? `見直しの期限を過ぎた文書 ${late.length}件: ${titles.join('、')}`
        : '見直しの期限を過ぎた文書はありません。'
    return brought > 0 ? `${summary} 以前のFAQ ${brought}件を版にしました。` : summary
  },
}
