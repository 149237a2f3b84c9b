import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import ExcelJS from 'exceljs'

/** Writes a real Excel book with a library that is not the reader's, and gives its path. */
export async function xlsxFile(rows: (string | number | Date | null)[][]): Promise<string> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('一覧')
  for (const row of rows) {
    const added = sheet.addRow(row)
    added.eachCell((cell) => {
      if (cell.value instanceof Date) cell.numFmt = 'yyyy/mm/dd'
    })
  }
  const path = join(mkdtempSync(join(tmpdir(), 'xlsx-test-')), 'list.xlsx')
  await book.xlsx.writeFile(path)
  return path
}
