import { afterAll, beforeAll, expect, it } from 'vitest'

import type { OneCase } from '@/services/cases/one'

import { ok } from '../../helpers/answer'
import { newKey } from '../../helpers/case-examples'
import { signIn } from '../../helpers/staff'
import { openWorld, type World } from '../../helpers/world'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

type Rows = { rows: { id: string; cells: Record<string, unknown> }[] }
const REPORTS = '/ops/cases/duty-reports'

it('ST-26 (part) AC-07 (part) a report is read by the staff of its office and by whoever leads, and taken away by the latter alone', async () => {
  const [first, second] = world.offices
  const here = await signIn(world.payload, ['window-staff'], [first!.id])
  const colleague = await signIn(world.payload, ['field-staff'], [first!.id])
  const elsewhere = await signIn(world.payload, ['window-staff'], [second!.id])
  const lead = await signIn(world.payload, ['supervisor'])
  const answers = { content: '交付 12件', handover: '明日は会場が変わる' }
  const { row } = await ok<OneCase>(here.post(REPORTS, { answers, op: newKey() }))
  expect(row.cells.place).toBe(first!.name)
  for (const who of [here, colleague, lead])
    expect((await ok<Rows>(who.get(REPORTS))).rows.map(({ id }) => id)).toEqual([row.id])
  expect((await ok<Rows>(elsewhere.get(REPORTS))).rows).toEqual([])
  expect((await ok<{ docs: object[] }>(elsewhere.get('/duty-reports'))).docs).toEqual([])
  expect((await elsewhere.get(`${REPORTS}/${row.id}`)).status).toBe(404)
  const file = `${REPORTS}/output?format=csv&purpose=${encodeURIComponent('業務の管理')}`
  expect((await here.get(file)).status).toBe(403)
  expect((await lead.get(file)).status).toBe(200)
})

it('ST-26 (part) it names an office of the writer, or for those who work for the whole city any place', async () => {
  const [first, second] = world.offices
  const both = await signIn(world.payload, ['window-staff'], [first!.id, second!.id])
  const operator = await signIn(world.payload, ['operator'])
  const send = (who: typeof both, more: object) =>
    who.post(REPORTS, { answers: { content: '通常どおり', ...more }, op: newKey() })
  const unnamed = await send(both, {})
  expect([unnamed.status, ((await unnamed.json()) as { detail: string }).detail]).toEqual([
    422,
    '窓口を選んでください。',
  ])
  expect((await send(operator, {})).status).toBe(422)
  await ok(send(operator, { place: 'コールセンター' }))
  const { row } = await ok<OneCase>(send(both, { office: second!.id, place: '2番窓口' }))
  expect(row.cells.place).toBe(`${second!.name} 2番窓口`)
})
