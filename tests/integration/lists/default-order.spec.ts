import { afterAll, beforeAll, expect, it } from 'vitest'

import { signIn } from '../../helpers/staff'
import type { World } from '../../helpers/world'
import { openWorld } from '../../helpers/world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

it('the hours stand office by office in the order of the city, and by time within one', async () => {
  const { payload, offices, service } = world
  for (const [index, order] of [
    [0, 2],
    [1, 1],
  ] as const)
    await payload.update({ collection: 'offices', id: offices[index]!.id, data: { order } })
  for (const [index, start] of [
    [1, '13:00'],
    [0, '13:00'],
    [1, '09:00'],
    [0, '09:00'],
  ] as const)
    await payload.create({
      collection: 'opening-patterns',
      data: {
        title: `順${index}`,
        office: offices[index]!.id,
        service: service.id,
        start,
        end: '17:00',
        slotMinutes: '30',
        capacity: 1,
        validFrom: '2030-01-01',
      } as never,
    })
  const { id } = await signIn(payload, ['city-admin'])
  // As the panel asks: with the rights of its person and the order of the list.
  const { docs } = await payload.find({
    collection: 'opening-patterns',
    where: { title: { like: '順' } },
    sort: payload.collections['opening-patterns'].config.defaultSort,
    user: await payload.findByID({ collection: 'users', id }),
    overrideAccess: false,
    depth: 0,
  })
  expect(docs.map(({ title, start }) => `${title} ${start}`)).toEqual([
    '順1 09:00',
    '順1 13:00',
    '順0 09:00',
    '順0 13:00',
  ])
})
