import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { INPUT_ITEM } from '@/domain/booking/vocabulary'
import { handleSite } from '@/public-site/handle'
import { secretFor } from '@/services/mail/links'
import { addressSubject } from '@/services/waitlist/subject'

import { formIn, type Browser } from '../../helpers/browser'
import { contractClient } from '../../helpers/public-api'
import { openDay, openSiteWorld, type SiteWorld } from '../../helpers/site-world'
import { listenToLog, placesWith, storedValues } from '../../helpers/stored'
import { MONDAY } from '../../helpers/world'

/** A specimen with a right check digit; belongs to nobody. */
const DIGITS = '123456789018'
const WIDE = '１２３４-５６７８-９０１８'
const ANY_SPELLING = /1234[-\s]?5678[-\s]?9018|１２３４.?５６７８.?９０１８/
/** How a field for it would be called. */
const OWN_NAME = /マイナンバー(?!カード)|個人番号(?!カード)|my-?number|individual/i
/** Something else that nobody would type: it shows which fields are kept at all. */
const MARK = 'zq7unasked'

const ITEMS = Object.keys(INPUT_ITEM)
const DETAILS = {
  name: '川崎 花子',
  kana: 'カワサキ ハナコ',
  birthday: '1980-04-01',
  address: '川崎区宮本町1',
  phone: '044-200-3333',
  procedure: '更新',
  accommodation: '車いす',
}

let world: SiteWorld
let api: Awaited<ReturnType<typeof contractClient>>
let logged: () => string
let people = 0
let calls = 0

beforeAll(async () => {
  world = await openSiteWorld()
  api = await contractClient()
  logged = listenToLog(world.payload)
  await openDay(world, ['09:00', '09:30', '10:00', '10:30'], 5000)
})
afterAll(() => world.close())

const configure = (identification: string, more: object = {}) =>
  world.configure({
    identification,
    maxParty: 2,
    officeChoice: 'choose',
    waitlist: true,
    mailPolicy: 'optional',
    birthdayFormat: 'YYYYMMDD',
    deviceDailyLimit: 100,
    tryLimit: 100,
    inputItems: ITEMS.map((item) => ({ item, required: false })),
    ...more,
  })
async function person() {
  const number = `P${String(++people).padStart(5, '0')}`
  await world.person(number, { birthday: '19800401' })
  return { number, birthday: '19800401' }
}

type Call = { params?: Record<string, string>; headers?: Record<string, string>; body: object }
const pickup = { service: 'pickup' }
const place = { office: 'kawasaki', date: MONDAY, start: '09:00' }

async function call(id: string, { params, headers, body }: Call) {
  // Each from a source of its own: the limits of one are not what is looked at here.
  const source = `10.2.${Math.floor(++calls / 250)}.${calls % 250}`
  const answer = await api.call(id, params, {
    headers: { 'x-forwarded-for': source, ...headers },
    body,
  })
  return { status: answer.status, body: answer.body as Record<string, string> }
}
const proofOf = async () =>
  (await call('identify', { params: pickup, body: await person() })).body.proof!
async function held() {
  const body = { ...place, proofs: [await proofOf()], details: DETAILS }
  const { id, token, pin, number } = (await call('placeHold', { params: pickup, body })).body
  return { params: { id: id! }, headers: { authorization: `Bearer ${token}` }, pin, number }
}

/** For every operation that takes a body, a call that would succeed. */
const GOOD: Record<string, () => Promise<Call>> = {
  identify: async () => ({ params: pickup, body: { ...(await person()), details: DETAILS } }),
  placeHold: async () => ({ params: pickup, body: { ...place, proofs: [await proofOf()] } }),
  placeReservation: async () => ({
    params: pickup,
    body: { ...place, proofs: [await proofOf()], details: DETAILS, mail: 'a@example.jp' },
  }),
  confirmReservation: async () => ({ ...(await held()), body: { details: DETAILS } }),
  moveReservation: async () => {
    const { params, headers } = await held()
    await call('confirmReservation', { params, headers, body: {} })
    return { params, headers, body: { ...place, start: '09:30' } }
  },
  findReservation: async () => {
    const { params, headers, pin, number } = await held()
    await call('confirmReservation', { params, headers, body: {} })
    return { body: { number, pin } }
  },
  joinWaitlist: async () => ({
    params: pickup,
    body: { dateFrom: MONDAY, dateTo: MONDAY, mail: 'w@example.jp', proof: await proofOf() },
  }),
  leaveWaitlist: async () => ({
    body: { token: (await call('joinWaitlist', await GOOD.joinWaitlist!())).body.token },
  }),
}

type Schema = { type?: string; properties?: Record<string, Schema>; items?: Schema }
/** The served document's fields of an operation, each with a way to put a text into it. */
function fieldsOf(id: string): [string, (body: object, text: string) => object][] {
  const operation = Object.values(api.doc.paths)
    .flatMap((methods) => Object.values(methods))
    .find(({ operationId }) => operationId === id)!
  const schema = operation.requestBody!.content['application/json']!.schema as Schema
  return Object.entries(schema.properties!).flatMap(([name, { type }]) => {
    if (name === 'details')
      return ITEMS.map((item): [string, (body: object, text: string) => object] => [
        `details.${item}`,
        (body, text) => ({ ...body, details: { ...DETAILS, [item]: text } }),
      ])
    return [[name, (body, text) => ({ ...body, [name]: type === 'array' ? [text] : text })]]
  })
}

/** As an address where the field is one. */
const spelled = (field: string, text: string): string =>
  field === 'mail' ? `${text}@example.jp` : text

/** What was taken although the text stood in it: such fields have to be of no effect. */
async function acceptedByApi(text: string): Promise<string[]> {
  const accepted = new Set<string>()
  for (const [id, make] of Object.entries(GOOD)) {
    expect((await call(id, await make())).status, id).toBeLessThan(300)
    for (const [field, put] of fieldsOf(id)) {
      const good = await make()
      const body = put(good.body, spelled(field, text))
      const answer = await call(id, { ...good, body })
      expect(answer.status, `${id} ${field}`).toBeLessThan(500)
      if (answer.status < 400) accepted.add(`${id} ${field}`)
      else expect(JSON.stringify(answer.body), `${id} ${field}`).not.toMatch(ANY_SPELLING)
    }
  }
  return [...accepted].sort()
}

/** Sends the page's form once for every field with the text in it; which of them were taken. */
async function fillBadly(browser: Browser, text: string, action?: string): Promise<string[]> {
  const accepted: string[] = []
  const { page } = browser
  expect(page.status, page.url).toBe(200)
  for (const [, label] of page.html.matchAll(/<label[^>]*>([\s\S]*?)<\/label>/g))
    expect(label, page.url).not.toMatch(OWN_NAME)
  for (const name of formIn(page.html, action).fields.keys()) {
    const tab = browser.tab()
    tab.page = page
    await tab.submit({ [name]: spelled(name, text) }, action)
    expect(tab.page.status, `${page.place} ${name}`).toBeLessThan(500)
    // A page's own seal is no field: without it the visit begins anew.
    if (tab.page.status < 400 && name !== '_f')
      accepted.push(`${page.place} ${name} → ${tab.page.place}`)
  }
  return accepted
}

/** Every form of the citizens' site, each filled badly before it is filled well. */
async function acceptedBySite(text: string): Promise<string[]> {
  const accepted: string[] = []
  const bad = async (browser: Browser, action?: string) =>
    accepted.push(...(await fillBadly(browser, text, action)))

  await configure('manufacturing-number')
  const browser = world.browser()
  await browser.get('/ja/book/pickup')
  await bad(browser)
  await browser.submit(await person())
  await bad(browser, '/people')
  await browser.follow('add=1')
  await bad(browser)
  await browser.submit(await person())
  await browser.submit({}, '/people')
  await bad(browser)
  await browser.submit({ office: 'kawasaki' })
  await browser.follow(`/day/${MONDAY}`)
  await bad(browser)
  await browser.submit({ start: '09:00' })
  await bad(browser)
  await browser.submit({ ...DETAILS, mail: 'hanako@example.jp' })
  await bad(browser)
  await browser.submit()
  expect(browser.page.place).toMatch(/done$/)
  await browser.follow('/manage/booking')
  const own = browser.page.url.replace('.ics', '')

  await browser.get('/ja/manage')
  await bad(browser)
  await browser.get('/ja/manage/service/pickup')
  await bad(browser)
  await browser.get(own)
  for (const page of ['people', 'earlier', 'cancel']) {
    await browser.follow(`/manage/${page}`)
    await bad(browser, page)
    await browser.get(own)
  }
  await browser.get(`${own.replace('/booking', '/change/day')}/${MONDAY}`)
  await bad(browser)
  await browser.submit({ start: '10:00' })
  await bad(browser)

  await browser.get('/ja/waitlist/pickup')
  await bad(browser)
  // A link that is none shows no form.
  await browser.get(`/ja/waitlist?t=${encodeURIComponent(text)}`)
  expect(browser.page.status).toBe(404)
  await browser.get('/ja/waitlist/pickup')
  const mail = 'wish@example.jp'
  await browser.submit({ mail })
  await browser.get(`/ja/waitlist?t=${encodeURIComponent(secretFor(addressSubject(mail)))}`)
  await bad(browser)
  await browser.get('/ja/end')
  await bad(browser)

  await configure('details')
  const other = world.browser()
  await other.get('/ja/book/pickup')
  await bad(other)
  return accepted
}

describe('the individual number', () => {
  it('PB-17 (part) no field of the public API keeps it or logs it', async () => {
    await configure('manufacturing-number')
    const operations = Object.values(api.doc.paths)
      .flatMap((methods) => Object.values(methods))
      .filter(({ requestBody }) => requestBody)
      .map(({ operationId }) => operationId)
    expect(Object.keys(GOOD).sort()).toEqual(operations.sort())
    // Fields that have no meaning there: nothing reads them, and nothing keeps them.
    expect(await acceptedByApi(DIGITS)).toEqual([
      ...ITEMS.map((item) => `identify details.${item}`).sort(),
      'placeHold challenge',
      ...ITEMS.map((item) => `placeHold details.${item}`).sort(),
      'placeHold mail',
      'placeReservation challenge',
    ])
    const named = {
      ...(await GOOD.placeReservation!()),
      headers: { 'idempotency-key': `${DIGITS}-${DIGITS}` },
    }
    const refused = await call('placeReservation', named)
    expect(refused).toMatchObject({ status: 422, body: { code: 'INPUT_INVALID' } })
    expect(JSON.stringify(refused.body)).not.toMatch(ANY_SPELLING)
    const address = `/public/services/${DIGITS}/availability?office=${DIGITS}`
    expect((await api.send('GET', address)).status).toBe(404)
    expect(placesWith(await storedValues(world.payload), ANY_SPELLING)).toEqual([])
    expect(logged()).not.toMatch(ANY_SPELLING)
  })

  it('PB-17 no input item is for it, and no field of the citizens’ pages takes, keeps or logs it', async () => {
    // No item of the product, no field of the API and, below, no label of a page asks for it.
    const asked = [
      ...Object.values(INPUT_ITEM),
      ...Object.keys(GOOD).flatMap((id) => fieldsOf(id).map(([name]) => name)),
    ]
    expect(asked.filter((name) => OWN_NAME.test(name))).toEqual([])
    const accepted = await acceptedBySite(`番号は${WIDE}です`)
    // A choice that is none means no choice; a link that is none leads to the first page, and wishes
    // that are none end no wish.
    expect(accepted.map((one) => one.replace(/\?t=\S+/, ''))).toEqual([
      '/ja/manage/earlier office → /ja/manage/earlier',
      '/ja/manage/earlier time → /ja/manage/earlier',
      '/ja/waitlist t → /ja',
      '/ja/waitlist wishes → /ja/waitlist',
    ])
    expect(placesWith(await storedValues(world.payload), ANY_SPELLING)).toEqual([])
    expect(logged()).not.toMatch(ANY_SPELLING)
  })

  it('PB-17 (part) no page and no redirect repeats one that stands in its address', async () => {
    await configure('manufacturing-number')
    for (const number of [DIGITS, WIDE].map(encodeURIComponent))
      for (const address of [
        `/${number}`,
        `/ja/${number}`,
        `/book/${number}`,
        `/book/pickup?number=${number}`,
        `/ja/book/pickup?number=${number}`,
        `/ja/book/pickup?${number}=1`,
        `/ja/manage?t=${number}`,
        `/ja/waitlist?t=${number}`,
        `/ja/waitlist/pickup?mail=${number}`,
        `/ja?lang=${number}&kiosk=${number}`,
        `/ja/notices/${number}`,
        `/ja/faq?q=${number}`,
        `/ja/faq?topic=${number}`,
        `/vi/faq?q=${number}`,
      ]) {
        const url = `http://localhost:3000${address}`
        const answer = await handleSite(world.payload, new Request(url))
        const told = [...answer.headers].join() + (await answer.text())
        expect(told, address).not.toMatch(ANY_SPELLING)
        expect(told, address).not.toContain(encodeURIComponent(WIDE))
      }
    expect(logged()).not.toMatch(ANY_SPELLING)
  })

  it('PB-17 (part) of what is typed into any field only the asked details and the address are kept, and nothing is logged', async () => {
    await configure('manufacturing-number')
    await acceptedByApi(MARK)
    await acceptedBySite(MARK)
    expect(placesWith(await storedValues(world.payload), new RegExp(MARK))).toEqual([
      'mails.to',
      'reservations.details',
      'reservations.mail',
      'waitlist-entries.mail',
    ])
    expect(logged()).not.toContain(MARK)
  })
})
