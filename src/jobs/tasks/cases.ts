import type { CaseKind } from '@/services/cases/kind'
import { logCases } from '@/services/cases/log'

import type { Task } from '../task'

/** Beginnings and moves of case records that a process left out of histories and the log when it died. */
export const caseLog = (kinds: readonly CaseKind[]): Task => ({
  name: 'case-log',
  label: '対応の記録の転記',
  schedule: { everyMinutes: 5 },
  limitMinutes: 10,
  attempts: 1,
  run: async (ctx) => {
    let done = 0
    for (const kind of kinds) {
      done += (await kind.settle?.(ctx)) ?? 0
      done += await logCases(ctx, kind.case)
    }
    return `${done} 件の記録を転記`
  },
})
