import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'

import { toString } from 'mdast-util-to-string'
import { describe, expect, it } from 'vitest'

import { readDocx } from '@/documents/docx/read'
import { UnreadableFile } from '@/documents/unreadable'

const KINDS =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
const relations = (target: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${target}"/></Relationships>`
const SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const document = (body: string, before = '') =>
  `<?xml version="1.0"?>${before}<w:document ${SPACE}><w:body>${body}</w:body></w:document>`
const words = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`

/** A Word file by hand, as no Word writes it. */
function fileOf(main: string, more: Record<string, string> = {}): string {
  const files = {
    ...{ '[Content_Types].xml': KINDS, '_rels/.rels': relations('word/document.xml') },
    ...{ 'word/document.xml': main, ...more },
  }
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const packed = deflateRawSync(content)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt32LE(Buffer.byteLength(content), 22)
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
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(table.length, 12)
  end.writeUInt32LE(offset, 16)
  const path = join(mkdtempSync(join(tmpdir(), 'docx-test-')), 'made.docx')
  writeFileSync(path, Buffer.concat([...parts, table, end]))
  return path
}

const cell = (properties = '') => `<w:tc>${properties}${words('あ')}</w:tc>`
const table = (cells: string) => `<w:tbl><w:tr>${cells}</w:tr></w:tbl>`

describe('a Word file that no Word wrote', () => {
  it('is read where it is only small', async () => {
    expect(toString((await readDocx(fileOf(document(words('受付'))))).root)).toBe('受付')
  })

  it('claims no more columns than Word has', async () => {
    const wide = document(table(cell('<w:tcPr><w:gridSpan w:val="100000000"/></w:tcPr>')))
    const [first] = (await readDocx(fileOf(wide))).root.children
    expect(first?.type === 'table' && first.children[0]!.children.length).toBe(63)
  })

  it.each([
    ['a row of thousands of cells', document(table(cell().repeat(3000))), {}],
    ['tables in tables', document('<w:tbl><w:tr><w:tc>'.repeat(5000) + words('あ')), {}],
    ['definitions of its own', document(words('&a;'), '<!DOCTYPE x [<!ENTITY a "あ">]>'), {}],
    ['nothing of XML', '本人確認', {}],
    [
      'another document than the one that is counted',
      document(words('あ')),
      { '_rels/.rels': relations('x/document.xml'), 'x/document.xml': document(words('い')) },
    ],
    ['too much, unpacked', document(' '.repeat(31 * 1024 * 1024)), {}],
    [
      'too much, unpacked, beside the document',
      document(words('あ')),
      { 'word/styles.xml': ' '.repeat(31 * 1024 * 1024) },
    ],
  ])('is refused with what to do: %s', async (_what, main, more) => {
    const refusal = await readDocx(fileOf(main, more)).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(UnreadableFile)
    expect((refusal as Error).message).toMatch(/Wordファイル|大きすぎる/)
  })

  it('keeps nobody waiting while it is converted', async () => {
    let beats = 0
    const heart = setInterval(() => beats++, 5)
    await readDocx(fileOf(document(words('あ').repeat(5000))))
    clearInterval(heart)
    // On the server's own thread none of them would come while the libraries work.
    expect(beats).toBeGreaterThan(5)
  })
})
