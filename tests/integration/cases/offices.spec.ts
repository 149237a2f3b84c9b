/** @engine: also on MongoDB every day. */
import { afterAll, beforeAll, expect, it } from 'vitest'

import type { Role } from '@/access/roles'
import { findRows } from '@/db/atomic'
import type { CaseKind } from '@/services/cases/kind'
import { shapeOf } from '@/services/cases/shape'
import { startCase } from '@/services/cases/start'
import { deviceCounts } from '@/services/equipment/registers/counts'
import { supplyRequests } from '@/services/equipment/supplies/requests'
import { dropShort } from '@/services/settings/short-cache'
import { transportIncident } from '@/services/transport/incidents/case'

import { EXAMPLES, newKey } from '../../helpers/case-examples'
import { signIn } from '../../helpers/staff'
import { openWorld, type World } from '../../helpers/world'

/** A record that belongs to several offices (`scope` names a list): each of them sees it, once. */
const PATH = '/ops/cases/transport-incidents'
let world: World
let offices: [string, string, string]
let id: string

beforeAll(async () => {
  world = await openWorld()
  const third = await world.payload.create({
    collection: 'offices',
    data: {
      code: 'nakahara',
      name: '中原区役所',
      ward: '中原区',
      kind: 'ward',
      order: 3,
      active: true,
    },
  })
  offices = [world.offices[0]!.id, world.offices[1]!.id, String(third.id)]
  const { row } = await startCase(world.ctx('city-staff'), transportIncident, {
    ...EXAMPLES['transport-incidents']!.fields(offices[0]),
    offices: [offices[0], offices[1]],
    incidentKey: newKey(),
  })
  id = row.id
})
afterAll(() => world.close())

const seenBy = async (...own: string[]) => {
  const staff = await signIn(world.payload, ['city-staff'], own)
  const list = (await (await staff.get(PATH)).json()) as { rows: { id: string }[]; total: number }
  const counts = (await (await staff.get(`${PATH}/counts`)).json()) as { all: number }
  const one = await staff.get(`${PATH}/${id}`)
  return [list.rows.map((row) => row.id), list.total, counts.all, one.status]
}

it('AC-07 (part) whoever has one or both of its offices sees it once, nobody else does', async () => {
  expect(await seenBy(offices[0])).toEqual([[id], 1, 1, 200])
  expect(await seenBy(offices[1])).toEqual([[id], 1, 1, 200])
  expect(await seenBy(offices[0], offices[1])).toEqual([[id], 1, 1, 200])
  expect(await seenBy(offices[2])).toEqual([[], 0, 0, 404])
})

it('keeps its offices when it is moved, and the log names the first', async () => {
  const staff = await signIn(world.payload, ['city-staff'], [offices[1]])
  const moved = await staff.post(`${PATH}/${id}/close`, {
    seen: 0,
    op: newKey(),
    answers: EXAMPLES['transport-incidents']!.answers!.close,
  })
  expect(moved.status).toBe(200)
  const admin = await signIn(world.payload, ['city-admin'])
  const stored = await admin.get(`/transport-incidents/${id}?depth=0`)
  expect(await stored.json()).toMatchObject({ state: 'closed', offices: [offices[0], offices[1]] })
  const log = await findRows<{ office: string }>(world.payload, 'audit-logs', {
    target: { equals: `transport-incidents/${id}` },
  })
  // Its beginning, and the move.
  expect(log.map(({ office }) => office)).toEqual([offices[0], offices[0]])
})

const shapeFor = (kind: CaseKind, roles: Role[], own: string[]) =>
  shapeOf(
    {
      ...world.ctx('city-staff'),
      user: { id: 'u', roles, offices: own, active: true, secondFactor: 'none' } as never,
    },
    kind,
  )

it('a form offers the own offices that are in use, and a request for another is no right to it', async () => {
  const own = [offices[0]]
  for (const kind of [supplyRequests, deviceCounts]) {
    const { begin } = await shapeFor(kind, ['field-staff'], own)
    const ask = begin?.asks.find(({ name }) => name === 'office')
    expect([kind.case.slug, ask?.options?.map(({ value }) => value)]).toEqual([kind.case.slug, own])
  }
  const clerk = await signIn(world.payload, ['field-staff'], own)
  const asked = await clerk.post('/ops/cases/device-counts', {
    answers: { office: offices[1] },
    op: newKey(),
  })
  expect([asked.status, await asked.json()]).toMatchObject([
    422,
    { fields: { office: '窓口を選び直してください。' } },
  ])
})

it('what a closed office left is still found, and no form offers it', async () => {
  const closed = offices[2]
  const { row } = await startCase(world.ctx('city-staff'), deviceCounts.case, {
    ...EXAMPLES['device-counts']!.fields(closed),
    office: closed,
    countKey: newKey(),
  } as never)
  await world.payload.update({ collection: 'offices', id: closed, data: { active: false } })
  dropShort(world.payload)
  const { filters, begin } = await shapeFor(deviceCounts, ['city-admin'], [])
  expect(filters[0]!.choices).toContainEqual({ value: closed, label: '中原区役所（使用終了）' })
  expect(begin?.asks[0]?.options?.map(({ value }) => value)).not.toContain(closed)
  const admin = await signIn(world.payload, ['city-admin'])
  const list = await admin.get(`/ops/cases/device-counts?state=all&by_office=${closed}`)
  expect(((await list.json()) as { rows: { id: string }[] }).rows.map((one) => one.id)).toEqual([
    row.id,
  ])
})
