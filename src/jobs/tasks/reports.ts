import { draftDueReports } from '@/services/reports/draft'
import { settleReports } from '@/services/reports/settle'

import type { Task } from '../task'

/** Drafts of reports whose period is over, and what a process that died left undone (RP-27). */
export const reportsTask: Task = {
  name: 'reports',
  label: '報告書の下書き',
  schedule: { everyMinutes: 15, offset: 7 },
  limitMinutes: 20,
  attempts: 1,
  run: async (ctx) => {
    const made = await draftDueReports(ctx)
    const settled = await settleReports(ctx)
    return `下書き ${made} 件${settled > 0 ? `、続き ${settled} 件` : ''}`
  },
}
