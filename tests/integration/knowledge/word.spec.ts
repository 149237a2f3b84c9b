import { randomUUID } from 'node:crypto'

import { Document, Packer, Paragraph } from 'docx'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { findRow } from '@/db/atomic'
import { deleteRows } from '@/db/rows'
import type { CaseView } from '@/services/cases/view'
import type { SearchAnswer } from '@/services/knowledge/search/search'
import type { Version } from '@/services/knowledge/versions/start'
import type { WordRead } from '@/services/knowledge/word-file'

import { ok } from '../../helpers/answer'
import { Browser } from '../../helpers/browser'
import { docxOf } from '../../helpers/docx-file'
import { textOf } from '../../helpers/raster'
import { signIn, type Staff } from '../../helpers/staff'
import { openWorld, type World } from '../../helpers/world'

/** Texts with their form: to Word and back, on paper, before citizens and operators. */
let world: World
let city: Staff
let vendor: Staff
let operator: Staff

beforeAll(async () => {
  world = await openWorld()
  city = await signIn(world.payload, ['city-admin'])
  vendor = await signIn(world.payload, ['vendor-manager'])
  operator = await signIn(world.payload, ['operator'])
})
afterAll(() => world.close())
beforeEach(async () => {
  for (const slug of ['text-versions', 'texts'] as const) await deleteRows(world.payload, slug, {})
})

const FLOW =
  '窓口｜申請書を見る｜申請書｜3（そろう）、2（不足）\n申請者｜書類を出し直す｜書類｜1\n管理係｜送る'
const DETAIL = `# 受付

本人確認書類を**必ず（2点）**見る。
次の行です。

- 運転免許証
- 在留カード
  - 特別永住者証明書

1. 見る
2. 写す

| 書類 | 点 |
| - | - |
| 免許証 | 1 |

[市のページ](https://example.jp/a_b)を見る。`
const QA = '# 代理人は来られますか\n\n来られます。委任状が要ります。'

async function draft(kind: 'manual' | 'faq', words: Record<string, string>) {
  const text = await ok<{ doc: { id: string } }>(
    vendor.post('/texts', {
      ...{ title: '交付窓口', kind, owner: '業務責任者', order: 10 },
      audiences: kind === 'faq' ? ['citizens', 'operators'] : ['operators'],
    }),
  )
  const { id } = await ok<{ id: string }>(
    vendor.post(`/ops/knowledge/texts/${text.doc.id}/versions`),
  )
  const { seen } = await ok<{ seen: number }>(save(id, words))
  return { id, seen }
}

async function save(id: string, words: Record<string, string>): Promise<Response> {
  const { row } = await ok<{ row: CaseView }>(vendor.get(`/ops/cases/text-versions/${id}`))
  return vendor.post(`/ops/knowledge/versions/${id}/words`, {
    ...{ answer: '', flow: '', detail: '', qa: '', effectiveOn: '', changeNote: '' },
    ...{ question: '交付窓口', changeKind: 'first', ...words },
    seen: row.seen,
    op: randomUUID(),
  })
}

async function approve({ id, seen }: { id: string; seen: number }): Promise<void> {
  const move = (by: Staff, name: string, at: number, answers = {}) =>
    by.post(`/ops/cases/text-versions/${id}/${name}`, { seen: at, answers, op: randomUUID() })
  await ok(move(vendor, 'submit', seen))
  await ok(move(city, 'approve', seen + 1, { effect: 'minor' }))
}

const wordOf = async (by: Staff, id: string): Promise<Uint8Array<ArrayBuffer>> => {
  const file = await by.get(`/ops/knowledge/versions/${id}/word`)
  expect(file.status).toBe(200)
  return new Uint8Array(await file.arrayBuffer())
}
const read = (id: string, file: Uint8Array<ArrayBuffer>, by = vendor) =>
  by.upload(`/ops/knowledge/versions/${id}/from-word?name=manual.docx`, file, {
    'content-type': 'application/octet-stream',
  })
const stored = (id: string) =>
  findRow<Version>(world.payload, 'text-versions', { id: { equals: id } })

describe('a manual in Word', () => {
  it('KB-04 (part) goes out and comes back word for word, in its three parts', async () => {
    const words = { flow: FLOW, detail: DETAIL, qa: QA }
    const { id } = await draft('manual', words)
    const before = await stored(id)
    const back = await ok<WordRead>(read(id, await wordOf(vendor, id)))
    expect(back).toEqual({ words: { question: '交付窓口', ...words }, notes: [] })
    // Only read: nothing is kept before 保存.
    expect(await stored(id)).toEqual(before)
  })

  it('says what of the file has no place here, and leaves the parts that the file has not', async () => {
    const { id } = await draft('manual', { flow: FLOW, detail: DETAIL, qa: QA })
    const page = new Document({
      sections: [
        {
          children: [
            new Paragraph({ text: '業務詳細説明書', heading: 'Heading1' }),
            new Paragraph('あたらしい説明'),
          ],
        },
      ],
    })
    const file = new Uint8Array(await Packer.toBuffer(page))
    const { words, notes } = await ok<WordRead>(read(id, file))
    expect(words).toEqual({ detail: 'あたらしい説明' })
    expect(notes).toEqual(['見出し「業務フロー」「QA集」がないので、その欄はいまのままです。'])
  })

  it.each([
    ['no Word file', new TextEncoder().encode('受付\n').slice()],
    ['a ZIP that is no document', new Uint8Array(Buffer.from('504b0506' + '00'.repeat(18), 'hex'))],
  ])('%s is refused with what to do', async (_what, file) => {
    const { id } = await draft('manual', { flow: FLOW, detail: DETAIL, qa: QA })
    const answer = await read(id, file)
    expect(answer.status).toBe(422)
    expect(((await answer.json()) as { detail: string }).detail).toContain('.docx')
  })

  it.each([
    [
      'crossed out',
      '<w:r><w:rPr><w:strike/></w:rPr><w:t>1点でよい。</w:t></w:r>',
      '「1点でよい。」',
    ],
    ['of a broken file', '<w:r><w:endnoteReference w:id="9"/></w:r>', '中身が読めません'],
  ])('words %s are refused with what to do', async (_what, inside, says) => {
    const { id } = await draft('manual', { flow: FLOW, detail: DETAIL, qa: QA })
    const answer = await read(id, new Uint8Array(docxOf(`<w:p>${inside}</w:p>`)))
    expect(answer.status).toBe(422)
    expect(((await answer.json()) as { detail: string }).detail).toContain(says)
  })

  it('is written for whom it is in force, and for those who answer for texts', async () => {
    const one = await draft('manual', { flow: FLOW, detail: DETAIL, qa: QA })
    expect((await operator.get(`/ops/knowledge/versions/${one.id}/word`)).status).toBe(404)
    await approve(one)
    expect((await wordOf(operator, one.id)).length).toBeGreaterThan(1000)
    expect((await read(one.id, await wordOf(vendor, one.id), operator)).status).toBe(403)
  })

  it('an individual number is refused however it is formed', async () => {
    const { id } = await draft('manual', { flow: FLOW, detail: DETAIL, qa: QA })
    const answer = await save(id, { flow: FLOW, qa: QA, detail: '番号は 1234**5678**9018 です。' })
    expect(await answer.json()).toMatchObject({ code: 'INPUT_INVALID' })
  })
})

describe('a text with its form', () => {
  it('is drawn for citizens, said as plain words to operators, and looked for by its words', async () => {
    await approve(
      await draft('faq', {
        question: '持ち物は何ですか',
        answer: '次の**2点**です。\n\n- 通知書\n- [案内](https://example.jp/)\n\n<b>原本</b>',
      }),
    )
    const html = (await new Browser(world.payload).get('/ja/faq')).html
    expect(html).toContain('<strong>2点</strong>')
    expect(html).toContain('<li>通知書</li>')
    expect(html).toContain('<a href="https://example.jp/">案内</a>')
    expect(html).toContain('&lt;b&gt;原本&lt;/b&gt;')
    const { hits } = await ok<SearchAnswer>(
      operator.get(`/ops/knowledge/search?${new URLSearchParams({ q: '通知書' })}`),
    )
    expect(hits.map(({ answer }) => answer)).toEqual([
      '次の2点です。\n\n・通知書\n・案内\n\n<b>原本</b>',
    ])
  })

  it('KB-11 (part) prints its lanes, lists and tables', async () => {
    const one = await draft('manual', { flow: FLOW, detail: DETAIL, qa: QA })
    const pdf = await vendor.get(`/ops/knowledge/versions/${one.id}/pdf`)
    const pages = textOf(Buffer.from(await pdf.arrayBuffer())).replace(/[ 　\n]+/g, ' ')
    for (const words of ['管理係', '3 送る', '不足', '・ 運転免許証', '2. 写す', '免許証 1'])
      expect(pages).toContain(words)
    expect(pages).not.toContain('**')
  })
})
