import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, describe, expect, it } from 'vitest'

import { docxBytes } from '@/documents/docx/write'
import { readDocx } from '@/documents/docx/read'
import { UnreadableFile } from '@/documents/unreadable'
import { writeRich } from '@/lib/rich/write'

import { docxOf } from '../../helpers/docx-file'

/** What Word shows and the words alone do not say: refused, told, or kept. */
const folder = mkdtempSync(join(tmpdir(), 'madoguchi-docx-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A Word file of these paragraphs. */
function wordFile(body: string, more: Parameters<typeof docxOf>[1] = {}): string {
  const path = join(folder, 'a.docx')
  writeFileSync(path, docxOf(body, more))
  return path
}
const run = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const line = (inside: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${inside}</w:p>`
const item = (text: string, list: number, level = 0) =>
  line(run(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)
const list = (id: number, format: string, text: string) =>
  `<w:abstractNum w:abstractNumId="${id}">${[0, 1]
    .map(
      (level) =>
        `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text.replace('%1', `%${level + 1}`)}"/></w:lvl>`,
    )
    .join('')}</w:abstractNum>`
const lists = (...formats: [string, string][]) => ({
  numbering:
    formats.map(([format, text], at) => list(at + 1, format, text)).join('') +
    formats
      .map((_, at) => `<w:num w:numId="${at + 1}"><w:abstractNumId w:val="${at + 1}"/></w:num>`)
      .join(''),
})
const PLAIN: [string, string] = ['decimal', '%1.']

const read = async (path: string) => {
  const { root: tree, lost } = await readDocx(path)
  return { text: writeRich(tree), lost }
}

describe('words that Word shows otherwise', () => {
  it.each([
    ['with a line', run('本人確認は1点でよい。', '<w:strike/>'), '取り消し線'],
    ['with two lines', run('本人確認は1点でよい。', '<w:dstrike w:val="true"/>'), '取り消し線'],
    ['by a style', run('本人確認は1点でよい。', '<w:rStyle w:val="Old"/>'), '取り消し線'],
    ['hidden', run('本人確認は1点でよい。', '<w:vanish/>'), '見えない文字'],
  ])('that are crossed out or hidden are refused, with which: %s', async (_how, old, says) => {
    const styles =
      '<w:style w:type="character" w:styleId="Base"><w:rPr><w:strike/></w:rPr></w:style>' +
      '<w:style w:type="character" w:styleId="Old"><w:basedOn w:val="Base"/></w:style>'
    const path = wordFile(line(run('有効な文。') + old + run('本人確認は2点とする。')), { styles })
    const refusal = await readDocx(path).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(UnreadableFile)
    expect((refusal as Error).message).toContain(says)
    expect((refusal as Error).message).toContain('「本人確認は1点でよい。」')
  })

  it('are taken where nothing is crossed out: switched off, an earlier form, an empty place, deleted', async () => {
    const path = wordFile(
      line(
        run('一', '<w:strike w:val="0"/><w:vanish w:val="false"/>') +
          run('二', '<w:rPrChange w:id="1"><w:rPr><w:strike/></w:rPr></w:rPrChange>') +
          run(' ', '<w:strike/>') +
          '<w:del w:id="2"><w:r><w:rPr><w:strike/></w:rPr><w:delText>三</w:delText></w:r></w:del>',
        '<w:rPr><w:strike/><w:vanish/></w:rPr>',
      ),
    )
    expect(await read(path)).toEqual({ text: '一二', lost: [] })
  })

  it('and formulas that have no place here are counted', async () => {
    const formula = wordFile(line('<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>' + run('が式。')))
    expect(await read(formula)).toEqual({ text: 'が式。', lost: ['数式 1か所'] })
  })

  it('of a broken file are refused with what to do', async () => {
    const path = wordFile(line(run('注。') + '<w:r><w:endnoteReference w:id="1"/></w:r>'))
    await expect(readDocx(path)).rejects.toThrow('中身が読めません')
    await expect(readDocx(path)).rejects.toBeInstanceOf(UnreadableFile)
  })
})

describe('numbers that Word counts by itself', () => {
  it('that look otherwise are told, and two lists stay two', async () => {
    const path = wordFile(
      [item('第一条の本文', 1), item('第二条の本文', 1), item('アの項', 2), item('イの項', 2)].join(
        '',
      ),
      lists(['decimal', '第%1条'], ['aiueo', '(%1)']),
    )
    const { text, lost } = await read(path)
    expect(text).toBe('1. 第一条の本文\n2. 第二条の本文\n\n1) アの項\n2) イの項')
    expect(lost).toEqual([expect.stringMatching(/「第1条」.* 4か所/)])
  })

  it('of plain lists say nothing; an inner list stays inside', async () => {
    const path = wordFile(
      [item('一', 1), item('中', 2, 1), item('二', 1), line(''), item('別', 2)].join(''),
      lists(PLAIN, PLAIN),
    )
    expect(await read(path)).toEqual({ text: '1. 一\n   1. 中\n2. 二\n\n1) 別', lost: [] })
  })

  it('that go on after something else begin anew, which is told; so are those of headings', async () => {
    const heading =
      '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    const path = wordFile(
      line(run('総則'), '<w:pStyle w:val="H1"/>') +
        [item('一', 1), line(run('間の文。')), item('二', 1)].join(''),
      { ...lists(PLAIN, ['decimal', '第%1章']), styles: heading },
    )
    expect(await read(path)).toEqual({
      text: '# 総則\n\n1. 一\n\n間の文。\n\n1. 二',
      lost: ['見出しの自動の番号 1か所', expect.stringMatching(/続きの番号.* 1か所/)],
    })
  })

  it('come back from our own file as they were', async () => {
    const text =
      '1. 見る\n2. 写す\n   - 表\n   - 裏\n\n1) 別の一\n2) 別の二\n\n- 点\n\n間。\n\n1. また一'
    const path = join(folder, 'own.docx')
    writeFileSync(
      path,
      await docxBytes({ title: '題', notes: '', parts: [{ label: '', text }], rights: '' }),
    )
    expect(await read(path)).toEqual({ text, lost: [] })
  })
})
