import type { StaffUser } from '@/access/roles'
import { findRow, findRows } from '@/db/atomic'
import { addDays, type CivilDate } from '@/domain/time/civil'
import type { DeadlineRule } from '@/payload-types'

import type { ServiceContext } from '../context'
import { submitDocument } from '../deadlines/submit'
import type { SubmissionRow } from '../deadlines/types'

import type { DemoPart } from './world'

/** So far back the demo's contract began: a page with something handed in, something missed. */
const BACK_DAYS = 12

/** The newest that were due, which the demonstration's reports are made of (`demoReports`). */
export const LEFT_OPEN = 3

/** The preset's rules in force for some days; all that was due is handed in but for the newest. */
async function createDemoSubmissions(ctx: ServiceContext, today: CivilDate): Promise<void> {
  const rules = await findRows<DeadlineRule>(ctx.payload, 'deadline-rules', {
    and: [{ active: { equals: true } }, { validFrom: { equals: today } }],
  })
  for (const { id } of rules) {
    await ctx.payload.update({
      collection: 'deadline-rules',
      id,
      data: { validFrom: addDays(today, -BACK_DAYS) },
    })
  }
  const user = await findRow<StaffUser>(ctx.payload, 'users', {
    username: { equals: 'vendor-manager' },
  })
  if (!user || rules.length === 0) return
  const as: ServiceContext = {
    ...ctx,
    user: { ...user, mustChangePassword: false },
    actor: { kind: 'staff', id: String(user.id), name: user.name ?? '' },
  }
  const missed = await findRows<SubmissionRow>(
    ctx.payload,
    'submissions',
    { and: [{ state: { equals: 'open' } }, { dueOn: { less_than: today } }] },
    { sort: ['dueOn', 'title'] },
  )
  for (const row of missed.slice(0, -LEFT_OPEN)) {
    await submitDocument(as, { id: row.id, rev: row.rev, on: row.dueOn })
  }
}

export const demoSubmissions: DemoPart = ({ ctx, today }) => createDemoSubmissions(ctx, today)
