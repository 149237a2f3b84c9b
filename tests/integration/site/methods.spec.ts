import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { findRow, findRows } from '@/db/atomic'
import { LANGUAGE_CODES } from '@/domain/languages'
import { errorText } from '@/messages/errors'
import { holdSeats } from '@/services/booking/book'
import { changeBooking } from '@/services/booking/change'
import { drainOutbox } from '@/services/booking/drain-outbox'
import { partyWarning } from '@/services/booking/party-limit'
import { manageTokenOf } from '@/services/booking/secrets'
import { openDetails, openMail } from '@/services/booking/open-booking'
import type { ReservationRow } from '@/services/booking/types'
import type { MailRow } from '@/services/mail/queue-mail'
import { findService, loadBookingConfig } from '@/services/settings/booking-config'

import type { Browser } from '../../helpers/browser'
import { formIn } from '../../helpers/browser'
import { brokenInvariants } from '../../helpers/invariants'
import type { SiteWorld } from '../../helpers/site-world'
import { openDay, openSiteWorld } from '../../helpers/site-world'
import { addSlot, MONDAY } from '../../helpers/world'

let world: SiteWorld
let noon: Date
let people = 0

beforeAll(async () => {
  world = await openSiteWorld()
  noon = world.clock.now
  await openDay(world, ['09:00', '09:30', '10:00', '10:30'], 30)
  await openDay(world, ['15:00'], 1)
})
beforeEach(() => {
  world.clock.now = noon
})
afterAll(async () => {
  expect(await brokenInvariants(world)).toEqual([])
  await world.close()
})

const NUMBER = { identification: 'reservation-number', maxParty: 1, officeChoice: 'choose' }
const rowOf = (identifier: string) =>
  findRow<ReservationRow>(world.payload, 'reservations', { identifier: { equals: identifier } })
const day = `/ja/book/pickup/day/${MONDAY}`

/** A fresh person who stands before the times of MONDAY. */
async function atTimes(options: { office?: number; number?: string } = {}) {
  const number = options.number ?? `N${String(++people).padStart(5, '0')}`
  await world.person(number, options)
  const browser = world.browser()
  await browser.get('/ja/book/pickup')
  await browser.submit({ number })
  if (browser.page.place.endsWith('/office')) await browser.submit({ office: 'kawasaki' })
  await browser.get(day)
  return { browser, number }
}

async function booked(start = '09:00') {
  const { browser, number } = await atTimes()
  await browser.submit({ start })
  await browser.submit({ mail: '' })
  await browser.submit()
  expect(browser.page.place).toBe('/ja/book/pickup/done')
  return { browser, number, row: (await rowOf(number))! }
}

describe('the four methods of identification', () => {
  it('ID-02 (part) books with the reservation number alone, and stores nothing else of the person', async () => {
    await world.configure(NUMBER)
    const { row, number } = await booked()
    expect(row).toMatchObject({ status: 'confirmed', identifier: number, details: '', mail: '' })
  })

  it('ID-03 takes 製造管理番号 and birthday, and refuses a wrong birthday neutrally', async () => {
    await world.configure({ ...NUMBER, identification: 'manufacturing-number' })
    await world.person('MF0001', { birthday: '19800401' })
    const browser = world.browser()
    await browser.get('/ja/book/pickup')
    const wrong = await browser.submit({ number: 'MF0001', birthday: '0402' })
    expect(wrong.status).toBe(422)
    const unknown = await browser.submit({ number: 'MF9999', birthday: '0401' })
    expect(unknown.status).toBe(422)
    for (const page of [wrong, unknown]) expect(page.text).toContain('確認できませんでした')
    await browser.submit({ number: 'mf-0001', birthday: '4月1日' })
    expect(browser.page.place).toBe('/ja/book/pickup/office')
  })

  it('a birthday that no record knows: the same hint for every number, with the call centre’s number', async () => {
    await world.configure({ ...NUMBER, identification: 'manufacturing-number' })
    const before = await world.payload.findGlobal({ slug: 'city-settings' })
    await world.settings({ callPhone: '044-200-9999', languages: [...LANGUAGE_CODES] })
    await world.person('UB0001')
    await world.person('UB0002', { birthday: '19800401' })
    const said = async (language: string, number: string, birthday: string) => {
      const browser = world.browser()
      await browser.get(`/${language}/book/pickup`)
      const { status, html } = await browser.submit({ number, birthday })
      expect(status).toBe(422)
      return /<div[^>]*role="alert".*?<\/div>/s.exec(html)?.[0] ?? ''
    }
    for (const code of LANGUAGE_CODES) {
      const texts = []
      for (const number of ['UB0001', 'UB0002', 'UB9999'])
        texts.push(await said(code, number, '0402'))
      expect(texts[0]).toContain('044-200-9999')
      const hint = errorText('NOT_MATCHED_BIRTHDAY', code)
      expect(texts[0]?.replace(/<r[pt]>.*?<\/r[pt]>|<[^>]+>/g, '')).toContain(hint)
      expect(new Set(texts).size).toBe(1)
    }
    // Who writes that it is unknown is told at once, before any number is looked at.
    for (const number of ['UB0001', 'UB9999'])
      expect(await said('ja', number, '不詳')).toContain('生年月日の一部がわからない方')
    await world.settings({ callPhone: before.callPhone, languages: before.languages })
  })

  it('ID-10 (part) tells who proved to be the person why, and a mere number only what may be the reason', async () => {
    const states = { 'not-ready': '準備中です', done: 'お渡しが済んでいます', stopped: 'どれかが' }
    for (const [index, [state, words]] of Object.entries(states).entries()) {
      const number = `WHY00${index}`
      await world.configure({ ...NUMBER, identification: 'manufacturing-number' })
      await world.person(number, { birthday: '19800401', state })
      const proved = world.browser()
      await proved.get('/ja/book/pickup')
      const told = await proved.submit({ number, birthday: '0401' })
      expect(told.status).toBe(409)
      expect(told.text).toContain(words)
      const guessed = await proved.submit({ number, birthday: '0402' })
      expect(guessed.status).toBe(422)
      expect(guessed.text).toContain('確認できませんでした')
      await world.configure(NUMBER)
      const browser = world.browser()
      await browser.get('/ja/book/pickup')
      const neutral = await browser.submit({ number })
      expect(neutral.text).toContain('どれかが考えられます')
    }
  })

  it('ID-04 switches the birthday format by setting', async () => {
    await world.configure({
      ...NUMBER,
      identification: 'manufacturing-number',
      birthdayFormat: 'YYYYMMDD',
    })
    const browser = world.browser()
    await browser.get('/ja/book/pickup')
    expect((await browser.submit({ number: 'MF0001', birthday: '0401' })).status).toBe(422)
    await browser.submit({ number: 'MF0001', birthday: '昭和55年4月1日' })
    expect(browser.page.place).toBe('/ja/book/pickup/office')
  })

  it('ID-06 books without any number and changes and cancels with the issued pair', async () => {
    await world.configure({ ...NUMBER, identification: 'none' })
    const browser = world.browser()
    await browser.get('/ja/book/pickup')
    await browser.submit()
    await browser.submit({ office: 'kawasaki' })
    await browser.get(day)
    await browser.submit({ start: '09:00' })
    await browser.submit({ mail: '' })
    await browser.submit()
    const [, number = ''] = /data-receipt="(\d+)"/.exec(browser.page.html) ?? []
    const [, pin = ''] = /data-code="(\d+)"/.exec(browser.page.html) ?? []
    const later = world.browser()
    await later.get('/ja/manage')
    expect((await later.submit({ number, pin: '000000' })).status).toBe(422)
    await later.submit({ number, pin })
    expect(later.page.place).toBe('/ja/manage/booking')
    await later.follow('/manage/change')
    // The earliest free time is another one: the own time is no change.
    const [, earliest = ''] = /class="first-free">(.*?)<\/p>/.exec(later.page.html) ?? []
    expect(earliest).toContain('09:30')
    await later.follow(`/day/${MONDAY}`)
    await later.submit({ start: '09:30' })
    await later.submit()
    expect(later.page.text).toContain('09:30')
    await later.follow('/manage/cancel')
    await later.submit()
    expect(later.page.text).toContain('予約を取り消しました')
  })

  it('ID-01 (part) asks for the configured details, never for マイナンバー, and refuses it', async () => {
    await world.configure({
      ...NUMBER,
      identification: 'details',
      inputItems: [
        { item: 'name', required: true },
        { item: 'birthday', required: true },
        { item: 'accommodation', required: false },
      ],
    })
    const browser = world.browser()
    await browser.get('/ja/book/pickup')
    expect(browser.page.html).not.toContain('name="number"')
    const empty = await browser.submit({ name: '', birthday: '' })
    expect(empty.status).toBe(422)
    expect(empty.html).toContain('aria-describedby')
    const refused = await browser.submit({
      name: '川崎 花子',
      birthday: '19800401',
      accommodation: '番号は 123456789018 です',
    })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('マイナンバー（12桁の個人番号）は入力しないでください')
    await browser.submit({ name: '川崎 花子', birthday: 'S55.4.1', accommodation: '車いす' })
    await browser.submit({ office: 'kawasaki' })
    await browser.get(day)
    await browser.submit({ start: '09:00' })
    await browser.submit({ mail: '' })
    expect(browser.page.text).toContain('川崎 花子')
    await browser.submit()
    expect(browser.page.place).toBe('/ja/book/pickup/done')
    expect(JSON.stringify([...browser.cookies])).not.toContain('花子')
  })
})

describe('what the fields take', () => {
  afterEach(() => world.configure({ ...NUMBER, numberPattern: '', inputItems: [] }))

  it('says that a number has another form on its field, without counting it as a try', async () => {
    await world.configure({ ...NUMBER, numberPattern: '^\\d{10}$' })
    await world.person('1010101010')
    const browser = world.browser()
    await browser.get('/ja/book/pickup')
    expect(browser.page.text).toContain('数字10桁です')
    expect(browser.page.html).toMatch(/<input id="number"[^>]*inputMode="numeric"/i)
    for (let slip = 0; slip < 12; slip++) {
      const refused = await browser.submit({ number: '101010101' })
      expect(refused.status).toBe(422)
      expect(refused.html).toContain('id="number-error"')
    }
    await browser.submit({ number: '１０１０-１０１０-１０' })
    expect(browser.page.place).toBe('/ja/book/pickup/office')
  })

  it('offers no more people than a time can take', async () => {
    await world.configure({ ...NUMBER, identification: 'none', maxParty: 9, partyMode: 'same' })
    await openDay(world, ['13:00'], 4, '2026-12-09')
    const sizes = async () => {
      const page = await world.browser().get('/ja/book/pickup')
      return [...page.html.matchAll(/<option value="(\d+)"/g)].length
    }
    // The largest slot of the days that can be booked is one of 30 places: all nine may come.
    expect(await sizes()).toBe(9)
    await world.payload.update({
      collection: 'slots',
      where: { capWeb: { greater_than: 4 } },
      data: { open: false },
    })
    expect(await sizes()).toBe(4)
    // Where the panel sets the number, and where a program asks for it, the same is said.
    const config = await loadBookingConfig(world.payload)
    const service = findService(config, 'pickup')!
    expect(await partyWarning(world.ctx(), config, service)).toContain('川崎区役所（4人まで）')
    expect(await partyWarning(world.ctx(), config, { ...service, maxParty: 4 })).toBe('')
    const hold = holdSeats(world.ctx(), {
      config,
      service,
      office: world.offices[0]!.id,
      date: '2026-12-09',
      start: '13:00',
      identities: [],
      partySize: 5,
      idemKey: 'five',
      language: 'ja',
    })
    await expect(hold).rejects.toMatchObject({ code: 'PARTY_SIZE', details: { max: 4 } })
    await world.payload.update({
      collection: 'slots',
      where: { open: { equals: false } },
      data: { open: true },
    })
  })

  it('takes full-width phone and mail, and refuses an address that no mail reaches', async () => {
    await world.configure({
      ...NUMBER,
      inputItems: [{ item: 'phone', required: true }],
    })
    const { browser, number } = await atTimes()
    await browser.submit({ start: '09:00' })
    // A time that is only kept is no booking yet.
    const calendar = await browser.tab().get(browser.page.url.replace('/mail', '/calendar'))
    expect(calendar.text).toContain('取ってある時間')
    expect(calendar.text).not.toContain('いまの予約')
    for (const mail of ['たろう@example.jp', 'taro@example..jp']) {
      const refused = await browser.submit({ phone: '０９０－１２３４－５６７８', mail })
      expect(refused.html).toContain('id="mail-error"')
      expect(refused.html).not.toContain('id="phone-error"')
    }
    await browser.submit({ phone: '０９０－１２３４－５６７８', mail: 'ｔａｒｏ＠example.jp' })
    await browser.submit()
    expect(browser.page.place).toBe('/ja/book/pickup/done')
    const row = (await rowOf(number))!
    expect(openMail(row)).toBe('taro@example.jp')
    expect(JSON.parse(openDetails(row) as string)).toEqual({ phone: '090-1234-5678' })
    // From the completion page the booking can be changed and cancelled at once.
    const [, own = ''] = /href="(\/ja\/manage\/\w+\/booking)"/.exec(browser.page.html) ?? []
    await browser.get(own)
    expect(browser.page.place).toBe('/ja/manage/booking')
    expect(browser.page.html).toContain('/cancel')
  })
})

describe('what goes wrong on the way', () => {
  beforeAll(async () => {
    await world.configure({ ...NUMBER, inputItems: [] })
  })

  it('BK-12 (part) says so when somebody else took the last place between calendar and click', async () => {
    const slow = await atTimes()
    const fast = await atTimes()
    await fast.browser.submit({ start: '15:00' })
    expect(fast.browser.page.place).toBe('/ja/book/pickup/mail')
    const late = await slow.browser.submit({ start: '15:00' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('この時間は満員になりました')
    await fast.browser.submit({}, '/end')
  })

  it('leads back to the calendar when the kept time ran out, and keeps what was typed', async () => {
    const { browser } = await atTimes()
    await browser.submit({ start: '09:00' })
    world.clock.now = new Date(noon.getTime() + 11 * 60_000)
    const late = await browser.submit({ mail: 'hanako@example.jp' })
    expect(late.status).toBe(410)
    expect(late.text).toContain('取ってあった時間が過ぎました')
    await browser.follow('/calendar')
    await browser.get(day)
    await browser.submit({ start: '09:30' })
    expect(formIn(browser.page.html, '/mail').fields.get('mail')).toBe('hanako@example.jp')
  })

  it('gives more time at one press and brings back what was typed', async () => {
    const { browser, number } = await atTimes()
    await browser.submit({ start: '09:00' })
    world.clock.now = new Date(noon.getTime() + 9 * 60_000)
    const form = formIn(browser.page.html, '/mail')
    form.fields.set('mail', 'half@')
    const [, more = ''] = /formaction="([^"]+)"/i.exec(browser.page.html) ?? []
    await browser.post(more, form.fields)
    await browser.get('/ja/book/pickup/mail')
    expect(formIn(browser.page.html, '/mail').fields.get('mail')).toBe('half@')
    expect((await rowOf(number))?.extensions).toBe(1)
  })

  it('ID-09 (part) locks a number after ten wrong tries, for the right one too', async () => {
    await world.configure({
      ...NUMBER,
      identification: 'manufacturing-number',
      birthdayFormat: 'MMDD',
    })
    await world.person('MF0002', { birthday: '19800401' })
    const browser = world.browser()
    await browser.get('/ja/book/pickup')
    for (let attempt = 0; attempt < 10; attempt++)
      expect((await browser.submit({ number: 'MF0002', birthday: '0909' })).status).toBe(422)
    const locked = await browser.submit({ number: 'MF0002', birthday: '0401' })
    expect(locked.status).toBe(429)
    expect(locked.text).toContain('コールセンターにお電話ください')
    const other = world.browser()
    await other.get('/ja/book/pickup')
    expect((await other.submit({ number: 'MF0002', birthday: '0401' })).status).toBe(429)
    await world.configure(NUMBER)
  })

  it('BK-16 (part) offers only the own ward until choice is switched on', async () => {
    await world.configure({ ...NUMBER, officeChoice: 'own' })
    await world.person('W00001', { office: 1 })
    const browser = world.browser()
    await browser.get('/ja/book/pickup')
    await browser.submit({ number: 'W00001' })
    expect(browser.page.place).toBe('/ja/book/pickup/calendar')
    expect(browser.page.text).toContain('幸区役所')
    expect((await browser.get('/ja/book/pickup/calendar?office=kawasaki')).text).not.toContain(
      '川崎区役所',
    )
    await world.configure(NUMBER)
    await browser.get('/ja/book/pickup/office')
    expect(browser.page.text).toContain('川崎区役所')
  })

  it('says that another ward is the reason, and how to book for that person', async () => {
    await world.configure({ ...NUMBER, maxParty: 3, officeChoice: 'own' })
    await world.person('H00001', { office: 0 })
    await world.person('H00002', { office: 1 })
    const browser = world.browser()
    await browser.get('/ja/book/pickup')
    await browser.submit({ number: 'H00001' })
    await browser.follow('?add=1')
    expect(browser.page.text).toContain('一緒に来る方の番号')
    const refused = await browser.submit({ number: 'H00002' })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('お住まいの区が違うため')
    await browser.follow('/ja/book/pickup')
    await browser.submit({ number: 'H00002' })
    expect(browser.page.text).toContain('••••002')
    await world.configure(NUMBER)
  })

  it('keeps the time that a first tab holds when the same number is typed in a second', async () => {
    await world.configure(NUMBER)
    const { browser, number } = await atTimes()
    await browser.submit({ start: '15:00' })
    await browser.submit({ mail: '' })
    const first = browser.page.place
    const held = (await rowOf(number))!
    await browser.get('/ja/book/pickup')
    await browser.submit({ number })
    expect(browser.page.place).toBe('/ja/book/pickup/confirm?why=kept')
    expect(browser.page.text).toContain('下の日時を取ってあります')
    expect(await rowOf(number)).toMatchObject({ id: held.id, status: 'held', start: '15:00' })
    await browser.get(first)
    await browser.submit()
    expect(browser.page.place).toBe('/ja/book/pickup/done')
  })

  it('BK-09 (part) says before a time is taken that it cannot be changed afterwards, and no news that is over', async () => {
    await world.configure({ ...NUMBER, change: { minutesBefore: 30_000 } })
    const { browser, number } = await atTimes()
    await browser.submit({ start: '09:30' })
    await browser.submit({ mail: '' })
    expect(browser.page.text).toContain('Webではもう変更できません（取消しはできます）')
    await browser.submit()
    await world.configure({ ...NUMBER, change: { minutesBefore: null } })
    await browser.get('/ja/manage/booking?why=changed')
    expect(browser.page.text).toContain('予約を変更しました')
    await browser.follow('/manage/cancel')
    await browser.submit()
    expect(await rowOf(number)).toMatchObject({ status: 'cancelled' })
    await browser.get('/ja/manage/booking?why=changed')
    expect(browser.page.text).toContain('この予約は取り消されています')
    expect(browser.page.text).not.toContain('予約を変更しました')
  })

  it('takes somebody off the list before, and off the booking after, without losing the time', async () => {
    await world.configure({ ...NUMBER, maxParty: 3, mailPolicy: 'optional' })
    for (const number of ['F00001', 'F00002', 'F00003']) await world.person(number)
    const browser = world.browser()
    await browser.get('/ja/book/pickup')
    await browser.submit({ number: 'F00001' })
    for (const number of ['F00002', 'F00003']) {
      await browser.follow('?add=1')
      await browser.submit({ number })
    }
    await browser.submit({ remove: '2' })
    expect(browser.page.text).not.toContain('••••002')
    expect(browser.page.text).toContain('••••003')
    await browser.submit()
    await browser.submit({ office: 'kawasaki' })
    await browser.get(day)
    await browser.submit({ start: '10:30' })
    await browser.submit({ mail: 'family@example.jp' })
    await browser.submit()
    const before = (await rowOf('F00001'))!
    expect(before).toMatchObject({ partySize: 2, start: '10:30' })
    await browser.get('/ja/manage/booking')
    await browser.follow('/manage/people')
    await browser.submit({ party: '1' })
    expect(browser.page.text).toContain('予約を変更しました')
    const after = (await rowOf('F00001'))!
    expect(after).toMatchObject({ partySize: 1, start: '10:30', number: before.number })
    expect(after.claims).toMatchObject([{ seats: 1 }])
    await drainOutbox(world.ctx())
    const mails = await findRows<MailRow>(world.payload, 'mails', { kind: { equals: 'change' } })
    expect(mails.filter(({ reservation }) => reservation === after.id)).toHaveLength(1)
    const log = await findRows<{ summary: string }>(world.payload, 'audit-logs', {
      target: { equals: `reservations/${after.id}` },
    })
    expect(log.map(({ summary }) => summary).join()).toContain('2人 → 1人')
    // Who does not come may book apart at once.
    const other = world.browser()
    await other.get('/ja/book/pickup')
    await other.submit({ number: 'F00003' })
    expect(other.page.place).toBe('/ja/book/pickup/people')
    await world.configure(NUMBER)
  })

  it('gives the pair to copy and the visit to calendars, of which links carry no number and no secret', async () => {
    const { browser, row } = await booked('10:30')
    const [, copied = ''] = /data-copy="([^"]*)"/.exec(browser.page.html) ?? []
    expect(copied).toMatch(/\d{3}-\d{3}-\d{3}/)
    const links = [...browser.page.html.matchAll(/href="(https:[^"]*cal[^"]*)"/g)]
    const outward = links.map(([, link = '']) => new URL(link.replaceAll('&amp;', '&')))
    expect(outward.map(({ host }) => host)).toEqual(['calendar.google.com', 'outlook.live.com'])
    expect(outward[0]!.searchParams.get('dates')).toBe('20261207T013000Z/20261207T020000Z')
    expect(outward[1]!.searchParams.get('startdt')).toBe('2026-12-07T01:30:00.000Z')
    for (const link of outward) {
      expect(decodeURIComponent(link.href)).not.toContain(row.number)
      expect(link.searchParams.toString()).not.toContain('/manage')
    }
    // Nothing is loaded from there: links only.
    expect(browser.page.html).not.toMatch(/<(script|img|iframe|link)[^>]*(google|outlook)/)
  })

  it('speaks of cookies only where the browser sent none', async () => {
    const { browser } = await booked('10:00')
    await browser.get('/ja/book/pickup/1zzzzz/calendar')
    expect(browser.page.place).toBe('/ja/book/pickup?why=over')
    expect(browser.page.text).toContain('続きは見つかりませんでした')
    expect(browser.page.text).not.toContain('Cookie')
    const blocked = world.browser()
    await blocked.get('/ja/book/pickup/1zzzzz/confirm')
    expect(blocked.page.url).toContain('why=cookies')
  })

  it('says at an office where no time takes so many that this is the reason, not that it is full', async () => {
    await world.configure({ ...NUMBER, identification: 'none', maxParty: 9, waitlist: true })
    await addSlot(world, { office: 1, start: '11:00', capacity: 3 })
    const browser = world.browser()
    await browser.get('/ja/book/pickup')
    await browser.submit({ party: '5' })
    await browser.submit({ office: 'saiwai' })
    expect(browser.page.text).toContain('1つの時間に一緒に取れるのは3人までです')
    expect(browser.page.text).not.toContain('取消しが出ると空きます')
    expect(browser.page.html).not.toContain('/waitlist/')
    // A link that names the office offers only what it takes.
    const linked = await world.browser().get('/ja/book/pickup?office=saiwai')
    expect([...linked.html.matchAll(/<option value="(\d+)"/g)]).toHaveLength(3)
    await world.configure({ ...NUMBER, waitlist: false })
  })

  it('BK-11 (part) shows the existing booking instead of a second one', async () => {
    const { number } = await booked('10:00')
    const browser = world.browser()
    await browser.get('/ja/book/pickup')
    await browser.submit({ number })
    expect(browser.page.place).toBe('/ja/manage/booking?why=booked')
    expect(browser.page.text).toContain('すでに予約があります')
  })
})

describe('the same form sent twice', () => {
  it('holds, books, moves and cancels once', async () => {
    const { browser, number } = await atTimes()
    const twice = async (values: Record<string, string>, action?: string) => {
      const form = formIn(browser.page.html, action)
      for (const [name, value] of Object.entries(values)) form.fields.set(name, value)
      const answers = await Promise.all([
        browser.post(form.action, form.fields),
        browser.post(form.action, form.fields),
      ])
      expect(answers.map((answer) => answer.status)).toEqual([303, 303])
      await browser.get(answers[1]?.headers.get('location') ?? '')
    }
    await twice({ start: '10:30' })
    await twice({ mail: '' }, '/mail')
    await twice({}, '/confirm')
    expect(browser.page.place).toBe('/ja/book/pickup/done')
    const rows = await world.payload.count({
      collection: 'reservations',
      where: { identifier: { equals: number } },
    })
    expect(rows.totalDocs).toBe(1)
    await browser.get('/ja/manage/service/pickup')
    await browser.submit({ number })
    await browser.follow('/manage/change')
    await browser.follow(`/day/${MONDAY}`)
    await browser.submit({ start: '10:00' })
    await twice({}, '/change/confirm')
    await browser.follow('/manage/cancel')
    await twice({}, '/cancel')
    expect((await rowOf(number))?.history?.map(({ type }) => type)).toEqual([
      'held',
      'confirmed',
      'moved',
      'cancelled',
    ])
  })
})

describe('two tabs of one browser', () => {
  const idOf = (id: string) =>
    findRow<ReservationRow>(world.payload, 'reservations', { id: { equals: id } })
  const link = (row: ReservationRow) => `/ja/manage?t=x.${manageTokenOf(row.id)}`
  const receiptOn = ({ page }: Browser) => /data-receipt="(\d+)"/.exec(page.html)?.[1] ?? ''
  const bookedIn = ({ page }: { page: { html: string } }) =>
    findRow<ReservationRow>(world.payload, 'reservations', {
      number: { equals: /data-receipt="(\d+)"/.exec(page.html)?.[1] ?? '' },
    })
  /** The links of two mails, each in a tab of one browser. */
  async function twoOpened() {
    const [{ row: one }, { row: two }] = [await booked('09:00'), await booked('10:00')]
    const first = world.browser()
    const second = first.tab()
    await first.get(link(one))
    await first.follow('/manage/cancel')
    await second.get(link(two))
    return { one, two, first, second }
  }
  /** A booking without a number, up to the confirmation. */
  async function toConfirm(tab: Browser, start: string) {
    await tab.get('/ja/book/pickup')
    await tab.submit()
    await tab.submit({ office: 'kawasaki' })
    await tab.follow(`/day/${MONDAY}`)
    await tab.submit({ start })
    await tab.submit({ mail: '' })
    expect(tab.page.place).toBe('/ja/book/pickup/confirm')
  }

  beforeAll(() => world.configure({ ...NUMBER, inputItems: [], deviceDailyLimit: 30 }))

  it('cancels the booking that the page shows, not the one that another tab opened later', async () => {
    const { one, two, first, second } = await twoOpened()
    await first.submit()
    expect(first.page.text).toContain('予約を取り消しました')
    expect((await idOf(one.id))?.status).toBe('cancelled')
    expect((await idOf(two.id))?.status).toBe('confirmed')
    await second.follow('/manage/cancel')
    await second.submit()
    expect((await idOf(two.id))?.status).toBe('cancelled')
  })

  it('changes the booking that the page shows, to the time that the page shows', async () => {
    const { one, two, first, second } = await twoOpened()
    for (const [tab, start] of [
      [first, '10:30'],
      [second, '09:30'],
    ] as const) {
      await tab.get(tab.page.url.replace(/\/(cancel|booking)$/, `/change/day/${MONDAY}`))
      await tab.submit({ start })
    }
    await first.submit()
    await second.submit()
    expect([(await idOf(one.id))?.start, (await idOf(two.id))?.start]).toEqual(['10:30', '09:30'])
    // A second tab of one booking chooses anew; the first still means what it shows.
    const third = second.tab()
    await second.get(second.page.url.replace(/\/booking.*$/, `/change/day/${MONDAY}`))
    await second.submit({ start: '09:00' })
    await third.get(second.page.url.replace(/\/change.*$/, `/change/day/${MONDAY}`))
    await third.submit({ start: '10:00' })
    await second.submit()
    expect((await idOf(two.id))?.start).toBe('09:00')
    const late = await third.submit()
    expect(late.status).toBe(409)
    expect(late.text).toContain('まだ何も行っていません')
    expect((await idOf(two.id))?.start).toBe('09:00')
  })

  it('does nothing to a booking that staff have moved since it was shown, and shows it as it is', async () => {
    const { one, first } = await twoOpened()
    await changeBooking(world.ctx('call-centre'), {
      config: await loadBookingConfig(world.payload),
      service: findService(await loadBookingConfig(world.payload), 'pickup')!,
      row: one,
      office: one.office,
      date: MONDAY,
      start: '10:30',
    })
    const stale = await first.submit()
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('まだ何も行っていません')
    expect(stale.text).toContain('10:30')
    expect((await idOf(one.id))?.status).toBe('confirmed')
    await first.submit()
    expect((await idOf(one.id))?.status).toBe('cancelled')
  })

  it('a form about one booking is not taken at the address of another', async () => {
    const { one, two, first, second } = await twoOpened()
    const { fields } = formIn(first.page.html, '/cancel')
    const forged = await first.post(second.page.url.replace('/booking', '/cancel'), fields)
    expect(forged.status).toBe(409)
    expect([(await idOf(one.id))?.status, (await idOf(two.id))?.status]).toEqual([
      'confirmed',
      'confirmed',
    ])
  })

  it('books for the person and the time of its own page, side by side', async () => {
    const { browser: first, number: a } = await atTimes()
    const second = first.tab()
    const b = `N${String(++people).padStart(5, '0')}`
    await world.person(b)
    await first.submit({ start: '09:00' })
    await first.submit({ mail: 'ichiro@example.jp' })
    await second.get('/ja/book/pickup')
    await second.submit({ number: b })
    await second.submit({ office: 'kawasaki' })
    await second.follow(`/day/${MONDAY}`)
    await second.submit({ start: '10:30' })
    expect(formIn(second.page.html, '/mail').fields.get('mail')).toBe('')
    await second.submit({ mail: '' })
    await first.submit()
    expect(first.page.place).toBe('/ja/book/pickup/done')
    expect(await bookedIn(first)).toMatchObject({ identifier: a, start: '09:00' })
    await second.submit()
    expect(await bookedIn(second)).toMatchObject({ identifier: b, start: '10:30' })
    // Each completion page stays what it is.
    const seen = receiptOn(first)
    await first.get(first.page.url)
    expect(receiptOn(first)).toBe(seen)
  })

  it('asks again where another tab has moved the kept time, and books what is shown then', async () => {
    await world.configure({ ...NUMBER, identification: 'none', deviceDailyLimit: 30 })
    const first = world.browser()
    await toConfirm(first, '09:00')
    const second = first.tab()
    await second.get(first.page.url)
    await second.follow('/calendar')
    await second.follow(`/day/${MONDAY}`)
    await second.submit({ start: '10:30' })
    const stale = await first.submit()
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('まだ何も行っていません')
    expect(stale.text).toContain('2026年12月7日 月曜日 10:30')
    await first.submit()
    expect(first.page.place).toBe('/ja/book/pickup/done')
    expect((await bookedIn(first))?.start).toBe('10:30')
  })

  it('one browser keeps times for three bookings at most: the oldest gives its seats back', async () => {
    await world.configure({ ...NUMBER, identification: 'none', deviceDailyLimit: 30 })
    const browser = world.browser()
    const before = new Set(
      (await findRows<ReservationRow>(world.payload, 'reservations', {})).map(({ id }) => id),
    )
    for (let round = 0; round < 5; round++) await toConfirm(browser.tab(), '10:00')
    const rows = await findRows<ReservationRow>(world.payload, 'reservations', {})
    const made = rows.filter(({ id }) => !before.has(id)).map(({ status }) => status)
    expect(made.sort()).toEqual(['cancelled', 'cancelled', 'held', 'held', 'held'])
    await world.configure(NUMBER)
  })
})
