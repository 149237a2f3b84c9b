/** @exhaustive: with all others, not every day. */
import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import { findRows, updateWhere } from '@/db/atomic'
import { deleteRows } from '@/db/rows'
import { addDays, MS_PER_DAY } from '@/domain/time/civil'
import { knowledgeSearch } from '@/jobs/tasks/knowledge-search'
import type { FaqUse, KnowledgeSearch, KnowledgeSearchDay } from '@/payload-types'
import type { Parts } from '@/domain/knowledge/search/self-resolution'
import type { WordCount } from '@/services/knowledge/search/log'
import { burstAllowed, VISITOR } from '@/services/limits/burst'
import { COST } from '@/services/limits/cost'
import { sourceOf } from '@/services/limits/source-name'
import { findTexts, type SearchAnswer } from '@/services/knowledge/search/search'

import { Browser } from '../../helpers/browser'
import { dieAt } from '../../helpers/crash'
import type { DeskWorld } from '../../helpers/desk-world'
import { jsonOf, openDeskWorld } from '../../helpers/desk-world'
import type { Staff } from '../../helpers/staff'
import { addTexts, type TextWish } from '../../helpers/texts'

let world: DeskWorld
const TODAY = '2026-11-30'
const NUMBER = '123456789018'

beforeAll(async () => {
  world = await openDeskWorld()
  process.env.BURST_LIMIT = 'off'
  await world.payload.updateGlobal({
    slug: 'city-settings',
    data: { languages: ['ja', 'en', 'vi'] },
  })
  await addFaq('カードをなくしたときは', 'すぐに一時停止の電話をかけてください。')
  await addFaq('暗証番号を忘れました', '窓口で再設定できます。')
  await addFaq('窓口の内規', '職員だけが読みます。秘密の手順です。', {
    audiences: ['operators', 'staff'],
  })
  await addFaq('紛失の下書き', '下書きの秘密です。', { state: 'draft' })
  await addFaq('I lost my card', 'Please call to stop it.', { language: 'en' })
})
afterAll(() => world.close())

const addFaq = async (question: string, answer: string, more: Partial<TextWish> = {}) =>
  (await addTexts(world.payload, [{ question, answer, ...more }]))[0]!

const ask = async (staff: Staff, query: Record<string, string>) =>
  jsonOf<SearchAnswer>(staff.get(`/ops/knowledge/search?${new URLSearchParams(query)}`))
const found = async (staff: Staff, q: string) =>
  (await ask(staff, { q })).body.hits.map(({ question }) => question)
const note = (staff: Staff, body: Record<string, unknown>) =>
  jsonOf<{ total: number; code?: string }>(
    staff.post('/ops/knowledge/search/used', { op: randomUUID(), place: 'desk', ...body }),
  )
const searches = () => findRows<KnowledgeSearch>(world.payload, 'knowledge-searches', {})
const figures = async (staff: Staff, days = 30) =>
  jsonOf<{ months: Parts[]; words: WordCount[] }>(staff.get(`/ops/knowledge/figures?days=${days}`))

describe('search by staff', () => {
  it('KB-15 (part) a caller’s word finds the approved answer, with its version and what was found marked', async () => {
    const { operator } = world.staff
    const { status, body } = await ask(operator, { q: '紛失' })
    expect(status).toBe(200)
    expect(body).toMatchObject({ total: 1, partial: false })
    const [hit] = body.hits
    expect(hit).toMatchObject({ question: 'カードをなくしたときは', version: 1 })
    const [from, to] = hit!.marks.question[0]!
    expect(hit!.question.slice(from, to)).toBe('なくし')
    expect(await found(operator, '暗証')).toEqual(['暗証番号を忘れました'])
    expect(await ask(operator, { q: '紛失 駐輪場' })).toMatchObject({ body: { partial: true } })
  })

  it('KB-15 (part) what is not approved is in no hit, count or title, for nobody', async () => {
    for (const staff of Object.values(world.staff)) {
      const { body } = await ask(staff, { q: '紛失' })
      expect(body.total).toBe(1)
      expect(JSON.stringify(body)).not.toContain('下書き')
    }
  })

  it('KB-15 (part) a text taken back is gone with the next search, and a new one is there', async () => {
    const { operator } = world.staff
    const id = await addFaq('駐輪場はありますか', '地下にあります。')
    expect(await found(operator, '駐輪場')).toEqual(['駐輪場はありますか'])
    await world.payload.update({ collection: 'texts', id, data: { retiredOn: TODAY } })
    expect((await ask(operator, { q: '駐輪場' })).body.total).toBe(0)
  })

  it('OP-05 (part) the city says which words find the same answer, and takes them back', async () => {
    const { operator, cityAdmin } = world.staff
    expect(await found(operator, '物忘れ')).toEqual([])
    const made = await jsonOf<{ doc: { id: string } }>(
      cityAdmin.post('/search-words', { words: '物忘れ、忘れ', active: true }),
    )
    expect(made.status).toBe(201)
    expect(await found(operator, '物忘れ')).toEqual(['暗証番号を忘れました'])
    await cityAdmin.patch(`/search-words/${made.body.doc.id}`, { active: false })
    expect(await found(operator, '物忘れ')).toEqual([])
    const log = await findRows<{ target?: string }>(world.payload, 'audit-logs', {
      target: { equals: `search-words/${made.body.doc.id}` },
    })
    expect(log).toHaveLength(2)
  })

  it('OP-05 (part) kana find what is written in kanji, at the desk and for citizens, and the city adds readings', async () => {
    const { operator, cityAdmin } = world.staff
    for (const typed of ['あんしょうばんごう', 'アンショウ', 'ばんごう'])
      expect([typed, await found(operator, typed)]).toEqual([typed, ['暗証番号を忘れました']])
    const { hits } = await findTexts(
      world.ctx(),
      { typed: 'あんしょう', audiences: ['citizens'], kind: 'faq' },
      300,
    )
    expect(hits.map(({ question }) => question)).toEqual(['暗証番号を忘れました'])
    await addFaq('授乳室はありますか', '2階にあります。')
    expect(await found(operator, 'じゅにゅうしつ')).toEqual([])
    const made = await cityAdmin.post('/search-words', {
      ...{ words: '授乳室、じゅにゅうしつ', active: true },
    })
    expect(made.status).toBe(201)
    expect(await found(operator, 'じゅにゅうしつ')).toEqual(['授乳室はありますか'])
  })

  it('refuses an individual number, in the question and in the record of it', async () => {
    const { operator } = world.staff
    expect((await ask(operator, { q: NUMBER })).status).toBe(422)
    expect((await note(operator, { q: `紛失 ${NUMBER}` })).status).toBe(422)
    expect(JSON.stringify(await searches())).not.toContain(NUMBER)
  })

  it('marks for staff the beginning of what is shown, and nothing for those who see no marks', async () => {
    const long = `玄関です。${'あ'.repeat(2_000)}玄関です。`
    await addTexts(
      world.payload,
      Array.from({ length: 40 }, (_, at) => ({ question: `玄関${at}`, answer: long, order: 900 })),
    )
    const { body } = await ask(world.staff.operator, { q: '玄関' })
    expect([body.total, body.hits.length]).toEqual([40, 30])
    for (const { marks } of body.hits)
      expect(marks).toEqual({ question: [[0, 2]], answer: [[0, 2]] })
    const wish = { typed: '玄関', audiences: ['citizens'] as const }
    const { hits } = await findTexts(world.ctx(), wish, 300)
    expect(hits).toHaveLength(40)
    expect(hits.filter((hit) => 'marks' in hit)).toEqual([])
  })

  it('answers at 2,000 texts as it does at few', async () => {
    const rows = Array.from({ length: 1_990 }, (_, at) => ({
      order: 500,
      question: `手続き${at}について`,
      answer: `これは${at}番目の説明です。窓口で申請してください。`,
      audiences: ['operators' as const],
    }))
    await addTexts(world.payload, rows)
    const { body } = await ask(world.staff.operator, { q: '手続き1989' })
    expect(body).toMatchObject({ total: 1, partial: false })
    expect((await ask(world.staff.operator, { q: '番目の説明' })).body).toMatchObject({
      total: 1_990,
    })
    expect(await found(world.staff.operator, '紛失')).toEqual(['カードをなくしたときは'])
  })
})

describe('what is searched for', () => {
  it('KB-01 (part) searches without a hit and without a use are a list for supervisors', async () => {
    const { operator, operator2, supervisor } = world.staff
    const op = randomUUID()
    await note(operator, { op, q: '駐車' })
    await note(operator, { op, q: '駐車場' })
    // Somebody else under the same name of a request is somebody else's search.
    await note(operator2, { op, q: 'ﾁｭｳ車場' })
    await note(operator2, { q: '暗証番号' })
    const [hit] = (await ask(operator, { q: '紛失' })).body.hits
    const using = { op: randomUUID(), q: '紛失', versionId: hit!.versionId }
    for (let time = 0; time < 3; time++) expect((await note(operator, using)).status).toBe(200)
    // Typed on after the use: used stays used.
    await note(operator, { ...using, versionId: undefined })
    const { words } = (await figures(supervisor)).body
    expect(words.slice(0, 3)).toMatchObject([
      { words: 'チュウ車場', zero: 1, unused: 0 },
      { words: '駐車場', zero: 1, unused: 0, lastOn: TODAY },
      { words: '暗証番号', zero: 0, unused: 1 },
    ])
    expect(words.find((row) => row.words === '紛失')).toBeUndefined()
    expect((await figures(operator)).status).toBe(403)
  })

  it('records no use of an answer that the search does not give', async () => {
    const [hit] = (await ask(world.staff.operator, { q: '暗証番号' })).body.hits
    const refused = await note(world.staff.operator, { q: '紛失', versionId: hit!.versionId })
    expect(refused.status).toBe(404)
  })

  it('keeps neither numbers nor addresses nor who searched', async () => {
    const { operator } = world.staff
    await note(operator, { q: '予約 090-1234-5678 hanako@example.jp' })
    const rows = JSON.stringify(await searches())
    expect(rows).toContain('予約')
    for (const secret of ['1234', 'hanako', '職員']) expect(rows).not.toContain(secret)
  })

  it.each([
    '090ー1234ー5678',
    '０９０−１２３４',
    '(044) 200・1234',
    '（044）200－1234',
    '1950/01/02',
    '1950.1.2',
    '九〇八〇 一二三四',
    '1234',
  ])('keeps nothing of %s', async (number) => {
    await note(world.staff.operator, { q: `折り返し ${number} まで` })
    await new Browser(world.payload).get(`/ja/faq?${new URLSearchParams({ q: `掛直 ${number}` })}`)
    const kept = (await searches()).map(({ words }) => words)
    expect(kept).toContain('折り返し … まで')
    expect(kept).toContain('掛直 …')
    expect(kept.filter((words) => /^(折り返し|掛直)/.test(words)).join()).not.toMatch(
      /[\p{N}一-九]/u,
    )
    await deleteRows(world.payload, 'knowledge-searches', { words: { like: '折り返し' } })
    await deleteRows(world.payload, 'knowledge-searches', { words: { like: '掛直' } })
  })

  it('counts each day once, also when the job dies between count and removal, and forgets in time', async () => {
    const before = (await figures(world.staff.supervisor, 90)).body.words
    world.clock.now = new Date(world.clock.now.getTime() + 2 * MS_PER_DAY)
    await dieAt('searches-counted', (fault) => knowledgeSearch.run(world.ctx(undefined, fault)))
    expect((await figures(world.staff.supervisor, 90)).body.words).toEqual(before)
    await knowledgeSearch.run(world.ctx())
    expect(await searches()).toEqual([])
    expect((await figures(world.staff.supervisor, 90)).body.words).toEqual(before)
    const all = async () => findRows<KnowledgeSearchDay>(world.payload, 'knowledge-search-days', {})
    const days = (await all()).length
    await knowledgeSearch.run(world.ctx())
    expect(await all()).toHaveLength(days)
    await updateWhere(
      world.payload,
      'knowledge-search-days',
      { words: { equals: '駐車場' } },
      { day: addDays(TODAY, -1200) },
    )
    await knowledgeSearch.run(world.ctx())
    expect(await all()).toHaveLength(days - 1)
    world.clock.now = new Date(world.clock.now.getTime() - 2 * MS_PER_DAY)
  })
})

describe('the citizens’ page', () => {
  const REFERER = { referer: 'http://localhost:3000/ja/faq' }
  const use = async (language = 'ja') =>
    (await findRows<FaqUse>(world.payload, 'faq-use', { language: { equals: language } }))[0]
  const tokenIn = (html: string) => /name="_f" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const idIn = (html: string) => /value="([^":]+):yes"/.exec(html)?.[1] ?? ''
  const tell = (browser: Browser, html: string, answer: 'yes' | 'no', path = '/ja/faq') =>
    browser.post(path, new URLSearchParams({ _f: tokenIn(html), told: `${idIn(html)}:${answer}` }))

  it('PB-23 (part) is searched without JavaScript, only in what citizens may read', async () => {
    const browser = new Browser(world.payload)
    const page = await browser.get('/ja/faq?q=紛失')
    expect(page.text).toContain('カードをなくしたときは')
    expect(page.text).not.toContain('暗証番号を忘れました')
    for (const path of ['/ja/faq', '/ja/faq?q=秘密', '/ja/faq?q=紛失']) {
      const { text } = await browser.get(path)
      expect(text).not.toContain('下書き')
      expect(text).not.toContain('内規')
    }
    expect((await browser.get('/en/faq?q=lost')).text).toContain('I lost my card')
    // Nothing of one's own yet: the English ones, which more people read than Japanese.
    expect((await browser.get('/vi/faq?q=lost')).text).toContain('I lost my card')
    expect((await browser.get(`/ja/faq?q=${NUMBER}`)).status).toBe(422)
    // Languages are remembered; nobody is.
    expect([...browser.cookies.keys()].filter((name) => name !== 'lang')).toEqual([])
  })

  it('CC-20 (part) answers count once each, visits once, and so does the way on to the telephone', async () => {
    const before = await use()
    const browser = new Browser(world.payload)
    const page = await browser.get('/ja/faq')
    await browser.get('/ja/faq?q=紛失', REFERER)
    for (let press = 0; press < 3; press++)
      expect((await tell(browser, page.html, 'yes')).headers.get('location')).toContain('told=yes')
    const other = await new Browser(world.payload).get('/ja/faq')
    await tell(new Browser(world.payload), other.html, 'no')
    await browser.get('/ja/contact', REFERER)
    await browser.get('/ja/contact', { referer: 'http://localhost:3000/ja/faq?told=no' })
    await browser.get('/ja/contact')
    const after = await use()
    const more = (field: 'sessions' | 'solved' | 'unsolved' | 'toContact') =>
      (after?.[field] ?? 0) - (before?.[field] ?? 0)
    expect([more('sessions'), more('solved'), more('unsolved'), more('toContact')]).toEqual([
      ...[2, 1, 1, 1],
    ])
    const month = (await figures(world.staff.supervisor)).body.months.at(-1)!
    expect(month).toMatchObject({ month: '2026-11', solved: after!.solved })
    expect(month.revisions).toBeGreaterThan(0)
  })

  it('PB-22 (part) a search is charged as the dear reading it is', async () => {
    const { BURST_LIMIT } = process.env
    process.env.BURST_LIMIT = 'on'
    // What is used up comes back by the second: the clock stands, however slow the machine is.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
    try {
      const headers = { 'x-forwarded-for': '203.0.113.93' }
      const path = '/ja/faq?q=駐輪場'
      // All that this visitor may use, less two searches.
      const source = sourceOf(new Headers(headers), world.ctx().now())
      expect(burstAllowed(source, VISITOR.capacity - 2 * COST.search)).toBe(true)
      const states: number[] = []
      for (let search = 0; search < 3; search++)
        states.push((await new Browser(world.payload).get(path, headers)).status)
      expect(states).toEqual([200, 200, 429])
    } finally {
      vi.useRealTimers()
      process.env.BURST_LIMIT = BURST_LIMIT
    }
  })

  it('takes no answer from another site, about no text, or without end', async () => {
    const browser = new Browser(world.payload)
    const { html } = await browser.get('/ja/faq')
    const before = await use()
    const foreign = await browser.post(
      '/ja/faq',
      new URLSearchParams({ _f: tokenIn(html), told: `${idIn(html)}:yes` }),
      { origin: 'https://example.com' },
    )
    expect(foreign.status).toBe(403)
    await browser.post('/ja/faq', new URLSearchParams({ _f: tokenIn(html), told: 'nothing:yes' }))
    expect(await use()).toMatchObject({ solved: before!.solved })
    const states = []
    for (let press = 0; press < 61; press++) states.push((await tell(browser, html, 'no')).status)
    expect(states.at(-1)).toBe(429)
  })
})
