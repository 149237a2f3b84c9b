import { CASES } from '@/areas/cases'
import { TASK_WORDS } from '@/domain/jobs/words'
import { logCases } from '@/services/cases/log'

import type { Task } from '../task'

/** Moves of case records that a process left out of the operation log when it died. */
export const caseLog: Task = {
  name: 'case-log',
  label: TASK_WORDS['case-log'],
  schedule: { everyMinutes: 5 },
  limitMinutes: 10,
  attempts: 1,
  run: async (ctx) => {
    let done = 0
    for (const kind of CASES) done += await logCases(ctx, kind.case)
    return `${done} 件の記録を転記`
  },
}
