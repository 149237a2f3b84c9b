import { randomUUID } from 'node:crypto'

import { createElement } from 'react'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { Manuals } from '@/admin/knowledge/Manuals'
import { findRows } from '@/db/atomic'
import { deleteRows } from '@/db/rows'
import type { ChangeKind } from '@/domain/knowledge/vocabulary'
import { toInstant } from '@/domain/time/civil'
import { knowledgeReviews } from '@/jobs/tasks/knowledge'
import type { OneCase } from '@/services/cases/one'
import type { CaseView } from '@/services/cases/view'
import { contactPreset } from '@/services/contact/preset'
import type { DraftView } from '@/services/contact/inquiries/write'
import { jobContext } from '@/services/context'
import type { SearchAnswer } from '@/services/knowledge/search/search'
import { unreadTexts } from '@/services/knowledge/readers'
import type { TextView } from '@/services/knowledge/text-view'
import { PRESETS } from '@/presets'
import { presetWriter } from '@/services/presets/preset-writer'

import { ok } from '../../helpers/answer'
import { contextOf, drawn } from '../../helpers/panel-screen'
import { textOf } from '../../helpers/raster'
import { signIn, type Staff } from '../../helpers/staff'
import { openWorld, type World } from '../../helpers/world'

/** Manuals, curricula and criteria, as the vendor writes them, the city approves them and readers see them. */
let world: World
let city: Staff
let vendor: Staff
let operator: Staff
let post: Staff
let field: Staff

beforeAll(async () => {
  world = await openWorld()
  city = await signIn(world.payload, ['city-admin'])
  vendor = await signIn(world.payload, ['vendor-manager'])
  operator = await signIn(world.payload, ['operator'])
  post = await signIn(world.payload, ['post-office-staff'], [world.offices[0]!.id])
  field = await signIn(world.payload, ['field-staff'], [world.offices[0]!.id])
  await contactPreset({
    ctx: world.ctx(),
    preset: PRESETS.kawasaki,
    writer: presetWriter(world.payload, false),
    services: new Map(),
  })
})
afterAll(() => world.close())
beforeEach(async () => {
  for (const slug of ['text-versions', 'texts'] as const) await deleteRows(world.payload, slug, {})
  stand('2026-11-30')
})

/** The words of a PDF, with one blank where there are several. */
const textOfPdf = (pdf: Buffer): string => textOf(pdf).replace(/[ 　]+/g, ' ')

const stand = (day: string) => {
  world.clock.now = toInstant(day, '12:00')
}
async function newText(more: Record<string, unknown> = {}): Promise<string> {
  const data = {
    title: '交付窓口 事務マニュアル',
    kind: 'manual',
    audiences: ['operators'],
    owner: '業務責任者',
    order: 10,
    ...more,
  }
  const by = 'suppliedByCity' in data ? city : vendor
  return (await ok<{ doc: { id: string } }>(by.post('/texts', data))).doc.id
}

/** A manual in its three parts, so that any of them is found by `words`. */
const parts = (words: string) => ({
  flow: `窓口｜${words}を渡す｜受領書`,
  detail: `${words}の説明`,
  qa: `Q ${words}とは\nA カードです`,
})

type Words = Partial<Record<'question' | 'answer' | 'flow' | 'detail' | 'qa', string>>
type More = { changeKind?: ChangeKind; changeNote?: string; effectiveOn?: string }

/** The next version as the editor leaves it. @returns its id and what the screen saw last */
async function write(text: string, words: Words, more: More = {}) {
  const { id } = await ok<{ id: string }>(vendor.post(`/ops/knowledge/texts/${text}/versions`))
  const { row } = await ok<{ row: CaseView }>(vendor.get(`/ops/cases/text-versions/${id}`))
  const { seen } = await ok<{ seen: number }>(
    vendor.post(`/ops/knowledge/versions/${id}/words`, {
      ...{ answer: '', flow: '', detail: '', qa: '', effectiveOn: '' },
      question: '交付窓口 事務マニュアル',
      changeKind: 'first',
      changeNote: '',
      ...words,
      ...more,
      seen: row.seen,
      op: randomUUID(),
    }),
  )
  return { id, seen }
}

const nameOf = async (who: Staff) => (await contextOf(world.payload, who)).actor.name
const move = (by: Staff, id: string, name: string, seen: number, answers = {}) =>
  by.post(`/ops/cases/text-versions/${id}/${name}`, { seen, answers, op: randomUUID() })

async function publish(text: string, words: Words, more: More = {}): Promise<string> {
  const { id, seen } = await write(text, words, { changeNote: '直した', ...more })
  await ok(move(vendor, id, 'submit', seen))
  await ok(move(city, id, 'approve', seen + 1, { effect: 'minor' }))
  return id
}

const view = (text: string, by: Staff = city) =>
  ok<TextView>(by.get(`/ops/knowledge/texts/${text}`))
const screen = async (who: Staff, params: Record<string, string> = {}) =>
  drawn(createElement(Manuals, { ctx: await contextOf(world.payload, who), params }))
const found = async (who: Staff, q: string) =>
  (await ok<SearchAnswer>(who.get(`/ops/knowledge/search?${new URLSearchParams({ q })}`))).hits.map(
    ({ answer }) => answer,
  )
const printed = (who: Staff, id: string) => who.get(`/ops/knowledge/versions/${id}/pdf`)
const pdfOf = async (who: Staff, id: string) => {
  const file = await printed(who, id)
  expect(file.status).toBe(200)
  return textOfPdf(Buffer.from(await file.arrayBuffer()))
}

/** A call that the operator could not answer: it is before the 業務責任者 as an escalation. */
async function escalate(): Promise<CaseView> {
  const call = await ok<DraftView>(
    operator.post('/ops/contact/inquiries', { op: randomUUID(), line: 'main' }),
  )
  await ok(
    operator.post(`/ops/contact/inquiries/${call.id}/finish`, {
      rev: call.rev,
      fields: {
        question: '代理の人が来てもよいか',
        category: 'booking',
        outcome: 'escalated',
        language: 'ja',
        answer: '業務責任者に聞く',
      },
      op: randomUUID(),
      more: { text: '判断してほしい' },
    }),
  )
  const { rows } = await ok<{ rows: CaseView[] }>(vendor.get('/ops/cases/escalations'))
  expect(rows).toHaveLength(1)
  return rows[0]!
}

describe('a manual', () => {
  it('KB-04 has an owner, versions with the day from which they hold, and its history', async () => {
    const without = await vendor.post('/texts', {
      title: '持ち主のないマニュアル',
      kind: 'manual',
      audiences: ['operators'],
      order: 10,
    })
    expect(without.status).toBe(400)
    expect(JSON.stringify(await without.json())).toContain('owner')
    const text = await newText()
    await publish(text, parts('一つ目'))
    stand('2026-12-01')
    const second = await publish(text, parts('二つ目'), {
      changeKind: 'added',
      changeNote: '二つ目の手順',
      effectiveOn: '2026-12-10',
    })
    const lines = async () =>
      (await view(text)).versions.map((one) => [one.number, one.state, one.effectiveOn])
    expect(await lines()).toEqual([
      [2, '承認済み', '令和8年12月10日'],
      [1, '公開中', '令和8年11月30日'],
    ])
    stand('2026-12-10')
    expect((await lines()).map(([number, state]) => [number, state])).toEqual([
      [2, '公開中'],
      [1, '承認済み'],
    ])
    const { history } = await ok<OneCase>(city.get(`/ops/cases/text-versions/${second}`))
    expect(history.map(({ what, by }) => [what, by])).toEqual([
      ['承認する', await nameOf(city)],
      ['市の確認に出す', await nameOf(vendor)],
      ['項目を直す', await nameOf(vendor)],
      ['登録', await nameOf(vendor)],
    ])
    const page = await screen(operator, { id: second })
    for (const words of ['第2版', '令和8年12月10日', '業務責任者', '二つ目の説明'])
      expect(page).toContain(words)
  })

  it('KB-05 a manual and a 研修カリキュラム are before no reader until the city has approved them', async () => {
    for (const [kind, words, shown] of [
      ['manual', parts('目印その一'), '目印その一の説明'],
      ['curriculum', { answer: '一日目 目印その二' }, '一日目 目印その二'],
    ] as const) {
      const text = await newText({ kind, title: '使う前に承認' })
      const { id, seen } = await write(text, { ...words, question: '使う前に承認' })
      const reach = async () => [
        (await screen(operator)).includes('使う前に承認'),
        (await found(operator, '目印')).some((answer) => answer.includes(shown)),
        (await printed(operator, id)).status,
        (await operator.post(`/ops/knowledge/versions/${id}/read`)).status,
      ]
      const closed = [false, false, 404, 404]
      expect([kind, await reach()]).toEqual([kind, closed])
      await ok(move(vendor, id, 'submit', seen))
      expect([kind, await reach()]).toEqual([kind, closed])
      expect((await move(vendor, id, 'approve', seen + 1, { effect: 'minor' })).status).toBe(403)
      await ok(move(city, id, 'approve', seen + 1, { effect: 'minor' }))
      expect([kind, await reach()]).toEqual([kind, [true, true, 200, 200]])
      expect(await screen(operator, { id })).toContain(shown)
      await deleteRows(world.payload, 'text-versions', {})
      await deleteRows(world.payload, 'texts', {})
    }
  })

  it('EQ-21 the rule for the use of devices is read and confirmed by everybody who works with them', async () => {
    const text = await newText({
      title: '機器の使用ルール',
      audiences: ['operators', 'post-office', 'staff'],
    })
    const { id, seen } = await write(
      text,
      { ...parts('指示された業務だけに使う'), question: '機器の使用ルール' },
      { changeNote: '新規' },
    )
    await ok(move(vendor, id, 'submit', seen))
    await ok(move(city, id, 'approve', seen + 1, { effect: 'reread' }))
    const unread = async (who: Staff) =>
      (await unreadTexts(await contextOf(world.payload, who))).map(({ question }) => question)
    const confirmed = async () =>
      (
        await findRows<{ by: string }>(world.payload, 'acknowledgements', {
          document: { equals: text },
        })
      )
        .map(({ by }) => by)
        .sort()
    for (const who of [operator, post, field])
      expect(await unread(who)).toContain('機器の使用ルール')
    for (const who of [operator, post, field])
      await ok(who.post(`/ops/knowledge/versions/${id}/read`))
    for (const who of [operator, post, field]) expect(await unread(who)).toEqual([])
    expect(await confirmed()).toEqual(
      (await Promise.all([operator, post, field].map(nameOf))).sort(),
    )
  })

  it('KB-06 post-office staff and the call centre each see the approved version of their own manual and FAQ alone', async () => {
    const own = { operators: operator, 'post-office': post }
    const ids: Record<string, string[]> = {}
    for (const [audience, mark] of [
      ['operators', '電話用'],
      ['post-office', '局用'],
    ] as const) {
      const manual = await newText({ audiences: [audience], title: `${mark}マニュアル` })
      const faq = await newText({ audiences: [audience], kind: 'faq', title: `${mark}の質問` })
      const words = { question: `${mark}の質問`, answer: `${mark}の承認済みの回答` }
      ids[audience] = [
        await publish(manual, { ...parts(`${mark}の承認済み`), question: `${mark}マニュアル` }),
        await publish(faq, words),
      ]
      await write(manual, { ...parts(`${mark}の下書き`), question: `${mark}マニュアル` })
      await write(faq, { ...words, answer: `${mark}の下書きの回答` })
    }
    for (const [audience, mark, other] of [
      ['operators', '電話用', '局用'],
      ['post-office', '局用', '電話用'],
    ] as const) {
      const reader = own[audience]
      const list = await screen(reader)
      expect([list.split(`${mark}マニュアル`).length, list.split(`${mark}の質問`).length]).toEqual([
        2, 2,
      ])
      expect(list).not.toContain(other)
      for (const id of ids[audience]!) {
        const page = await screen(reader, { id })
        expect(page).toContain(`${mark}の承認済み`)
        expect(page).not.toContain('下書き')
        expect((await printed(reader, id)).status).toBe(200)
      }
      const hits = (await found(reader, '承認済み')).join()
      expect(hits).toContain(mark)
      expect(hits).not.toContain(other)
      expect(await found(reader, '下書き')).toEqual([])
    }
    for (const id of ids.operators!) expect((await printed(post, id)).status).toBe(404)
    for (const id of ids['post-office']!) expect((await printed(operator, id)).status).toBe(404)
  })

  it('KB-09 has its three parts, says of each revision what kind it is and what changed, and owes its edition at the end of March', async () => {
    stand('2026-06-01')
    const text = await newText({ title: 'システムマニュアル' })
    const bare = await write(text, { flow: '窓口｜渡す｜なし' })
    const refused = await move(vendor, bare.id, 'submit', bare.seen)
    expect(refused.status).toBe(409)
    const { detail } = (await refused.json()) as { detail: string }
    expect(detail).toContain('「業務詳細説明書」「QA集」')
    expect(detail).not.toContain('業務フロー')
    await publish(text, parts('初版'))
    const silent = await write(text, parts('改訂'), { changeKind: 'added' })
    const unsaid = await move(vendor, silent.id, 'submit', silent.seen)
    expect(await unsaid.json()).toMatchObject({ detail: expect.stringContaining('何を変えたか') })
    for (const [changeKind, changeNote] of [
      ['added', '休日の手順'],
      ['clarified', '時刻の書き方'],
      ['aligned', '用語をそろえた'],
    ] as const)
      await publish(text, parts(changeNote), { changeKind, changeNote })
    expect((await view(text)).versions.map(({ number, change }) => [number, change])).toEqual([
      [4, '整合：用語をそろえた'],
      [3, '明確化：時刻の書き方'],
      [2, '追加：休日の手順'],
      [1, '新規：直した'],
    ])
    await publish(await newText({ title: '市のもの', suppliedByCity: true }), parts('市'))
    const said = () => knowledgeReviews.run(jobContext(world.payload))
    stand('2027-02-28')
    expect(await said()).not.toContain('年度末')
    stand('2027-03-01')
    const due = '年度末の改訂版がまだの文書 1件: システムマニュアル（2027-03-31'
    expect(await said()).toContain(`${due}）`)
    stand('2027-04-01')
    expect(await said()).toContain(`${due}、期限超過）`)
    const deliver = (version: number) =>
      ok(
        vendor.patch(`/texts/${text}`, {
          deliveries: [{ on: '2027-03-30', form: 'file', version, receivedBy: '市の担当' }],
        }),
      )
    await deliver(3)
    expect(await said()).toContain('システムマニュアル')
    await deliver(4)
    expect(await said()).not.toContain('年度末')
    stand('2028-03-01')
    expect(await said()).toContain('システムマニュアル（2028-03-31）')
  })

  it('KB-10 AU-09 (part) shows whose the rights are, and is given to third parties by the city’s approval alone', async () => {
    const text = await newText()
    const id = await publish(text, parts('手引き'))
    const rights = '著作権その他の権利は市に帰属します'
    expect(await screen(operator, { id })).toContain(rights)
    expect(await pdfOf(operator, id)).toContain(rights)
    const releases = [
      {
        on: '2026-12-01',
        to: '次の受託者',
        purpose: '引継ぎ',
        approvedOn: '2026-11-29',
        approval: '市民課長 第12号',
      },
    ]
    const give = (who: Staff, more: object = {}) =>
      who.patch(`/texts/${text}`, { releases: [{ ...releases[0], ...more }] })
    expect((await give(vendor)).status).toBe(403)
    const begun = await vendor.post('/texts', {
      ...{ title: '別の文書', kind: 'manual', audiences: ['operators'], owner: '業務責任者' },
      order: 10,
      releases,
    })
    expect(begun.status).toBe(403)
    for (const name of ['approvedOn', 'approval'])
      expect((await give(city, { [name]: null })).status).toBe(400)
    expect((await give(city)).status).toBe(200)
    // The vendor's form sends all it has, and changes nothing of it.
    const kept = await ok<{ releases: object[] }>(vendor.get(`/texts/${text}?depth=0`))
    expect(kept.releases).toMatchObject(releases)
    const form = { owner: '副責任者', releases: kept.releases }
    expect((await vendor.patch(`/texts/${text}`, form)).status).toBe(200)
    expect((await give(vendor, { to: 'ほかの会社' })).status).toBe(403)
    expect((await vendor.patch(`/texts/${text}`, { releases: [] })).status).toBe(403)
    expect(await ok(city.get(`/texts/${text}?depth=0`))).toMatchObject({
      owner: '副責任者',
      releases,
    })
  })

  it('KB-11 prints as a PDF with all its parts, and its delivery is recorded on paper and as a file', async () => {
    const text = await newText()
    const id = await publish(text, parts('操作'))
    const pages = await pdfOf(city, id)
    for (const words of ['業務フロー', '業務詳細説明書', 'QA集', '操作の説明', '市の承認済み'])
      expect(pages).toContain(words)
    const deliveries = [
      { on: '2026-11-30', form: 'paper', version: 1, receivedBy: '市民課 田中' },
      { on: '2026-11-30', form: 'file', version: 1, receivedBy: '市民課 田中' },
    ]
    expect((await operator.patch(`/texts/${text}`, { deliveries })).status).toBe(403)
    await ok(vendor.patch(`/texts/${text}`, { deliveries }))
    expect(await ok(city.get(`/texts/${text}?depth=0`))).toMatchObject({ deliveries })
    const unknown = [{ ...deliveries[0], form: 'fax' }]
    expect((await vendor.patch(`/texts/${text}`, { deliveries: unknown })).status).toBe(400)
  })

  it('KB-12 is flagged 市から提供 where the city supplies it, before its readers and on paper', async () => {
    const own = await publish(await newText(), parts('受託者の'))
    const text = await newText({ suppliedByCity: true })
    const id = await publish(text, parts('予約システムの'))
    expect(await screen(operator, { id })).toContain('市から提供')
    expect(await pdfOf(operator, id)).toContain('市から提供')
    expect(await screen(operator, { id: own })).not.toContain('市から提供')
    const list = await ok<{ docs: { id: string }[] }>(
      city.get('/texts?depth=0&where[suppliedByCity][equals]=true'),
    )
    expect(list.docs.map((one) => one.id)).toEqual([text])
  })
})

describe('a change of law', () => {
  it('KB-07 names the pages that it revises; each shows the notice, and whether the city has approved its revision', async () => {
    const manual = await newText({ title: '本人確認マニュアル' })
    const first = await publish(manual, { ...parts('古い扱い'), question: '本人確認マニュアル' })
    stand('2026-12-01')
    const notice = await newText({
      title: '国の通知',
      kind: 'notice',
      revises: [manual],
    })
    const told = await publish(notice, { question: '国の通知', answer: '扱いが変わります。' })
    const link = { id: manual, title: '本人確認マニュアル' }
    expect((await view(notice)).revises).toEqual([{ ...link, version: null }])
    expect((await view(manual)).notices).toEqual([{ id: notice, title: '国の通知' }])
    expect(await screen(operator, { id: told })).toContain(`href="/admin/manuals?id=${first}"`)
    expect(await screen(operator, { id: first })).toContain(`href="/admin/manuals?id=${told}"`)
    const { id, seen } = await write(
      manual,
      { ...parts('新しい扱い'), question: '本人確認マニュアル' },
      { changeKind: 'aligned', changeNote: '国の通知に合わせた' },
    )
    await ok(move(vendor, id, 'submit', seen))
    // Not before the city has agreed.
    expect((await view(notice)).revises).toEqual([{ ...link, version: null }])
    expect(await screen(operator, { id: first })).toContain('古い扱いの説明')
    await ok(move(city, id, 'approve', seen + 1, { effect: 'reread' }))
    expect((await view(notice)).revises).toEqual([{ ...link, version: 2 }])
    expect(await screen(operator, { id: told })).toContain(`href="/admin/manuals?id=${id}"`)
    // Who may not read the revised page meets no word of it.
    const elsewhere = await newText({
      title: '局だけの頁',
      audiences: ['post-office'],
      kind: 'faq',
    })
    await publish(elsewhere, { question: '局だけの頁', answer: '局の回答' })
    await ok(city.patch(`/texts/${notice}`, { revises: [manual, elsewhere] }))
    expect(await screen(operator, { id: told })).not.toContain('局だけの頁')
  })
})

describe('decision criteria', () => {
  it('KB-17 are a register with the day of approval, searched by a word, and one step from an escalation', async () => {
    const text = await newText({
      title: '代理人への交付を認める判断',
      kind: 'criterion',
      audiences: ['operators', 'staff'],
      keywords: '家族',
    })
    const id = await publish(text, {
      question: '代理人への交付を認める判断',
      answer: '来庁が難しいときに認める。',
    })
    await publish(await newText({ kind: 'faq', audiences: ['operators', 'staff'] }), {
      question: '家族の質問',
      answer: '家族のための回答',
    })
    for (const who of [operator, field, vendor, city]) {
      const register = await screen(who, { kind: 'criterion', q: '家族' })
      expect(register).toContain('代理人への交付を認める判断')
      expect(register).toContain('令和8年11月30日')
      expect(register).not.toContain('家族の質問')
      expect(await screen(who, { kind: 'criterion', q: '紛失' })).not.toContain('代理人への交付')
      expect(await screen(who, { id })).toContain('来庁が難しいときに認める。')
    }
    const draft = await newText({ title: '決まっていない判断', kind: 'criterion' })
    await write(draft, { question: '決まっていない判断', answer: 'まだ' })
    expect(await screen(operator, { kind: 'criterion' })).not.toContain('決まっていない判断')
    expect((await escalate()).links).toContainEqual({
      label: '処理判断基準',
      href: '/admin/manuals?kind=criterion',
    })
  })
})
