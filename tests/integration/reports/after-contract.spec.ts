import { randomUUID } from 'node:crypto'

import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { insertRow } from '@/db/atomic'
import { toInstant } from '@/domain/time/civil'

import { ok } from '../../helpers/answer'
import { reportOn, tablesUnder } from '../../helpers/reports'
import { signIn, signInVendor, type Staff } from '../../helpers/staff'
import { openWorld, type World } from '../../helpers/world'

let world: World
let vendor: Staff
let city: Staff

beforeAll(async () => {
  world = await openWorld()
  vendor = await signInVendor(world.payload, ['supervisor'])
  city = await signIn(world.payload, ['city-admin'])
})
afterAll(() => world.close())

const file = (by: Staff, id: string) =>
  by.get(`/ops/reports/${id}/file?purpose=${encodeURIComponent('契約後の検査')}`)

/** What stands in the book; its bytes name the second in which it was made. */
async function cellsOf(answer: Response): Promise<unknown[]> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await answer.arrayBuffer()) as never)
  return book.worksheets.map((sheet) => [sheet.name, sheet.getSheetValues()])
}

it('RP-31 after the end of the contract the city reads how work was processed, and the vendor nothing', async () => {
  world.clock.now = toInstant('2026-11-04', '10:00')
  await ok(
    city.post('/report-forms', {
      ...{ title: '日報', addressee: '市長' },
      parts: [
        { kind: 'figures', heading: '処理件数', source: 'procedures' },
        { kind: 'figures', heading: '問合せの記録', source: 'inquiries' },
      ],
    }),
  )
  await insertRow(world.payload, 'procedure-counts', {
    ...{ countKey: randomUUID(), date: '2026-11-04', office: world.offices[0]!.id },
    ...{ kind: '電子証明書の更新', count: 3 },
  })
  const call = await ok<{ id: string }>(vendor.post('/ops/contact/inquiries', { op: randomUUID() }))
  const report = await reportOn(vendor, '日報', '2026-11-04')
  const { id, seen } = report.one.row
  await ok(vendor.post(`/ops/cases/reports/${id}/submit`, { seen, answers: {}, op: randomUUID() }))
  const handedIn = await cellsOf(await file(city, id))

  world.clock.now = toInstant('2027-04-01', '09:00')
  await ok(city.post('/ops/staff/close-vendor', {}))
  const read = await ok<typeof report>(city.get(`/ops/reports/${id}`))
  expect(tablesUnder(read, '処理件数')[0]!.rows).toEqual([
    ['電子証明書の更新', world.offices[0]!.name, 3],
  ])
  expect(read.one.history.map(({ what }) => what)).toContain('提出する')
  expect(await cellsOf(await file(city, id))).toEqual(handedIn)
  expect(await ok(city.get(`/inquiries/${call.id}`))).toMatchObject({ day: '2026-11-04' })
  for (const answer of [await file(vendor, id), await vendor.get(`/inquiries/${call.id}`)])
    expect([401, 403]).toContain(answer.status)
})
