import type { Where } from 'payload'

import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import type { Worker } from '@/domain/people/requirement'
import { type CourseRule, sessionLacks } from '@/domain/people/session'

import type { ServiceContext } from '../../context'
import { loadBookingConfig } from '../../settings/booking-config'

import { BEGUN, covers } from '../covering'

import { isVenueOpen } from './venue'

export type Session = Stored<'training-sessions'>
type Attendance = Stored<'attendances'>

/** Nobody has said a day yet. */
export const isUndated: Where = { or: [{ on: { exists: false } }, { on: { equals: '' } }] }

const idsOf = (values: readonly (string | null | undefined)[]): string[] => [
  ...new Set(values.flatMap((value) => value || [])),
]

/** Roles whose people may teach, and who of these is at work in one, with the days. */
async function trainersOf({ payload }: ServiceContext, workers: readonly string[]) {
  const roles = await findRows<{ id: string }>(
    payload,
    'work-roles',
    { and: [{ isTrainer: { equals: true } }, { active: { not_equals: false } }] },
    { select: { id: true } },
  )
  return findRows<Stored<'assignments'>>(payload, 'assignments', {
    and: [
      ...(workers.length > 0 ? [{ worker: { in: [...workers] } }] : []),
      { role: { in: roles.map(({ id }) => id) } },
      { state: { in: [...BEGUN] } },
    ],
  })
}

/** Who may teach on a day, for the choice of a trainer. */
export const trainersOn = async (ctx: ServiceContext, on: string): Promise<Set<string>> =>
  new Set((await trainersOf(ctx, [])).filter((one) => covers(one, on)).map(({ worker }) => worker))

/** What sessions lack: before they are confirmed, and after they were held. */
export async function lacksOfSessions(
  ctx: ServiceContext,
  rows: readonly Session[],
): Promise<Map<string, string[]>> {
  const held = rows.filter(({ state }) => state === 'held')
  const before = rows.filter(({ state }) => ['planned', 'submitted', 'approved'].includes(state))
  return new Map([...(await planLacks(ctx, before)), ...(await attendanceLacks(ctx, held))])
}

async function planLacks(
  ctx: ServiceContext,
  rows: readonly Session[],
): Promise<[string, string[]][]> {
  if (rows.length === 0) return []
  const { payload } = ctx
  const courseIds = idsOf(rows.map(({ course }) => course))
  const trainerIds = idsOf(rows.map(({ trainer }) => trainer))
  const [courses, others, workers, teaching, config, people] = await Promise.all([
    findRows<CourseRule & { id: string }>(payload, 'courses', { id: { in: courseIds } }),
    findRows<Session>(
      payload,
      'training-sessions',
      { and: [{ course: { in: courseIds } }, { state: { not_equals: 'cancelled' } }] },
      { select: { number: true, course: true, office: true } },
    ),
    findRows<Worker & { id: string }>(payload, 'workers', { id: { in: trainerIds } }),
    trainerIds.length > 0 ? trainersOf(ctx, trainerIds) : [],
    loadBookingConfig(payload),
    findRows<Attendance>(
      payload,
      'attendances',
      {
        and: [
          { session: { in: rows.map(({ id }) => id) } },
          { state: { not_equals: 'withdrawn' } },
        ],
      },
      { select: { session: true } },
    ),
  ])
  return rows.map((session) => {
    const { id, office, on, trainer } = session
    const course = courses.find((one) => one.id === session.course)
    if (!course) return [id, ['研修の科目の記録']]
    const worker = workers.find((one) => one.id === trainer)
    return [
      id,
      sessionLacks({
        course,
        session,
        trainer: worker
          ? {
              worker,
              isTrainer: teaching.some((one) => one.worker === trainer && covers(one, on ?? '')),
            }
          : null,
        isVenueOpen: office && on ? isVenueOpen(config, office, on) : null,
        sameOffice: office
          ? others
              .filter((one) => one.id !== id && one.course === course.id && one.office === office)
              .map(({ number }) => number)
          : [],
        people: people.filter((one) => one.session === id).length,
      }),
    ]
  })
}

async function attendanceLacks(
  { payload }: ServiceContext,
  rows: readonly Session[],
): Promise<[string, string[]][]> {
  if (rows.length === 0) return []
  const people = await findRows<Attendance>(
    payload,
    'attendances',
    {
      and: [
        { session: { in: rows.map(({ id }) => id) } },
        { state: { in: ['registered', 'attended'] } },
      ],
    },
    { select: { session: true, state: true } },
  )
  return rows.map(({ id, isClosing }) => {
    const of = (state: string) =>
      people.filter((one) => one.session === id && one.state === state).length
    return [
      id,
      [
        of('registered') > 0 ? `出欠の記録（${of('registered')}人）` : '',
        // Also of nobody: the marks are closed by it, so that none lands afterwards (`completeSession`).
        of('attended') > 0 || !isClosing ? `修了の登録（${of('attended')}人）` : '',
      ].filter(Boolean),
    ]
  })
}
