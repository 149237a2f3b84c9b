import { afterAll, beforeAll, expect, it } from 'vitest'

import { can } from '@/access/capabilities'
import { ROLES, type Role } from '@/access/roles'
import { findRows } from '@/db/atomic'

import { type CardWorld, openCardWorld } from '../../helpers/card-world'
import { signIn } from '../../helpers/staff'

/** Copies of whole lists: what leaves the system in one press. */
let world: CardWorld

beforeAll(async () => {
  world = await openCardWorld()
  await world.add(1, 5)
})
afterAll(() => world.close())

const roles = Object.keys(ROLES) as Role[]
const PURPOSE = encodeURIComponent('年次の棚卸し')

it('AV-24 a copy of all cards needs a right of its own, which who looks cards up does not have by that, and is in the log', async () => {
  const answers: [Role, boolean, number, number][] = []
  for (const role of roles) {
    const staff = await signIn(world.payload, [role], [world.office])
    const looked = await staff.post('/ops/cards/search', { q: 'ABC100001' })
    const copied = await staff.get(`/ops/cards/output?format=csv&purpose=${PURPOSE}`)
    const may = can({ id: staff.id, roles: [role], active: true }, 'cards.export')
    answers.push([role, may, looked.status, copied.status])
  }
  for (const [role, may, , copied] of answers)
    expect([role, copied]).toEqual([role, may ? 200 : 403])
  // Ordinary work with cards goes on without it.
  const onlyLook = answers.filter(([, may, looked]) => !may && looked === 200)
  expect(onlyLook.map(([role]) => role)).toContain('auditor')
  const logged = await findRows<{ count: number }>(world.payload, 'audit-logs', {
    and: [{ action: { equals: 'personal.export' } }, { purpose: { equals: '年次の棚卸し' } }],
  })
  expect(logged.map(({ count }) => count)).toEqual(answers.filter(([, may]) => may).map(() => 5))
  // Neither without a purpose, nor by the panel's own door.
  expect((await world.admin.get('/ops/cards/output?format=csv')).status).toBe(422)
  const field = await signIn(world.payload, ['field-staff'], [world.office])
  expect((await field.get('/cards?limit=100')).status).toBe(403)
})
