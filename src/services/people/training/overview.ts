import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { type Completion, isCompleted, validUntil } from '@/domain/people/requirement'
import { addDays, type CivilDate } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'
import { completionsOf, rolesOf } from '../evidence'

import type { Session } from './lacks'

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

/** Somebody at work, and a course that their role asks for (ST-19, ST-33). */
export type PersonLine = {
  worker: string
  name: string
  role: string
  course: string
  courseTitle: string
  version: number
  completedOn: CivilDate | ''
  until: CivilDate | ''
  isValid: boolean
  /** Ends within 30 days. */
  endsSoon: boolean
}

export type CourseShare = { course: string; title: string; people: number; valid: number }
/** Completions of city and post-office staff by their office (ST-14, ST-17). */
export type OfficeLine = { office: string; courseTitle: string; people: number; completed: number }

/** An escalation or a manual that asks for training, and has no session yet (CC-06, ST-21, KB-13). */
export type OpenCause = { cause: 'escalation' | 'manual'; number: string; text: string }

export type Training = {
  causes: OpenCause[]
  plan: PlanLine[]
  people: PersonLine[]
  shares: CourseShare[]
  offices: OfficeLine[]
}

export const NEAR_DAYS = 30

export async function trainingOn(ctx: ServiceContext, today: CivilDate): Promise<Training> {
  const people = await peopleLines(ctx, today)
  return {
    causes: await openCauses(ctx, today),
    plan: await planLines(ctx),
    people,
    shares: sharesOf(people),
    offices: await officeLines(ctx),
  }
}

/** Times of the plans, and under each course what was planned beside it. */
export async function planLines({ payload }: ServiceContext): Promise<PlanLine[]> {
  const [courses, sessions, attendances] = await Promise.all([
    findRows<Course>(
      payload,
      'courses',
      { active: { not_equals: false } },
      { sort: ['order', 'title'] },
    ),
    findRows<Session>(payload, 'training-sessions', {}),
    findRows<Stored<'attendances'>>(
      payload,
      'attendances',
      { state: { equals: 'completed' } },
      { select: { session: true } },
    ),
  ])
  const completedIn = new Map<string, number>()
  for (const { session } of attendances)
    if (session) completedIn.set(session, (completedIn.get(session) ?? 0) + 1)
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
    const days = beside.flatMap(({ on }) => on || []).sort()
    const time = { label: '計画の外', from: days[0] ?? '', to: days.at(-1) ?? '', planned: 0 }
    return [...lines, lineOf(course, time, completedIn, beside)]
  })
}

function lineOf(
  { id, title }: Course,
  time: Pick<PlanLine, 'label' | 'from' | 'to' | 'planned'>,
  completedIn: ReadonlyMap<string, number>,
  sessions: readonly Session[],
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

/** Everybody at work on a day with each course that their roles ask for. */
export async function peopleLines(ctx: ServiceContext, on: CivilDate): Promise<PersonLine[]> {
  const [roles, working] = await Promise.all([
    rolesOf(ctx),
    findRows<Stored<'assignments'>>(
      ctx.payload,
      'assignments',
      {
        and: [
          { state: { equals: 'working' } },
          { from: { less_than_equal: on } },
          {
            or: [
              { until: { exists: false } },
              { until: { equals: '' } },
              { until: { greater_than_equal: on } },
            ],
          },
        ],
      },
      { sort: ['kana', 'workerName', 'id'] },
    ),
  ])
  const completions = await completionsOf(ctx, [...new Set(working.map(({ worker }) => worker))])
  const seen = new Set<string>()
  return working.flatMap(({ worker, workerName, role, roleTitle }) =>
    (roles.get(role)?.courses ?? []).flatMap((course): PersonLine[] => {
      const key = `${worker}|${course.id}`
      if (seen.has(key)) return []
      seen.add(key)
      const own = completions.get(worker) ?? []
      const last = latest(own.filter((one) => one.course === course.id && one.on <= on))
      const until = last ? (validUntil(course, last.on) ?? '') : ''
      const isValid = isCompleted(course, own, on)
      return [
        {
          worker,
          name: workerName,
          role: roleTitle,
          course: course.id,
          courseTitle: course.title,
          version: last?.version ?? 0,
          completedOn: last?.on ?? '',
          until,
          isValid,
          endsSoon: isValid && !isCompleted(course, own, addDays(on, NEAR_DAYS)),
        },
      ]
    }),
  )
}

const latest = (all: readonly Completion[]): Completion | undefined =>
  [...all].sort((a, b) => (a.on < b.on ? 1 : -1))[0]

const sharesOf = (people: readonly PersonLine[]): CourseShare[] => {
  const by = new Map<string, CourseShare>()
  for (const { course, courseTitle: title, isValid } of people) {
    const own = by.get(course) ?? { course, title, people: 0, valid: 0 }
    own.people++
    if (isValid) own.valid++
    by.set(course, own)
  }
  return [...by.values()]
}

async function officeLines({ payload }: ServiceContext): Promise<OfficeLine[]> {
  const rows = await findRows<Stored<'attendances'>>(payload, 'attendances', {
    and: [{ attendee: { in: ['city', 'post'] } }, { state: { not_equals: 'withdrawn' } }],
  })
  const by = new Map<string, OfficeLine>()
  for (const { officeName, courseTitle, state } of rows) {
    const office = officeName ?? ''
    const key = `${office}|${courseTitle}`
    const own = by.get(key) ?? { office, courseTitle, people: 0, completed: 0 }
    own.people++
    if (state === 'completed') own.completed++
    by.set(key, own)
  }
  return [...by.values()].sort((a, b) => a.office.localeCompare(b.office, 'ja'))
}

async function openCauses({ payload }: ServiceContext, today: CivilDate): Promise<OpenCause[]> {
  const [escalations, versions, sessions] = await Promise.all([
    findRows<Stored<'escalations'>>(
      payload,
      'escalations',
      { reflection: { equals: 'training' } },
      { sort: ['number'] },
    ),
    findRows<Stored<'text-versions'>>(
      payload,
      'text-versions',
      {
        and: [
          { state: { equals: 'approved' } },
          { language: { equals: 'ja' } },
          { readerEffect: { equals: 'training' } },
          { effectiveOn: { less_than_equal: addDays(today, NEAR_DAYS) } },
        ],
      },
      { sort: ['effectiveOn', 'id'] },
    ),
    findRows<Session>(
      payload,
      'training-sessions',
      { and: [{ cause: { exists: true } }, { state: { not_equals: 'cancelled' } }] },
      { select: { cause: true, causeNumber: true } },
    ),
  ])
  const has = new Set(sessions.map(({ cause, causeNumber }) => `${cause}|${causeNumber}`))
  const all: OpenCause[] = [
    ...escalations.map(({ number, text }) => ({
      cause: 'escalation' as const,
      number,
      text: text ?? '',
    })),
    ...versions.map(({ question, number }) => ({
      cause: 'manual' as const,
      number: `${question} 第${number}版`,
      text: '要研修',
    })),
  ]
  return all.filter(({ cause, number }) => !has.has(`${cause}|${number}`))
}
