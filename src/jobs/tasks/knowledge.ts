import { bringOverFaqs } from '@/services/knowledge/bring-over'
import { overdueReviews, owedEditions } from '@/services/knowledge/review'

import type { Task } from '../task'

/** Texts past their review date, and editions of the year's end, are listed every morning (KB-01, KB-09). */
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
    const owed = await owedEditions(ctx)
    const editions = owed
      .slice(0, 20)
      .map(({ title, dueOn, isLate }) => `${title}（${dueOn}${isLate ? '、期限超過' : ''}）`)
    return [
      summary,
      owed.length > 0 ? `年度末の改訂版がまだの文書 ${owed.length}件: ${editions.join('、')}` : '',
      brought > 0 ? `以前のFAQ ${brought}件を版にしました。` : '',
    ]
      .filter(Boolean)
      .join(' ')
  },
}
