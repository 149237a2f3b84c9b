import { CASES } from '@/areas/cases'
import { TASK_WORDS } from '@/domain/jobs/words'
import { noteBegun } from '@/services/begin-case'
import { paperBeginning } from '@/services/cards/papers/register'
import { logCases } from '@/services/cases/log'
import { incidentBeginning } from '@/services/transport/incidents/report'

import type { Task } from '../task'

/** Beginnings and moves of case records that a process left out of histories and the log when it died. */
export const caseLog: Task = {
  name: 'case-log',
  label: TASK_WORDS['case-log'],
  schedule: { everyMinutes: 5 },
  limitMinutes: 10,
  attempts: 1,
  run: async (ctx) => {
    let done = (await noteBegun(ctx, incidentBeginning)) + (await noteBegun(ctx, paperBeginning))
    for (const kind of CASES) done += await logCases(ctx, kind.case)
    return `${done} 件の記録を転記`
  },
}
