import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'

import type { Column } from '@/documents/column'
import { xlsxStream } from '@/documents/xlsx'

type Row = { date: string; name: string; count: number }
const COLUMNS: Column<Row>[] = [
  { header: '日付', width: 12, kind: 'date', value: (row) => row.date },
  { header: '氏名', width: 20, kind: 'text', value: (row) => row.name },
  { header: '人数', width: 6, kind: 'number', value: (row) => row.count },
]
async function* stream(rows: Row[]) {
  yield* rows
}

async function bookOf(rows: Row[], era = false) {
  const out = xlsxStream({
    sheet: '予約リスト（日別）: 12/7',
    title: '予約 & 一覧',
    conditions: [['期間', '2026-12-07〜2026-12-13']],
    columns: COLUMNS,
    rows: stream(rows),
    era,
  })
  const chunks: Buffer[] = []
  for await (const chunk of out) chunks.push(chunk as Buffer)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Buffer.concat(chunks) as never)
  return book
}

describe('Excel lists', () => {
  it('PR-20 (part) can be opened whatever somebody typed, and decimals stay', async () => {
    const book = await bookOf([{ date: '', name: '前\uFFFE\uFFFF後', count: 3.5 }])
    const sheet = book.worksheets[0]!
    expect(sheet.getCell('B2').value).toBe('前\uFFFD\uFFFD後')
    expect(sheet.getCell('C2').numFmt).not.toBe('0')
  })

  it('hold one row a record, with real dates, numbers and text', async () => {
    const book = await bookOf([
      { date: '2026-12-07', name: '髙﨑𠮷〜', count: 2 },
      { date: '2026-12-08', name: '', count: 1 },
    ])
    const sheet = book.worksheets[0]!
    expect(sheet.name).toBe('予約リスト（日別）・ 12・7')
    expect(sheet.getRow(1).values).toEqual([undefined, '日付', '氏名', '人数'])
    expect(sheet.getCell('A2').value).toEqual(new Date(Date.UTC(2026, 11, 7)))
    expect(sheet.getCell('B2').value).toBe('髙﨑𠮷〜')
    expect(sheet.getCell('C2').value).toBe(2)
    expect(sheet.getCell('B3').value).toBeNull()
    expect(sheet.actualRowCount).toBe(3)
  })

  it('never hold a formula made of what somebody typed', async () => {
    const book = await bookOf([{ date: '2026-12-07', name: '=HYPERLINK("http://x")', count: 1 }])
    const cell = book.worksheets[0]!.getCell('B2')
    expect(cell.type).toBe(ExcelJS.ValueType.String)
    expect(cell.value).toBe('=HYPERLINK("http://x")')
    expect(cell.numFmt).toBe('@')
  })

  it('print as A4 landscape with repeated header, page numbers and filters', async () => {
    const sheet = (await bookOf([{ date: '2026-12-07', name: 'あ', count: 1 }])).worksheets[0]!
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToWidth: 1,
      printTitlesRow: '1:1',
    })
    expect(sheet.headerFooter.oddFooter).toContain('&P / &N ページ')
    expect(sheet.headerFooter.oddHeader).toContain('予約 && 一覧')
    expect(sheet.autoFilter).toBe('A1:C1')
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
  })

  it('AX-09 (part) show dates in the era when asked to, and they stay dates', async () => {
    const rows = ['2026-12-07', '2019-05-01'].map((date) => ({ date, name: 'あ', count: 1 }))
    const sheet = (await bookOf(rows, true)).worksheets[0]!
    expect(sheet.getCell('A2').numFmt).toContain('ggge"年"m"月"d"日"')
    expect(sheet.getCell('A2').value).toEqual(new Date(Date.UTC(2026, 11, 7)))
    expect(sheet.getCell('A3').numFmt).toBe('"令和元年"m"月"d"日"')
    expect(sheet.getCell('A3').value).toEqual(new Date(Date.UTC(2019, 4, 1)))
  })

  it('say on a second sheet what was asked for and how many there are', async () => {
    const sheet = (await bookOf([{ date: '2026-12-07', name: 'あ', count: 1 }])).worksheets[1]!
    expect(sheet.name).toBe('出力の条件')
    expect(sheet.getRow(1).values).toEqual([undefined, '期間', '2026-12-07〜2026-12-13'])
    expect(sheet.getRow(2).values).toEqual([undefined, '件数', '1件'])
  })

  it('a failing source breaks the file instead of ending it early', async () => {
    const out = xlsxStream({
      sheet: 'x',
      title: 'x',
      conditions: [],
      columns: COLUMNS,
      rows: (async function* (): AsyncGenerator<Row> {
        throw new Error('database gone')
      })(),
    })
    await expect(async () => {
      for await (const chunk of out) void chunk
    }).rejects.toThrow('database gone')
  })
})
