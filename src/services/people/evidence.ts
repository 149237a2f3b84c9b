import type { Where } from 'payload'

import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import {
  type Completion,
  type Evidence,
  withoutAhead,
  type Worker,
  type WorkRole,
} from '@/domain/people/requirement'
import { type CivilDate, tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../context'

import { badgesOf, knowsPenaltyOf } from './own-evidence'

/** A role as the city has written it, with its courses read. */
export type AskedRole = Omit<Stored<'work-roles'>, 'courses'> & WorkRole

type Role = Stored<'work-roles'>
type Course = Stored<'courses'>
type WorkerRow = Stored<'workers'>

type PledgeText = Pick<Stored<'rule-documents'>, 'version' | 'effectiveFrom'>

const pledgeTexts = ({ payload }: ServiceContext): Promise<PledgeText[]> =>
  findRows<PledgeText>(
    payload,
    'rule-documents',
    { and: [{ kind: { equals: 'pledge' } }, { active: { equals: true } }] },
    { select: { version: true, effectiveFrom: true } },
  )

/** Which version of the pledge's text is in force on a day; null where the city has none. */
function pledgeOn(texts: readonly PledgeText[], on: CivilDate): number | null {
  const known = texts.filter(({ effectiveFrom }) => effectiveFrom <= on)
  return known.length > 0 ? Math.max(...known.map(({ version }) => version)) : null
}

/**
 * The city's roles with the courses that they ask for, by their ids.
 * @param retired also courses that are used no more, for what is past
 */
export async function rolesOf(
  { payload }: Pick<ServiceContext, 'payload'>,
  { retired = false } = {},
): Promise<Map<string, AskedRole>> {
  const inUse: Where = retired ? {} : { active: { not_equals: false } }
  const courses = new Map(
    (await findRows<Course>(payload, 'courses', inUse)).map((one) => [one.id, one]),
  )
  const roles = await findRows<Role>(payload, 'work-roles', {}, { sort: ['order', 'title'] })
  return new Map(
    roles.map((role) => [
      role.id,
      {
        ...role,
        courses: (role.courses ?? []).flatMap((id) => courses.get(String(id)) ?? []),
      } as AskedRole,
    ]),
  )
}

/** What people have completed, by the worker's id. */
export async function completionsOf(
  { payload }: Pick<ServiceContext, 'payload'>,
  workers: readonly string[],
): Promise<Map<string, Completion[]>> {
  const rows = await findRows<Stored<'attendances'>>(
    payload,
    'attendances',
    { and: [{ worker: { in: [...workers] } }, { state: { equals: 'completed' } }] },
    { select: { worker: true, course: true, courseVersion: true, completedOn: true } },
  )
  const by = new Map<string, Completion[]>()
  for (const { worker, course, courseVersion, completedOn } of rows) {
    if (!worker) continue
    const own = by.get(worker) ?? []
    own.push({ course: course, version: courseVersion, on: completedOn ?? '' })
    by.set(worker, own)
  }
  return by
}

type Wanted = Pick<Stored<'assignments'>, 'id' | 'worker' | 'role' | 'from' | 'submittedOn'>

/** What speaks for or against each of these assignments, by its id. */
export const evidenceOf = async (
  ctx: ServiceContext,
  assignments: readonly Wanted[],
): Promise<Map<string, Evidence>> => (await peopleBehind(ctx, assignments)).evidence

/** The same with the people, their badges and what they know, which it hangs on; one read of each kind for all. */
export async function peopleBehind(ctx: ServiceContext, assignments: readonly Wanted[]) {
  const ids = [...new Set(assignments.map(({ worker }) => worker))]
  const [roles, completions, texts, people] = await Promise.all([
    rolesOf(ctx),
    completionsOf(ctx, ids),
    pledgeTexts(ctx),
    findRows<WorkerRow>(ctx.payload, 'workers', { id: { in: ids } }),
  ])
  const [badges, knowsPenalty] = await Promise.all([
    badgesOf(ctx, people),
    knowsPenaltyOf(ctx, people),
  ])
  const today = tokyoDateOf(ctx.now())
  const workers = new Map(people.map((one) => [one.id, withoutAhead(one, today)]))
  const evidence = new Map(
    assignments.flatMap(({ id, worker, role, from, submittedOn }) => {
      const known = { role: roles.get(role), worker: workers.get(worker) }
      if (!known.role || !known.worker) return []
      const own: Evidence = {
        role: known.role,
        worker: known.worker as Worker,
        hasBadge: badges.has(String(known.worker.account ?? '')),
        knowsPenalty: knowsPenalty(known.worker, from),
        completions: completions.get(worker) ?? [],
        pledgeVersion: pledgeOn(texts, from),
        from,
        submittedOn,
      }
      return [[id, own] as const]
    }),
  )
  return { evidence, roles, workers, badges, knowsPenalty }
}
