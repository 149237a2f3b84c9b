import { beforeAll, expect, it } from 'vitest'

import type { PromisedTable } from '@/services/equipment/devices/promised'
import type { SupplyLine } from '@/services/equipment/supplies/overview'

import { ok } from '../../helpers/answer'
import { equipmentWorld } from '../../helpers/equipment-world'
import { rowsOfXlsx } from '../../helpers/tables'

/** Kawasaki: what the card centre and the wards work with. */
const world = equipmentWorld('kawasaki', '2026-11-30')
const { placed } = world
let { secretariat, offices, ids } = world.held
beforeAll(() => {
  ;({ secretariat, offices, ids } = world.held)
})

it('EQ-14 the goods of the card centre are an inventory with what belongs to each, complete by count', async () => {
  const at = (code: string) => ({ office: offices.find((one) => one.code === code)!.id })
  for (let index = 0; index < 3; index++)
    await placed({ type: ids['progress-pc']!, owner: 'lease', ...at('centre') })
  await placed({ type: ids.laser!, owner: 'lease', ...at('centre') })
  const wards = 'kawasaki saiwai nakahara takatsu miyamae tama asao'.split(' ')
  for (const ward of wards) {
    await placed({ type: ids['ward-pc']!, owner: 'lease', ...at(ward) })
    await placed({ type: ids.usb!, owner: 'vendor', ...at(ward) })
  }
  // One came with a mouse of another kind, and says so.
  const other = await placed({
    type: ids.laser!,
    owner: 'lease',
    accessories: '台なし',
    from: '2026-04-01',
    ...at('tama'),
  })
  const [head, ...rows] = await rowsOfXlsx(
    await secretariat.get(
      `/ops/cases/devices/output?format=xlsx&purpose=${encodeURIComponent('棚卸し')}`,
    ),
  )
  const column = (name: string) => head!.indexOf(name)
  const of = (type: string) => rows.filter((row) => row[column('種類')] === type)
  const with_ = (type: string) => [...new Set(of(type).map((row) => row[column('付属品')]))]
  expect(with_('進捗状況確認用PC')).toEqual(['マウス、テンキー、充電コード、ワイヤーロック'])
  expect(with_('各区配布用の交付管理システムPC')).toEqual(['マウス、充電コード、ワイヤーロック'])
  const lasers = of('カラーレーザープリンター（A3）')
  expect(lasers.map((row) => row[column('付属品')]).sort()).toEqual(
    ['専用の台、消耗品一式、進捗状況確認用PC3台との接続', '台なし'].sort(),
  )
  expect(lasers.some((row) => row[column('管理番号')] === other.cells.number)).toBe(true)
  const { totals } = await ok<PromisedTable>(secretariat.get('/ops/equipment/promised'))
  const count = Object.fromEntries(
    totals.map(({ type, promised, registered }) => [type, [promised, registered]]),
  )
  expect(count).toMatchObject({
    進捗状況確認用PC: [3, 3],
    'カラーレーザープリンター（A3）': [1, 2],
    各区配布用の交付管理システムPC: [7, 7],
    USBメモリー: [7, 7],
  })
  const { rows: supplies } = await ok<{ rows: SupplyLine[] }>(
    secretariat.get('/ops/equipment/supplies'),
  )
  expect(supplies.map(({ name }) => name)).toContain('その他の発送用品（緩衝材・テープなど）')
})
