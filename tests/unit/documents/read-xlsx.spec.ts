import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'

import { describe, expect, it } from 'vitest'

import { UnreadableFile } from '@/documents/unreadable'
import { openXlsx } from '@/documents/xlsx-read/read-xlsx'

import { xlsxFile } from '../../helpers/xlsx-file'

const fileOf = (bytes: Uint8Array): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'zip-test-')), 'made.xlsx')
  writeFileSync(path, bytes)
  return path
}

/** A ZIP by hand, whose directory may say what it likes about sizes. */
function zipOf(files: Record<string, Buffer>, claimed?: number): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const packed = deflateRawSync(content)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(20, 4)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(crc32 ? crc32(content) : 0, 14)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt32LE(claimed ?? content.length, 22)
    head.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    head.copy(entry, 6, 4, 30)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(offset, 42)
    directory.push(entry, Buffer.from(name))
    parts.push(head, Buffer.from(name), packed)
    offset += 30 + name.length + packed.length
  }
  const table = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(files).length, 8)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(table.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, table, end])
}

const WORKBOOK = Buffer.from(
  '<workbook xmlns:r="x"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
)
const RELATIONS = Buffer.from(
  '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
)
const book = (sheet: string, more: Record<string, Buffer> = {}, claimed?: number) =>
  fileOf(
    zipOf(
      {
        'xl/workbook.xml': WORKBOOK,
        'xl/_rels/workbook.xml.rels': RELATIONS,
        'xl/worksheets/sheet1.xml': Buffer.from(sheet),
        ...more,
      },
      claimed,
    ),
  )

async function rowsOf(path: string) {
  const rows = []
  for await (const row of (await openXlsx(path)).rows()) rows.push(row)
  return rows
}

describe('reading an Excel book in pieces', () => {
  it('gives texts, dates and long numbers as a list has them', async () => {
    const path = await xlsxFile([
      ['製造管理番号', '氏名', '有効期限', '予約ID'],
      ['ABC100001', '𠮷田　花子\n"旧"', new Date(Date.UTC(2036, 3, 1)), 7000000001],
      [null, null, null, null],
      ['ABC100002', '葛󠄀城', '令和8年4月1日', null],
    ])
    expect(await rowsOf(path)).toEqual([
      { line: 1, cells: ['製造管理番号', '氏名', '有効期限', '予約ID'] },
      { line: 2, cells: ['ABC100001', '𠮷田　花子\n"旧"', '2036-04-01', '7000000001'] },
      { line: 4, cells: ['ABC100002', '葛󠄀城', '令和8年4月1日'] },
    ])
  })

  it('leaves out the reading of kanji, never works out a formula, knows no entities but XML’s', async () => {
    const strings =
      '<sst><si><r><t>東京</t></r><r><t xml:space="preserve"> 都</t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si></sst>'
    const path = book(
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "boom">]><x:worksheet><x:sheetData><x:row r="3"><x:c r="B3" t="s"><x:v>0</x:v></x:c><x:c r="C3"><x:f>1+1</x:f><x:v>2</x:v></x:c><x:c r="D3" t="inlineStr"><x:is><x:t>&lt;&a;&#x20BB7;</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>',
      { 'xl/sharedStrings.xml': Buffer.from(strings) },
    )
    expect(await rowsOf(path)).toEqual([{ line: 3, cells: ['', '東京 都', '2', '<&a;𠮷'] }])
  })

  it('refuses a ZIP bomb whatever its directory claims, in flat memory', async () => {
    const bomb = Buffer.alloc(200 * 1024 * 1024, ' ')
    const path = book('<worksheet/>', { 'xl/sharedStrings.xml': bomb }, 100)
    const before = process.memoryUsage().rss
    await expect(openXlsx(path)).rejects.toThrow(/大きくなりすぎ|読めません/)
    expect(process.memoryUsage().rss - before).toBeLessThan(120 * 1024 * 1024)
  })

  it('refuses what is no book, broken, or too wide', async () => {
    await expect(openXlsx(fileOf(Buffer.from('PK\u0003\u0004rest')))).rejects.toThrow(
      UnreadableFile,
    )
    await expect(openXlsx(fileOf(zipOf({ 'a.txt': Buffer.from('x') })))).rejects.toThrow(
      'Excelブック（.xlsx）ではない',
    )
    const wide = book('<worksheet><row r="1"><c r="ZZZ1"><v>1</v></c></row></worksheet>')
    await expect(rowsOf(wide)).rejects.toThrow('列が多すぎます')
  })
})
