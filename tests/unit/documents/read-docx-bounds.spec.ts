import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { toString } from 'mdast-util-to-string'
import { describe, expect, it } from 'vitest'

import { readDocx } from '@/documents/docx/read'
import { UnreadableFile } from '@/documents/unreadable'

import { zipOf } from '../../helpers/zip'

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
  const path = join(mkdtempSync(join(tmpdir(), 'docx-test-')), 'made.docx')
  writeFileSync(path, zipOf(files))
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
    ['elements without end', document(`<w:p>${'<w:a/>'.repeat(600_000)}</w:p>`), {}],
    [
      'elements without end, beside the document',
      document(words('あ')),
      { 'word/styles.xml': `<w:styles><w:style>${'<w:a/>'.repeat(600_000)}</w:style></w:styles>` },
    ],
    ['elements deep within each other', document('<w:p>' + '<w:ins>'.repeat(5000)), {}],
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
