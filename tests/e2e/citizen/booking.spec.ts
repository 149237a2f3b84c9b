import { gzipSync } from 'node:zlib'

import type { Page } from '@playwright/test'
import { expect, test as it } from '@playwright/test'

import { expectNoFindings, expectNoSideways } from '../support/axe'
import { freshNumber } from '../support/demo'

it.use({ bypassCSP: true })

const looksRight = async (page: Page, state: string) => {
  await expectNoFindings(page, state)
  await expectNoSideways(page, state)
}
const startBooking = async (page: Page, number: string) => {
  await page.goto('/ja/book/pickup')
  await page.locator('input[name=number]').fill(number)
  await page.getByRole('button', { name: '次へ進む' }).click()
}
const firstFreeDay = (page: Page) => page.getByRole('link', { name: /空きあり/ }).first()
const firstFreeTime = (page: Page) =>
  page.getByRole('button', { name: /^\d{1,2}:\d{2}.*空きあり/ }).first()

it(
  'PB-03 PB-04 PB-19 a citizen books with the number from the notice, and every page is accessible',
  { tag: '@everyday' },
  async ({ page, baseURL }, info) => {
    const elsewhere: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(baseURL!)) elsewhere.push(request.url())
    })
    await page.goto('/ja')
    await looksRight(page, 'start')
    await page.goto('/ja/book/pickup')
    await looksRight(page, 'identification')
    await page.locator('input[name=number]').fill('0000000000')
    await page.getByRole('button', { name: '次へ進む' }).click()
    await expect(page.getByRole('alert')).toContainText('確認できませんでした')
    await looksRight(page, 'identification with an error')
    await startBooking(page, freshNumber(info.project.name === 'phone' ? 0 : 1))
    // Each page is there before it is examined: a slow machine shows the last one for a while.
    const goOn = page.getByRole('button', { name: '1人で日時を選ぶ' })
    await expect(goOn).toBeVisible()
    await looksRight(page, 'people')
    await goOn.click()
    await expect(firstFreeDay(page)).toBeVisible()
    await looksRight(page, 'calendar')
    await firstFreeDay(page).click()
    await expect(firstFreeTime(page)).toBeVisible()
    await looksRight(page, 'times')
    await firstFreeTime(page).click()
    const book = page.getByRole('button', { name: '予約する' })
    await expect(book).toBeVisible()
    await looksRight(page, 'confirmation')
    await book.click()
    await expect(page.locator('main')).toContainText(/\d{3}-\d{3}-\d{3}/)
    await looksRight(page, 'done')
    await page.goto('/ja/manage')
    await looksRight(page, 'manage')
    await page.goto('/ja/faq')
    await looksRight(page, 'faq')
    await page.goto('/ja/no-such-page')
    await looksRight(page, '404')
    expect(elsewhere).toEqual([])
  },
)

it('PB-02 (part) AX-01 (part) the pages fit 320 px and long words of other languages', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 })
  for (const language of ['ja', 'ja-easy', 'es', 'tl', 'vi', 'pt']) {
    for (const path of ['', '/book/pickup', '/book/renewal', '/manage', '/faq', '/status']) {
      const response = await page.goto(`/${language}${path}`)
      expect(response?.status(), `/${language}${path}`).toBeLessThan(500)
      await expectNoSideways(page, `/${language}${path}`)
    }
  }
})

it('PB-08 AX-02 every language leads to the call centre from the first page', async ({ page }) => {
  for (const language of [
    'ja',
    'ja-easy',
    'en',
    'zh-hans',
    'zh-hant',
    'ko',
    'tl',
    'es',
    'pt',
    'vi',
  ]) {
    await page.goto(`/${language}`)
    await expect(page.getByRole('contentinfo')).toContainText('0120-380-366')
    await expectNoFindings(page, language)
  }
})

it('PB-16 (part) targets are at least 44 px and scripts at most 60 kB compressed', async ({
  page,
}) => {
  await startBooking(page, freshNumber(2))
  await page.getByRole('button', { name: '1人で日時を選ぶ' }).click()
  for (const target of await page.locator('main a:visible, main button:visible').all()) {
    const box = await target.boundingBox()
    expect(box?.height ?? 0, (await target.innerText()).slice(0, 30)).toBeGreaterThanOrEqual(43.5)
  }
  const sources = await page
    .locator('script[src]')
    .evaluateAll((scripts) => scripts.map((script) => (script as HTMLScriptElement).src))
  let bytes = 0
  for (const source of sources)
    bytes += gzipSync(await (await page.request.get(source)).body()).length
  expect(bytes).toBeLessThanOrEqual(60_000)
})

it('PB-15 (part) everything works without JavaScript and with the keyboard alone', async ({
  browser,
}, info) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: info.project.use.baseURL,
  })
  const page = await context.newPage()
  await page.goto('/ja/book/pickup')
  await page.locator('input[name=number]').focus()
  await page.keyboard.type(freshNumber(info.project.name === 'phone' ? 3 : 4))
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '1人で日時を選ぶ' }).press('Enter')
  await firstFreeDay(page).press('Enter')
  await firstFreeTime(page).press('Enter')
  await page.getByRole('button', { name: '予約する' }).press('Enter')
  await expect(page.locator('main')).toContainText(/\d{3}-\d{3}-\d{3}/)
  await context.close()
})
