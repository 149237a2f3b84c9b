import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { LANGUAGE_CODES } from '@/domain/languages'
import { messagesIn } from '@/messages'
import { plainText } from '@/messages/text'

import { ok } from '../../helpers/answer'
import { textOf } from '../../helpers/browser'
import type { SiteWorld } from '../../helpers/site-world'
import { openDay, openSiteWorld } from '../../helpers/site-world'
import { signIn, type Staff } from '../../helpers/staff'
import { MONDAY } from '../../helpers/world'

let world: SiteWorld
let admin: Staff
beforeAll(async () => {
  world = await openSiteWorld()
  admin = await signIn(world.payload, ['city-admin'])
  await openDay(world, ['09:00'], 5)
  await world.settings({
    languages: [...LANGUAGE_CODES],
    callPhone: '0120-380-366',
    callHours: '月～金曜 9:00～17:00',
  })
  await world.configure({ identification: 'none' })
})
afterAll(() => world.close())

const PAGES = [
  '',
  '/status',
  '/faq',
  '/contact',
  '/accessibility',
  '/privacy',
  '/book/pickup',
  '/manage',
  '/end',
]

describe('every page', () => {
  it('PB-08 shows number, hours and languages of the call centre in each configured language', async () => {
    await world.settings({ callLanguages: ['ja', 'en', 'vi'] })
    for (const language of LANGUAGE_CODES) {
      const page = await world.browser().get(`/${language}`)
      expect(page.status).toBe(200)
      for (const text of ['0120-380-366', '9:00', 'Tiếng Việt']) expect(page.text).toContain(text)
    }
  })

  it('PB-12 (part) calls the card マイナンバーカード and shows no key instead of a text', async () => {
    for (const language of LANGUAGE_CODES) {
      for (const path of PAGES) {
        const page = await world.browser().get(`/${language}${path}`)
        expect(page.html).not.toContain('個人番号カード')
        expect(page.html).not.toMatch(/\{\w+\}|undefined|\[object/)
      }
    }
  })

  it('names a holiday in Japanese to readers of Japanese, and to all others as one', async () => {
    const date = '2026-12-08'
    await world.payload.create({
      collection: 'holidays',
      data: { date, name: '年末年始', kind: 'year-end' },
    })
    const calendar = async (language: string) => {
      const browser = world.browser()
      await browser.get(`/${language}/book/pickup`)
      await browser.submit()
      if (browser.page.place.endsWith('/office')) await browser.submit({ office: 'kawasaki' })
      const { text } = browser.page
      await browser.get(`/${language}/book/pickup/day/${date}`)
      return text + browser.page.text
    }
    expect(await calendar('ja')).toContain('年末年始')
    for (const language of LANGUAGE_CODES.filter((code) => code !== 'ja')) {
      const text = await calendar(language)
      expect(text).not.toContain('年末年始')
      const word = plainText(messagesIn(language).dayHoliday)
      expect(text.split(word).length, language).toBeGreaterThan(2)
    }
  })

  it('AC-10 (part) allows nothing from elsewhere and is never stored', async () => {
    const { headers } = await world
      .browser()
      .get('/ja/book/pickup', { 'x-forwarded-proto': 'https' })
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect(headers.get('strict-transport-security')).toContain('max-age=')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('set-cookie')).toMatch(/__Host-yoyaku=.*HttpOnly; SameSite=Lax; Secure/)
  })

  it('PB-13 leads from a deep link to the service in the reader’s language', async () => {
    const browser = world.browser()
    await browser.get('/book/pickup', {
      'accept-language': 'vi-VN,vi;q=0.9',
      referer: 'https://x.example/',
    })
    expect(browser.page.place).toBe('/vi/book/pickup')
    const unknown = await world.browser().get('/ja/book/nothing')
    expect(unknown.status).toBe(404)
    expect(unknown.html).toContain('/ja/book/pickup')
  })

  it('answers wrong addresses, methods and senders with pages of its own', async () => {
    const browser = world.browser()
    expect((await browser.get('/ja/nowhere')).status).toBe(404)
    expect((await browser.get('/%E0%A4%A')).status).toBe(404)
    expect((await browser.send('/ja/faq', { method: 'DELETE' })).status).toBe(405)
    await browser.get('/ja/book/pickup')
    const foreign = await browser.post('/ja/book/pickup', new URLSearchParams(), {
      origin: 'https://evil.example',
    })
    expect(foreign.status).toBe(403)
    const long = new URLSearchParams({ number: 'x'.repeat(40_000) })
    expect((await browser.post('/ja/book/pickup', long)).status).toBe(413)
  })

  it('shows what was typed as text, whatever it is', async () => {
    await world.configure({ identification: 'reservation-number' })
    const browser = world.browser()
    await browser.get('/ja/book/pickup')
    const page = await browser.submit({ number: '"><script>alert(1)</script>' })
    expect(page.status).toBe(422)
    expect(page.html).not.toContain('<script>alert')
    await world.configure({ identification: 'none' })
  })
})

const linksIn = (html: string) =>
  [...html.matchAll(/<a[^>]*href="([^"]*)"/g)].map(([, address]) => address)

describe('a city that books by phone only', () => {
  it('says so, describes what can be booked and leads to no page for Web bookings', async () => {
    await world.configure({ webOpen: false })
    for (const language of ['ja', 'ja-easy', 'en'] as const) {
      const page = await world.browser().get(`/${language}`)
      expect(page.status).toBe(200)
      expect(linksIn(page.html).filter((link) => /\/(book|manage)/.test(link!))).toEqual([])
      expect(page.html).toContain('class="cards"><li')
      for (const key of ['startIntro', 'manageIntro'] as const)
        expect(page.text).not.toContain(textOf(plainText(messagesIn(language)[key])))
    }
    const page = await world.browser().get('/ja')
    expect(page.text).toContain('インターネットでは予約できません')
    await world.configure({ webOpen: true })
    const open = await world.browser().get('/ja')
    expect(open.text).not.toContain('インターネットでは予約できません')
    expect(linksIn(open.html)).toContain('/ja/manage')
  })

  it('has no link on a closed site that leads back to the same refusal', async () => {
    await world.settings({ publicSite: false, cityUrl: 'https://city.example/' })
    const browser = world.browser()
    const page = await browser.get('/ja')
    expect(page.status).toBe(503)
    const links = linksIn(page.html)
    expect(links).toContain('https://city.example/')
    for (const area of ['manage', 'faq', 'contact', 'status', 'accessibility'])
      expect(links).not.toContain(`/ja/${area}`)
    await world.settings({ publicSite: true, cityUrl: '' })
  })
})

describe('notices', () => {
  type Notice = { doc: { id: string } }
  const enter = (notice: object) => ok<Notice>(admin.post('/notices', notice))
  const change = (id: string, data: object) => ok<Notice>(admin.patch(`/notices/${id}`, data))

  it('PB-10 a fault that the city opens stands on every page with how the work goes on, until the city closes it', async () => {
    const title = '予約がつながりにくい'
    const everywhere = async () => {
      const pages = []
      for (const language of ['ja', 'en'] as const)
        for (const path of PAGES) {
          const { text } = await world.browser().get(`/${language}${path}`)
          const kinds = ['noticeIncident', 'noticeResolved'] as const
          pages.push(
            text.includes(title)
              ? kinds.filter((key) => text.includes(plainText(messagesIn(language)[key]))).join()
              : '',
          )
        }
      return [...new Set(pages)]
    }
    const status = async (language = 'ja') =>
      (await world.browser().get(`/${language}/status`)).text
    expect(await everywhere()).toEqual([''])
    expect(await status()).toContain(plainText(messagesIn('ja').statusNone))

    const opened = { kind: 'incident', title, body: '電話でも受け付けています', active: true }
    const { doc } = await enter({ ...opened, showFrom: '2026-11-30' })
    expect(await everywhere()).toEqual(['noticeIncident'])
    expect(await status()).toContain('電話でも受け付けています')

    const first = { date: '2026-11-30', time: '11:00', text: '原因を調べています' }
    const second = { date: '2026-11-30', time: '11:40', text: '機器を入れ替えています' }
    await change(doc.id, { updates: [first] })
    expect(await status()).toContain('原因を調べています')
    await change(doc.id, { updates: [first, second] })
    for (const language of ['ja', 'en']) {
      const text = await status(language)
      expect(text).toContain('11:40')
      // The newest first.
      expect(text.indexOf(second.text)).toBeGreaterThan(0)
      expect(text.indexOf(first.text)).toBeGreaterThan(text.indexOf(second.text))
    }

    await change(doc.id, { resolved: true })
    expect(await everywhere()).toEqual(['noticeResolved'])
    expect(await status()).toContain(second.text)
    await change(doc.id, { active: false })
    expect(await everywhere()).toEqual([''])
    expect(await status()).not.toContain(second.text)
  })

  it('BK-25 (part) closes booking during a planned stop that the city has set, in words', async () => {
    const { doc } = await enter({
      kind: 'maintenance',
      title: '定期点検',
      showFrom: '2026-11-01',
      active: true,
      stopsBooking: true,
      stopFrom: '2026-11-30',
      stopTo: '2026-11-30',
    })
    const page = await world.browser().get('/en/book/pickup')
    expect(page.status).toBe(503)
    expect(page.text).toContain('Booking is closed at the moment')
    await change(doc.id, { active: false })
    expect((await world.browser().get('/en/book/pickup')).status).toBe(200)
  })
})

describe('a shared device', () => {
  it('PB-18 (part) keeps nothing after the end: no cookie, no autocomplete, no way back', async () => {
    await world.configure({ identification: 'none', mailPolicy: 'optional' })
    const browser = world.browser()
    await browser.get('/ja?kiosk=1')
    await browser.get('/ja/book/pickup')
    await browser.submit()
    await browser.submit({ office: 'kawasaki' })
    await browser.get(`/ja/book/pickup/day/${MONDAY}`)
    await browser.submit({ start: '09:00' })
    expect(browser.page.html).not.toContain('autoComplete="email"')
    expect(browser.page.html).not.toContain('autocomplete="email"')
    await browser.submit({ mail: 'hanako@example.jp' })
    const ended = await browser.submit({}, '/end')
    expect(ended.headers.get('clear-site-data')).toContain('"storage"')
    // Any other site can open an address: it must not empty the browser.
    const opened = await world.browser().get('/ja/end?kiosk=1')
    expect([opened.status, opened.headers.get('clear-site-data')]).toEqual([200, null])
    const back = await browser.get('/ja/book/pickup/confirm')
    expect(back.text).not.toContain('hanako')
    // Whoever reloads the last page may have booked: the page says so, and how to look it up.
    expect(back.url).toContain('/ja/book/pickup?why=done')
  })

  const underWay = async (address: string) => {
    const browser = world.browser()
    await browser.get(address)
    await browser.get('/ja/book/pickup')
    await browser.submit()
    await browser.submit({ office: 'kawasaki' })
    return { browser, calendar: browser.page.url }
  }

  it('PB-18 (part) ends nothing by an address that a link, an image or a preview opens: it asks', async () => {
    await world.configure({ identification: 'none', mailPolicy: 'optional' })
    for (const address of ['/ja', '/ja?kiosk=1']) {
      const { browser, calendar } = await underWay(address)
      const other = browser.tab()
      for (const link of ['/ja/end', '/ja/end?kiosk=1', '/ja/end?kiosk=1&_f=x', '/ja/end?kiosk=0'])
        expect((await other.get(link)).text).toContain('終了しますか')
      const foreign = await browser.post('/ja/end', new URLSearchParams(), {
        origin: 'https://evil.example',
      })
      expect(foreign.status).toBe(403)
      expect((await browser.get(calendar)).url).toBe(calendar)
      await other.get('/ja/end')
      expect((await other.submit({}, '/end')).text).toContain('終了しました')
      expect((await browser.get(calendar)).url).not.toBe(calendar)
    }
  })

  it('PB-18 (part) ends by itself without a script, and only with the token of its own page', async () => {
    await world.configure({ identification: 'none', mailPolicy: 'optional' })
    const { browser, calendar } = await underWay('/ja?kiosk=1')
    const idle = /url=([^"]+)"/.exec(browser.page.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const stranger = await underWay('/ja?kiosk=1')
    expect((await stranger.browser.get(idle)).text).toContain('終了しますか')
    expect((await browser.get(idle)).text).toContain('終了しました')
    expect((await browser.get(calendar)).url).not.toBe(calendar)
  })
})

describe('personal information', () => {
  const ASKS = /<(textarea|select)|<input(?![^>]*type="(hidden|radio)")/

  /** What the page says about the purpose; every page that has a field must say it. */
  const expectPurpose = (
    page: { html: string; text: string },
    language: string,
    purpose: string,
  ) => {
    expect(page.html).toMatch(ASKS)
    expect(page.text).toContain(purpose)
    expect(page.html).toContain(`href="/${language}/privacy"`)
  }

  it('is asked for nowhere without its purpose, in the reader’s language or the city’s words', async () => {
    const item = [{ item: 'name', required: true }]
    await world.settings({ publicSite: true, bookingModule: true })
    await world.configure({ mailPolicy: 'optional', waitlist: true, maxParty: 1 })
    for (const language of LANGUAGE_CODES) {
      const note = plainText(messagesIn(language).privacyNote)
      const at = (path: string) => world.browser().get(`/${language}${path}`)
      await world.configure({ identification: 'details', inputItems: item })
      for (const path of ['/book/pickup', '/manage']) expectPurpose(await at(path), language, note)
      const wish = plainText(messagesIn(language).waitlistPrivacy)
      expectPurpose(await at('/waitlist/pickup'), language, wish)
      await world.configure({ identification: 'reservation-number', inputItems: [] })
      for (const path of ['/book/pickup', '/manage/service/pickup'])
        expectPurpose(await at(path), language, note)
    }
    await world.configure({ identification: 'none' })
    await world.payload.create({
      collection: 'service-texts',
      data: {
        service: world.service.id,
        language: 'ja',
        name: '受取り',
        privacy: '申請書を前もって作るために使います。',
      },
    })
    const browser = world.browser()
    await browser.get('/ja/book/pickup')
    await browser.submit()
    await browser.submit({ office: 'kawasaki' })
    await browser.get(`/ja/book/pickup/day/${MONDAY}`)
    await browser.submit({ start: '09:00' })
    expectPurpose(browser.page, 'ja', '申請書を前もって作るために使います。')
  })

  it('is explained on a page of the city, with the periods that are set', async () => {
    await world.settings({ reservationRetentionDays: 321 })
    const page = () => world.browser().get('/ja/privacy')
    expect((await page()).text).toContain('予約の記録は、来庁日から321日たつと消します。')
    await world.settings({
      privacyTexts: [{ language: 'ja', kept: '5年で消します。', contact: '市民課 044-000-1111' }],
    })
    const { text } = await page()
    expect(text).not.toContain('321日')
    for (const part of ['5年で消します。', '市民課 044-000-1111', 'ご連絡のためだけに使います'])
      expect(text).toContain(part)
    expect((await world.browser().get('/ja')).html).toContain('href="/ja/privacy"')
  })
})
