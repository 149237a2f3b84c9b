import type { CivilDate } from '@/domain/time/civil'

import type { ServiceContext } from '../context'

import { contactMasters, type Line } from './masters'

/** Something to be done when a number ends. */
export type ClosingTask = {
  line: string
  name: string
  what: string
  due: CivilDate
  doneOn: CivilDate | ''
}

export const closingTasks = (lines: readonly Line[]): ClosingTask[] =>
  lines
    .flatMap(({ id, name, closing }) =>
      (closing ?? []).map(({ what, due, doneOn }) => ({
        line: id,
        name,
        what,
        due,
        doneOn: doneOn ?? '',
      })),
    )
    .sort((a, b) => a.due.localeCompare(b.due))

/** All that the ends of numbers ask for, over all numbers, by day (CC-35). */
export const allClosingTasks = async (ctx: ServiceContext): Promise<ClosingTask[]> =>
  closingTasks((await contactMasters(ctx)).lines)
