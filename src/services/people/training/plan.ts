import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { type CivilDate, fiscalYearStart } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'

import { isUndated, type Session } from './lacks'

type Course = Stored<'courses'>

/** One time of a course's plan, against what has come of it (ST-14, ST-20). */
export type PlanLine = {
  course: string
  courseTitle: string
  label: string
  from: CivilDate
  to: CivilDate
  planned: number
  made: number
  confirmed: number
  held: number
  cancelled: number
  seats: number
  completed: number
}

type Counted = Pick<Session, 'id' | 'course' | 'planKey' | 'state' | 'capacity' | 'on'>

/** Sessions of today's plans, and beside them those of the fiscal year and those without a day. */
const countedSessions = (
  { payload }: ServiceContext,
  courses: readonly Pick<Course, 'id' | 'plan'>[],
  today: CivilDate,
): Promise<Counted[]> =>
  findRows<Counted>(
    payload,
    'training-sessions',
    {
      and: [
        { course: { in: courses.map(({ id }) => id) } },
        {
          or: [
            {
              planKey: {
                in: courses.flatMap(({ plan }) => (plan ?? []).map((one) => `${one.id}`)),
              },
            },
            { on: { greater_than_equal: fiscalYearStart(today) } },
            { and: [isUndated, { state: { not_equals: 'cancelled' } }] },
          ],
        },
      ],
    },
    { select: { course: true, planKey: true, state: true, capacity: true, on: true } },
  )

/** How many have completed in each of these sessions. */
async function completedInOf({ payload }: ServiceContext, sessions: readonly Counted[]) {
  const rows = await findRows<Pick<Stored<'attendances'>, 'session'>>(
    payload,
    'attendances',
    {
      and: [
        { session: { in: sessions.filter(({ state }) => state === 'done').map(({ id }) => id) } },
        { state: { equals: 'completed' } },
      ],
    },
    { select: { session: true } },
  )
  const by = new Map<string, number>()
  for (const { session } of rows) if (session) by.set(session, (by.get(session) ?? 0) + 1)
  return by
}

/**
 * Times of the plans, and under each course what was planned beside it.
 * @param counts whether completions are counted, too
 */
export async function planLines(
  ctx: ServiceContext,
  today: CivilDate,
  { counts = true } = {},
): Promise<PlanLine[]> {
  const courses = await findRows<Pick<Course, 'id' | 'title' | 'plan'>>(
    ctx.payload,
    'courses',
    { active: { not_equals: false } },
    { sort: ['order', 'title'], select: { title: true, plan: true } },
  )
  const sessions = await countedSessions(ctx, courses, today)
  const completedIn = counts ? await completedInOf(ctx, sessions) : new Map<string, number>()
  return courses.flatMap((course) => {
    const own = sessions.filter((one) => one.course === course.id)
    const times = course.plan ?? []
    const keys = new Set(times.map(({ id }) => String(id)))
    const lines = times.map(({ id, label, from, to, sessions: planned }) =>
      lineOf(
        course,
        { label, from, to, planned },
        completedIn,
        own.filter(({ planKey }) => planKey === String(id)),
      ),
    )
    const beside = own.filter(({ planKey }) => !planKey || !keys.has(planKey))
    if (beside.length === 0) return lines
    const days = beside
      .filter(({ state }) => state !== 'cancelled')
      .flatMap(({ on }) => on || [])
      .sort()
    const time = { label: '計画の外', from: days[0] ?? '', to: days.at(-1) ?? '', planned: 0 }
    return [...lines, lineOf(course, time, completedIn, beside)]
  })
}

function lineOf(
  { id, title }: Pick<Course, 'id' | 'title'>,
  time: Pick<PlanLine, 'label' | 'from' | 'to' | 'planned'>,
  completedIn: ReadonlyMap<string, number>,
  sessions: readonly Counted[],
): PlanLine {
  const inState = (...states: string[]) =>
    sessions.filter(({ state }) => states.includes(state)).length
  const alive = sessions.filter(({ state }) => state !== 'cancelled')
  return {
    course: id,
    courseTitle: title,
    ...time,
    made: alive.length,
    confirmed: inState('confirmed', 'held', 'done'),
    held: inState('held', 'done'),
    cancelled: inState('cancelled'),
    seats: alive.reduce((sum, { capacity }) => sum + (capacity ?? 0), 0),
    completed: sessions.reduce((sum, one) => sum + (completedIn.get(one.id) ?? 0), 0),
  }
}
