import { afterAll, beforeAll, expect, it } from 'vitest'

import { findRows } from '@/db/atomic'
import { openRemarks } from '@/domain/knowledge/remarks'
import { tokyoDateOf } from '@/domain/time/civil'
import { jobContext } from '@/services/context'
import { demoTexts } from '@/services/demo/texts'
import type { DemoWorld } from '@/services/demo/world'
import { textsInForce } from '@/services/knowledge/in-force'
import type { Version } from '@/services/knowledge/versions/start'

import { openWorld, type World } from '../../helpers/world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

it('the demonstration has a version that waits, one with an open remark and one for a later day, once', async () => {
  const ctx = jobContext(world.payload)
  const person = (id: string, name: string) => ({ kind: 'staff' as const, id, name })
  const demo = {
    ctx,
    staff: {
      operator: person('1', '窓口'),
      window: person('2', '窓口'),
      city: person('3', '市'),
      cityAdmin: person('4', '市管理者'),
    },
    today: tokyoDateOf(ctx.now()),
    say: () => undefined,
  } as unknown as DemoWorld
  await demoTexts(demo)
  await demoTexts(demo)
  const all = await findRows<Version>(world.payload, 'text-versions', {})
  const of = (state: Version['state']) => all.filter((one) => one.state === state)
  expect(of('review')).toHaveLength(1)
  expect(of('returned').map((one) => openRemarks(one).length)).toEqual([1])
  expect(of('approved').filter(({ effectiveOn }) => effectiveOn! > demo.today)).toHaveLength(1)
  // Only the city's administrator may approve (KB-02).
  expect(new Set(of('approved').map(({ approvedBy }) => approvedBy))).toEqual(new Set(['市管理者']))
  const seen = await textsInForce(ctx, { audience: 'operators', kind: 'manual' })
  expect(Object.fromEntries(seen.map(({ question, version }) => [question, version]))).toEqual({
    'コールセンター 事務マニュアル': 2,
    機器の使用ルール: 1,
  })
})
