import type { Schedule } from '@/domain/jobs/schedule'
import type { ServiceContext } from '@/services/context'

/** One periodic piece of work. It may be cut off at any line and run again: every effect has a key. */
export type Task = {
  name: string
  /** Shown in the panel's list of runs. */
  label: string
  schedule: Schedule
  /** A run that takes longer belongs to a process that died; somebody else may start again. */
  limitMinutes: number
  /** How often one instant is tried. 1 for what comes again in a minute anyway. */
  attempts: number
  /** @returns what was done, one line in Japanese */
  run: (ctx: ServiceContext) => Promise<string>
}
