import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { type Completion, isCompleted, validUntil } from '@/domain/people/requirement'
import { addDays, type CivilDate } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'
import { coveringOn } from '../covering'
import { completionsOf, rolesOf } from '../evidence'

/** Somebody at work, and a course that their role asks for (ST-19, ST-33). */
export type PersonLine = {
  worker: string
  name: string
  role: string
  roleId: string
  course: string
  courseTitle: string
  version: number
  completedOn: CivilDate | ''
  until: CivilDate | ''
  isValid: boolean
  /** Ends within 30 days. */
  endsSoon: boolean
}

export const NEAR_DAYS = 30

/** Everybody at work on a day with each course that their roles ask for, each once. */
export async function peopleLines(ctx: ServiceContext, on: CivilDate): Promise<PersonLine[]> {
  const seen = new Set<string>()
  return (await roleLines(ctx, on)).filter(({ worker, course }) => {
    const key = `${worker}|${course}`
    return !seen.has(key) && seen.add(key)
  })
}

/** The same for each of their roles, on any day, past or to come: also of who has gone since. */
export async function roleLines(
  ctx: ServiceContext,
  on: CivilDate,
  { retired = false } = {},
): Promise<PersonLine[]> {
  const [roles, working] = await Promise.all([
    rolesOf(ctx, { retired }),
    findRows<Stored<'assignments'>>(ctx.payload, 'assignments', coveringOn(on), {
      sort: ['kana', 'workerName', 'id'],
      select: { worker: true, workerName: true, role: true, roleTitle: true },
    }),
  ])
  const completions = await completionsOf(ctx, [...new Set(working.map(({ worker }) => worker))])
  return working.flatMap(({ worker, workerName, role, roleTitle }) =>
    (roles.get(role)?.courses ?? []).map((course): PersonLine => {
      const own = completions.get(worker) ?? []
      const last = latest(own.filter((one) => one.course === course.id && one.on <= on))
      const isValid = isCompleted(course, own, on)
      return {
        worker,
        name: workerName,
        role: roles.get(role)?.title ?? roleTitle,
        roleId: role,
        course: course.id,
        courseTitle: course.title,
        version: last?.version ?? 0,
        completedOn: last?.on ?? '',
        until: last ? (validUntil(course, last.on) ?? '') : '',
        isValid,
        endsSoon: isValid && !isCompleted(course, own, addDays(on, NEAR_DAYS)),
      }
    }),
  )
}

const latest = (all: readonly Completion[]): Completion | undefined =>
  [...all].sort((a, b) => (a.on < b.on ? 1 : -1))[0]
