import { TASK_WORDS } from '@/domain/jobs/words'
import { sweepImports } from '@/services/cards/import/job'

import type { Task } from '../task'

/** Imports whose process died, their files, and records that have served their time. */
export const cardImports: Task = {
  name: 'card-imports',
  label: TASK_WORDS['card-imports'],
  schedule: { everyMinutes: 5 },
  limitMinutes: 10,
  attempts: 1,
  run: sweepImports,
}
