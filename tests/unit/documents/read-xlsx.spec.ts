import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { UnreadableFile } from '@/documents/unreadable'
import { openXlsx } from '@/documents/xlsx-read/read-xlsx'

import { xlsxFile } from '../../helpers/xlsx-file'
import { zipOf } from '../../helpers/zip'

const fileOf = (bytes: Uint8Array): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'zip-test-')), 'made.xlsx')
  writeFileSync(path, bytes)
  return path
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

  describe('what Excel makes of cells', () => {
    const formats = [
      'yyyy/mm/dd',
      '[$-411]ge.m.d;@',
      '0.00E+00',
      'G/標準',
      '[Red]0;[Blue]-0',
      '0000000000',
      '000\\-0000',
      '[h]:mm',
      '[$-ja-JP-x-gannen]ggge"年"m"月"d"日"',
      '0"month"',
      'yyyy/m/d h:mm',
      '[>=100]#,##0;General',
      'm"月"',
    ]
    const styles = `<styleSheet><numFmts>${formats
      .map(
        (code, at) =>
          `<numFmt numFmtId="${164 + at}" formatCode="${code.replaceAll('"', '&quot;').replaceAll('>', '&gt;')}"/>`,
      )
      .join(
        '',
      )}</numFmts><cellXfs><xf numFmtId="0"/>${formats.map((_, at) => `<xf numFmtId="${164 + at}"/>`).join('')}<xf numFmtId="9"/><xf numFmtId="14"/></cellXfs></styleSheet>`
    const cellOf = async (cell: string, { strings = '', workbook = '' } = {}) => {
      const path = book(`<worksheet><sheetData><row r="1">${cell}</row></sheetData></worksheet>`, {
        'xl/styles.xml': Buffer.from(styles),
        'xl/sharedStrings.xml': Buffer.from(`<sst>${strings}</sst>`),
        ...(workbook ? { 'xl/workbook.xml': Buffer.from(workbook) } : {}),
      })
      return (await rowsOf(path))[0]?.cells[0] ?? ''
    }
    const number = (value: string | number, format = '') =>
      `<c r="A1" s="${format === '%' ? 14 : format === '14' ? 15 : formats.indexOf(format) + 1}"><v>${value}</v></c>`

    it.each([
      ['a date', number(46113, 'yyyy/mm/dd'), '2026-04-01'],
      ['a date of every book', number(46113, '14'), '2026-04-01'],
      ['an era date', number(46113, '[$-411]ge.m.d;@'), '2026-04-01'],
      ['an era date of newer books', number(46113, formats[8]), '2026-04-01'],
      ['a month', number(46113, 'm"月"'), '2026-04-01'],
      ['a date with a time', number(46113.5729166667, 'yyyy/m/d h:mm'), '2026-04-01 13:45:00'],
      ['a date whose time is midnight', number('46113.0', 'yyyy/m/d h:mm'), '2026-04-01'],
      ['the first day of 1900', number(1, 'yyyy/mm/dd'), '1900-01-01'],
      ['the last before the leap day', number(59, 'yyyy/mm/dd'), '1900-02-28'],
      ['the leap day that never was', number(60, 'yyyy/mm/dd'), '#DATE!'],
      ['the day after it', number(61, 'yyyy/mm/dd'), '1900-03-01'],
      ['eight digits in a date cell', number(19800401, 'yyyy/mm/dd'), '19800401'],
      ['hours beyond a day', number(1.5, '[h]:mm'), '36:00:00'],
      ['F-12 an exponent', number(40123, '0.00E+00'), '40123'],
      ['F-12 the standard of Japan', number(12345678, 'G/標準'), '12345678'],
      ['a colour', number(40123, '[Red]0;[Blue]-0'), '40123'],
      ['a condition', number(40123, '[>=100]#,##0;General'), '40123'],
      ['a word in quotes', number(12, '0"month"'), '12'],
      ['fixed places', number(12300021, '0000000000'), '0012300021'],
      ['fixed places with a hyphen', number(2108577, '000\\-0000'), '210-8577'],
      ['percent', number(0.5, '%'), '50%'],
      ['a long number', number('1.2345678901E10'), '12345678901'],
      ['twelve digits', number('2.02604010804E11'), '202604010804'],
      ['digits that Excel has lost', number('1.23456789012346E+15'), '#LOST_DIGITS!'],
      ['a fraction', number('0.30000000000000004'), '0.3'],
      ['true', '<c r="A1" t="b"><v>1</v></c>', 'TRUE'],
      ['F-09 an error', '<c r="A1" t="e"><v>#N/A</v></c>', '#N/A'],
      ['an error of another name', '<c r="A1" t="e"><v>Err:502</v></c>', '#Err:502'],
      ['a formula with its value', '<c r="A1"><f>1+1</f><v>2</v></c>', '2'],
      ['a formula with an empty text', '<c r="A1" t="str"><f>""</f><v></v></c>', ''],
      ['a formula that nobody worked out', '<c r="A1"><f>B1</f></c>', '#NOT_CALCULATED!'],
      [
        'F-10 a line end of Windows',
        '<c r="A1" t="inlineStr"><is><t>転居_x000D_\n要連絡</t></is></c>',
        '転居\r\n要連絡',
      ],
      ['F-10 the sign itself', '<c r="A1" t="str"><v>_x005F_x000D_</v></c>', '_x000D_'],
      ['a strict date', '<c r="A1" t="d"><v>2026-04-01T00:00:00</v></c>', '2026-04-01'],
      [
        'a strict date with a time',
        '<c r="A1" t="d"><v>2026-04-01T13:45:00</v></c>',
        '2026-04-01 13:45:00',
      ],
    ])('%s', async (_name, cell, text) => expect(await cellOf(cell)).toBe(text))

    it('shared texts: parts, blanks, readings, escapes', async () => {
      const strings =
        '<si><r><rPr><b/></rPr><t>山田</t></r><r><t xml:space="preserve">　太郎 </t></r><rPh sb="0" eb="2"><t>ヤマダ</t></rPh><phoneticPr fontId="1"/></si><si><t>備考_x000D_\n</t></si>'
      const shared = (at: number) => cellOf(`<c r="A1" t="s"><v>${at}</v></c>`, { strings })
      expect(await shared(0)).toBe('山田　太郎 ')
      expect(await shared(1)).toBe('備考\r\n')
    })

    it('days since 1904, as a Mac counts them', async () => {
      const workbook = WORKBOOK.toString().replace('<sheets>', '<workbookPr date1904="1"/><sheets>')
      expect(await cellOf(number(44651, 'yyyy/mm/dd'), { workbook })).toBe('2026-04-01')
    })

    it('tells of other sheets, hidden rows and merged cells; passes hidden sheets over', async () => {
      const workbook =
        '<workbook xmlns:r="x"><sheets><sheet name="h" state="veryHidden" r:id="rId9"/><sheet name="v" state="hidden" r:id="rId8"/><sheet name="一覧" r:id="rId1"/><sheet name="控え" r:id="rId2"/></sheets></workbook>'
      const relations =
        '<Relationships><Relationship Id="rId9" Target="worksheets/no.xml"/><Relationship Id="rId1" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet1.xml"/></Relationships>'
      const path = book(
        '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="B2:C5"/></mergeCells></worksheet>',
        {
          'xl/workbook.xml': Buffer.from(workbook),
          'xl/_rels/workbook.xml.rels': Buffer.from(relations),
        },
      )
      const opened = await openXlsx(path)
      for await (const _ of opened.rows());
      expect(opened.about).toEqual({
        sheet: '一覧',
        others: ['控え'],
        hiddenRows: 1,
        merges: [{ from: 2, to: 5, columns: [2, 3] }],
      })
    })

    it('says what another kind of ZIP is', async () => {
      for (const [name, words] of [
        ['xl/workbook.bin', '.xlsb'],
        ['content.xml', '.ods'],
        ['word/document.xml', 'Word'],
        ['list.csv', '展開'],
      ] as const) {
        await expect(openXlsx(fileOf(zipOf({ [name]: Buffer.from('x') })))).rejects.toThrow(words)
      }
    })
  })
})
