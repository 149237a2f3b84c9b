import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'

import { type CsvSource, inspectCsv, readCsv } from '@/documents/csv/read-csv'
import { UnreadableFile } from '@/documents/unreadable'

/** Hands the bytes out in small pieces, so that characters and quotes are cut in the middle. */
const sourceOf = (bytes: Uint8Array, piece = 7): CsvSource => ({
  name: 'test.csv',
  size: bytes.length,
  async *open() {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
  },
})

const utf8 = (text: string) => sourceOf(Buffer.from(text, 'utf8'))
const cp932 = (text: string) => sourceOf(iconv.encode(text, 'cp932'))

async function read(source: CsvSource) {
  const { encoding } = await inspectCsv(source)
  const rows = []
  for await (const { line, cells } of readCsv(source, encoding)) rows.push({ line, cells })
  return { encoding, rows }
}

describe('reading a CSV in pieces', () => {
  it('keeps commas, quotes and line breaks in fields, and names the line where a row begins', async () => {
    const { rows } = await read(
      utf8('"a","b"\r\n"1,2","say ""yes"""\r\n"two\r\nlines\nor three","x"\r\n"last","y"\r\n'),
    )
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1,2', 'say "yes"'] },
      { line: 3, cells: ['two\r\nlines\nor three', 'x'] },
      { line: 6, cells: ['last', 'y'] },
    ])
  })

  it('counts empty lines and reads a last line without an end', async () => {
    const { rows } = await read(utf8('a,b\n\n1,2\n\n\n3,4'))
    expect(rows.map(({ line }) => line)).toEqual([1, 3, 6])
  })

  it('recognises UTF-8 with and without a mark, and CP932 with 髙 﨑 ① ～', async () => {
    const text = '氏名,備考\r\n髙橋　﨑子,①～済\r\n'
    for (const [source, encoding] of [
      [utf8(text), 'UTF-8'],
      [utf8(`\ufeff${text}`), 'UTF-8'],
      [cp932(text), 'Shift_JIS'],
    ] as const) {
      const result = await read(source)
      expect(result.encoding).toBe(encoding)
      expect(result.rows.map(({ cells }) => cells)).toEqual([
        ['氏名', '備考'],
        ['髙橋　﨑子', '①～済'],
      ])
    }
  })

  it('refuses a file whose quotes do not add up, with the line of the row', async () => {
    const stray = utf8('a,b\n"two\r\nlines",1\n"x"y,1\nok,2\n')
    await expect(read(stray)).rejects.toThrow(/^4行目.*引用符/)
    const open = utf8('a,b\n1,2\n\n"never closed,1\n2,3\n')
    await expect(read(open)).rejects.toThrow(UnreadableFile)
    await expect(read(open)).rejects.toThrow(/引用符（"）が閉じていません/)
  })

  it('says what to do with a file that is no CSV', async () => {
    const utf16 = sourceOf(Buffer.from('\ufeffa\tb\r\n', 'utf16le'))
    await expect(read(utf16)).rejects.toThrow('UTF-16')
    await expect(read(sourceOf(Buffer.from('PK\u0003\u0004rest')))).rejects.toThrow('Excel')
    await expect(read(sourceOf(Buffer.from([1, 2, 0, 4])))).rejects.toThrow('CSVではない')
  })
})
