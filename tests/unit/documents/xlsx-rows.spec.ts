import ExcelJS from 'exceljs'
import { expect, it } from 'vitest'

import { textColumn } from '@/documents/column'
import { xlsxStream } from '@/documents/xlsx'

async function sheetOf(texts: string[], columns: number) {
  const out = xlsxStream<string>({
    ...{ sheet: '表', title: '表', conditions: [] },
    columns: Array.from({ length: columns }, (_, at) =>
      textColumn<string>(`列${at}`, 20, (text) => (at === 0 ? text : '')),
    ),
    rows: (async function* () {
      yield* texts
    })(),
  })
  const chunks: Buffer[] = []
  for await (const chunk of out) chunks.push(chunk as Buffer)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Uint8Array.from(Buffer.concat(chunks)).buffer)
  return book.worksheets[0]!
}

it('a row is as high as its longest text, and no higher than Excel allows', async () => {
  const sheet = await sheetOf(['短い', 'あ'.repeat(60), '一\n二\n三', 'あ'.repeat(5_000)], 2)
  const heights = [2, 3, 4, 5].map((row) => sheet.getRow(row).height ?? 0)
  expect(heights[0]).toBeLessThan(20)
  expect(heights[1]).toBeGreaterThan(80)
  expect(heights[2]).toBeGreaterThan(40)
  expect(heights[3]).toBe(409)
})

it('forty columns go onto several pages beside each other instead of shrinking to one', async () => {
  expect((await sheetOf(['一'], 8)).pageSetup.fitToWidth).toBe(1)
  expect((await sheetOf(['一'], 45)).pageSetup.fitToWidth).toBeGreaterThan(3)
})
