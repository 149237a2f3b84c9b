import type { CaseKind } from '@/services/cases/kind'

import type { Task } from '../task'

import { caseLog, caseNudges } from './cases'
import { retention } from './retention'

/** Tasks that start again within the half hour: their runs are many and are soon forgotten. */
const isFrequent = ({ schedule }: Task): boolean =>
  'everyMinutes' in schedule && schedule.everyMinutes < 30

/**
 * All periodic work: that of the areas, and what concerns them all. Frequent work comes first where
 * several tasks are due.
 */
export function tasksOf(tasks: readonly Task[], kinds: readonly CaseKind[]): Task[] {
  const all = [...tasks, caseLog(kinds), caseNudges(kinds)]
  const frequent = all.filter(isFrequent)
  const others = all.filter((task) => !isFrequent(task))
  return [...frequent, ...others, retention(frequent.map(({ name }) => name))]
}
