import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { addDays, type CivilDate, fiscalYearStart } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'

import { isUndated, type Session } from './lacks'
import { NEAR_DAYS, peopleLines, type PersonLine } from './people-lines'
import { planLines, type PlanLine } from './plan'

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

export async function trainingOn(ctx: ServiceContext, today: CivilDate): Promise<Training> {
  const people = await peopleLines(ctx, today)
  return {
    causes: await openCauses(ctx, today),
    plan: await planLines(ctx, today),
    people,
    shares: sharesOf(people),
    offices: await officeLines(ctx, today),
  }
}

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

/** Of this fiscal year and the one before; who was in a session that was called off counts nowhere. */
async function officeLines({ payload }: ServiceContext, today: CivilDate): Promise<OfficeLine[]> {
  const all = await findRows<Stored<'attendances'>>(
    payload,
    'attendances',
    {
      and: [
        { attendee: { in: ['city', 'post'] } },
        { state: { not_equals: 'withdrawn' } },
        { or: [{ on: { greater_than_equal: fiscalYearStart(today, 1) } }, isUndated] },
      ],
    },
    { select: { officeName: true, courseTitle: true, state: true, session: true } },
  )
  const ids = [...new Set(all.flatMap(({ session }) => session ?? []))]
  const cancelled = new Set(
    (
      await findRows<{ id: string }>(
        payload,
        'training-sessions',
        { and: [{ id: { in: ids } }, { state: { equals: 'cancelled' } }] },
        { select: { id: true } },
      )
    ).map(({ id }) => id),
  )
  const rows = all.filter(({ session }) => !session || !cancelled.has(session))
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

/** Escalations and manuals that ask for training. */
export async function openCauses(
  { payload }: ServiceContext,
  today: CivilDate,
): Promise<OpenCause[]> {
  const [escalations, versions, sessions] = await Promise.all([
    findRows<Stored<'escalations'>>(
      payload,
      'escalations',
      { reflection: { equals: 'training' } },
      { sort: ['number'], select: { number: true, text: true } },
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
      { sort: ['effectiveOn', 'id'], select: { question: true, number: true } },
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
