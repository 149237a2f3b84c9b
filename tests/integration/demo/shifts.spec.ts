import { afterAll, beforeAll, expect, it } from 'vitest'

import { insertRow } from '@/db/atomic'
import { addDays, tokyoDateOf } from '@/domain/time/civil'
import { demoShifts } from '@/services/demo/shifts'
import type { DemoWorld } from '@/services/demo/world'
import { shiftsPreset } from '@/services/presets/shifts'
import { presetWriter } from '@/services/presets/preset-writer'
import { PRESETS } from '@/presets'

import { newKey } from '../../helpers/case-examples'
import { openWorld, type World } from '../../helpers/world'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const count = async (collection: 'shifts' | 'shift-weeks' | 'absences' | 'shift-needs') =>
  (await world.payload.count({ collection })).totalDocs

it('twelve weeks of shifts and two absences for whoever is in the roster, nothing without anybody, and none twice', async () => {
  const ctx = world.ctx('city-staff')
  const writer = presetWriter(world.payload, false)
  await shiftsPreset({ ctx, preset: PRESETS.kawagoe, writer, services: new Map() })
  expect(await count('shift-needs')).toBeGreaterThan(0)
  const today = tokyoDateOf(world.clock.now)
  const demo = { ctx, today, say: () => {} } as unknown as DemoWorld
  await demoShifts(demo)
  expect(await count('shifts')).toBe(0)
  for (const name of ['一', '二', '三', '四', '五', '六'])
    await insertRow(world.payload, 'assignments', {
      ...{ requestKey: newKey(), number: newKey(), worker: name, workerName: name, kana: name },
      ...{ role: 'role', roleTitle: 'オペレーター', site: 'コールセンター', state: 'working' },
      ...{ from: addDays(today, -200), stateSeq: 0, history: [], unlogged: false },
    })
  await demoShifts(demo)
  const made = [await count('shifts'), await count('shift-weeks'), await count('absences')]
  expect(made[0]).toBeGreaterThan(250)
  expect(made.slice(1)).toEqual([10, 2])
  await demoShifts(demo)
  expect([await count('shifts'), await count('shift-weeks'), await count('absences')]).toEqual(made)
})
