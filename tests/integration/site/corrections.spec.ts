import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRow, findRows } from '@/db/atomic'
import { openDetails } from '@/services/booking/open-booking'
import type { ReservationRow } from '@/services/booking/types'

import type { Browser } from '../../helpers/browser'
import { formIn } from '../../helpers/browser'
import { brokenInvariants } from '../../helpers/invariants'
import type { SiteWorld } from '../../helpers/site-world'
import { openDay, openSiteWorld } from '../../helpers/site-world'
import { MONDAY } from '../../helpers/world'

const DETAILS = {
  identification: 'details',
  maxParty: 1,
  officeChoice: 'choose',
  mailPolicy: 'hidden',
  deviceDailyLimit: 30,
  inputItems: [
    { item: 'name', required: true },
    { item: 'birthday', required: true },
    { item: 'address', required: true },
    { item: 'phone', required: true },
    { item: 'procedure', required: false },
    { item: 'accommodation', required: false },
  ],
}

let world: SiteWorld
let people = 0

beforeAll(async () => {
  world = await openSiteWorld()
  await openDay(world, ['09:00', '09:30', '10:00'], 30)
  await openDay(world, ['15:00'], 1)
  await world.configure(DETAILS)
})
afterAll(async () => {
  expect(await brokenInvariants(world)).toEqual([])
  await world.close()
})

const someone = () => ({
  name: `福岡 太郎${++people}`,
  birthday: '19800401',
  address: '福岡市中央区天神1-8-1',
  phone: '09012345678',
  procedure: '電子証明書の更新',
  accommodation: '車いす',
})

/** From the first page to the confirmation. */
async function toConfirm(browser: Browser, person = someone(), start = '09:00') {
  await browser.get('/ja/book/pickup')
  await browser.submit(person)
  await browser.submit({ office: 'kawasaki' })
  await browser.get(`/ja/book/pickup/day/${MONDAY}`)
  await browser.submit({ start })
  expect(browser.page.place).toBe('/ja/book/pickup/confirm')
  return person
}

/** The link 変更 beside an item that was entered on the first page. */
const correct = (browser: Browser) =>
  browser.get(/href="(\/ja\/book\/pickup\/\d\w{5})"/.exec(browser.page.html)?.[1] ?? '')

const bookedIn = async ({ page }: Browser) =>
  (await findRow<ReservationRow>(world.payload, 'reservations', {
    number: { equals: /data-receipt="(\d+)"/.exec(page.html)?.[1] ?? '' },
  }))!
const entered = (row: ReservationRow) => JSON.parse(openDetails(row) as string)

describe('a correction before the booking', () => {
  it('finds every field as it was filled in, and sends on what is corrected, at the same time', async () => {
    const browser = world.browser()
    const person = await toConfirm(browser)
    await correct(browser)
    const shown = Object.fromEntries(formIn(browser.page.html).fields)
    expect(shown).toMatchObject(person)
    await browser.submit({ phone: '09099998888', address: '福岡市博多区2-8-1', accommodation: '' })
    expect(browser.page.place).toBe('/ja/book/pickup/confirm')
    expect(browser.page.text).toContain('09099998888')
    expect(browser.page.text).toContain('福岡市博多区2-8-1')
    expect(browser.page.text).not.toContain('09012345678')
    expect(browser.page.text).not.toContain('車いす')
    await browser.submit()
    const row = await bookedIn(browser)
    expect(row).toMatchObject({ status: 'confirmed', start: '09:00' })
    expect(entered(row)).toEqual({
      name: person.name,
      birthday: '1980-04-01',
      address: '福岡市博多区2-8-1',
      phone: '09099998888',
      procedure: '電子証明書の更新',
    })
  })

  it('keeps the last seat of a time also where the name itself was wrong', async () => {
    const browser = world.browser()
    const person = await toConfirm(browser, someone(), '15:00')
    await correct(browser)
    await browser.submit({ name: `${person.name}郎` })
    expect(browser.page.place).toBe('/ja/book/pickup/confirm')
    expect(browser.page.text).toContain(`${person.name}郎`)
    expect(browser.page.text).toContain('15:00')
    await browser.submit()
    expect(entered(await bookedIn(browser)).name).toBe(`${person.name}郎`)
  })

  it('typed anew from the start page it is a correction too, and speaks of no number', async () => {
    const browser = world.browser()
    const person = await toConfirm(browser)
    await browser.get('/ja/book/pickup')
    await browser.submit({ ...person, phone: '09077776666' })
    expect(browser.page.place).toBe('/ja/book/pickup/confirm?why=kept')
    expect(browser.page.text).toContain('下の日時を取ってあります')
    expect(browser.page.text).not.toContain('この番号では')
    expect(browser.page.text).toContain('09077776666')
    await browser.submit()
    expect(entered(await bookedIn(browser)).phone).toBe('09077776666')
  })

  it('a page that another tab has corrected meanwhile books nothing before it is seen', async () => {
    const browser = world.browser()
    await toConfirm(browser)
    const other = browser.tab()
    await other.get(browser.page.url)
    await correct(other)
    await other.submit({ phone: '09055554444' })
    const stale = await browser.submit()
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('09055554444')
    await browser.submit()
    expect(entered(await bookedIn(browser)).phone).toBe('09055554444')
  })

  it('leaves one hold or booking for each person, and no seat behind', async () => {
    const rows = await findRows<ReservationRow>(world.payload, 'reservations', {})
    expect(rows.filter(({ status }) => status === 'held')).toEqual([])
    expect(rows.filter(({ status }) => status === 'confirmed')).toHaveLength(4)
  })

  it('how many come is found as it was chosen, and a new number asks for a time that has room', async () => {
    await world.configure({ ...DETAILS, identification: 'none', inputItems: [], maxParty: 4 })
    const browser = world.browser()
    await browser.get('/ja/book/pickup')
    await browser.submit({ party: '3' })
    await browser.submit({ office: 'kawasaki' })
    await browser.get(`/ja/book/pickup/day/${MONDAY}`)
    await browser.submit({ start: '10:00' })
    await correct(browser)
    expect(formIn(browser.page.html).fields.get('party')).toBe('3')
    await browser.submit({ party: '2' })
    expect(browser.page.place).toBe('/ja/book/pickup/confirm')
    expect(browser.page.text).toContain('2人')
    await browser.submit()
    expect(await bookedIn(browser)).toMatchObject({ partySize: 2, start: '10:00' })
    await world.configure(DETAILS)
  })
})
