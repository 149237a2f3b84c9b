import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'

import type { Column } from '@/documents/column'
import { decodeCp932, encodeCp932, unmappableIn, withGeta } from '@/documents/cp932'
import type { CsvEncoding } from '@/documents/csv'
import { csvBytes, unmappableRows } from '@/documents/csv'
import { contentDisposition } from '@/documents/file-name'
import { guardFormula, withoutGuard } from '@/domain/text/formula-guard'

type Row = { name: string; note: string; count: number }
const COLUMNS: Column<Row>[] = [
  { header: '氏名', width: 10, kind: 'text', value: (row) => row.name },
  { header: 'メモ', width: 10, kind: 'text', value: (row) => row.note },
  { header: '件数', width: 5, kind: 'number', value: (row) => row.count },
]
async function* stream(rows: Row[]) {
  yield* rows
}
const bytesOf = async (rows: Row[], encoding: CsvEncoding) => {
  const chunks: Uint8Array[] = []
  for await (const chunk of csvBytes(COLUMNS, stream(rows), encoding)) chunks.push(chunk)
  return Buffer.concat(chunks)
}
const row = (name: string, note = '', count = 1): Row => ({ name, note, count })

describe('CSV files', () => {
  it('quotes every cell, also empty ones, and ends lines as Windows does', async () => {
    const text = (await bytesOf([row('山田', '', 2)], 'utf8')).toString('utf8')
    expect(text).toBe('\ufeff"氏名","メモ","件数"\r\n"山田","","2"\r\n')
  })

  it('writes CP932 with the bytes Windows writes, twins folded', async () => {
    // 髙 FBFC and 﨑 FAB1 are the Windows codes; 〜 − are written as ～ － (8160, 817C); ① 8740.
    expect(encodeCp932('髙﨑〜−①').toString('hex')).toBe('fbfcfab18160817c8740')
    const bytes = await bytesOf([row('髙﨑〜−①', '—‖¢£¬')], 'cp932')
    expect(bytes.includes(Buffer.from('fbfcfab18160817c8740', 'hex'))).toBe(true)
    const [, line] = parse(iconv.decode(bytes, 'cp932')) as string[][]
    expect(line).toEqual(['髙﨑～－①', '―∥￠￡￢', '1', ''])
  })

  it('names the rows CP932 cannot hold, with line, column and character', async () => {
    const rows = [row('山田'), row('𠮷野', '葛\u{e0100}城'), row('㋿')]
    expect(await unmappableRows(COLUMNS, stream(rows))).toEqual({
      more: false,
      rows: [
        { line: 3, column: '氏名', text: '𠮷野', characters: ['𠮷（U+20BB7）'] },
        { line: 3, column: 'メモ', text: '葛\u{e0100}城', characters: ['異体字指定（U+E0100）'] },
        { line: 4, column: '氏名', text: '㋿', characters: ['㋿（U+32FF）'] },
      ],
    })
    expect((await unmappableRows(COLUMNS, stream(rows), 1)).more).toBe(true)
  })

  it('never replaces silently: 〓 in the cell, the code point in a column of its own', async () => {
    const bytes = await bytesOf([row('𠮷野', '葛\u{e0100}城'), row('山田')], 'cp932')
    const lines = parse(iconv.decode(bytes, 'cp932')) as string[][]
    expect(lines).toEqual([
      ['氏名', 'メモ', '件数', '置き換えた文字'],
      ['〓野', '葛城', '1', 'U+20BB7 U+E0100'],
      ['山田', '', '1', ''],
    ])
  })

  it('a question mark is a character like any other', () => {
    expect(unmappableIn('本当?')).toEqual([])
    expect(withGeta('本当?')).toBe('本当?')
  })

  it.each([
    ...['－', '-', '＋1名', '@中原', '−', '-5', '+81', '＝', '-1,200円', "'", "'80年代", '--'],
    ...['+20%', '-7.5%', '＋20％', '- なし', '- 12件', '-5% 減', '+81 44 200 1234'],
  ])('F-29 lets the cell %j go out as it is: nothing in it can be worked out', async (cell) => {
    for (const encoding of ['utf8', 'cp932'] as const) {
      const [, line] = parse(iconv.decode(await bytesOf([row(cell)], encoding), encoding), {
        bom: true,
      }) as string[][]
      expect(line?.[0]).toBe(encoding === 'cp932' ? cell.replace('−', '－') : cell)
    }
  })

  it('F-29 gives back every text that was written, whatever stood in front of it', () => {
    const part = fc.constantFrom("'", '=', '＝', '-', '－', '1', 'A1', '(', '中原', ' ', '\t', '')
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const text = parts.join('')
        expect(withoutGuard(guardFormula(text))).toBe(text)
      }),
    )
  })

  it('F-30 writes decomposed kana of a Mac as one letter and calls nothing replaced', async () => {
    const text = 'ヤマタ\u3099　カ\u3099ク'
    expect(unmappableIn(text)).toEqual([])
    const bytes = await bytesOf([row(text, 'か\u3099く　ほ\u309aん')], 'cp932')
    const [, line] = parse(iconv.decode(bytes, 'cp932')) as string[][]
    expect(line).toEqual(['ヤマダ　ガク', 'がく　ぽん', '1', ''])
  })

  it.each([
    '=1+1',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '＝1+1',
    '+A1',
    ' =1',
    '-1-A2',
    '- A2',
    '-20%+A2',
    '+20%*A1',
    '- なし+A1',
    // Not a formula that anybody wrote, but Excel shows sums in their place.
    '+81-44-200-1234',
    '-12:30',
    '@A1',
    '+cmd|x',
    '=中原()',
  ])('makes the cell %j harmless in both encodings', async (cell) => {
    for (const encoding of ['utf8', 'cp932'] as const) {
      const bytes = await bytesOf([row(cell)], encoding)
      const text = iconv.decode(bytes, encoding)
      const [, line] = parse(text, { bom: true }) as string[][]
      expect(line?.[0]).toBe(`'${cell}`)
    }
  })

  it('keeps the order of rows over many chunks', async () => {
    const rows = Array.from({ length: 1201 }, (_, at) => row(`人${at}`))
    const lines = parse(await bytesOf(rows, 'utf8'), { bom: true }) as string[][]
    expect(lines.slice(1).map((line) => line[0])).toEqual(rows.map((one) => one.name))
  })
})

describe('the name of a downloaded file', () => {
  it('carries Japanese in the way of RFC 5987', () => {
    const header = contentDisposition("予約リスト_日別(1)'", 'csv')
    expect(header).toMatch(/^attachment; filename="list\.csv"; filename\*=UTF-8''[\x21-\x7e]+$/)
    expect(decodeURIComponent(header.split("UTF-8''")[1] ?? '')).toBe("予約リスト_日別(1)'.csv")
  })

  it('has nothing in it that Windows or a header could take amiss', () => {
    const header = contentDisposition('a/b:c"\r\nX: y', 'csv', 'inline')
    expect(decodeURIComponent(header)).not.toMatch(/[\r\n]|a\/b/)
    expect(header.startsWith('inline;')).toBe(true)
    // What people call a file: letters after the last dot, half of a rare kanji.
    for (const [name, end] of [
      ['記録', '2026年11月'],
      ['\ud842', 'c"\r\nsv'],
    ] as const) {
      const made = contentDisposition(name, end)
      expect(made).toMatch(/^[\x20-\x7e]+$/)
      expect(made).toContain('filename="list.bin"')
    }
  })
})

describe('外字 in Shift_JIS', () => {
  it('are written as Windows reads them', () => {
    const all = Array.from({ length: 0x758 }, (_, at) => String.fromCharCode(0xe000 + at)).join('')
    expect(encodeCp932('\ue000あ\ue757')).toEqual(Buffer.from([0xf0, 0x40, 0x82, 0xa0, 0xf9, 0xfc]))
    expect(decodeCp932(encodeCp932(all))).toBe(all)
    expect(unmappableIn('\ue000\ue758')).toEqual(['\ue758'])
  })
})
