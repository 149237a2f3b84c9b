import { afterAll, beforeAll, expect, it } from 'vitest'

import { insertRow } from '@/db/atomic'

import { ok } from '../../helpers/answer'
import { EXAMPLES, newKey } from '../../helpers/case-examples'
import { signIn } from '../../helpers/staff'
import { openWorld, type World } from '../../helpers/world'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

it('AC-07 (part) the helpdesk sees the devices of all offices, but brings no office to the other work of its people', async () => {
  const [own, other] = world.offices
  for (const office of [own!.id, other!.id])
    await insertRow(world.payload, 'devices', {
      ...EXAMPLES.devices!.fields(office),
      deviceKey: newKey(),
      state: 'placed',
    })
  const seen = async (roles: Parameters<typeof signIn>[1]) => {
    const staff = await signIn(world.payload, roles, [own!.id])
    const { total } = await ok<{ total: number }>(staff.get('/ops/cases/devices?state=all'))
    return total
  }
  expect(await seen(['helpdesk'])).toBe(2)
  expect(await seen(['window-staff'])).toBe(1)
  expect(await seen(['helpdesk', 'window-staff'])).toBe(1)
  expect(await seen(['helpdesk', 'supervisor'])).toBe(2)
})
