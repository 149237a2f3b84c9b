import { afterAll, beforeAll, expect, it } from 'vitest'

import { publicDay } from '../../helpers/calendar'
import { signIn, type Staff } from '../../helpers/staff'
import { MONDAY, openWorld, type World } from '../../helpers/world'

let world: World
let secretariat: Staff

beforeAll(async () => {
  world = await openWorld()
  secretariat = await signIn(world.payload, ['secretariat'])
})
afterAll(() => world.close())

async function made(staff: Staff, path: string, body: object): Promise<string> {
  const answer = await staff.post(path, body)
  const data = (await answer.json()) as { doc: { id: string } }
  expect([path, answer.status, data.doc ? '' : data]).toEqual([path, 201, ''])
  return data.doc.id
}
const times = async (office: string) =>
  (await publicDay(MONDAY, office)).slots.map(({ start }) => start)

it('BK-07 the secretariat keeps hours and slots of each post office; changing one leaves the other', async () => {
  const city = await signIn(world.payload, ['city-admin'])
  const offices = []
  for (const [order, code] of ['hakata', 'tenjin'].entries())
    offices.push(
      await made(city, '/offices', {
        code,
        name: `${code}郵便局`,
        kind: 'post-office',
        order: order + 3,
      }),
    )
  const service = { offices: [...world.offices.map(({ id }) => id), ...offices] }
  expect((await city.patch(`/services/${world.service.id}`, service)).status).toBe(200)
  const band = (office: string, start: string, end: string, slotMinutes: string) => ({
    office,
    service: world.service.id,
    title: '平日',
    mon: true,
    start,
    end,
    slotMinutes,
    capacity: 2,
    validFrom: '2026-12-01',
    active: true,
  })
  const first = await made(
    secretariat,
    '/opening-patterns',
    band(offices[0]!, '09:00', '11:00', '30'),
  )
  await made(secretariat, '/opening-patterns', band(offices[1]!, '13:00', '14:00', '20'))
  expect(await times('hakata')).toEqual(['09:00', '09:30', '10:00', '10:30'])
  expect(await times('tenjin')).toEqual(['13:00', '13:20', '13:40'])

  const change = { start: '10:00', slotMinutes: '60', capacity: 5 }
  expect((await secretariat.patch(`/opening-patterns/${first}`, change)).status).toBe(200)
  expect((await publicDay(MONDAY, 'hakata')).slots).toMatchObject([{ start: '10:00', free: 5 }])
  expect((await publicDay(MONDAY, 'tenjin')).slots).toMatchObject([
    { start: '13:00', free: 2 },
    { start: '13:20', free: 2 },
    { start: '13:40', free: 2 },
  ])
})
