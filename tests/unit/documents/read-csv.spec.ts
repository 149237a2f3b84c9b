import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'

import { type CsvSource, detectHead, inspectCsv, readCsv } from '@/documents/csv/read-csv'

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

  it('marks a row whose quotes do not add up and goes on with the next line', async () => {
    const flaws = async (text: string) => {
      const source = utf8(text)
      const rows: [number, boolean][] = []
      for await (const { line, isBroken } of readCsv(source, 'UTF-8')) {
        rows.push([line, isBroken === true])
      }
      await inspectCsv(source)
      return rows
    }
    // A stray letter behind a quote; a quote that is never closed, with quoted and plain rows after.
    expect(await flaws('a,b\n"two\nlines",1\n"x"y,1\nok,2\n')).toEqual([
      [1, false],
      [2, false],
      [4, true],
      [5, false],
    ])
    expect(await flaws('a,b\r\n1,2\r\n"never closed,1\r\n"2","3"\r\n4,5\r\n')).toEqual([
      [1, false],
      [2, false],
      [3, true],
      [4, false],
      [5, false],
    ])
    expect(await flaws('a,b\n1,2\n\n"never closed,1\n2,3\n4,5')).toEqual([
      [1, false],
      [2, false],
      [4, true],
      [5, false],
      [6, false],
    ])
    expect(await flaws('a,b\n1,"cut of')).toEqual([
      [1, false],
      [2, true],
    ])
  })

  it('F-07 reads what Excel writes to keep zeros, quoted and bare', async () => {
    const { rows } = await read(utf8('a,b\n="0012",x\n"=""0034""",y\n'))
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['="0012"', 'x'] },
      { line: 3, cells: ['="0034"', 'y'] },
    ])
  })

  it('reads any line ends, also mixed ones, and the end mark of old systems', async () => {
    const { rows } = await read(utf8('a,b\r"x\ry",1\r\n2,3\n4,5\r\n\u001a'))
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['x\ry', '1'] },
      { line: 4, cells: ['2', '3'] },
      { line: 5, cells: ['4', '5'] },
    ])
    expect((await read(utf8('a,b\r\n1,2\u001a'))).rows.at(-1)?.cells).toEqual(['1', '2'])
  })

  it('F-23 a broken character does not make UTF-8 another encoding', async () => {
    const line = Buffer.from('7000000001,川崎　花子,川崎市川崎区東田町8番地\r\n')
    const cut = line.subarray(0, line.length - 3)
    const body = [...Array.from({ length: 400 }, () => line), cut, Buffer.from('\r\n'), line]
    for (const bom of ['\ufeff', '']) {
      const bytes = Buffer.concat([Buffer.from(`${bom}予約ID,氏名,住所\r\n`), ...body])
      const { encoding, rows } = await read(sourceOf(bytes, 4099))
      expect(encoding).toBe('UTF-8')
      expect(await detectHead(sourceOf(bytes, 4099))).toBe('UTF-8')
      const broken = rows.filter(({ cells }) => cells.join().includes('\ufffd'))
      expect(broken.map((row) => row.line)).toEqual([402])
    }
  })

  it('D-4 half a character before a comma or a quote stays in its cell', async () => {
    const half = Buffer.concat([
      iconv.encode('予約ID,住所1,住所2\r\n"1",川崎市', 'cp932'),
      Buffer.from([0x8b]),
      iconv.encode(',"小杉', 'cp932'),
      Buffer.from([0x92]),
      iconv.encode('"\r\n', 'cp932'),
    ])
    const { encoding, rows } = await read(sourceOf(half))
    expect(encoding).toBe('Shift_JIS')
    expect(rows[1]?.cells).toEqual(['1', '川崎市\ufffd', '小杉\ufffd'])
  })

  it('a few NULs of a host are a matter of their row', async () => {
    const { rows } = await read(utf8(`a,b\n${'1,2\n'.repeat(30)}3,\u0000\u0000\n`))
    expect(rows.at(-1)?.cells).toEqual(['3', '\u0000\u0000'])
  })

  it('says what to do with a file that is no CSV', async () => {
    const utf16 = sourceOf(Buffer.from('\ufeffa\tb\r\n', 'utf16le'))
    await expect(read(utf16)).rejects.toThrow('UTF-16')
    await expect(read(sourceOf(Buffer.from('PK\u0003\u0004rest')))).rejects.toThrow('Excel')
    await expect(read(sourceOf(Buffer.from([1, 2, 0, 4])))).rejects.toThrow('CSVではない')
    const bare = Buffer.from('予約ID,氏名\r\n1,x\r\n', 'utf16le')
    await expect(read(sourceOf(bare))).rejects.toThrow('CSVではない')
    for (const [bytes, words] of [
      [Buffer.from('<html><table><tr><td>1'), 'HTML'],
      [Buffer.from('\ufeff<?xml version="1.0"?><Workbook>'), 'XML'],
      [Buffer.from('MIME-Version: 1.0\r\n'), 'MHT'],
      [Buffer.from('%PDF-1.7'), 'PDF'],
      [Buffer.from('1f8b0800', 'hex'), '圧縮'],
      [Buffer.from('d0cf11e0a1b11ae1', 'hex'), '.xls'],
    ] as const) {
      await expect(read(sourceOf(bytes, 300))).rejects.toThrow(words)
    }
  })
})
