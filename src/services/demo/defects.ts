import { findRow, findRows } from '@/db/atomic'
import { addDays, type CivilDate } from '@/domain/time/civil'
import type { StaffUser } from '@/access/roles'

import { flagDefect, logDefectTry } from '../booking/defects'
import type { ServiceContext } from '../context'

import type { DemoPart } from './world'

/** Two applicants who have to be told what is missing, one of them called in vain (NT-08). */
async function createDemoDefects(ctx: ServiceContext, today: CivilDate): Promise<void> {
  if (await findRow(ctx.payload, 'reservations', { defectState: { equals: 'open' } })) return
  const { docs } = await ctx.payload.find({
    collection: 'users',
    where: { username: { equals: 'secretariat' } },
    depth: 0,
    limit: 1,
  })
  const user = docs[0] as unknown as StaffUser | undefined
  if (!user) return
  const office: ServiceContext = {
    ...ctx,
    user,
    actor: { kind: 'staff', id: String(user.id), name: user.name ?? '' },
    channel: 'call-centre',
  }
  const booked = await findRows<{ id: string }>(
    ctx.payload,
    'reservations',
    {
      and: [
        { status: { equals: 'confirmed' } },
        { mailState: { equals: 'ok' } },
        { date: { greater_than_equal: addDays(today, 2) } },
      ],
    },
    { sort: ['date', 'start', 'number'], limit: 2 },
  )
  const [first, second] = booked.map(({ id }) => String(id))
  if (!first || !second) return
  await flagDefect(office, { id: first, op: 'demo|flag', reasons: ['papers', 'id-expired'] })
  const call = { means: 'phone', result: 'absent', note: '夕方にもう一度' } as const
  await logDefectTry(office, { id: first, op: 'demo|call', ...call })
  await flagDefect(office, { id: second, op: 'demo|flag', reasons: ['form-blank'] })
}

export const demoDefects: DemoPart = async ({ ctx, today, hasBookings }) => {
  if (hasBookings) await createDemoDefects(ctx, today)
}
