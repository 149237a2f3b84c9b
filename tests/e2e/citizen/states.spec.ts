import type { Browser, Page } from '@playwright/test'
import { expect, test as it } from '@playwright/test'

import { expectNoFindings, expectNoSideways } from '../support/axe'
import { demo } from '../support/demo'
import { walkRenewal } from '../support/site'
import { call, colleague, peopleWithoutBooking } from '../support/staff'

it.use({ bypassCSP: true })

const looksRight = async (page: Page, state: string) => {
  await expectNoFindings(page, state)
  await expectNoSideways(page, state)
}

const DAY = 86_400_000
const dayAfter = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
/** The n-th Sunday after today; every project fills one of its own. */
const sunday = (n: number) => {
  const { madeOn } = demo()
  return dayAfter(
    madeOn,
    ((7 - new Date(`${madeOn}T00:00:00Z`).getUTCDay()) % 7 || 7) + 7 * (n - 1),
  )
}

type Catalogue = {
  offices: { id: string; name: string }[]
  services: { id: string; name: string }[]
}

/** A Sunday opening with a single place, which somebody has taken. */
async function fullDay(browser: Browser, baseURL: string, date: string): Promise<void> {
  const admin = await colleague(browser, 'city-admin', baseURL)
  const catalogue = await call<Catalogue>(admin.page, 'GET', '/ops/catalogue')
  const office = catalogue.offices.find(({ name }) => name === '多摩区役所')!.id
  const service = catalogue.services.find(({ name }) => name.includes('更新'))!.id
  await call(admin.page, 'POST', '/calendar-exceptions', {
    kind: 'open',
    reason: '休日開庁',
    from: date,
    to: date,
    start: '09:00',
    end: '09:30',
    offices: [office],
    services: [service],
    slotMinutes: '30',
    capacity: 1,
    active: true,
  })
  await call(admin.page, 'POST', '/ops/reservations', {
    service,
    office,
    date,
    start: '09:00',
    idemKey: crypto.randomUUID(),
    channel: 'city-staff',
  })
  await admin.close()
}

/** 電子証明書更新予約 at 多摩区役所, up to the calendar. */
async function atCalendar(page: Page): Promise<void> {
  const main = page.locator('main')
  await page.goto('/ja/book/renewal')
  await main.locator('form button.button-main').click()
  await main.locator('input[value=tama]').check()
  await main.locator('form button.button-main').click()
  await page.waitForURL(/calendar$/)
}

it('PB-03 (part) AX-04 (part) a full day and a closed day say so in words and offer nothing to press', async ({
  page,
  browser,
}, info) => {
  const isPhone = info.project.name === 'phone'
  const full = sunday(isPhone ? 1 : 2)
  const closed = sunday(3)
  await fullDay(browser, info.project.use.baseURL!, full)
  await atCalendar(page)
  await page.goto(`/ja/book/renewal/calendar?m=${full.slice(0, 7)}`)
  // Neither day is a link, so neither a finger nor a screen reader takes it for one.
  await expect(page.locator(`main a[href$="/day/${full}"]`)).toHaveCount(0)
  await expect(page.locator(`main a[href$="/day/${closed}"]`)).toHaveCount(0)
  await expect(page.locator('.days')).toContainText('満員')

  await page.goto(`/ja/book/renewal/day/${full}`)
  await expect(page.locator('main')).toContainText(/満員/)
  await expect(page.locator('main button[name=start]')).toHaveCount(0)
  await looksRight(page, 'full day')
  await page.goto(`/ja/book/renewal/day/${closed}`)
  await expect(page.locator('main button[name=start]')).toHaveCount(0)
  await looksRight(page, 'closed day')
})

it('a time that is kept warns in time, and one that is gone leads back to the calendar', async ({
  page,
  browser,
}, info) => {
  const admin = await colleague(browser, 'city-admin', info.project.use.baseURL!)
  const [number] = await peopleWithoutBooking(admin.page, 1)
  await admin.close()
  const upToConfirm = async (one: Page) => {
    await one.goto('/ja/book/pickup')
    await one.locator('input[name=number]').fill(number!)
    await one.locator('main form button.button-main').click()
    await one.getByRole('button', { name: '1人で日時を選ぶ' }).click()
    await one.locator('.first-free a').click()
    await one.locator('button[name=start]:not([disabled])').first().click()
    await one.waitForURL(/confirm$/)
  }
  await page.clock.install()
  await upToConfirm(page)
  await expect(page.locator('[data-clock]')).toContainText(/あと/)
  await page.clock.runFor(8 * 60_000 + 30_000)
  await expect(page.locator('.hold [role=alert]')).not.toBeEmpty()
  await looksRight(page, 'hold, almost over')
  await page.clock.runFor(2 * 60_000)
  await expect(page.locator('.hold [role=alert]')).not.toBeEmpty()
  await looksRight(page, 'hold, over')

  // The same person on another device takes the place of the first attempt.
  const context = await browser.newContext({ baseURL: info.project.use.baseURL, locale: 'ja-JP' })
  const second = await context.newPage()
  await second.goto('/ja/book/pickup')
  await second.locator('input[name=number]').fill(number!)
  await second.locator('main form button.button-main').click()
  await second.waitForURL(/people$/)
  await page.locator('main form button.button-main:not(.default-button)').last().click()
  await expect(page.getByRole('alert').first()).toContainText('過ぎました')
  await looksRight(page, 'hold expired')
  await page
    .locator('main')
    .getByRole('link', { name: /カレンダー/ })
    .click()
  await page.waitForURL(/calendar$/)
  await context.close()
})

it('the waiting list: a wish, a mistake in it, its end; and a holder’s wish for an earlier time', async ({
  page,
}) => {
  const main = page.locator('main')
  const button = main.locator('form button.button-main')
  await page.goto('/ja/waitlist/renewal')
  await looksRight(page, 'waiting list')
  await main.locator('input[name=mail]').fill('matsu')
  await button.click()
  await expect(page.locator('#errors')).toBeFocused()
  await looksRight(page, 'waiting list, mistake')
  await main.locator('input[name=mail]').fill('matsu@example.jp')
  await button.click()
  // Nobody is told of free times at an address that is perhaps not theirs.
  await expect(main).toContainText('matsu@example.jp に確認のメールを送りました')
  await looksRight(page, 'waiting list, noted')

  const joined = await page.request.post('/api/public/services/renewal/waitlist', {
    data: {
      dateFrom: dayAfter(demo().madeOn, 2),
      dateTo: dayAfter(demo().madeOn, 10),
      mail: 'matsu2@example.jp',
    },
  })
  expect(joined.status()).toBe(201)
  const { token } = (await joined.json()) as { token: string }
  await page.goto(`/ja/waitlist?t=${encodeURIComponent(token)}`)
  await looksRight(page, 'waiting list, end it')
  await main.getByRole('button', { name: 'お知らせをやめる' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('お知らせをやめました')
  await looksRight(page, 'waiting list, ended')
})

it('PB-06 (part) the done page prints number, code, QR, time, place and things to bring, and nothing to press', async ({
  page,
}, info) => {
  await walkRenewal(page, 'ja', async () => {})
  await page.emulateMedia({ media: 'print' })
  const main = page.locator('main')
  for (const shown of ['[data-receipt]', '[data-code]', 'svg.qr'])
    await expect(main.locator(shown)).toBeVisible()
  await expect(main).toContainText('持ってくるもの')
  for (const button of await page.locator('button, a.button').all())
    await expect(button).toBeHidden()
  await page.screenshot({ path: info.outputPath('print.png'), fullPage: true })
  await page.emulateMedia({ media: 'screen' })

  // From the same booking: the wish for an earlier time, without a mail address yet.
  const text = await main.innerText()
  const receipt = /\d{3}-\d{3}-\d{3}/.exec(text)![0]
  const code = /確認コード\s*(\d{6})/.exec(text)![1]!
  await page.goto('/ja/manage')
  await main.locator('input[name=number]').fill(receipt)
  await main.locator('input[name=pin]').fill(code)
  await main.locator('form button.button-main').click()
  await page.waitForURL(/manage\/\w+\/booking/)
  await looksRight(page, 'the booking')
})
