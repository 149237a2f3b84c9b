import { sweepImports } from '@/services/cards/import/job'

import type { Task } from '../task'

/** Imports whose process died, their files, and records that have served their time. */
export const cardImports: Task = {
  name: 'card-imports',
  label: 'カードの取り込みの後始末',
  schedule: { everyMinutes: 5 },
  limitMinutes: 10,
  attempts: 1,
  run: sweepImports,
}
