/** @engine: also on MongoDB every day. */
import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { findRow, findRows, insertRow } from '@/db/atomic'
import { AUDIENCE, type Audience } from '@/domain/knowledge/vocabulary'
import { jobContext } from '@/services/context'
import { bringOverFaqs } from '@/services/knowledge/bring-over'
import { draftFromInquiry } from '@/services/knowledge/draft'
import { identityOf } from '@/services/knowledge/identity'
import { textsInForce, textsVersion } from '@/services/knowledge/in-force'
import { draftVersion, type Version } from '@/services/knowledge/versions/start'

import { crashAtEveryPoint } from '../../helpers/crash'
import { callApi, signIn, type Staff } from '../../helpers/staff'
import { openWorld, type World } from '../../helpers/world'

const ALL = Object.keys(AUDIENCE) as Audience[]
const TODAY = '2026-11-30'

let world: World
let city: Staff
let vendor: Staff
let operator: Staff

beforeAll(async () => {
  world = await openWorld()
  city = await signIn(world.payload, ['city-admin'])
  vendor = await signIn(world.payload, ['supervisor'])
  operator = await signIn(world.payload, ['operator'])
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.payload.db.deleteMany({ collection: 'text-versions', where: {} })
  await world.payload.db.deleteMany({ collection: 'texts', where: {} })
})

const job = () => jobContext(world.payload)
const jsonOf = async <T>(answer: Promise<Response>) => (await (await answer).json()) as T

async function newText(more: Record<string, unknown> = {}): Promise<string> {
  const answer = await vendor.post('/texts', {
    title: '代わりの人が受け取れますか',
    kind: 'faq',
    audiences: ['operators'],
    owner: '業務責任者',
    order: 10,
    ...more,
  })
  expect(answer.status).toBe(201)
  return ((await answer.json()) as { doc: { id: string } }).doc.id
}

const versionNow = async (id: string): Promise<Version> =>
  (await findRow<Version>(world.payload, 'text-versions', { id: { equals: id } }))!

/** Makes a draft of the supervisor's, with these words. */
async function draft(text: string, words: Partial<Version>): Promise<string> {
  const { version } = await draftVersion(
    { ...job(), actor: { kind: 'staff', id: vendor.id, name: '業務責任者' } },
    text,
    words as object,
  )
  return String(version.id)
}

async function move(
  one: Staff,
  id: string,
  name: string,
  answers: Record<string, string> = {},
): Promise<{ status: number; detail?: string }> {
  const { stateSeq } = await versionNow(id)
  const answer = await one.post(`/ops/cases/text-versions/${id}/${name}`, {
    seen: stateSeq ?? 0,
    answers,
    op: randomUUID(),
  })
  return { status: answer.status, detail: ((await answer.json()) as { detail?: string }).detail }
}

const approve = async (id: string, answers: Record<string, string> = {}) => {
  expect(await move(vendor, id, 'submit')).toMatchObject({ status: 200 })
  expect(await move(city, id, 'approve', { effect: 'minor', ...answers })).toMatchObject({
    status: 200,
  })
}

const answers = async (audience: Audience | Audience[] = ALL) =>
  (await textsInForce(job(), { audience })).map(({ answer }) => answer)

describe('the city’s approval', () => {
  it('KB-02 only the city approves, never who wrote it, and an open remark of the city blocks it', async () => {
    const id = await draft(await newText(), { answer: '家族なら受け取れます。' })
    expect((await move(city, id, 'approve', { effect: 'minor' })).status).toBe(409)
    expect(await move(vendor, id, 'submit')).toMatchObject({ status: 200 })
    expect((await move(vendor, id, 'approve', { effect: 'minor' })).status).toBe(403)
    expect((await move(city, id, 'remark', { text: '書類のことも書く' })).status).toBe(200)
    expect(await move(city, id, 'approve', { effect: 'minor' })).toMatchObject({
      status: 409,
      detail: expect.stringContaining('指摘 1'),
    })
    expect((await move(city, id, 'return', { text: '電話番号も書く' })).status).toBe(200)
    expect(await move(vendor, id, 'submit')).toMatchObject({ status: 200 })
    expect((await move(vendor, id, 'resolve', { no: '1', reply: '書きました' })).status).toBe(200)
    expect((await move(city, id, 'approve', { effect: 'minor' })).detail).toContain('指摘 2')
    expect((await move(vendor, id, 'resolve', { no: '2', reply: '書きました' })).status).toBe(200)
    expect((await move(vendor, id, 'resolve', { no: '7', reply: 'はい' })).status).toBe(422)
    expect(await answers()).toEqual([])
    expect((await move(city, id, 'approve', { effect: 'reread' })).status).toBe(200)
    expect(await versionNow(id)).toMatchObject({
      state: 'approved',
      readerEffect: 'reread',
      approvedOn: TODAY,
      effectiveOn: TODAY,
    })
    expect(await answers()).toEqual(['家族なら受け取れます。'])
    const own = await draftVersion(
      { ...job(), actor: { kind: 'staff', id: city.id, name: '市' } },
      await newText(),
      { answer: '市が書いた' },
    )
    expect((await move(city, String(own.version.id), 'submit')).status).toBe(200)
    expect(await move(city, String(own.version.id), 'approve', { effect: 'minor' })).toMatchObject({
      status: 409,
      detail: expect.stringContaining('書いた人'),
    })
  })

  it('the approval is bound to the words that were handed in', async () => {
    const id = await draft(await newText(), { answer: '正しい' })
    expect(await move(vendor, id, 'submit')).toMatchObject({ status: 200 })
    await world.payload.db.updateOne({
      collection: 'text-versions',
      id,
      data: { answer: '別のことば' },
    })
    expect(await move(city, id, 'approve', { effect: 'minor' })).toMatchObject({
      status: 409,
      detail: expect.stringContaining('内容と違います'),
    })
    expect(await answers()).toEqual([])
  })

  it('KB-05 (part) the approved version stays readable until the next one is approved and its day has come', async () => {
    const text = await newText({ audiences: ['citizens', 'operators'] })
    await approve(await draft(text, { answer: '第1版' }))
    const before = await textsVersion(job())
    const second = await draft(text, { answer: '第2版' })
    await world.payload.db.updateOne({
      collection: 'text-versions',
      id: second,
      data: { changeNote: '手順を直した' },
    })
    expect(await answers()).toEqual(['第1版'])
    await approve(second, { effectiveOn: '2026-12-02' })
    expect(await answers()).toEqual(['第1版'])
    const { now } = world.clock
    world.clock.now = new Date('2026-12-01T15:00:00Z')
    expect(await answers()).toEqual(['第2版'])
    expect(await textsVersion(job())).not.toBe(before)
    world.clock.now = now
    // The city takes it out of use; nobody else may.
    const retire = (one: Staff) => one.patch(`/texts/${text}`, { retiredOn: TODAY })
    expect((await retire(vendor)).status).toBe(403)
    expect((await retire(city)).status).toBe(200)
    expect(await answers()).toEqual([])
  })

  it('KB-06 (part) each audience has its own texts, and only the city widens one that it approved', async () => {
    const calls = await newText({ audiences: ['operators'] })
    const post = await newText({ audiences: ['post-office'] })
    await approve(await draft(calls, { answer: '電話用' }))
    await approve(await draft(post, { answer: '郵便局用' }))
    expect(await answers('operators')).toEqual(['電話用'])
    expect(await answers('post-office')).toEqual(['郵便局用'])
    const widen = (one: Staff) =>
      one.patch(`/texts/${calls}`, { audiences: ['operators', 'citizens'] })
    expect((await widen(vendor)).status).toBe(403)
    expect(await answers('citizens')).toEqual([])
    expect((await widen(city)).status).toBe(200)
    expect(await answers('citizens')).toEqual(['電話用'])
  })

  it('KB-02 (part) where a text stands and by what it is found is approved with it: shown to the city, and changed by it alone', async () => {
    const text = await newText({ audiences: ['citizens'], category: '受け取り' })
    const change = (one: Staff, data: object) => one.patch(`/texts/${text}`, data)
    const id = await draft(text, { answer: '窓口で受け取れます。' })
    const own = { category: 'カード', services: [world.service.id], keywords: 'ほかの人\n家族' }
    expect((await change(vendor, own)).status).toBe(200)
    expect(await move(vendor, id, 'submit')).toMatchObject({ status: 200 })
    expect(await identityOf(job(), text)).toEqual([
      { label: '使う相手', value: '市民' },
      { label: '分類', value: 'カード' },
      { label: '予約サービス', value: 'カード交付予約' },
      { label: '検索のことば', value: 'ほかの人、家族' },
      { label: '廃止日', value: 'なし' },
    ])
    const others = [{ category: '市長のおすすめ' }, { services: [] }, { keywords: '悪口' }]
    const refused = async () => {
      for (const data of others) expect((await change(vendor, data)).status).toBe(403)
      // The form sends all it has: what is as it was is no change.
      expect((await change(vendor, { ...own, owner: '事務局' })).status).toBe(200)
    }
    await refused()
    expect((await move(city, id, 'approve', { effect: 'minor' })).status).toBe(200)
    await refused()
    const shown = async () => textsInForce(job(), { audience: 'citizens' })
    expect(await shown()).toMatchObject([{ category: 'カード', keywords: ['ほかの人', '家族'] }])
    expect((await change(city, { category: '代理', services: [] })).status).toBe(200)
    expect(await shown()).toMatchObject([{ category: '代理', services: [] }])
  })

  it('a version that is not approved is in no answer to those who only read', async () => {
    const secret = '未承認のことば'
    const text = await newText({ audiences: ALL, title: secret })
    const first = await draft(text, { answer: '承認済み', question: '質問' })
    await approve(first)
    await draft(text, { answer: secret })
    for (const path of ['/texts', '/text-versions', '/faqs', '/text-versions/count']) {
      expect([path, (await operator.get(path)).status]).toEqual([path, 403])
      expect([path, (await callApi(path)).status]).toEqual([path, 403])
    }
    expect(await (await operator.get('/ops/catalogue')).text()).not.toContain(secret)
    expect(JSON.stringify(await textsInForce(job(), { audience: ALL }))).not.toContain(secret)
  })
})

describe('beginnings', () => {
  it('an inquiry makes one draft of a FAQ, however often it is asked', async () => {
    const wish = { question: '休日に受け取れますか', answer: 'はい', source: '問合せ 2026-001' }
    const [one, two] = await Promise.all([
      draftFromInquiry(job(), wish),
      draftFromInquiry(job(), wish),
    ])
    expect(one.version).toBe(two.version)
    const list = await jsonOf<{ docs: { source: string; state: string }[] }>(
      vendor.get('/text-versions?depth=0'),
    )
    expect(list.docs).toMatchObject([{ source: '問合せ 2026-001', state: 'draft' }])
    expect(await answers()).toEqual([])
  })

  it('answers of an older database become versions once, whoever dies on the way', async () => {
    const put = (data: Record<string, unknown>) =>
      insertRow(world.payload, 'faqs', {
        ...{ order: 10, answer: '答え', createdAt: '2026-10-01T00:00:00.000Z' },
        ...data,
      })
    await put({
      language: 'ja',
      question: '番号は',
      approval: 'approved',
      isPublic: true,
      presetKey: 'faq:number:ja',
    })
    await put({
      language: 'en',
      question: 'Where?',
      approval: 'approved',
      isPublic: true,
      presetKey: 'faq:number:en',
    })
    await put({ language: 'ja', question: '内部', approval: 'approved', isPublic: false })
    await put({ language: 'ja', question: '案', approval: 'review', isPublic: true })
    // What another process has brought over is unknown to this one.
    const fresh = () => ({ ...job(), payload: Object.create(world.payload) as World['payload'] })
    await crashAtEveryPoint(8, async (dies) => {
      await dies((fault) => bringOverFaqs({ ...fresh(), fault }))
    })
    await bringOverFaqs(fresh())
    expect(await bringOverFaqs(fresh())).toBe(0)
    const texts = await findRows<{ textKey: string }>(world.payload, 'texts', {})
    expect(texts).toHaveLength(3)
    const seen = await textsInForce(job(), { audience: 'citizens' })
    expect(seen.map(({ question, language }) => [language, question]).sort()).toEqual([
      ['en', 'Where?'],
      ['ja', '番号は'],
    ])
    const all = await textsInForce(job(), { audience: ALL })
    expect(all.map(({ question }) => question)).toContain('内部')
    expect(all.map(({ question }) => question)).not.toContain('案')
    await world.payload.db.deleteMany({ collection: 'faqs', where: {} })
  })
})
