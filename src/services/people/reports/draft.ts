import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { courseLacks } from '@/domain/people/requirement'
import { addDays, type CivilDate, toIso, tokyoDateOf } from '@/domain/time/civil'

import { startCase } from '../../cases/start'
import type { ServiceContext } from '../../context'
import { BEGUN } from '../covering'
import { evidenceOf, rolesOf } from '../evidence'

import { staffReport } from './case'

type Assignment = Stored<'assignments'>

/** A product that was off so long reports what came meanwhile; older changes are history. */
const BACK_DAYS = 31

/** Assignments of these roles that began, or ended, or were said to, not long ago. */
function changed(
  { payload }: ServiceContext,
  roles: readonly string[],
  today: CivilDate,
): Promise<Assignment[]> {
  const since = addDays(today, -BACK_DAYS)
  const recent = { greater_than_equal: since, less_than_equal: today }
  return findRows<Assignment>(payload, 'assignments', {
    and: [
      { role: { in: [...roles] } },
      { state: { in: [...BEGUN] } },
      {
        or: [
          { from: recent },
          { begunAt: { greater_than_equal: toIso(since, '00:00') } },
          {
            and: [
              { state: { equals: 'ended' } },
              { or: [{ until: recent }, { stateOn: { greater_than_equal: since } }] },
            ],
          },
        ],
      },
    ],
  })
}

type Draft = Pick<Stored<'staff-reports'>, 'requestKey' | 'change' | 'changedOn'> & {
  row: Assignment
}

const draftsOf = (row: Assignment, since: CivilDate, today: CivilDate): Draft[] => {
  const isEnded = row.state === 'ended' && row.until
  // Each with the day on which it was said: whoever says it late says it to the city all the same.
  const days: { change: Draft['change']; changedOn: CivilDate; saidOn: CivilDate }[] = [
    {
      ...{ change: 'began', changedOn: row.from },
      saidOn: row.begunAt ? tokyoDateOf(new Date(row.begunAt)) : row.from,
    },
    ...(isEnded
      ? [{ change: 'ended' as const, changedOn: row.until!, saidOn: row.stateOn || row.until! }]
      : []),
  ]
  return days
    .filter(
      ({ changedOn, saidOn }) => changedOn <= today && (since <= changedOn || since <= saidOn),
    )
    .map(({ change, changedOn }) => ({
      ...{ row, change, changedOn },
      requestKey: `${change}|${row.id}|${changedOn}`,
    }))
}

/** Those of which nobody has begun a report yet. */
async function unbegun({ payload }: ServiceContext, drafts: readonly Draft[]): Promise<Draft[]> {
  const known = await findRows<Pick<Draft, 'requestKey'>>(
    payload,
    'staff-reports',
    { requestKey: { in: drafts.map(({ requestKey }) => requestKey) } },
    { select: { requestKey: true } },
  )
  const keys = new Set(known.map(({ requestKey }) => requestKey))
  return drafts.filter(({ requestKey }) => !keys.has(requestKey))
}

/**
 * The draft of a report for everybody who began or ended in a role of which the city wants to hear, each under
 * its own key, with the state of their training (ST-06). @returns how many are new
 */
export async function draftReports(ctx: ServiceContext): Promise<number> {
  const today = tokyoDateOf(ctx.now())
  const roles = [...(await rolesOf(ctx)).values()].filter((one) => one.reportsChange)
  if (roles.length === 0) return 0
  const rows = await changed(
    ctx,
    roles.map(({ id }) => id),
    today,
  )
  const since = addDays(today, -BACK_DAYS)
  const drafts = await unbegun(
    ctx,
    rows.flatMap((row) => draftsOf(row, since, today)),
  )
  if (drafts.length === 0) return 0
  const evidence = await evidenceOf(
    ctx,
    drafts.map(({ row }) => row),
  )
  let made = 0
  for (const { row, ...draft } of drafts) {
    const known = evidence.get(row.id)
    const lacks = known ? courseLacks({ ...known, from: today }) : []
    const { isNew } = await startCase(ctx, staffReport, {
      ...draft,
      worker: row.worker,
      workerName: row.workerName,
      roleTitle: row.roleTitle,
      training: lacks.length > 0 ? `未修了: ${lacks.join('、')}` : '必要な研修をすべて修了',
    })
    if (isNew) made++
  }
  return made
}
