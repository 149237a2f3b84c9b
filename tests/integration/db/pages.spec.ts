/** @engine: also on MongoDB every day. */
import { afterAll, beforeAll, expect, it } from 'vitest'

import { insertMany } from '@/db/bulk'
import { pageOfRows } from '@/db/rows'

import { openWorld, type World } from '../../helpers/world'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await insertMany(
    world.payload,
    'transport-alerts',
    Array.from({ length: 250 }, (_, index) => ({
      alertKey: `page-${index}`,
      week: '2026-11-30',
      office: world.offices[index % 2]!.id,
      required: 3,
      completed: 1,
      state: 'open',
      stateSeq: 0,
      history: [],
      unlogged: false,
    })),
  )
})
afterAll(() => world.close())

it('a list of several pages shows every row once, counts all of them, and ends', async () => {
  const sort = ['week', 'id']
  const seen: string[] = []
  for (const [page, length] of [100, 100, 50, 0].entries()) {
    const { rows, total } = await pageOfRows<{ id: string }>(
      world.payload,
      'transport-alerts',
      { state: { equals: 'open' } },
      { page: page + 1, limit: 100, sort },
    )
    expect([page + 1, rows.length, total]).toEqual([page + 1, length, 250])
    seen.push(...rows.map(({ id }) => String(id)))
  }
  expect(new Set(seen).size).toBe(250)
  // Whoever asks with one order for all pages still has it.
  expect(sort).toEqual(['week', 'id'])
})
