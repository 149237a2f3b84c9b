import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import type { Role } from '@/access/roles'
import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { tokyoDateOf } from '@/domain/time/civil'
import { jobContext, type ServiceContext } from '@/services/context'
import { demoRoster } from '@/services/demo/roster'
import { rosterBar } from '@/services/people/gate'
import { rosterOn } from '@/services/people/roster'
import { trainingOn } from '@/services/people/training/overview'
import { readBookingConfig } from '@/services/settings/booking-config'

import { PASSWORD } from '../../helpers/staff'
import { openPayload } from '../../helpers/world'

let ctx: ServiceContext
let accounts: { id: string; roles: Role[] }[]

const make = async () => {
  const config = await readBookingConfig(ctx.payload)
  const actor = { kind: 'staff' as const, id: 'demo', name: '業務責任者' }
  await demoRoster({
    ctx,
    config,
    staff: { operator: actor, window: actor, city: actor, cityAdmin: actor },
    today: tokyoDateOf(ctx.now()),
    cards: 0,
    hasBookings: true,
    say: () => undefined,
  })
}

beforeAll(async () => {
  ctx = jobContext(await openPayload())
  await PRODUCT.loadPreset(ctx, 'kawagoe', { slots: false })
  accounts = []
  for (const role of ['supervisor', 'operator', 'window-staff'] as const) {
    const user = await ctx.payload.create({
      collection: 'users',
      data: {
        username: role,
        password: PASSWORD,
        name: role,
        roles: [role],
        employer: 'vendor',
        active: true,
      },
    })
    accounts.push({ id: String(user.id), roles: [role] })
  }
  await make()
}, 300_000)
afterAll(() => ctx.payload.destroy())

describe('the demonstration of people', () => {
  it('ST-01 (part) ST-20 (part) has sixty people at work, gone and to come, and training that was held and is planned', async () => {
    const today = tokyoDateOf(ctx.now())
    const { rows, unfilled } = await rosterOn(ctx, today)
    expect([rows.length > 40, unfilled]).toEqual([true, []])
    const sessions = await findRows<Stored<'training-sessions'>>(
      ctx.payload,
      'training-sessions',
      {},
    )
    const states = new Set(sessions.map(({ state }) => state))
    expect(states).toEqual(new Set(['done', 'held', 'confirmed', 'submitted', 'planned']))
    const { people, plan } = await trainingOn(ctx, today)
    expect([
      people.some(({ isValid }) => !isValid),
      people.some(({ endsSoon }) => endsSoon),
      plan.some(({ held }) => held > 0),
    ]).toEqual([true, true, true])
    const before = await findRows(ctx.payload, 'attendances', {})
    await make()
    expect(await findRows(ctx.payload, 'attendances', {})).toHaveLength(before.length)
  })

  it('leaves every account of the demonstration usable', async () => {
    for (const account of accounts)
      expect(
        await rosterBar(ctx.payload, { ...account, employer: 'vendor' }, tokyoDateOf(ctx.now())),
      ).toBeNull()
    const linked = await findRows(ctx.payload, 'workers', { account: { exists: true } })
    expect(linked).toHaveLength(3)
  })
})
