import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRow, findRows } from '@/db/atomic'
import { LANGUAGE_CODES } from '@/domain/languages'
import { openField } from '@/lib/crypto/field'
import { at } from '@/lib/crypto/places'
import { secretFor } from '@/services/mail/links'
import { messagesIn } from '@/messages'
import type { MailRow } from '@/services/mail/queue-mail'
import { unprovedWishKey } from '@/services/waitlist/keys'
import { addressSubject } from '@/services/waitlist/subject'
import type { WaitlistRow } from '@/services/waitlist/types'

import { formIn } from '../../helpers/browser'
import type { SiteWorld } from '../../helpers/site-world'
import { openDay, openSiteWorld } from '../../helpers/site-world'
import { MONDAY } from '../../helpers/world'

let world: SiteWorld

beforeAll(async () => {
  world = await openSiteWorld()
  await openDay(world, ['09:00', '09:30', '10:00'], 20)
  await world.configure({
    identification: 'none',
    mailPolicy: 'optional',
    officeChoice: 'choose',
    maxParty: 1,
    waitlist: true,
  })
})
afterAll(() => world.close())

const wishes = () => findRows<WaitlistRow>(world.payload, 'waitlist-entries', {})

describe('the link of a mail about a free time', () => {
  it('leads past office and calendar to the day that it names', async () => {
    const browser = world.browser()
    await browser.get(`/ja/book?service=pickup&office=kawasaki&date=${MONDAY}&start=09:30`)
    expect(browser.page.place).toContain('/ja/book/pickup?')
    await browser.submit()
    expect(browser.page.place).toBe(`/ja/book/pickup/day/${MONDAY}`)
    await browser.submit({ start: '09:30' })
    await browser.submit({ mail: '' })
    await browser.submit()
    expect(browser.page.place).toBe('/ja/book/pickup/done')
  })

  it('is used once and never where the person may not go', async () => {
    const browser = world.browser()
    await browser.get(`/ja/book/pickup?office=nowhere&date=tomorrow`)
    await browser.submit()
    expect(browser.page.place).toBe('/ja/book/pickup/office')

    await world.configure({ officeChoice: 'own', identification: 'reservation-number' })
    await world.person('W90001', { office: 1 })
    const other = world.browser()
    await other.get(`/ja/book/pickup?office=kawasaki`)
    await other.submit({ number: 'W90001' })
    // The own office, whatever the link said.
    expect(other.page.place).toBe('/ja/book/pickup/calendar')
    expect(other.page.text).not.toContain('川崎区役所')
    await world.configure({ officeChoice: 'choose', identification: 'none' })
  })
})

describe('a wish without a booking', () => {
  const receipts = async (to: string) => {
    const mails = await findRows<MailRow>(world.payload, 'mails', { kind: { equals: 'wish' } })
    return mails.filter((mail) => openField(mail.to, at('mails', 'to', String(mail.id))) === to)
  }
  const calendar = async () => {
    const browser = world.browser()
    await browser.get('/ja/book/pickup')
    await browser.submit()
    await browser.submit({ office: 'kawasaki' })
    return browser
  }

  it('can be made as well where the earliest time is a week away, and says what was sent where', async () => {
    const browser = await calendar()
    await browser.follow('/waitlist/pickup')
    await browser.submit({ mail: 'typed@example.jp', office: 'kawasaki' })
    expect(browser.page.text).toContain('typed@example.jp に確認のメールを送りました')
    // Nothing holds before the address is confirmed, and the page says nothing else.
    expect(browser.page.text).toContain('まだ申込みは終わっていません')
    expect(browser.page.text).not.toContain('受け付けました')
    expect(browser.page.text).toContain('川崎区役所')
    expect(await receipts('typed@example.jp')).toHaveLength(1)
    const [wish] = (await wishes()).filter(
      (one) =>
        openField(one.mail, at('waitlist-entries', 'mail', String(one.id))) === 'typed@example.jp',
    )
    expect(wish!.status).toBe('unconfirmed')
  })

  it('names all that was wished for, in the mail and before the address is confirmed', async () => {
    const browser = await calendar()
    await browser.follow('/waitlist/pickup')
    await browser.submit({ mail: 'morning@example.jp', office: 'kawasaki', time: 'morning' })
    expect(browser.page.text).toContain('12:00まで')
    expect(browser.page.text).toContain('カード交付予約')
    const [mail] = await receipts('morning@example.jp')
    expect(mail!.text).toContain('（12:00まで）')
    const opened = world.browser()
    const token = secretFor(addressSubject('morning@example.jp'))
    await opened.get(`/ja/waitlist?t=${encodeURIComponent(token)}`)
    expect(opened.page.text).toContain('12:00まで')
    expect(opened.page.text).toContain('カード交付予約')
  })

  it('says at the last day that it lies before the first', async () => {
    const browser = await calendar()
    await browser.follow('/waitlist/pickup')
    const mail = 'order@example.jp'
    await browser.submit({ mail, dateFrom: MONDAY, dateTo: '2026-12-03' })
    expect(browser.page.status).toBe(422)
    expect(browser.page.text).toContain('「この日から」と同じ日か、後の日を選んでください。')
    expect(browser.page.text).not.toContain('19800401')
  })

  it('is asked for with a word about what the wish, not a booking, is used for', async () => {
    const browser = await calendar()
    await browser.follow('/waitlist/pickup')
    expect(browser.page.text).toContain('空きをお知らせすることだけに使い')
    expect(browser.page.text).not.toContain('この予約の受付')
  })

  it('hears in one turn what is wrong with its days and with its address', async () => {
    const browser = await calendar()
    await browser.follow('/waitlist/pickup')
    await browser.submit({ mail: 'nobody', dateFrom: MONDAY, dateTo: '2026-12-03' })
    expect(browser.page.status).toBe(422)
    expect(browser.page.text).toContain('「この日から」と同じ日か、後の日を選んでください。')
    expect(browser.page.text).toContain('メールアドレスを正しく入力してください')
    await browser.submit({ mail: '　', dateTo: MONDAY })
    expect(browser.page.status).toBe(422)
  })

  it('is named where it is ended, also to who comes back from confirming it, and no other is ended', async () => {
    const mail = 'named@example.jp'
    const browser = await calendar()
    await browser.follow('/waitlist/pickup')
    await browser.submit({ mail, office: 'kawasaki', time: 'morning' })
    const link = `/ja/waitlist?t=${encodeURIComponent(secretFor(addressSubject(mail)))}`
    const opened = world.browser()
    await opened.get(link)
    await opened.submit({ act: 'confirm' })
    await opened.get(link)
    for (const word of ['お知らせすることになっています', 'カード交付予約', '12:00まで'])
      expect(opened.page.text).toContain(word)
    const stale = world.browser()
    await stale.get(link)
    await opened.submit()
    expect(opened.page.text).toContain('お知らせをやめました')
    // Once it has ended there is nothing to press for.
    await opened.get(link)
    expect(opened.page.html).not.toContain('button-danger')
    // A page from before does not end what was wished for and confirmed since.
    const again = await calendar()
    await again.follow('/waitlist/pickup')
    await again.submit({ mail, office: 'kawasaki' })
    await opened.get(link)
    await opened.submit({ act: 'confirm' })
    await stale.submit()
    await opened.get(link)
    expect(opened.page.text).toContain('お知らせすることになっています')
    await opened.get(`${link}x`)
    expect(opened.page.status).toBe(404)
  })

  it('is confirmed or ended by a button behind the link, never by opening it', async () => {
    for (const [act, status] of [
      ['confirm', 'waiting'],
      ['stop', 'stopped'],
    ]) {
      const mail = `${act}@example.jp`
      const browser = await calendar()
      await browser.follow('/waitlist/pickup')
      await browser.submit({ mail, office: 'kawasaki' })
      const opened = world.browser()
      await opened.get(`/ja/waitlist?t=${encodeURIComponent(secretFor(addressSubject(mail)))}`)
      const before = await findRow<WaitlistRow>(world.payload, 'waitlist-entries', {
        entryKey: { equals: unprovedWishKey(String(world.service.id), mail) },
      })
      expect(before!.status).toBe('unconfirmed')
      expect(opened.page.text).toContain('川崎区役所')
      await opened.submit({ act: act! })
      const after = await findRow<WaitlistRow>(world.payload, 'waitlist-entries', {
        id: { equals: before!.id },
      })
      expect(after!.status).toBe(status)
    }
  })

  it('is noted for ten addresses of one source and day, whatever way the form is sent', async () => {
    const { address } = await calendar()
    const answers = []
    for (let index = 0; index < 12; index++) {
      const browser = await calendar()
      browser.address = address
      await browser.follow('/waitlist/pickup')
      answers.push((await browser.submit({ mail: `many${index}@example.jp` })).status)
    }
    expect(answers).toEqual([...Array<number>(10).fill(200), 429, 429])
  })

  it('is not offered where a time is near', async () => {
    const near = '2026-12-03'
    await openDay(world, ['09:00'], 20, near)
    const browser = await calendar()
    expect(browser.page.text).toContain('12月3日')
    expect(browser.page.html).not.toContain('/waitlist/pickup')
    await world.payload.db.deleteMany({ collection: 'slots', where: { date: { equals: near } } })
  })
})

describe('a holder’s wish for an earlier time', () => {
  async function holder(mail: string) {
    const browser = world.browser()
    await browser.get('/ja/book/pickup')
    await browser.submit()
    await browser.submit({ office: 'kawasaki' })
    await browser.get(`/ja/book/pickup/day/${MONDAY}`)
    await browser.submit({ start: '10:00' })
    await browser.submit({ mail })
    await browser.submit()
    const number = /data-receipt="(\d+)"/.exec(browser.page.html)![1]!
    const pin = /data-code="(\d+)"/.exec(browser.page.html)![1]!
    const later = world.browser()
    await later.get('/ja/manage')
    await later.submit({ number, pin })
    return { browser: later, number }
  }

  it('is noted from the booking’s page, goes to its address and changes nothing of it', async () => {
    const { browser, number } = await holder('hanako@example.jp')
    await browser.follow('/manage/earlier')
    // The address is known and not asked for again, nor shown.
    expect(formIn(browser.page.html).fields.has('mail')).toBe(false)
    expect(browser.page.text).not.toContain('hanako')
    await browser.submit({ time: 'morning' })
    expect(browser.page.text).toContain('空きが出たら、メールでお知らせします')
    const [wish] = (await wishes()).filter((one) => one.number === number)
    expect(wish).toMatchObject({ status: 'waiting', timeTo: '12:00', dateTo: MONDAY })
    expect(openField(wish!.mail, at('waitlist-entries', 'mail', String(wish!.id)))).toBe(
      'hanako@example.jp',
    )
    const row = await findRow<{ status: string; start: string }>(world.payload, 'reservations', {
      number: { equals: number },
    })
    expect(row).toMatchObject({ status: 'confirmed', start: '10:00' })
  })

  it('asks for an address where the booking has none, and says what is wrong with it', async () => {
    const { browser, number } = await holder('')
    await browser.follow('/manage/earlier')
    const refused = await browser.submit({ mail: 'nobody' })
    expect(refused.status).toBe(422)
    await browser.submit({ mail: 'taro@example.jp' })
    expect((await wishes()).filter((one) => one.number === number)).toHaveLength(1)
  })

  it('has one calendar entry for page and mail, with the office and nothing that opens the booking', async () => {
    const { browser, number } = await holder('taro2@example.jp')
    const row = await findRow<{ id: string }>(world.payload, 'reservations', {
      number: { equals: number },
    })
    await browser.follow('/manage/booking.ics')
    const file = browser.page.html.replace(/\r\n[ \t]/g, '')
    expect(file).toContain(`UID:${row!.id}@madoguchi\r\n`)
    // As in the mail: the number of the newest event, so that a later mail is newer than this file.
    expect(file).toMatch(/SEQUENCE:[12]\r\n/)
    expect(file).toContain('DTSTART;TZID=Asia/Tokyo:20261207T100000')
    expect(file).toMatch(/SUMMARY:.*（川崎区役所）/)
    expect(file).toMatch(/URL;VALUE=URI:\S+\/ja\/manage\r\n/)
    expect(file).toContain('ORGANIZER;CN=')
    expect(file).toContain('BEGIN:VALARM')
    expect(file).not.toContain('?t=')
  })

  it('is offered to nobody without a booking nor where the service has no waiting list', async () => {
    const stranger = world.browser()
    await stranger.get('/ja/manage/earlier')
    expect(stranger.page.place).toBe('/ja/manage')
    await world.configure({ waitlist: false })
    const { browser } = await holder('')
    expect(browser.page.html).not.toContain('/manage/earlier')
    await browser.get('/ja/manage/earlier')
    expect(browser.page.place).toBe('/ja/manage/booking')
    await world.configure({ waitlist: true })
  })
})

describe('what a booking says of itself', () => {
  it('PB-17 (part) the mail address is shown as it is kept; the button speaks of offices only where there are others', async () => {
    await openDay(world, ['15:00'], 20)
    await world.configure({ identification: 'none', officeChoice: 'choose', waitlist: false })
    const browser = world.browser()
    await browser.get(`/ja/book?service=pickup&office=kawasaki&date=${MONDAY}&start=15:00`)
    await browser.submit()
    await browser.submit({ start: '15:00' })
    await browser.submit({ mail: 'ｔａｎａｋａ＠ｅｘａｍｐｌｅ．ｊｐ' })
    expect(browser.page.text).toContain('tanaka@example.jp')
    expect(browser.page.text).not.toContain('ｔａｎａｋａ')
    await browser.submit()
    const [, own = ''] = /href="(\/ja\/manage\/\w+\/booking)"/.exec(browser.page.html) ?? []
    const { changeWhen, changeTimeOnly } = messagesIn('ja')
    const shown = async () => {
      const { text } = await browser.get(own)
      return [changeWhen, changeTimeOnly].map((words) => text.includes(words))
    }
    expect(await shown()).toEqual([true, false])
    await world.configure({ offices: [world.offices[0]!.id] })
    expect(await shown()).toEqual([false, true])
    for (const code of LANGUAGE_CODES)
      expect(messagesIn(code).changeTimeOnly).not.toBe(messagesIn(code).changeWhen)
    await world.configure({ offices: world.offices.map(({ id }) => id) })
  })
})
