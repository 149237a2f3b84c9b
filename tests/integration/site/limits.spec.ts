import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { findRows } from '@/db/atomic'
import { LANGUAGE_CODES } from '@/domain/languages'
import type { ReservationRow } from '@/services/booking/types'

import { Browser } from '../../helpers/browser'
import { brokenInvariants } from '../../helpers/invariants'
import type { SiteWorld } from '../../helpers/site-world'
import { openDay, openSiteWorld } from '../../helpers/site-world'
import { addSlot, MONDAY } from '../../helpers/world'

const NONE = {
  identification: 'none',
  maxParty: 1,
  officeChoice: 'choose',
  mailPolicy: 'hidden',
  deviceDailyLimit: 5,
}
const TIMES = ['09:00', '09:30', '10:00']

let world: SiteWorld
let noon: Date

beforeAll(async () => {
  world = await openSiteWorld()
  noon = world.clock.now
  await world.settings({ languages: [...LANGUAGE_CODES] })
  await openDay(world, TIMES, 60)
})
beforeEach(async () => {
  world.clock.now = noon
  await world.configure({ ...NONE, proofOfWork: false })
})
afterAll(async () => {
  expect(await brokenInvariants(world)).toEqual([])
  await world.close()
})

/** From the start page to a time that is kept, or to the refusal. */
async function look(browser: Browser, start = '09:00', language = 'ja') {
  await browser.get(`/${language}/book/pickup`)
  await browser.submit()
  await browser.submit({ office: 'kawasaki' })
  await browser.follow(`/day/${MONDAY}`)
  return browser.submit({ start })
}
const isKept = ({ page }: Browser) => page.place.endsWith('/confirm')
async function book(browser: Browser) {
  await look(browser)
  if (isKept(browser)) await browser.submit()
  return browser.page.place.endsWith('/done')
}
const held = async () =>
  (await findRows<ReservationRow>(world.payload, 'reservations', { status: { equals: 'held' } }))
    .length

describe('the limit of a day (PB-22)', () => {
  it('whoever compares times twelve times may still book five, and hears until when no more', async () => {
    const browser = world.browser()
    for (let at = 0; at < 12; at++) {
      await look(browser, TIMES[at % 3])
      expect([at, isKept(browser)]).toEqual([at, true])
    }
    expect(await held()).toBeLessThanOrEqual(3)
    await browser.get('/ja/end')
    await browser.submit({}, '/end')
    expect(await held()).toBe(0)
    for (let at = 0; at < 5; at++) expect([at, await book(browser)]).toEqual([at, true])
    await look(browser)
    expect(browser.page.status).toBe(429)
    expect(browser.page.text).toContain('この端末から1日に予約できる件数を超えました')
    expect(browser.page.text).toMatch(/2026年12月1日 火曜日 12:00 を過ぎると、また予約できます/)
    world.clock.now = new Date(noon.getTime() + 24 * 3_600_000 + 1)
    expect(await book(browser)).toBe(true)
  })

  it('a time that ran out or was full already counts as none', async () => {
    await addSlot(world, { start: '15:00', capacity: 1 })
    await look(world.browser(), '15:00')
    const browser = world.browser()
    for (let at = 0; at < 7; at++) {
      const page = await look(browser, '15:00')
      expect([at, page.status]).toEqual([at, 409])
    }
    for (let at = 0; at < 7; at++) {
      await look(browser)
      expect([at, isKept(browser)]).toEqual([at, true])
      world.clock.now = new Date(world.clock.now.getTime() + 11 * 60_000)
    }
  })

  it('keeping time after time without an end is stopped, though nothing is booked', async () => {
    await world.configure({ ...NONE, deviceDailyLimit: 3 })
    const browser = world.browser()
    let kept = 0
    for (let at = 0; at < 32; at++) {
      await look(browser)
      if (isKept(browser)) kept++
    }
    expect(kept).toBe(30)
  }, 60_000)

  it('a cancelled booking of the day still counts', async () => {
    const browser = world.browser()
    for (let at = 0; at < 5; at++) {
      expect([at, await book(browser)]).toEqual([at, true])
      await browser.get(
        browser.page.url.replace('/done', '').replace('/book/pickup/', '/manage/') + '/booking',
      )
      await browser.follow('/manage/cancel')
      await browser.submit()
    }
    expect(await book(browser)).toBe(false)
  })

  it('without JavaScript it speaks of the connection, because all behind it count together', async () => {
    await world.configure({ ...NONE, proofOfWork: true })
    const address = '203.0.113.120'
    for (let at = 0; at < 5; at++)
      expect([at, await book(new Browser(world.payload, address))]).toEqual([at, true])
    const texts = new Set<string>()
    for (const language of LANGUAGE_CODES) {
      const { status, html } = await look(new Browser(world.payload, address), '09:00', language)
      expect(status).toBe(429)
      texts.add(/<div[^>]*role="alert".*?<\/div>/s.exec(html)?.[0] ?? '')
      if (language === 'ja') expect(html).toContain('お使いのインターネット回線からの予約')
      if (language === 'ja') expect(html).not.toContain('この端末から')
    }
    expect(texts.size).toBe(LANGUAGE_CODES.length)
  })
})
