import { randomUUID } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'

import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRows } from '@/db/atomic'
import { AUDIENCE, type Audience } from '@/domain/knowledge/vocabulary'
import { knowledgeReviews } from '@/jobs/tasks/knowledge'
import type { Text } from '@/payload-types'
import { jobContext } from '@/services/context'
import { compareLines, compareVersions } from '@/services/knowledge/compare'
import { textsInForce } from '@/services/knowledge/in-force'
import { type FaqLook, importFaqs, lookAtFaqs } from '@/services/knowledge/import-faq'
import type { TextView } from '@/services/knowledge/text-view'
import { draftVersion } from '@/services/knowledge/versions/start'

import { readLines } from '@/lib/rich/plain'
import { ok } from '../../helpers/answer'
import { meanwhileAt } from '../../helpers/crash'
import { signIn, type Staff } from '../../helpers/staff'
import { openWorld, type World } from '../../helpers/world'
import { xlsxFile } from '../../helpers/xlsx-file'

const ALL = Object.keys(AUDIENCE) as Audience[]

let world: World
let city: Staff
let vendor: Staff
let operator: Staff
let window: Staff

beforeAll(async () => {
  world = await openWorld()
  city = await signIn(world.payload, ['city-admin'])
  vendor = await signIn(world.payload, ['vendor-manager'])
  operator = await signIn(world.payload, ['operator'])
  window = await signIn(world.payload, ['window-staff'], [world.offices[0]!.id])
})
afterAll(() => world.close())

const job = () => jobContext(world.payload)
async function newText(more: Record<string, unknown> = {}): Promise<string> {
  const data = {
    title: '電話の受け方',
    kind: 'faq',
    audiences: ['operators'],
    owner: '業務責任者',
    order: 10,
    ...more,
  }
  return (await ok<{ doc: { id: string } }>(vendor.post('/texts', data))).doc.id
}

const WORDS = { answer: '', flow: '', detail: '', qa: '', changeNote: '', effectiveOn: '' }

/** Writes, hands in and approves a version, all by the acts of the screens. */
async function publish(
  text: string,
  words: Record<string, string>,
  effect: string,
): Promise<string> {
  const { id } = await ok<{ id: string }>(vendor.post(`/ops/knowledge/texts/${text}/versions`))
  const one = await ok<{ row: { seen: number } }>(vendor.get(`/ops/cases/text-versions/${id}`))
  const saved = await ok<{ seen: number }>(
    vendor.post(`/ops/knowledge/versions/${id}/words`, {
      ...WORDS,
      question: '電話の受け方',
      changeKind: 'added',
      changeNote: '手順を加えた',
      ...words,
      seen: one.row.seen,
      op: randomUUID(),
    }),
  )
  const move = (by: Staff, name: string, seen: number, answers = {}) =>
    ok(by.post(`/ops/cases/text-versions/${id}/${name}`, { seen, answers, op: randomUUID() }))
  await move(vendor, 'submit', saved.seen)
  await move(city, 'approve', saved.seen + 1, { effect })
  return id
}

describe('versions', () => {
  it('KB-15 (part) old versions stay readable, and any two are compared by paragraph and word', async () => {
    const text = await newText()
    const first = await publish(text, { answer: '用件を聞きます。\n番号を確かめます。' }, 'minor')
    await publish(text, { answer: '用件を聞きます。\n名前を確かめます。' }, 'minor')
    const third = await publish(
      text,
      { answer: '用件を聞きます。\n予約の番号を確かめます。\n復唱します。' },
      'minor',
    )
    const { before, after, parts } = await compareVersions(job(), third, first)
    expect([before?.number, after.number]).toEqual([1, 3])
    const lines = parts.find(({ label }) => label.startsWith('回答'))!.lines
    expect(lines.map(({ sign, words }) => sign + words.map((word) => word.text).join(''))).toEqual([
      '用件を聞きます。',
      '－番号を確かめます。',
      '＋予約の番号を確かめます。',
      '＋復唱します。',
    ])
    const marked = lines[2]!.words
      .filter(({ isChanged }) => isChanged)
      .map(({ text: word }) => word)
    expect(marked.join('')).toBe('予約の')
    const view = await ok<TextView>(vendor.get(`/ops/knowledge/texts/${text}`))
    expect(view.versions.map(({ number, isInForce }) => [number, isInForce])).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ])
    expect(compareLines([], readLines('𠮷田\n\n'))).toHaveLength(1)
  })

  it('KB-15 (part) the difference is shown as it is read: no marks, no empty lines, no numbers that only moved', () => {
    const old =
      '## 受付の流れ\n\n1. 名前を聞く\n2. 番号を聞く\n\n| 窓口 | 時間 |\n| - | - |\n| 川崎 | 9時 |\n'
    const now =
      '## 受付の流れ\n\n\n1. あいさつする\n2. 名前を聞く\n3. **番号**を聞く\n\n| 窓口 | 時間 |\n| - | - |\n| 川崎 | 8時半 |\n\n'
    const lines = compareLines(readLines(old), readLines(now))
    const said = lines.map(
      ({ sign, kind, mark, words }) =>
        `${sign}${kind}:${mark}${words.map(({ text }) => text).join('')}`,
    )
    expect(said).toEqual([
      'heading:受付の流れ',
      '＋item:1. あいさつする',
      'item:2. 名前を聞く',
      'item:3. 番号を聞く',
      'row:窓口 ｜ 時間',
      '－row:川崎 ｜ 9時',
      '＋row:川崎 ｜ 8時半',
    ])
    // Where a link leads is approved, too.
    const link = readLines('詳しくは[市のページ](https://example.jp/a)へ')
    expect(link[0]!.text).toBe('詳しくは市のページ（https://example.jp/a）へ')
  })

  it('versions of the greatest length that share nothing are shown whole, the old before the new', async () => {
    const LONGEST = 100_000
    const word = (at: number) =>
      at.toString(26).replace(/\d/g, (digit) => String.fromCharCode(113 + Number(digit)))
    const wordsOf = (first: string, end: (at: number) => string) => {
      let text = ''
      for (let at = 0; text.length < LONGEST; at++) text += `${first}${word(at)}${end(at)}`
      return text.slice(0, LONGEST - 1) + first
    }
    const manual = (first: string) => ({
      flow: wordsOf(first, () => ' '),
      detail: wordsOf(first, () => '\n'),
      qa: wordsOf(first, (at) => (at % 300 === 0 ? '\n' : ' ')),
    })
    const [old, now] = [manual('A'), manual('B')]
    const text = await newText({ kind: 'manual' })
    await publish(text, old, 'minor')
    const { parts } = await compareVersions(job(), await publish(text, now, 'minor'))
    const said = (at: number, sign: string) =>
      parts[at]!.lines.filter((line) => line.sign === sign)
        .map(({ words }) => words.map((one) => one.text).join(''))
        .join('\n')
    for (const [index, name] of (['flow', 'detail', 'qa'] as const).entries()) {
      const at = parts.length - 3 + index
      expect(parts[at]).toMatchObject({ isChanged: true })
      expect(said(at, '－') === old[name]).toBe(true)
      expect(said(at, '＋') === now[name]).toBe(true)
    }
    expect(parts.at(-3)!.lines.map(({ sign, words }) => [sign, words.length])).toEqual([
      ['－', 1],
      ['＋', 1],
    ])
  })

  it('KB-09 (part) a manual has its three parts, and each revision says what it changes', async () => {
    const text = await newText({ kind: 'manual' })
    const { id } = await ok<{ id: string }>(vendor.post(`/ops/knowledge/texts/${text}/versions`))
    const answer = await vendor.post(`/ops/cases/text-versions/${id}/submit`, {
      seen: 0,
      op: randomUUID(),
    })
    expect(answer.status).toBe(409)
    const { detail } = (await answer.json()) as { detail: string }
    for (const part of ['業務フロー', '業務詳細説明書', 'QA集']) expect(detail).toContain(part)
  })

  it('a draft that somebody else has written meanwhile is not written over', async () => {
    const text = await newText()
    const { id } = await ok<{ id: string }>(vendor.post(`/ops/knowledge/texts/${text}/versions`))
    const save = (op: string) =>
      vendor.post(`/ops/knowledge/versions/${id}/words`, {
        ...WORDS,
        question: '質問',
        changeKind: 'first',
        seen: 0,
        op,
      })
    const op = randomUUID()
    expect((await save(op)).status).toBe(200)
    expect((await save(op)).status).toBe(200)
    expect((await save(randomUUID())).status).toBe(409)
  })
})

describe('readers', () => {
  it('KB-08 KB-16 what has to be read again marks its readers, until each confirms and is trained', async () => {
    const text = await newText({ kind: 'notice', title: '国の通知' })
    const id = await publish(text, { answer: '資格確認書の扱いが変わります。' }, 'training')
    const readers = async () =>
      (await ok<TextView>(vendor.get(`/ops/knowledge/texts/${text}`))).readers!
    const before = await readers()
    expect(before.done).toEqual([])
    expect(before.missing).toHaveLength(1)
    expect(before.untrained.map((one) => one.id)).toEqual([operator.id])
    expect((await window.post(`/ops/knowledge/versions/${id}/read`)).status).toBe(404)
    expect((await operator.post(`/ops/knowledge/versions/${id}/read`)).status).toBe(200)
    expect((await operator.post(`/ops/knowledge/versions/${id}/read`)).status).toBe(200)
    await ok(vendor.post(`/ops/knowledge/texts/${text}/trained`, { account: operator.id }))
    expect(await readers()).toMatchObject({ missing: [], untrained: [] })
    expect((await readers()).done).toHaveLength(1)
    // The next version begins anew.
    await publish(text, { answer: '資格確認書の扱いが、また変わります。' }, 'reread')
    expect((await readers()).missing).toHaveLength(1)
  })

  it('KB-01 texts past their review date are listed by the job', async () => {
    await newText({ title: '古い案内', reviewBy: '2026-11-01' })
    await newText({ title: 'まだの案内', reviewBy: '2027-11-01' })
    const said = await knowledgeReviews.run(job())
    expect(said).toContain('古い案内')
    expect(said).not.toContain('まだの案内')
  })
})

describe('files', () => {
  it('KB-03 the FAQ as an Excel file opens again with question, answer, category and version', async () => {
    const text = await newText({ category: '休日' })
    await publish(text, { question: '休日は開いていますか', answer: 'はい' }, 'minor')
    expect((await vendor.get('/ops/knowledge/faq?format=xlsx&purpose=引渡し')).status).toBe(200)
    const file = await city.get('/ops/knowledge/faq?format=xlsx&purpose=市の利用')
    expect(file.status).toBe(200)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(await file.arrayBuffer())
    const rows: unknown[][] = []
    book.worksheets[0]!.eachRow(({ values }) => void rows.push((values as unknown[]).slice(1, 5)))
    expect(rows[0]).toEqual(['質問', '回答', '分類', '版'])
    expect(rows).toContainEqual(['休日は開いていますか', 'はい', '休日', 1])
    expect((await operator.get('/ops/knowledge/faq?format=xlsx&purpose=x')).status).toBe(403)
  })

  it('KB-03 (part) what was changed in the Excel file comes in as drafts, after a look that names each line', async () => {
    const text = await newText()
    await publish(text, { question: '駐車場はありますか', answer: 'あります' }, 'minor')
    const same = await newText()
    await publish(same, { question: '土曜は開いていますか', answer: 'いいえ' }, 'minor')
    const path = await xlsxFile([
      ['質問', '回答', '分類', '版', '文書番号'],
      ['駐車場はありますか', '地下にあります', '', 1, text],
      ['土曜は開いていますか', 'いいえ', '', 1, same],
      ['新しい質問', '新しい回答', '設備', null, null],
      ['回答のない質問', null, '', null, null],
      ['番号の違う質問', '回答', '', null, 'なし'],
      ['番号の入った質問', '123456789018', '', null, null],
    ])
    const send = (act: string, query = '') =>
      vendor.upload(
        `/ops/knowledge/faq/${act}?name=faq.xlsx${query}`,
        new Uint8Array(readFileSync(path)),
        { 'content-type': 'application/octet-stream' },
      )
    const look = await ok<FaqLook>(send('preview'))
    expect(look.lines.map(({ line, does }) => [line, does])).toEqual([
      [2, 'version'],
      [3, 'same'],
      [4, 'new'],
      [5, 'error'],
      [6, 'error'],
      [7, 'error'],
    ])
    expect(look.lines[3]!.why).toContain('回答が空')
    expect((await send('import', `&digest=${'0'.repeat(64)}`)).status).toBe(409)
    expect(await ok(send('import', `&digest=${look.digest}`))).toEqual({ made: 2, left: 3 })
    // Drafts reach nobody before the city has approved them.
    const seen = JSON.stringify(await textsInForce(job(), { audience: ALL }))
    expect(seen).not.toContain('地下にあります')
    expect(seen).not.toContain('新しい回答')
    expect((await send('import', `&digest=${look.digest}`)).status).toBe(409)
  })

  it('KB-03 (part) a file says in which line and column it cannot be taken, and moves no approved text elsewhere', async () => {
    const text = await newText({ category: '施設' })
    await publish(text, { question: '自転車で行けますか', answer: 'はい' }, 'minor')
    const path = await xlsxFile([
      ['質問', '回答', '分類', '文書番号'],
      ['自転車で行けますか', '駐輪場があります', '市長のおすすめ', text],
      ['分類に番号', '回答', '1234 5678 9018', null],
      ['分類が長い', '回答', 'あ'.repeat(101), null],
      ['回答に番号', '123456789018', '', null],
    ])
    const send = (act: string, query = '') =>
      vendor.upload(
        `/ops/knowledge/faq/${act}?name=faq.xlsx${query}`,
        new Uint8Array(readFileSync(path)),
        { 'content-type': 'application/octet-stream' },
      )
    const look = await ok<FaqLook>(send('preview'))
    expect(look.lines.map(({ line, does, why }) => [line, does, why])).toEqual([
      [2, 'version', expect.stringContaining('「分類」は、取り込みでは変わりません')],
      [3, 'error', expect.stringContaining('「分類」にマイナンバー')],
      [4, 'error', expect.stringContaining('「分類」は100文字まで')],
      [5, 'error', expect.stringContaining('「回答」にマイナンバー')],
    ])
    expect(await ok(send('import', `&digest=${look.digest}`))).toEqual({ made: 1, left: 3 })
    const stored = await findRows<Text>(world.payload, 'texts', {})
    expect(stored.find(({ id }) => String(id) === text)).toMatchObject({ category: '施設' })
    expect(JSON.stringify(stored)).not.toContain('9018')
  })

  it('KB-03 (part) a line whose text somebody begins to change meanwhile is counted as left', async () => {
    const [first, second] = [await newText(), await newText()]
    await publish(first, { question: '傘はありますか', answer: 'はい' }, 'minor')
    await publish(second, { question: '椅子はありますか', answer: 'はい' }, 'minor')
    const path = await xlsxFile([
      ['質問', '回答', '分類', '文書番号'],
      ['傘はありますか', '入口にあります', '', first],
      ['椅子はありますか', '奥にあります', '', second],
    ])
    const file = () => ({ name: 'faq.xlsx', body: createReadStream(path) })
    const ctx = world.ctx('city-staff')
    const { digest } = await lookAtFaqs(ctx, file())
    const fault = meanwhileAt('case-begun', () =>
      draftVersion(ctx, second, { answer: '隣の部屋にあります' }),
    )
    expect(await importFaqs({ ...ctx, fault }, { ...file(), digest })).toEqual({ made: 1, left: 1 })
  })

  it('KB-11 (part) a text prints as a PDF; what is not in force for somebody does not', async () => {
    const text = await newText()
    const id = await publish(text, { answer: 'はい' }, 'minor')
    const file = await operator.get(`/ops/knowledge/versions/${id}/pdf`)
    expect(file.status).toBe(200)
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    expect((await window.get(`/ops/knowledge/versions/${id}/pdf`)).status).toBe(404)
    expect(await textsInForce(job(), { audience: ALL })).not.toEqual([])
  })
})
