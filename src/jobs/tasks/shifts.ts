import { logWeeks } from '@/services/people/shifts/publish'
import { logSheets } from '@/services/people/shifts/put'

import type { Task } from '../task'

/** Lines of the operation log that a process that died has left. */
export const shiftLog: Task = {
  name: 'shifts',
  label: '勤務表の記録',
  schedule: { everyMinutes: 15, offset: 9 },
  limitMinutes: 10,
  attempts: 1,
  run: async (ctx) => `記録 ${(await logSheets(ctx)) + (await logWeeks(ctx))} 件`,
}
