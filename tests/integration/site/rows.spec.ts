/** @exhaustive: with all others, not every day. */
import { randomUUID } from 'node:crypto'

import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  onTestFinished,
  vi,
} from 'vitest'

import { findRow, findRows } from '@/db/atomic'
import { addDays, toIso } from '@/domain/time/civil'
import { MAIL_TEXTS } from '@/domain/mail/texts'
import { LANGUAGE_CODES } from '@/domain/languages'
import { openDetails } from '@/services/booking/open-booking'
import { PRESETS } from '@/presets'
import { NATIONAL_LINES } from '@/presets/referrals'
import { handleSite } from '@/public-site/handle'
import { drainOutbox } from '@/services/booking/drain-outbox'
import type { ReservationRow, SlotRow } from '@/services/booking/types'
import { putVersion } from '@/services/knowledge/versions/start'
import type { MailRow } from '@/services/mail/queue-mail'
import { queueReminders } from '@/services/mail/queue-reminders'
import { closeMailTransport } from '@/services/mail/transport'

import { ok } from '../../helpers/answer'
import { auditOf } from '../../helpers/bookings'
import type { Browser } from '../../helpers/browser'
import { formIn } from '../../helpers/browser'
import { addHours, publicDay } from '../../helpers/calendar'
import { brokenInvariants } from '../../helpers/invariants'
import { addService, withService } from '../../helpers/services'
import { openMailServer } from '../../helpers/smtp'
import type { SiteWorld } from '../../helpers/site-world'
import { openSiteWorld } from '../../helpers/site-world'
import { callApi, signIn, type Staff } from '../../helpers/staff'
import { addSlot, MONDAY } from '../../helpers/world'
import { valueIn } from '../../helpers/value-in'

const TUESDAY = addDays(MONDAY, 1)
const PHONE = '0120-380-366'

let world: SiteWorld
let renewal: string
/** City administrator with a session. */
let admin: Staff
let people = 0

beforeAll(async () => {
  world = await openSiteWorld()
  await world.settings({ callPhone: PHONE, languages: [...LANGUAGE_CODES] })
  renewal = await addService(world, {
    code: 'renewal',
    name: '電子証明書更新予約',
    identification: 'none',
    maxParty: 1,
    deviceDailyLimit: 20,
  })
  await world.configure({ maxParty: 1 })
  admin = await signIn(world.payload, ['city-admin'])
  for (const service of [world.service.id, renewal])
    for (const office of [0, 1])
      await addHours(world, { service, office, end: '12:00', capacity: 40 })
})
beforeEach(() => at(addDays(MONDAY, -7), '12:00'))
afterAll(async () => {
  expect(await brokenInvariants(world)).toEqual([])
  await world.close()
})

const at = (date: string, time: string) => {
  world.clock.now = new Date(toIso(date, time))
}
const configure = async (code: string, data: Record<string, unknown>) => {
  if (code === 'pickup') return world.configure(data)
  await world.payload.update({ collection: 'services', id: renewal, data })
}
/** The same by the city's administrator: through the form's request, with every check and hook of it. */
const decide = (data: Record<string, unknown>) =>
  ok(admin.patch(`/services/${world.service.id}`, data))
const decideCity = (data: Record<string, unknown>) => ok(admin.post('/globals/city-settings', data))
const idOf = (code: string) => (code === 'pickup' ? world.service.id : renewal)
const slotOf = async (code: string, start: string, date = MONDAY) =>
  (await findRow<SlotRow>(world.payload, 'slots', {
    slotKey: { equals: [world.offices[0]!.id, idOf(code), date, start].join('|') },
  }))!
const newNumber = async (options: { office?: number } = {}) => {
  const number = `R${String(++people).padStart(5, '0')}`
  await world.person(number, options)
  return number
}

/** From the first page to the times of a day; a new person where the service asks for a number. */
async function toTimes(code = 'pickup', date = MONDAY): Promise<Browser> {
  const browser = world.browser()
  await browser.get(`/ja/book/${code}`)
  await browser.submit(code === 'pickup' ? { number: await newNumber() } : {})
  if (browser.page.place.endsWith('/people')) await browser.submit({}, 'people')
  if (browser.page.place.endsWith('/office')) await browser.submit({ office: 'kawasaki' })
  await browser.get(`/ja/book/${code}/day/${date}`)
  return browser
}

const receiptOn = (browser: Browser) => /data-receipt="(\d+)"/.exec(browser.page.html)?.[1] ?? ''

/** What the page 予約完了 issues: the holder opens the booking with it, also days later. */
const pairOn = (browser: Browser) => ({
  number: receiptOn(browser),
  pin: /data-code="(\d+)"/.exec(browser.page.html)?.[1] ?? '',
})

async function openOwn(pair: { number: string; pin: string }): Promise<Browser> {
  const browser = world.browser()
  await browser.get('/ja/manage')
  await browser.submit(pair)
  expect(browser.page.place).toBe('/ja/manage/booking')
  return browser
}

async function finish(browser: Browser, start: string, mail = ''): Promise<ReservationRow> {
  await browser.submit({ start })
  if (browser.page.place.endsWith('/mail')) await browser.submit({ mail })
  expect(browser.page.place).toMatch(/\/confirm$/)
  await browser.submit()
  expect(browser.page.place).toMatch(/\/done$/)
  return storedBy(receiptOn(browser))
}
const storedBy = async (number: string): Promise<ReservationRow> =>
  (await findRow<ReservationRow>(world.payload, 'reservations', { number: { equals: number } }))!
const book = async (code = 'pickup', start = '09:00', mail = '') => {
  const browser = await toTimes(code)
  return { browser, row: await finish(browser, start, mail) }
}
const mailOf = async (id: string) => {
  await drainOutbox(world.ctx())
  return findRows<MailRow & { text: string }>(world.payload, 'mails', {
    reservation: { equals: id },
  })
}

describe('open at all hours', () => {
  it('PB-01 (part) a check every five minutes of a year’s first day finds the site open; booking at 03:00 succeeds', async () => {
    const day = '2027-01-01'
    for (let minute = 0; minute < 24 * 60; minute += 5) {
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
      at(day, time)
      expect([time, (await world.browser().get('/ja/book/pickup')).status]).toEqual([time, 200])
    }
    at(day, '03:00')
    const browser = await toTimes('pickup', '2027-01-05')
    expect(await finish(browser, '09:00')).toMatchObject({ status: 'confirmed' })
  })

  it('PB-11 IN-04 a planned stop keeps when the city was told, is announced from the set day, closes booking while it lasts, and is gone after it', async () => {
    at('2026-10-20', '12:00')
    const city = await signIn(world.payload, ['city-admin'])
    const made = await city.post('/notices', {
      kind: 'maintenance',
      title: 'システム点検のお知らせ',
      showFrom: '2026-11-20',
      showTo: '2026-11-28',
      active: true,
      stopsBooking: true,
      stopFrom: '2026-11-28',
      stopFromTime: '01:00',
      stopTo: '2026-11-28',
      stopToTime: '03:00',
    })
    expect(made.status).toBe(201)
    const { doc } = (await made.json()) as { doc: { id: string; noticeCheck: string } }
    const { id } = doc
    expect(doc.noticeCheck).toContain('市へ知らせた日がまだ入っていません')
    const told = async (cityNotifiedOn: string) => {
      const answer = await city.patch(`/notices/${id}`, { cityNotifiedOn })
      return ((await answer.json()) as { doc: { noticeCheck: string } }).doc.noticeCheck
    }
    expect(await told('2026-11-08')).toBe('市への連絡が停止の1か月前に間に合っていません（20日前）')
    expect(await told('2026-10-20')).toBe('1か月前までに市へ知らせています（39日前）')
    const seen = async () => {
      const home = await world.browser().get('/ja')
      const door = await world.browser().get('/ja/book/pickup')
      return [home.text.includes('システム点検のお知らせ'), door.status]
    }
    for (const [date, time, isShown, status] of [
      ['2026-11-19', '23:59', false, 200],
      ['2026-11-20', '00:00', true, 200],
      ['2026-11-28', '00:59', true, 200],
      ['2026-11-28', '01:00', true, 503],
      ['2026-11-28', '02:59', true, 503],
      ['2026-11-28', '03:00', false, 200],
      ['2026-11-29', '00:00', false, 200],
    ] as const) {
      at(date, time)
      expect([date, time, ...(await seen())]).toEqual([date, time, isShown, status])
    }
    await world.payload.update({ collection: 'notices', id, data: { active: false } })
  })

  it('NT-10 the day on which the city was told is kept; less than a month before the stop it is flagged', async () => {
    type Stop = { id: string; cityNotifiedOn: string; noticeCheck: string }
    const plan = {
      kind: 'maintenance',
      title: '点検',
      showFrom: '2027-02-01',
      active: false,
      stopsBooking: true,
      stopFrom: '2027-03-31',
      stopTo: '2027-03-31',
    }
    const enter = async (more: object = {}) =>
      (await ok<{ doc: Stop }>(admin.post('/notices', { ...plan, ...more }))).doc
    const stored = (id: string) => ok<Stop>(admin.get(`/notices/${id}?depth=0`))
    const server = await openMailServer()
    onTestFinished(async () => {
      closeMailTransport()
      delete process.env.SMTP_URL
      await server.close()
    })
    // Told by the button: the day on record is the day of the mail.
    const liaisonMail = 'renraku@city.example.jp'
    await decideCity({ liaisonMail })
    const stop = await enter()
    expect(stop.noticeCheck).toContain('市へ知らせた日がまだ入っていません')
    at('2027-02-28', '23:59')
    const told = await ok(admin.post(`/ops/notices/${stop.id}/notify-city`))
    expect(told).toMatchObject({
      on: '2027-02-28',
      check: expect.stringContaining('1か月前までに市へ知らせています'),
    })
    expect(await stored(stop.id)).toMatchObject({ cityNotifiedOn: '2027-02-28' })
    const [received] = server.to(liaisonMail)
    expect(received!.mail.text).toContain('2027年3月31日')
    expect(received!.mail.text).toContain(`/admin/collections/notices/${stop.id}`)
    const log = await auditOf(world, `notices/${stop.id}`)
    expect(log.at(-1)).toMatchObject({
      actor: admin.id,
      changes: { cityNotifiedOn: [null, '2027-02-28'] },
    })
    // A minute later it is the first of March: too late, and said so.
    at('2027-03-01', '00:00')
    const late = await enter()
    await ok(admin.post(`/ops/notices/${late.id}/notify-city`))
    expect(await stored(late.id)).toMatchObject({
      cityNotifiedOn: '2027-03-01',
      noticeCheck: expect.stringContaining('間に合っていません'),
    })
    // The day of a letter is written in by hand, under the same rule.
    const byHand = async (cityNotifiedOn: string) => (await enter({ cityNotifiedOn })).noticeCheck
    expect(await byHand('2027-02-28')).toContain('1か月前までに市へ知らせています')
    expect(await byHand('2027-03-01')).toContain('間に合っていません')
    await decideCity({ liaisonMail: '' })
  })
})

describe('the calendar', () => {
  it('PB-03 leads from a free time to the confirmation; a full one is words without a button', async () => {
    await addSlot(world, { start: '12:00', capacity: 1 })
    await finish(await toTimes(), '12:00')
    const browser = await toTimes()
    const { html } = browser.page
    expect(html).toMatch(/<button[^>]*value="09:00"[^>]*name="start"/)
    expect(html).not.toContain('value="12:00"')
    expect(browser.page.text).toMatch(/12:00～12:30 、 満員/)
    const forged = await browser.submit({ start: '12:00' })
    expect(forged.text).toContain('満員')
    expect(forged.url).not.toMatch(/confirm|done/)
    await browser.get(`/ja/book/pickup/day/${MONDAY}`)
    await finish(browser, '09:00')
  })

  it('BK-28 past times are never bookable, the horizon is a setting, all in Japan time', async () => {
    await configure('pickup', { firstDayOffset: 0, lastDayOffset: 1 })
    const state = async (start: string, date = MONDAY) =>
      (await publicDay(date, 'kawasaki')).slots.find((one) => one.start === start)?.state
    at(MONDAY, '09:59')
    expect(await state('10:00')).toBe('free')
    const slow = await toTimes()
    at(MONDAY, '10:01')
    expect(await state('10:00')).toBeUndefined()
    expect(await state('10:30')).toBe('free')
    // Neither from a page that was opened in time, nor by the telephone.
    const before = await world.payload.count({ collection: 'reservations' })
    expect((await slow.submit({ start: '10:00' })).url).not.toMatch(/mail|confirm|done/)
    const operator = await signIn(world.payload, ['operator'])
    const late = await operator.post('/ops/reservations', {
      service: world.service.id,
      office: world.offices[0]!.id,
      date: MONDAY,
      start: '10:00',
      numbers: [await newNumber()],
      idemKey: randomUUID(),
    })
    expect(late.status).toBe(409)
    expect(await world.payload.count({ collection: 'reservations' })).toEqual(before)
    const browser = await toTimes()
    expect(browser.page.html).not.toContain('value="10:00"')
    expect(browser.page.html).toContain('value="10:30"')
    expect((await publicDay(TUESDAY, 'kawasaki')).state).toBe('free')
    // 23:30 in Japan is still the same day, though 14:30 in UTC; half an hour later it is the next.
    at(addDays(MONDAY, -2), '23:30')
    expect((await publicDay(MONDAY, 'kawasaki')).state).toBe('outside')
    at(addDays(MONDAY, -1), '00:00')
    expect((await publicDay(MONDAY, 'kawasaki')).state).toBe('free')
    await configure('pickup', { firstDayOffset: 1, lastDayOffset: 31 })
  })

  it('BK-05 a closed day offers no time at that office, on the page and in the API, and at no other', async () => {
    const [here] = world.offices
    const date = '2026-12-16'
    expect((await publicDay(date, 'kawasaki')).slots.length).toBe(6)
    await world.payload.create({
      collection: 'calendar-exceptions',
      data: { kind: 'closed', reason: '庁舎点検', from: date, to: date, offices: [here!.id] },
    })
    const closed = await publicDay(date, 'kawasaki')
    expect(closed.slots.filter((one) => one.state === 'free')).toEqual([])
    expect(closed.state).toBe('closed')
    expect(
      (await publicDay(date, 'saiwai')).slots.filter((one) => one.state === 'free').length,
    ).toBe(6)
    const browser = await toTimes('pickup', date)
    expect(browser.page.html).not.toContain('name="start"')
  })

  it('BK-12 an operator takes the last place: an open calendar refuses it; every booking stores its channel', async () => {
    await addSlot(world, { start: '13:00', capacity: 1 })
    const open = await toTimes()
    expect(open.page.html).toContain('value="13:00"')
    const [operator, ward] = [
      await signIn(world.payload, ['operator']),
      await signIn(world.payload, ['city-staff'], [world.offices[0]!.id]),
    ]
    const byStaff = async (staff: Staff, start: string) => {
      const answer = await staff.post('/ops/reservations', {
        service: world.service.id,
        office: world.offices[0]!.id,
        date: MONDAY,
        start,
        numbers: [await newNumber()],
        idemKey: randomUUID(),
      })
      expect(answer.status).toBe(201)
      return storedBy(((await answer.json()) as { number: string }).number)
    }
    expect((await byStaff(operator, '13:00')).channel).toBe('call-centre')
    expect((await open.submit({ start: '13:00' })).text).toContain('満員')
    expect(
      (await publicDay(MONDAY, 'kawasaki')).slots.find((one) => one.start === '13:00'),
    ).toMatchObject({
      state: 'full',
      free: 0,
    })
    expect((await byStaff(ward, '09:00')).channel).toBe('city-staff')
    expect((await book()).row.channel).toBe('web')
  })

  it('BK-16 the own ward alone is offered until the city switches the choice on and adds places', async () => {
    const officePage = async () => {
      const browser = world.browser()
      await browser.get('/ja/book/pickup')
      await browser.submit({ number: await newNumber({ office: 1 }) })
      if (browser.page.place.endsWith('/people')) await browser.submit({}, 'people')
      return browser.page
    }
    await decide({ officeChoice: 'own', offices: world.offices.map(({ id }) => id) })
    const fixed = await officePage()
    expect(fixed.place).toMatch(/\/calendar$/)
    expect(fixed.text).toContain('幸区役所')
    expect(fixed.text).not.toContain('川崎区役所')
    await decide({ officeChoice: 'choose' })
    const free = await officePage()
    expect(free.text).toContain('幸区役所')
    expect(free.text).toContain('川崎区役所')
    expect(free.text).not.toContain('行政サービス端末')
    const { doc: added } = await ok<{ doc: { id: string } }>(
      admin.post('/offices', {
        code: 'terminal',
        name: '行政サービス端末',
        kind: 'counter',
        order: 9,
        active: true,
      }),
    )
    const offices = [...world.offices.map(({ id }) => id), added.id]
    await decide({ offices })
    expect((await officePage()).text).toContain('行政サービス端末')
    await decide({ offices: world.offices.map(({ id }) => id) })
  })
})

describe('what is asked', () => {
  it('PB-04 no account is made and no step asks for one', async () => {
    const users = await world.payload.count({ collection: 'users' })
    const browser = await toTimes()
    const names = new Set<string>()
    const note = () => {
      for (const [, name] of browser.page.html.matchAll(
        /<(?:input|select|textarea)[^>]*name="([^"]+)"/g,
      ))
        names.add(name!)
      expect(browser.page.text).not.toMatch(/会員登録|新規登録|パスワードを設定/)
    }
    await browser.get('/ja/book/pickup')
    note()
    await browser.get(`/ja/book/pickup/day/${MONDAY}`)
    await browser.submit({ start: '09:00' })
    note()
    await browser.submit({ mail: '' })
    note()
    await browser.submit()
    expect(browser.page.place).toMatch(/\/done$/)
    expect([...names].filter((name) => /pass|user|account|login/i.test(name))).toEqual([])
    expect(await world.payload.count({ collection: 'users' })).toEqual(users)
  })

  describe.each([
    ['kawasaki', 'pickup', []],
    ['kawasaki', 'renewal', ['mail']],
    ['chiba', 'pickup', ['mail']],
  ] as const)('%s %s', (city, code, personal) => {
    it('PB-05 (part) no field and no stored value holds anything personal, the address of Chiba’s mail apart', async () => {
      const preset = PRESETS[city].services.find((one) => one.code === code)!
      // No service that citizens book has a field for a person; what staff note has its own list.
      for (const one of PRESETS[city].services.filter(({ webOpen }) => webOpen !== false))
        expect([city, one.code, one.inputItems ?? []]).toEqual([city, one.code, []])
      const { identification, mailPolicy, birthdayFormat } = preset
      await configure(code, {
        identification,
        mailPolicy: mailPolicy ?? 'optional',
        birthdayFormat: birthdayFormat ?? 'MMDD',
        proofOfWork: false,
      })
      const number = `C${String(++people).padStart(5, '0')}`
      await world.person(number, { birthday: '19800401' })
      const names = new Set<string>()
      const browser = world.browser()
      const note = () => {
        for (const [, tag = ''] of browser.page.html.matchAll(
          /<(?:input|select|textarea)([^>]*)>/g,
        )) {
          if (/type="hidden"/.test(tag)) continue
          const name = /name="([^"]+)"/.exec(tag)?.[1]
          if (name) names.add(name)
        }
      }
      await browser.get(`/ja/book/${code}`)
      note()
      await browser.submit({ number, birthday: '0401' })
      note()
      if (browser.page.place.endsWith('/people')) await browser.submit({}, 'people')
      if (browser.page.place.endsWith('/office')) await browser.submit({ office: 'kawasaki' })
      await browser.get(`/ja/book/${code}/day/${MONDAY}`)
      await browser.submit({ start: '10:00' })
      note()
      if (browser.page.place.endsWith('/mail')) await browser.submit({ mail: 'hanako@example.jp' })
      note()
      await browser.submit()
      expect(browser.page.place).toMatch(/\/done$/)
      const credentials = [
        'number',
        'birthday',
        'people',
        'office',
        'start',
        'lang',
        'language',
        'text',
        'partySize',
      ]
      expect([...names].filter((name) => !credentials.includes(name))).toEqual([...personal])
      if (code === 'pickup' && city === 'kawasaki') expect(names).not.toContain('birthday')
      const spoken = receiptOn(browser)
      const row = (await findRow<ReservationRow>(world.payload, 'reservations', {
        number: { equals: spoken },
      }))!
      expect(row).toMatchObject({ details: '', note: '' })
      expect(row.mail === '').toBe(personal.length === 0)
      const stored = JSON.stringify(row)
      for (const value of ['19800401', '0401', 'hanako']) expect(stored).not.toMatch(valueIn(value))
      await configure(code, {
        identification: code === 'pickup' ? 'reservation-number' : 'none',
        mailPolicy: 'optional',
      })
    })
  })

  it('BK-15 an item’s duty and display are settings: page and API refuse an empty required value', async () => {
    const api = (path: string, body: object) =>
      callApi(`/public${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    const viaApi = async (extra: object = {}) => {
      const number = await newNumber()
      const { proof } = (await (await api('/services/pickup/identify', { number })).json()) as {
        proof: string
      }
      const answer = await api('/services/pickup/reservations', {
        office: 'kawasaki',
        date: MONDAY,
        start: '09:00',
        proofs: [proof],
        ...extra,
      })
      return [answer.status, ((await answer.json()) as { fields?: object }).fields]
    }
    const mailPage = async () => {
      const browser = await toTimes()
      await browser.submit({ start: '09:00' })
      return browser
    }
    await decide({ mailPolicy: 'required' })
    expect((await (await mailPage()).submit({ mail: '' })).status).toBe(422)
    expect(await viaApi()).toEqual([422, { mail: expect.anything() }])
    expect((await viaApi({ mail: 'a@example.jp' }))[0]).toBe(201)

    await decide({ mailPolicy: 'optional' })
    expect((await (await mailPage()).submit({ mail: '' })).url).toMatch(/\/confirm$/)
    expect((await viaApi())[0]).toBe(201)

    await decide({ mailPolicy: 'hidden' })
    expect((await mailPage()).page.html).not.toContain('name="mail"')

    const asked = (required: boolean) => ({
      mailPolicy: 'hidden',
      inputItems: [{ item: 'accommodation', required }],
    })
    await decide(asked(true))
    expect((await (await mailPage()).submit({ accommodation: '' })).status).toBe(422)
    expect((await viaApi())[0]).toBe(422)
    expect((await viaApi({ details: { accommodation: '筆談' } }))[0]).toBe(201)
    await decide(asked(false))
    expect((await (await mailPage()).submit({ accommodation: '' })).url).toMatch(/\/confirm$/)
    expect((await viaApi())[0]).toBe(201)
    await decide({ mailPolicy: 'optional', inputItems: [] })
  })

  it('ID-01 one deployment serves four services with the four methods', async () => {
    const methods = ['reservation-number', 'manufacturing-number', 'none', 'details'] as const
    const codes: string[] = []
    for (const identification of methods) {
      const code = `by-${identification}`
      codes.push(code)
      const inputItems =
        identification === 'details'
          ? [
              { item: 'name', required: true },
              { item: 'birthday', required: true },
            ]
          : []
      const id = await addService(world, { code, identification, inputItems })
      await addSlot(withService(world, id), { start: '09:00', capacity: 3 })
    }
    // Two people: one number has one booking over all services (BK-11).
    const [number, other] = [0, 0].map(() => `F${String(++people).padStart(5, '0')}`)
    await world.person(number!)
    await world.person(other!, { birthday: '19800401' })
    const entered = [
      { number },
      { number: other, birthday: '0401' },
      {},
      { name: '川崎 花子', birthday: '1980-04-01' },
    ]
    for (const [index, code] of codes.entries()) {
      const browser = world.browser()
      await browser.get(`/ja/book/${code}`)
      const { fields } = formIn(browser.page.html)
      expect(Object.keys(entered[index]!).every((name) => fields.has(name))).toBe(true)
      await browser.submit(entered[index] as Record<string, string>)
      if (browser.page.place.endsWith('/people')) await browser.submit({}, 'people')
      await browser.submit({ office: 'kawasaki' })
      await browser.get(`/ja/book/${code}/day/${MONDAY}`)
      expect(await finish(browser, '09:00')).toMatchObject({ status: 'confirmed' })
    }
    for (const code of codes) {
      const service = await findRow<{ id: string }>(world.payload, 'services', {
        code: { equals: code },
      })
      await world.payload.update({
        collection: 'services',
        id: service!.id,
        data: { active: false },
      })
    }
  })
})

describe.each(['pickup', 'renewal'])('the conditions of pickup hold for %s too', (code) => {
  afterEach(() =>
    configure(code, {
      changeLockMinutes: null,
      register: {},
      change: {},
      cancel: {},
    }),
  )

  it(`BK-21 (part) BK-24 PB-07 ${code}: change, then cancel; the seats are right at each step`, async () => {
    const free = async (start: string) => (await slotOf(code, start)).free
    const [early, late] = [await free('10:30'), await free('11:00')]
    const { browser: first, row } = await book(code, '10:30')
    expect([await free('10:30'), await free('11:00')]).toEqual([early - 1, late])
    const browser = await openOwn(pairOn(first))
    await browser.follow('/manage/change')
    await browser.follow(`/day/${MONDAY}`)
    await browser.submit({ start: '11:00' })
    await browser.submit()
    expect([await free('10:30'), await free('11:00')]).toEqual([early, late - 1])
    await browser.get('/ja/manage/booking')
    await browser.follow('/manage/cancel')
    await browser.submit()
    expect(browser.page.text).toContain('予約を取り消しました')
    expect([await free('10:30'), await free('11:00')]).toEqual([early, late])
    const events = (await findRow<ReservationRow>(world.payload, 'reservations', {
      id: { equals: row.id },
    }))!.history!.map(({ type }) => type)
    expect(events).toEqual(expect.arrayContaining(['confirmed', 'moved', 'cancelled']))
  })

  it(`BK-21 (part) BK-08 ${code}: register, change and cancel have deadlines of their own, one minute before and after`, async () => {
    await configure(code, {
      register: { daysBefore: 3, time: '17:00' },
      change: { daysBefore: 2, time: '12:00' },
      cancel: { daysBefore: 1, time: '20:00' },
    })
    const pair = pairOn((await book(code)).browser)
    const day = async () => (await publicDay(MONDAY, 'kawasaki', code)).state
    const links = async () => {
      const { html } = (await openOwn(pair)).page
      return [/\/manage\/\w+\/change"/.test(html), /\/manage\/\w+\/cancel"/.test(html)]
    }
    at(addDays(MONDAY, -3), '16:59')
    expect(await day()).toBe('free')
    await book(code)
    // Times that were shown in time, and are sent a minute too late, book nothing.
    const slow = await toTimes(code)
    at(addDays(MONDAY, -3), '17:01')
    const count = await world.payload.count({ collection: 'reservations' })
    expect((await slow.submit({ start: '09:00' })).status).toBeGreaterThanOrEqual(400)
    expect(await world.payload.count({ collection: 'reservations' })).toEqual(count)
    expect(await day()).not.toBe('free')
    expect((await toTimes(code)).page.html).not.toContain('name="start"')
    at(addDays(MONDAY, -2), '11:59')
    expect(await links()).toEqual([true, true])
    at(addDays(MONDAY, -2), '12:01')
    expect(await links()).toEqual([false, true])
    at(addDays(MONDAY, -1), '19:59')
    expect(await links()).toEqual([false, true])
    // A page that was opened in time and is sent too late cancels nothing.
    const late = await openOwn(pair)
    await late.follow('/manage/cancel')
    at(addDays(MONDAY, -1), '20:01')
    expect(await links()).toEqual([false, false])
    expect((await late.submit()).text).toContain('受付の締切を過ぎました')
    expect(
      await findRow<ReservationRow>(world.payload, 'reservations', {
        number: { equals: pair.number },
      }),
    ).toMatchObject({ status: 'confirmed' })
    await configure(code, { cancel: { daysBefore: 0, minutesBefore: 60 } })
    expect(await links()).toEqual([false, true])
  })

  it(`BK-21 (part) BK-09 ${code}: inside the lock nothing can be changed, and the call centre’s number stands there`, async () => {
    await configure(code, { changeLockMinutes: 2880 })
    const { browser: own, row } = await book(code, '09:00')
    const pair = pairOn(own)
    at(addDays(MONDAY, -2), '08:59')
    const browser = await openOwn(pair)
    await browser.get('/ja/manage/change')
    expect(browser.page.place).toMatch(/\/manage\/change$/)
    // Two pages that were right when they were opened, and are sent inside the lock.
    const times = browser.tab()
    await times.get(`/ja/manage/change/day/${TUESDAY}`)
    const confirm = browser.tab()
    await confirm.get(`/ja/manage/change/day/${TUESDAY}`)
    await confirm.submit({ start: '09:00' })
    expect(confirm.page.place).toContain('/manage/change/confirm')
    at(addDays(MONDAY, -2), '09:01')
    await browser.get('/ja/manage/change')
    expect(browser.page.place).toMatch(/\/manage\/booking$/)
    expect(browser.page.text).toContain(PHONE)
    await times.submit({ start: '09:00' })
    await confirm.submit()
    for (const { page } of [times, confirm]) expect(page.text).toContain(PHONE)
    expect(confirm.page.text).toContain('受付の締切を過ぎました')
    expect(
      await findRow<ReservationRow>(world.payload, 'reservations', { id: { equals: row.id } }),
    ).toMatchObject({ status: 'confirmed', date: MONDAY, start: '09:00' })
  })
})

describe('what the citizen is told', () => {
  it('PB-06 the last page and the mail name documents, time and place from the panel, per service', async () => {
    const texts = [
      ['pickup', '交付通知書'],
      ['renewal', 'いまのマイナンバーカード'],
    ] as const
    for (const [code, bring] of texts) {
      await world.payload.create({
        collection: 'service-texts',
        data: { service: idOf(code), language: 'ja', name: code, bring: `${bring}\n本人確認書類` },
      })
    }
    for (const [code, bring] of texts) {
      const { browser, row } = await book(code, '11:30', 'hanako@example.jp')
      const [mail] = await mailOf(row.id)
      for (const text of [browser.page.text, mail!.text]) {
        expect(text).toContain(bring)
        expect(text).toContain('本人確認書類')
        expect(text).toContain('11:30')
        expect(text).toContain('川崎区役所')
      }
    }
  })

  it('PB-14 the public address is a setting: mails and links follow, and its approval is on record', async () => {
    const base = 'https://yoyaku.city.example.jp'
    const approval = { baseUrlApprovedBy: '市民課長', baseUrlApprovedOn: '2026-11-20' }
    /** What a citizen is handed: the mail, and the file for the own calendar. */
    const handedOut = async () => {
      const { browser, row } = await book('pickup', '09:00', 'hanako@example.jp')
      const own = await openOwn(pairOn(browser))
      const file = await own.follow('/booking.ics')
      expect(file.headers.get('content-type')).toContain('text/calendar')
      const mail = (await mailOf(row.id))[0]!.text
      return [mail, file.html.replace(/\r\n /g, '')]
    }
    // Nobody fixes it alone: no approval, no address.
    expect((await admin.post('/globals/city-settings', { baseUrl: base })).status).toBe(400)
    await decideCity({ baseUrl: base, ...approval })
    const [mail, file] = await handedOut()
    expect(mail).toContain(`${base}/ja/manage?t=`)
    expect(file).toContain(`URL;VALUE=URI:${base}/ja/manage`)
    for (const text of [mail, file]) expect(text).not.toContain('localhost:3000')
    const log = await auditOf(world, 'globals/city-settings')
    expect(log.find(({ changes }) => changes?.baseUrl)).toMatchObject({
      actor: admin.id,
      changes: {
        baseUrl: [null, base],
        baseUrlApprovedBy: [null, '市民課長'],
        baseUrlApprovedOn: [null, '2026-11-20'],
      },
    })
    await decideCity({ baseUrl: '', baseUrlApprovedBy: '', baseUrlApprovedOn: null })
    const [mailAfter, fileAfter] = await handedOut()
    expect(mailAfter).toContain('http://localhost:3000/ja/manage?t=')
    expect(fileAfter).toContain('URL;VALUE=URI:http://localhost:3000/ja/manage')
  })

  it('PB-20 a number and hours changed once by the city stand on every page and in every mail at once', async () => {
    const next = {
      callPhone: '044-111-2222',
      callPhoneAlt: '050-9999-8888',
      callHours: '毎日 8:30～17:30',
    }
    const before = await ok<Record<string, string>>(admin.get('/globals/city-settings'))
    const made = await book('pickup', '09:30', 'hanako@example.jp')
    expect((await mailOf(made.row.id))[0]!.text).toContain(PHONE)
    await decideCity(next)

    const pages: [string, string][] = []
    const see = ({ page }: Browser) => pages.push([page.place, page.text])
    const visit = world.browser()
    for (const path of [
      ...['', '/faq', '/contact', '/status', '/accessibility', '/privacy', '/manage'],
      ...['/end', '/book/pickup', '/book/renewal', '/nowhere'],
    ]) {
      await visit.get(`/ja${path}`)
      see(visit)
    }
    await visit.get('/ja/book/pickup')
    await visit.submit({ number: 'R99999' })
    expect(visit.page.status).toBe(422)
    see(visit)
    const booking = await toTimes()
    see(booking)
    await booking.submit({ start: '09:00' })
    see(booking)
    await booking.submit({ mail: 'taro@example.jp' })
    see(booking)
    await booking.submit()
    expect(booking.page.place).toMatch(/\/done$/)
    see(booking)
    // Who booked before finds the new number as well, on each page and in each mail from now on.
    const own = await openOwn(pairOn(made.browser))
    see(own)
    await own.follow('/manage/change')
    see(own)
    await own.follow(`/day/${MONDAY}`)
    see(own)
    await own.submit({ start: '10:00' })
    see(own)
    await own.submit()
    await own.get('/ja/manage/booking')
    await own.follow('/manage/cancel')
    see(own)
    await own.submit()
    see(own)
    for (const [place, text] of pages) {
      expect(text, place).toContain(next.callPhone)
      expect(text, place).toContain(next.callPhoneAlt)
      expect(text, place).toContain('8:30～17:30')
      expect(text, place).not.toContain(PHONE)
    }
    for (const language of LANGUAGE_CODES)
      for (const path of ['', '/contact', '/book/pickup']) {
        const { text } = await world.browser().get(`/${language}${path}`)
        expect(text, language + path).toContain(next.callPhone)
        expect(text, language + path).not.toContain(PHONE)
      }

    at(addDays(MONDAY, -1), '12:00')
    await queueReminders(world.ctx())
    const second = await storedBy(receiptOn(booking))
    const mails = [...(await mailOf(made.row.id)), ...(await mailOf(second.id))]
    const kinds = ['cancellation', 'change', 'confirmation', 'confirmation', 'reminder']
    expect(mails.map(({ kind }) => kind).sort()).toEqual(kinds)
    for (const { kind, text, reservation } of mails) {
      if (kind === 'confirmation' && String(reservation) === made.row.id) continue
      expect(text, kind).toContain(next.callPhone)
      expect(text, kind).toContain('8:30～17:30')
      expect(text, kind).not.toContain(PHONE)
    }
    await decideCity({
      callPhone: before.callPhone,
      callPhoneAlt: before.callPhoneAlt,
      callHours: before.callHours,
    })
  })

  it('PB-12 AX-07 pages and mails call the card マイナンバーカード, never 個人番号カード', async () => {
    for (const language of LANGUAGE_CODES) {
      for (const path of [
        '',
        '/faq',
        '/contact',
        '/status',
        '/accessibility',
        '/manage',
        '/book/pickup',
        '/book/renewal',
      ])
        expect((await world.browser().get(`/${language}${path}`)).html).not.toContain(
          '個人番号カード',
        )
    }
    const { browser } = await book()
    expect(browser.page.html).not.toContain('個人番号カード')
    const mails = JSON.stringify([
      MAIL_TEXTS,
      Object.values(PRESETS).map(({ mails, texts, faqs }) => [mails, texts, faqs]),
    ])
    expect(mails).toContain('マイナンバーカード')
    expect(mails).not.toContain('個人番号カード')
  })

  it('PB-23 an answer that the city has not approved or published is on no page and in no answer of the API', async () => {
    const secret = '未承認の回答です'
    const faq = async (state: 'draft' | 'review' | 'returned' | 'approved', isPublic: boolean) => {
      const { id } = await world.payload.create({
        collection: 'texts',
        data: {
          title: `質問 ${state}`,
          kind: 'faq',
          audiences: isPublic ? ['citizens', 'operators'] : ['operators'],
          owner: '業務責任者',
          order: 1,
        },
      })
      await putVersion(world.ctx(), {
        text: String(id),
        kind: 'faq',
        language: 'ja',
        question: `質問 ${state}`,
        answer: secret,
        state,
        on: '2026-11-01',
        by: '市',
      })
      return String(id)
    }
    for (const state of ['draft', 'review', 'returned'] as const) await faq(state, true)
    await faq('approved', false)
    const seen = async () => {
      const answers = [(await world.browser().get('/ja/faq')).html]
      for (const path of [
        '/texts',
        '/text-versions',
        '/faqs',
        '/text-versions?where[state][equals]=approved',
        '/public/notices',
        '/public/services',
      ])
        answers.push(await (await callApi(path)).text())
      return answers.join()
    }
    expect(await seen()).not.toContain(secret)
    const id = await faq('approved', true)
    expect(await seen()).toContain(secret)
    await world.payload.update({ collection: 'texts', id, data: { retiredOn: '2026-01-01' } })
    expect(await seen()).not.toContain(secret)
  })

  it('PB-24 the contact page lists the configured targets for other matters', async () => {
    const target = await world.payload.create({
      collection: 'referral-targets',
      data: {
        name: 'マイナンバー総合フリーダイヤル',
        phone: '0120-95-0178',
        hours: '平日 9:30～20:00',
        matters: '制度のこと',
        order: 1,
        isPublic: true,
        active: true,
      },
    })
    const hidden = await world.payload.create({
      collection: 'referral-targets',
      data: { name: '内線の案内先', order: 2, isPublic: false, active: true },
    })
    const page = await world.browser().get('/ja/contact')
    for (const text of [
      'マイナンバー総合フリーダイヤル',
      '0120-95-0178',
      '制度のこと',
      '川崎区役所',
      PHONE,
    ])
      expect(page.text).toContain(text)
    expect(page.html).toContain('tel:0120950178')
    expect(page.text).not.toContain('内線の案内先')
    for (const { id } of [target, hidden])
      await world.payload.update({ collection: 'referral-targets', id, data: { active: false } })
    expect((await world.browser().get('/ja/contact')).text).not.toContain('総合フリーダイヤル')
  })

  it('lists many offices by ward, the own one first, with the first free time of each, and by time when asked', async () => {
    const made = []
    for (const [code, ward] of [
      ['post-1', '川崎区'],
      ['post-2', '幸区'],
    ]) {
      const data = {
        code,
        name: `${ward}の郵便局`,
        ward,
        kind: 'post-office',
        order: 9,
        active: true,
      }
      made.push(await world.payload.create({ collection: 'offices', data: data as never }))
    }
    const offices = [
      ...world.offices,
      ...made.map(({ id, code, name }) => ({ id: String(id), code, name })),
    ]
    const id = await addService(world, {
      code: 'post',
      identification: 'details',
      inputItems: [
        { item: 'name', required: true },
        { item: 'address', required: true },
      ],
      maxParty: 1,
      offices: offices.map((office) => office.id),
    })
    const many = { ...withService(world, id), offices }
    await addSlot(many, { office: 0, start: '11:00', capacity: 2 })
    await addSlot(many, { office: 1, start: '10:00', capacity: 2 })
    await addSlot(many, { office: 2, start: '09:00', capacity: 2 })
    const browser = world.browser()
    await browser.get('/ja/book/post')
    await browser.submit({ name: '幸 太郎', address: '川崎市幸区戸手本町1' })
    const order = () =>
      [...browser.page.html.matchAll(/name="office" value="([\w-]+)"/g)].map(([, code]) => code)
    expect(order()).toEqual(['saiwai', 'post-2', 'kawasaki', 'post-1'])
    expect(browser.page.html.match(/role="group" aria-label="([^"]+)"/)![1]).toBe('幸区')
    expect(browser.page.text).toContain('いちばん早い空き： 12月7日 月曜日 10:00')
    expect(browser.page.text).toContain('いまは空きがありません')
    await browser.follow('sort=earliest')
    expect(order()).toEqual(['post-1', 'saiwai', 'kawasaki', 'post-2'])
    await browser.submit({ office: 'post-1' })
    expect(browser.page.place).toBe('/ja/book/post/calendar')
    await world.payload.update({ collection: 'services', id, data: { active: false } })
    for (const office of made)
      await world.payload.update({ collection: 'offices', id: office.id, data: { active: false } })
  })

  it('PB-24 (part) the line that stops a lost card comes first, in the reader’s words and with the line that speaks them', async () => {
    const [lost] = NATIONAL_LINES.filter(({ urgent }) => urgent)
    const { key, ...data } = lost!
    const { id } = await world.payload.create({
      collection: 'referral-targets',
      data: { ...data, order: 900 },
    })
    for (const language of LANGUAGE_CODES) {
      const page = await world.browser().get(`/${language}/contact`)
      const own = data.translations!.find((one) => one.language === language)
      expect(language === 'ja' || !!own, `${key} in ${language}`).toBe(true)
      const named = page.text.indexOf(own?.name ?? data.name)
      expect(named, language).toBeGreaterThan(0)
      // Before everything else that has a number.
      const first = /<main[\s\S]*?href="tel:(\d+)"/.exec(page.html)![1]
      expect(first, language).toBe(
        ['ja', 'ja-easy'].includes(language) ? '0120950178' : '0120017827',
      )
      expect(page.html, language).toContain('tel:0120950178')
    }
    await world.payload.update({ collection: 'referral-targets', id, data: { active: false } })
  })

  it('AX-02 whoever reads no Japanese finds the call centre’s number, hours and languages in the own one', async () => {
    await world.settings({
      callLanguages: ['en', 'vi'],
      callHoursTranslations: [{ language: 'vi', text: 'Thứ Hai – Thứ Sáu 9:00–17:00' }],
    })
    const page = await world.browser().get('/', { 'accept-language': 'vi' })
    expect(page.place).toBe('/vi')
    for (const text of [PHONE, 'Thứ Hai – Thứ Sáu', 'Tiếng Việt']) expect(page.text).toContain(text)
    for (const language of LANGUAGE_CODES) expect(page.html).toContain(`/${language}`)
  })

  it('AX-05 needs can be noted where the city asks for them, and the telephone stands on each step', async () => {
    await configure('pickup', { inputItems: [{ item: 'accommodation', required: false }] })
    const browser = world.browser()
    const seen: string[] = []
    const note = () => {
      seen.push(browser.page.place)
      expect([browser.page.url, browser.page.text.includes(PHONE)]).toEqual([
        browser.page.url,
        true,
      ])
      expect(browser.page.html).toContain(`tel:${PHONE.replaceAll('-', '')}`)
    }
    await browser.get('/ja/book/pickup')
    note()
    await browser.submit({ number: await newNumber() })
    note()
    if (browser.page.place.endsWith('/people')) await browser.submit({}, 'people')
    note()
    await browser.submit({ office: 'kawasaki' })
    note()
    await browser.get(`/ja/book/pickup/day/${MONDAY}`)
    note()
    await browser.submit({ start: '09:30' })
    note()
    await browser.submit({ mail: '', accommodation: '車いすで行きます' })
    note()
    await browser.submit()
    note()
    expect(seen.at(-1)).toMatch(/\/done$/)
    const number = receiptOn(browser)
    const row = (await findRow<ReservationRow>(world.payload, 'reservations', {
      number: { equals: number },
    }))!
    expect(JSON.parse(openDetails(row) as string)).toEqual({ accommodation: '車いすで行きます' })
    await configure('pickup', { inputItems: [] })
    const plain = await toTimes()
    await plain.submit({ start: '09:30' })
    expect(plain.page.html).not.toContain('name="accommodation"')
  })
})

describe('hoarding', () => {
  it('PB-22 a script that takes seat after seat is stopped; another citizen books as ever', async () => {
    await configure('renewal', { deviceDailyLimit: 5 })
    const hoard = async (address: string) => {
      const answers: number[] = []
      for (let index = 0; index < 120; index++) {
        const response = await callApi('/public/services/renewal/holds', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
          body: JSON.stringify({ office: 'kawasaki', date: TUESDAY, start: '10:00' }),
        })
        answers.push(response.status)
      }
      return answers
    }
    const answers = await hoard('203.0.113.66')
    expect(answers.filter((status) => status === 201)).toHaveLength(5)
    expect(answers.slice(5).every((status) => status === 429)).toBe(true)
    expect((await slotOf('renewal', '10:00', TUESDAY)).free).toBe(35)
    const browser = await toTimes('renewal', TUESDAY)
    expect(await finish(browser, '10:00')).toMatchObject({ status: 'confirmed' })
    await configure('renewal', { deviceDailyLimit: 20 })
  })

  const fromAddress = (address: string, path: string, body?: unknown) =>
    callApi(`/public/services/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
      body: body ? JSON.stringify(body) : undefined,
    })

  it('PB-22 (part) invented names do not help where a service asks for a name instead of a number', async () => {
    const id = await addService(world, {
      code: 'outreach',
      name: '出張申請受付予約',
      identification: 'details',
      inputItems: [{ item: 'name', required: true }],
      deviceDailyLimit: 5,
    })
    await addHours(world, { service: id, office: 0, end: '12:00', capacity: 200 })
    const book = async (address: string, name: string) => {
      const identified = await fromAddress(address, 'outreach/identify', { details: { name } })
      const { proof } = (await identified.json()) as { proof: string }
      const wish = { office: 'kawasaki', date: TUESDAY, start: '10:00', proofs: [proof] }
      return (await fromAddress(address, 'outreach/reservations', wish)).status
    }
    const booked: number[] = []
    for (let index = 0; index < 113; index++)
      booked.push(await book(`2001:db8:bad:1::${index.toString(16)}`, `架空 ${index}`))
    expect(booked.filter((status) => status === 201)).toHaveLength(5)
    expect(booked.slice(5).every((status) => status === 429)).toBe(true)
    expect(await book('203.0.113.80', '川崎 花子')).toBe(201)
  })

  it('PB-22 (part) requests beyond what a person makes are refused for a while, by their cost', async () => {
    const { BURST_LIMIT } = process.env
    process.env.BURST_LIMIT = 'on'
    // What is used up comes back by the second: the clock stands, however slow the machine is.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
    try {
      const refusedAfter = async (address: string, path: string) => {
        for (let index = 0; index < 700; index++) {
          const response = await fromAddress(address, path)
          if (response.status === 429) return { index, code: (await response.json()).code }
          expect(response.status).toBe(200)
        }
        return null
      }
      const days = `from=${MONDAY}&to=${addDays(MONDAY, 61)}`
      const dear = await refusedAfter(
        '203.0.113.90',
        `renewal/availability?office=kawasaki&${days}`,
      )
      const cheap = await refusedAfter(
        '203.0.113.91',
        `renewal/availability?office=kawasaki&from=${MONDAY}&to=${MONDAY}`,
      )
      expect(dear?.code).toBe('TOO_MANY_REQUESTS')
      expect(cheap?.code).toBe('TOO_MANY_REQUESTS')
      expect(dear?.index).toBeLessThan((cheap?.index ?? 0) / 3)
      expect(
        (await fromAddress('203.0.113.92', 'renewal/availability?office=kawasaki')).status,
      ).toBe(200)
      const page = await handleSite(
        world.payload,
        new Request('http://localhost:3000/ja', {
          headers: { 'x-forwarded-for': '203.0.113.91' },
        }),
      )
      expect(page.status).toBe(429)
    } finally {
      vi.useRealTimers()
      process.env.BURST_LIMIT = BURST_LIMIT
    }
  })

  it('ID-09 (part) sixty wrong numbers from one source lock the source, not others; IPv6 counts by its network', async () => {
    const guess = async (address: string, number: string) =>
      (
        (await (await fromAddress(address, 'pickup/identify', { number })).json()) as {
          code: string
        }
      ).code
    for (const addressOf of [
      () => '203.0.113.70',
      (index: number) => `2001:db8:feed:1::${(index + 1).toString(16)}`,
    ]) {
      const codes: string[] = []
      for (let index = 0; index < 61; index++)
        codes.push(await guess(addressOf(index), `880000${String(index).padStart(4, '0')}`))
      expect(codes).toEqual([...Array<string>(60).fill('NOT_MATCHED'), 'LOCKED'])
    }
    for (const other of ['203.0.113.71', '2001:db8:feed:2::1'])
      expect(await guess(other, '8800009999')).toBe('NOT_MATCHED')
  })

  /** How many of 200 answers to guesses sent at the same moment, each from its own network, say so. */
  const atOnce = async (guess: (address: string, index: number) => Promise<Response>) => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => guess(`198.51.100.${index}`, index)),
    )
    const codes = await Promise.all(
      answers.map(async (answer) => ((await answer.json()) as { code?: string }).code ?? 'right'),
    )
    const of = (code: string) => codes.filter((one) => one === code).length
    return { wrong: of('NOT_MATCHED'), locked: of('LOCKED'), right: of('right') }
  }

  it('ID-09 (part) two hundred birthdays guessed at the same moment are ten guesses; the right one counts as none', async () => {
    const code = 'byday'
    await addService(world, { code, name: '生年月日', identification: 'manufacturing-number' })
    await world.person('PARALLEL1', { birthday: '19800401' })
    const guess = (birthday: string) => (address: string) =>
      fromAddress(address, `${code}/identify`, { number: 'PARALLEL1', birthday })
    for (let index = 0; index < 12; index++)
      expect((await guess('0401')('198.51.100.250')).status).toBe(200)
    expect(await atOnce(guess('0402'))).toEqual({ wrong: 10, locked: 190, right: 0 })
    expect((await guess('0401')('198.51.100.251')).status).toBe(429)
    world.clock.now = new Date(world.clock.now.getTime() + 61 * 60_000)
    expect((await guess('0401')('198.51.100.251')).status).toBe(200)
  })

  it('ID-09 (part) two hundred codes of a receipt number guessed at the same moment are ten guesses', async () => {
    const browser = await toTimes('renewal', TUESDAY)
    await browser.submit({ start: '09:00' })
    await browser.submit({ mail: '' })
    await browser.submit()
    const [, number = ''] = /data-receipt="(\d+)"/.exec(browser.page.html) ?? []
    const [, pin = ''] = /data-code="(\d+)"/.exec(browser.page.html) ?? []
    const find = (address: string, tried: string) =>
      callApi('/public/reservations/find', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
        body: JSON.stringify({ number, pin: tried }),
      })
    const wrong = pin === '111111' ? '222222' : '111111'
    for (let index = 0; index < 12; index++)
      expect((await find('198.51.100.252', pin)).status).toBe(200)
    expect(await atOnce((address) => find(address, wrong))).toEqual({
      wrong: 10,
      locked: 190,
      right: 0,
    })
    expect((await find('198.51.100.253', pin)).status).toBe(429)
  })
})
