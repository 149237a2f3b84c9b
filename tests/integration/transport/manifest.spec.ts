import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { inkBox, pageSizes, rasterise, textOf } from '../../helpers/raster'
import {
  openTransportWorld,
  READY,
  SAIWAI,
  type TransportWorld,
} from '../../helpers/transport-world'

let world: TransportWorld
let id: string

const fetchList = async (staff: TransportWorld['admin'], format: string) => {
  const path = `/ops/transport/runs/${id}/manifest?format=${format}&purpose=${encodeURIComponent('移送')}`
  const response = await staff.get(path)
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}

beforeAll(async () => {
  world = await openTransportWorld()
  await world.add(1, 70, READY)
  await world.add(71, 76, SAIWAI)
  id = (await world.plan()).id
  for (let index = 1; index <= 76; index++) await world.pack(id, index)
  // Taken out again: not on the list.
  await world.packer.post(`/ops/transport/runs/${id}/unpack`, { code: 'ABC100076', op: 'out' })
  await world.depart(id, [70, 5])
}, 300_000)
afterAll(() => world.close())

describe('カード移送一覧表', () => {
  it('PR-01 lists exactly the run’s cards per ward, with totals of page and run and boxes to sign', async () => {
    const pdf = await fetchList(world.admin, 'print')
    const text = textOf(pdf).replace(/[ \u3000]+/g, ' ')
    const numbers = [...text.matchAll(/ABC(\d{6})/g)].map(([, number]) => Number(number) - 100_000)
    expect(numbers).toEqual(Array.from({ length: 75 }, (_, at) => at + 1))
    // No name goes with the list.
    expect(text).not.toContain('花子')
    const pages = text.split('\f').filter((page) => page.trim() !== '')
    expect(pages).toHaveLength(pageSizes(pdf).length)
    const sums = pages.map((page) => {
      const [, here, all] = /このページ ?(\d+)枚 ?／ ?全体 ?(\d+)枚/.exec(page) ?? []
      expect(all).toBe('75')
      expect([...page.matchAll(/ABC\d{6}/g)]).toHaveLength(Number(here))
      return Number(here)
    })
    expect(sums.reduce((sum, one) => sum + one, 0)).toBe(75)
    // Each ward on pages of its own, and signed for on its last.
    expect(pages.filter((page) => page.includes('幸区役所')).length).toBe(1)
    expect(pages.at(-1)).not.toContain('川崎区役所 ケース')
    for (const box of ['発送者', '運送者', '受領者']) {
      expect(pages.filter((page) => page.includes(box))).toHaveLength(2)
    }
    expect(text).toContain('幸区役所 ケース C-102 封印 S-2')
    const last = (await rasterise(pdf, 60)).at(-1)!
    expect(inkBox(last, { x: 150, y: 20, width: 140, height: 120 })).not.toBeNull()
  })

  it('PR-01 the same rows go to Excel and CSV, and a ward gets its own part', async () => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await fetchList(world.admin, 'xlsx')) as never)
    const sheet = book.worksheets[0]!
    expect(sheet.rowCount).toBe(76)
    expect(sheet.getRow(1).values).toContain('発送番号')
    expect(sheet.getRow(76).values).toContain('K-75')
    const csv = (await fetchList(world.admin, 'csv')).toString('utf8').trim().split('\r\n')
    expect(csv).toHaveLength(76)
    const own = (await fetchList(world.stranger, 'csv')).toString('utf8').trim().split('\r\n')
    expect(own).toHaveLength(6)
    expect(own.slice(1).every((line) => line.includes('幸区役所'))).toBe(true)
    expect((await world.operator.get(`/ops/transport/runs/${id}/manifest?format=csv`)).status).toBe(
      403,
    )
  })
})
