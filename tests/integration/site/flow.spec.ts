import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRow } from '@/db/atomic'
import type { ReservationRow } from '@/services/booking/types'

import { brokenInvariants } from '../../helpers/invariants'
import type { SiteWorld } from '../../helpers/site-world'
import { openDay, openSiteWorld } from '../../helpers/site-world'
import { MONDAY } from '../../helpers/world'

let world: SiteWorld
beforeAll(async () => {
  world = await openSiteWorld()
  await openDay(world, ['09:00', '09:30', '10:00'])
})
afterAll(async () => {
  expect(await brokenInvariants(world)).toEqual([])
  await world.close()
})

const rowOf = (identifier: string) =>
  findRow<ReservationRow>(world.payload, 'reservations', { identifier: { equals: identifier } })

describe('the booking sequence', () => {
  it('PB-19 leads from identification over office, calendar and mail to completion', async () => {
    await world.person('A00001')
    const browser = world.browser()
    await browser.get('/ja/book/pickup')
    await browser.submit({ number: 'ａ000-01' })
    expect(browser.page.place).toBe('/ja/book/pickup/people')
    await browser.submit({}, 'people')
    expect(browser.page.place).toBe('/ja/book/pickup/office')
    await browser.submit({ office: 'kawasaki' })
    expect(browser.page.place).toBe('/ja/book/pickup/calendar')
    expect(browser.page.text).toContain('12月7日 月曜日 、 7 空きあり')
    await browser.follow(`/day/${MONDAY}`)
    await browser.submit({ start: '09:30' })
    expect(browser.page.place).toBe('/ja/book/pickup/mail')
    await browser.submit({ mail: 'hanako@example.jp' })
    expect(browser.page.place).toBe('/ja/book/pickup/confirm')
    expect(browser.page.text).toContain('2026年12月7日 月曜日 09:30')
    await browser.submit()
    expect(browser.page.place).toBe('/ja/book/pickup/done')
    const row = await rowOf('A00001')
    expect(row).toMatchObject({ status: 'confirmed', start: '09:30', mailState: 'ok' })
    expect(browser.page.text).toContain(
      (row?.number ?? '').replace(/(\d{3})(\d{3})(\d{3})/, '$1-$2-$3'),
    )
  })
})
