import { watchPromises } from '@/services/contact/promises'

import type { Task } from '../task'

/** Calls that were promised and not made (CC-11). */
export const promisesTask: Task = {
  name: 'promises',
  label: '折り返しの約束の見張り',
  schedule: { everyMinutes: 1 },
  limitMinutes: 5,
  attempts: 1,
  run: async (ctx) => {
    const { late, failed } = await watchPromises(ctx)
    if (failed > 0) throw new Error(`promises: ${failed} failed, see the log of the server`)
    return `過ぎている折り返し ${late} 件`
  },
}
