import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { LANGUAGE_CODES } from '@/domain/languages'
import { messagesIn } from '@/messages'
import { plainText } from '@/messages/text'
import { kawasaki } from '@/presets/kawasaki'
import { toInstant } from '@/domain/time/civil'
import { manageTokenOf } from '@/services/booking/secrets'
import { cancelReservation } from '@/services/booking/engine/cancel'

import { book } from '../../helpers/bookings'
import type { Browser } from '../../helpers/browser'
import { textOf } from '../../helpers/browser'
import { brokenInvariants } from '../../helpers/invariants'
import type { SiteWorld } from '../../helpers/site-world'
import { openDay, openSiteWorld } from '../../helpers/site-world'
import { contractClient } from '../../helpers/public-api'
import { addTexts } from '../../helpers/texts'
import { MONDAY } from '../../helpers/world'

const NUMBER = {
  identification: 'reservation-number',
  numberPattern: '',
  maxParty: 1,
  officeChoice: 'choose',
  mailPolicy: 'hidden',
  inputItems: [],
  procedures: [],
  leastAge: null,
  waitlist: false,
}
const DETAILS = {
  ...NUMBER,
  identification: 'details',
  deviceDailyLimit: 30,
  inputItems: [
    { item: 'name', required: true },
    { item: 'birthday', required: true },
    { item: 'procedure', required: false },
  ],
}

let world: SiteWorld
let noon: Date
let people = 0

beforeAll(async () => {
  world = await openSiteWorld()
  noon = world.clock.now
  await world.settings({ languages: [...LANGUAGE_CODES] })
  await openDay(world, ['09:00', '09:30', '10:00'], 30)
  await openDay(world, ['09:00'], 30, '2026-12-09')
})
beforeEach(async () => {
  world.clock.now = noon
  await world.configure(NUMBER)
})
afterAll(async () => {
  expect(await brokenInvariants(world)).toEqual([])
  await world.close()
})

const somebody = async () => {
  const number = `H${String(++people).padStart(5, '0')}`
  await world.person(number)
  return number
}
const opened = async (language = 'ja') => {
  const row = await book(world, { start: '09:00' })
  const browser = world.browser()
  await browser.get(`/${language}/manage?t=x.${manageTokenOf(row.id)}`)
  return { browser, row }
}
const bad = (browser: Browser) =>
  [...browser.page.html.matchAll(/<(?:input|select)[^>]*aria-invalid="true"[^>]*>/g)].map(
    ([tag]) => / name="(\w+)"/.exec(tag)?.[1],
  )
const select = (html: string, name: string) =>
  [
    ...(
      new RegExp(`<select[^>]*name="${name}"[^>]*>(.*?)</select>`, 's').exec(html)?.[1] ?? ''
    ).matchAll(/<option value="([^"]*)"/g),
  ].map(([, value]) => value)

describe('a change that is confirmed too late', () => {
  it('of a booking that was cancelled meanwhile, the page says so and offers no times', async () => {
    const { browser, row } = await opened()
    await browser.follow('/manage/change')
    await browser.follow(`/day/${MONDAY}`)
    await browser.submit({ start: '09:30' })
    await cancelReservation(world.ctx(), row.id, { releaseDelayMinutes: 0 })
    await browser.submit()
    expect(browser.page.place).toBe('/ja/manage/booking?why=closed')
    expect(browser.page.text).toContain('この予約は取り消されています')
    expect(browser.page.html).not.toContain('name="start"')
    expect(browser.page.text).not.toContain('変更が決まるまでそのまま残ります')
  })

  it('after the time for changing is over, it says until when it was possible', async () => {
    await world.configure({ ...NUMBER, change: { minutesBefore: 9870 } })
    const { browser } = await opened()
    await browser.follow('/manage/change')
    await browser.follow(`/day/${MONDAY}`)
    await browser.submit({ start: '09:30' })
    world.clock.now = toInstant('2026-11-30', '12:31')
    await browser.submit()
    expect(browser.page.place).toBe('/ja/manage/booking?why=closed')
    expect(browser.page.text).toContain('変更は 2026年11月30日 月曜日 12:30 までできました')
    await world.configure({ ...NUMBER, change: { minutesBefore: null } })
  })
})

describe('the waiting list', () => {
  it('offers days on which somebody is received, and takes no wish that none can meet', async () => {
    await world.configure({ ...NUMBER, waitlist: true })
    const browser = world.browser()
    await browser.get('/ja/waitlist/pickup')
    expect(select(browser.page.html, 'dateFrom')).toEqual([MONDAY, '2026-12-09'])
    expect(select(browser.page.html, 'dateTo')).toEqual([MONDAY, '2026-12-09'])
    const wishes: Record<string, string>[] = [
      { dateFrom: '2026-12-29', dateTo: '2026-12-31' },
      { time: 'afternoon' },
      { office: 'saiwai' },
    ]
    for (const wish of wishes) {
      await browser.get('/ja/waitlist/pickup')
      await browser.submit({ mail: 'waits@example.jp', ...wish })
      expect(browser.page.status).toBe(422)
      expect(bad(browser)).toEqual(['dateFrom'])
      expect(browser.page.text).toContain('受付がありません')
    }
    await browser.get('/ja/waitlist/pickup')
    await browser.submit({ mail: 'ｗａｉｔｓ＠example.jp' })
    expect(browser.page.status).toBe(200)
    expect(browser.page.text).toContain('waits@example.jp に確認のメールを送りました')
  })

  it('a program hears the same, and that a day is past', async () => {
    await world.configure({ ...NUMBER, waitlist: true })
    const { call } = await contractClient()
    const identified = await call(
      'identify',
      { service: 'pickup' },
      { body: { number: await somebody() } },
    )
    const join = async (wish: Record<string, string>) =>
      (
        await call(
          'joinWaitlist',
          { service: 'pickup' },
          {
            body: {
              dateFrom: MONDAY,
              dateTo: MONDAY,
              mail: 'waits@example.jp',
              proof: identified.body.proof,
              ...wish,
            },
          },
        )
      ).body.fields
    expect(await join({ timeFrom: '20:00', timeTo: '22:00' })).toEqual({ dateFrom: 'NEVER_OPEN' })
    expect(await join({ dateFrom: '2020-01-01' })).toEqual({ dateFrom: 'DATE_INVALID' })
    expect(await join({})).toBeUndefined()
  })
})

describe('a birthday', () => {
  it('lies neither in the future nor before anybody who lives was born', async () => {
    await world.configure(DETAILS)
    for (const [birthday, isTaken] of [
      ['18000101', false],
      ['20261201', false],
      ['20270101', false],
      ['20261130', true],
      ['19061201', true],
    ] as const) {
      const browser = world.browser()
      await browser.get('/ja/book/pickup')
      await browser.submit({ name: `誰か ${++people}`, birthday })
      expect([birthday, browser.page.status === 200]).toEqual([birthday, isTaken])
      if (!isTaken) expect(bad(browser)).toEqual(['birthday'])
    }
  })

  it('stands on the confirmation as people write it', async () => {
    await world.configure(DETAILS)
    const browser = world.browser()
    for (const [language, words] of [
      ['ja', '1980年4月1日（昭和55年4月1日）'],
      ['en', 'April 1, 1980'],
    ] as const) {
      await browser.get(`/${language}/book/pickup`)
      await browser.submit({ name: `誰か ${++people}`, birthday: '19800401' })
      await browser.submit({ office: 'kawasaki' })
      await browser.follow(`/day/${MONDAY}`)
      await browser.submit({ start: '09:00' })
      expect(browser.page.text).toContain(words)
      expect(browser.page.text).not.toContain('1980-04-01')
    }
  })
})

describe('what an office can do', () => {
  it('BK-15 (part) only that is offered and taken, from the age that the city says', async () => {
    await world.configure({ ...DETAILS, procedures: ['renewal', 'pin'], leastAge: 15 })
    const browser = world.browser()
    await browser.get('/ja/book/pickup')
    expect(select(browser.page.html, 'procedure')).toEqual([
      '',
      '電子証明書の更新',
      '暗証番号の初期化・再設定',
    ])
    const person = { name: '子 一', birthday: '19800401' }
    await browser.submit({ ...person, procedure: 'カードの受取り' })
    expect(bad(browser)).toEqual(['procedure'])
    await browser.submit({ ...person, birthday: '20240505', procedure: '' })
    expect(bad(browser)).toEqual(['birthday'])
    expect(browser.page.text).toContain('15歳になっていない方')
    // Who turns fifteen before the day of the visit may come on that day, and not before.
    await browser.submit({ ...person, birthday: '20111208' })
    await browser.submit({ office: 'kawasaki' })
    await browser.follow(`/day/${MONDAY}`)
    await browser.submit({ start: '09:00' })
    expect(browser.page.text).toContain('15歳になっていない方')
    await browser.follow('/calendar')
    await browser.follow('/day/2026-12-09')
    await browser.submit({ start: '09:00' })
    expect(browser.page.place).toBe('/ja/book/pickup/confirm')
  })
})

describe('a refusal stands at its field (A10)', () => {
  it('also for an unknown, a not yet bookable and an individual number', async () => {
    await world.person('H90001', { state: 'not-ready' })
    for (const number of ['H99999', 'H90001', '123456789018']) {
      const browser = world.browser()
      await browser.get('/ja/book/pickup')
      await browser.submit({ number })
      expect([number, ...bad(browser)]).toEqual([number, 'number'])
      expect(browser.page.html).toContain('href="#number"')
      await browser.get('/ja/manage/service/pickup')
      await browser.submit({ number })
      expect([number, ...bad(browser)]).toEqual([number, 'number'])
    }
  })

  it('a receipt number or code of another length is told as that', async () => {
    const browser = world.browser()
    await browser.get('/ja/manage')
    await browser.submit({ number: '12345', pin: '12' })
    expect(bad(browser)).toEqual(['number', 'pin'])
    expect(browser.page.text).toContain('受付番号は9桁の数字です')
    await browser.submit({ number: '123456789', pin: '123456' })
    expect(bad(browser)).toEqual(['number'])
    expect(browser.page.text).toContain('確認できませんでした')
  })
})

describe('a household (A8)', () => {
  const family = async () => {
    await world.configure({ ...NUMBER, maxParty: 3 })
    const browser = world.browser()
    const numbers = [await somebody(), await somebody()]
    await browser.get('/ja/book/pickup')
    await browser.submit({ number: numbers[0]! })
    await browser.follow('?add=1')
    await browser.submit({ number: numbers[1]! })
    return { browser, numbers }
  }

  it('adding somebody who has a booking elsewhere leads nowhere else', async () => {
    const { browser, numbers } = await family()
    const other = world.browser()
    const booked = await somebody()
    await other.get('/ja/book/pickup')
    await other.submit({ number: booked })
    await other.submit({}, 'people')
    await other.submit({ office: 'kawasaki' })
    await other.follow(`/day/${MONDAY}`)
    await other.submit({ start: '09:00' })
    await other.submit()
    await browser.follow('?add=1')
    const added = browser.page.url
    await browser.submit({ number: booked })
    expect(browser.page.status).toBe(409)
    expect(bad(browser)).toEqual(['number'])
    expect(browser.page.html).not.toContain('/manage/cancel')
    await browser.get(added)
    await browser.submit({ number: numbers[0]! })
    expect(browser.page.text).toContain('同じ番号が2回')
    await browser.follow('/people')
    expect(browser.page.text).toContain('2人で日時を選ぶ')
  })

  it('says what to do when the first person cannot come, and that cancelling is for all', async () => {
    const { browser } = await family()
    await browser.submit({}, 'people')
    await browser.submit({ office: 'kawasaki' })
    await browser.follow(`/day/${MONDAY}`)
    await browser.submit({ start: '09:30' })
    await browser.submit()
    const own = browser.page.url.replace('/done', '').replace('/book/pickup/', '/manage/')
    for (const code of LANGUAGE_CODES) {
      const people = await browser.get(`${own.replace('/ja/', `/${code}/`)}/people`)
      const cancel = await browser.get(`${own.replace('/ja/', `/${code}/`)}/cancel`)
      expect([code, people.status, cancel.status]).toEqual([code, 200, 200])
      expect(cancel.html).toContain('/people"')
      if (code === 'ja') expect(people.text).toContain('1人目の方（予約した方）が来られないとき')
      if (code === 'ja') expect(cancel.text).toContain('2人全員の予約がなくなります')
    }
  })
})

describe('what is over', () => {
  it('whoever reloads the last page after the end is told to look before booking again', async () => {
    const browser = world.browser()
    await browser.get('/ja/book/pickup')
    await browser.submit({ number: await somebody() })
    await browser.submit({ office: 'kawasaki' })
    await browser.follow(`/day/${MONDAY}`)
    await browser.submit({ start: '09:00' })
    await browser.submit()
    const done = browser.page.url
    await browser.get('/ja/end')
    await browser.submit({}, '/end')
    for (const code of LANGUAGE_CODES) {
      await browser.get(done.replace('/ja/', `/${code}/`))
      expect(browser.page.url).toContain('why=done')
      const notice = /<div class="notice.*?<\/div>/s.exec(browser.page.html)?.[0] ?? ''
      expect(notice).toContain(`href="/${code}/manage"`)
      if (code === 'ja') expect(textOf(notice)).toContain('予約はできています')
    }
  })

  it('a time that this browser keeps is marked among the times of its day, and leads on', async () => {
    const browser = world.browser()
    await browser.get('/ja/book/pickup')
    await browser.submit({ number: await somebody() })
    await browser.submit({ office: 'kawasaki' })
    await browser.follow(`/day/${MONDAY}`)
    const day = browser.page.url
    await browser.submit({ start: '09:30' })
    await browser.get(day)
    expect(browser.page.text).toMatch(/09:30～10:00[^0-9]*取ってある時間/)
    await browser.submit({ start: '09:30' })
    expect(browser.page.place).toBe('/ja/book/pickup/confirm')
  })

  it('periods of years are told in years', async () => {
    await world.settings({ reservationRetentionDays: 1825 })
    const browser = world.browser()
    expect((await browser.get('/ja/privacy')).text).toContain('来庁日から5年たつと')
    expect((await browser.get('/en/privacy')).text).toContain('5 years')
    await world.settings({ reservationRetentionDays: 400 })
    expect((await browser.get('/ja/privacy')).text).toContain('400日')
  })
})

describe('a notice', () => {
  it('is told by the API in the words of the page', async () => {
    await world.payload.create({
      collection: 'notices',
      data: {
        kind: 'info',
        title: '年末年始のお知らせ',
        showFrom: '2026-11-01',
        body: '受付を休みます。',
        active: true,
        translations: [{ language: 'en', title: 'Year-end holidays', body: 'We are closed.' }],
      } as never,
    })
    const { call } = await contractClient()
    for (const lang of LANGUAGE_CODES) {
      const { body } = await call('listNotices', {}, { query: { lang } })
      const [notice] = body.notices as unknown as { title: string }[]
      expect([lang, notice?.title]).toEqual([
        lang,
        lang.startsWith('ja') ? '年末年始のお知らせ' : 'Year-end holidays',
      ])
      const page = await world.browser().get(`/${lang}/status`)
      expect(page.text).toContain(notice!.title)
    }
  })
})

describe('questions, answers and contacts for whoever reads no Japanese', () => {
  it('come in English before Japanese, and the page says in which language, and where there is more', async () => {
    await addTexts(world.payload, [
      { question: '暗証番号を忘れました', answer: '窓口で再設定できます。' },
      { question: '代理人でもよいですか', answer: '条件があります。' },
      { question: 'I forgot my PIN', answer: 'It can be set anew.', language: 'en' },
    ])
    for (const code of LANGUAGE_CODES) {
      const { text } = await world.browser().get(`/${code}/faq`)
      const isJapanese = code.startsWith('ja')
      expect([code, text.includes('I forgot my PIN')]).toEqual([code, !isJapanese])
      expect([code, text.includes('代理人でもよいですか')]).toEqual([code, isJapanese])
      const more = plainText(messagesIn(code).faqMoreIn.split('{language}')[0]!).trim()
      expect([code, text.includes(more)]).toEqual([code, !isJapanese])
      const words = messagesIn(code).faqOnlyIn.split('{language}')[0]!
      // The language is named in a word of the reader's own language.
      const inWords = plainText(
        messagesIn(code).faqMoreIn.replace('{language}', messagesIn(code).languageJa),
      )
      expect([code, text.includes(inWords)]).toEqual([code, !isJapanese])
      const isOther = !['ja', 'en'].includes(code)
      expect([code, text.includes(plainText(words).trim())]).toEqual([code, isOther])
    }
    for (const [code, words] of [
      ['en', 'only in Japanese:'],
      ['zh-hans', '仅有日语版本'],
      ['zh-hans', '只有英语版本'],
      ['vi', 'chỉ có bằng tiếng Anh'],
    ])
      expect((await world.browser().get(`/${code}/faq`)).text).toContain(words)
    const found = await world.browser().get('/vi/faq?q=PIN')
    expect(found.text).toContain('I forgot my PIN')
  })

  it('the lines of the presets are told in every language of the site', () => {
    for (const { key, translations } of kawasaki.referrals)
      expect([key, translations?.map(({ language }) => language).sort()]).toEqual([
        key,
        LANGUAGE_CODES.filter((code) => code !== 'ja').sort(),
      ])
  })
})
