import { beforeAll, expect, it } from 'vitest'

import type { PromisedTable } from '@/services/equipment/devices/promised'

import { ok } from '../../helpers/answer'
import { equipmentWorld } from '../../helpers/equipment-world'
import { rowsOfXlsx } from '../../helpers/tables'

/** Kawagoe: devices at the counters, and the one with which the city reads the history of calls. */
const world = equipmentWorld('kawagoe', '2026-11-30')
const { placed, go, listed } = world
let { secretariat, ids } = world.held
beforeAll(() => {
  ;({ secretariat, ids } = world.held)
})

it('EQ-20 how a device was come by and that it suits its place are fields, and both are filtered by', async () => {
  const lease = await placed({ type: ids.assist!, owner: 'lease' })
  const borrowed = await placed({ type: ids.assist!, owner: 'site', siteNote: '電源と幅を確認' })
  const rental = await placed({ type: ids.translator!, owner: 'rental' })
  const number = ({ cells }: typeof lease) => String(cells.number)
  for (const [owner, row] of [
    ['lease', lease],
    ['site', borrowed],
    ['rental', rental],
  ] as const)
    expect([owner, await listed(secretariat, { by_owner: owner })]).toEqual([owner, [number(row)]])
  // A translator needs no look at its place; of the others one has had it.
  expect(await listed(secretariat, { by_lack: 'site' })).toEqual([number(lease)])
  await go(secretariat, lease.id, 'mend', { siteNote: 'カウンターの幅に収まる' })
  expect(await listed(secretariat, { by_lack: 'site' })).toEqual([])
  const [head, ...rows] = await rowsOfXlsx(
    await secretariat.get(
      `/ops/cases/devices/output?format=xlsx&purpose=${encodeURIComponent('棚卸し')}`,
    ),
  )
  const at = head!.indexOf('設置場所に合うことの確認')
  expect(
    rows
      .map((row) => row[at])
      .filter(Boolean)
      .sort(),
  ).toEqual(['カウンターの幅に収まる', '電源と幅を確認'].sort())
})

it('EQ-23 the terminal for the city’s reading of the history is promised, missed while it is not there, and listed', async () => {
  const line = async () =>
    (await ok<PromisedTable>(secretariat.get('/ops/equipment/promised'))).rows.find(
      ({ type }) => type === '市の応対履歴閲覧用端末',
    )
  expect(await line()).toMatchObject({ place: '市民課', promised: 1, problem: '1台足りません' })
  const terminal = await placed({
    ...{ type: ids.history!, owner: 'lease', office: '', location: '市民課' },
  })
  expect(await line()).toMatchObject({ present: 1, problem: '' })
  expect(await listed(secretariat, { split: ids.history! })).toEqual([terminal.cells.number])
})
