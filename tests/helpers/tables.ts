import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { expect } from 'vitest'

import { textOf } from './raster'
import type { Staff } from './staff'

/**
 * What names the rows of one list in each of its forms, in their order: the column of the CSV and of
 * the Excel sheet, and every text of the printed pages that looks like it.
 */
export async function inEveryForm(
  staff: Staff,
  address: string,
  column: string,
  pattern: RegExp,
): Promise<{ csv: string[]; xlsx: string[]; print: string[]; paper: string }> {
  const bytes = async (format: string) => {
    const answer = await staff.get(`${address}&format=${format}`)
    expect([format, answer.status]).toEqual([format, 200])
    return Buffer.from(await answer.arrayBuffer())
  }
  const [head, ...lines] = parse(await bytes('csv'), { bom: true }) as string[][]
  const at = head!.indexOf(column)
  expect(at).toBeGreaterThanOrEqual(0)

  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await bytes('xlsx')) as never)
  const sheet = book.worksheets[0]!
  const headers = sheet.getRow(1).values as string[]
  const place = headers.indexOf(column)
  const xlsx = sheet.getColumn(place).values.slice(2).map(String)

  const paper = textOf(await bytes('print'))
  return {
    csv: lines.map((line) => line[at]!),
    xlsx,
    print: paper.match(pattern) ?? [],
    paper: paper.replace(/[ 　]+/g, ' '),
  }
}

/** Every line of the first sheet of an Excel file, headings first, as text. */
export async function rowsOfXlsx(answer: Response): Promise<string[][]> {
  expect(answer.status).toBe(200)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await answer.arrayBuffer()) as never)
  const rows: string[][] = []
  book.worksheets[0]!.eachRow((row) => {
    const cells = (row.values as unknown[]).slice(1)
    rows.push(
      Array.from(cells, (cell) =>
        cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? ''),
      ),
    )
  })
  return rows
}
