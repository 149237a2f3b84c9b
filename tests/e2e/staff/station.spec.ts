import type { Page } from '@playwright/test'
import { expect, test as it } from '@playwright/test'

import { expectNoFindings, expectNoSideways } from '../support/axe'
import { signIn } from '../support/demo'
import { scan, scanWithIme } from '../support/scanner'
import { call, officeOf } from '../support/staff'

it.use({ bypassCSP: true })
type Card = { id: string; manufacturingNumber: string }

const SCAN = '**/api/ops/cards/scan'
const field = (page: Page) => page.locator('[data-scan]')
const answer = (page: Page) => page.locator('.st-answer')
const lines = (page: Page) => page.locator('.st-lines tbody tr')

/** Numbers of cards that came and were not set yet, of the account's office. */
async function cardsToSet(page: Page, wanted: number): Promise<string[]> {
  const query = new URLSearchParams({ statuses: '受入れ済み', offices: await officeOf(page) })
  const { rows } = await call<{ rows: Card[] }>(page, 'GET', `/ops/cards/search?${query}`)
  expect(rows.length).toBeGreaterThanOrEqual(wanted)
  return rows.slice(0, wanted).map((row) => row.manufacturingNumber)
}

async function openStation(page: Page, mode: string): Promise<void> {
  await page.goto(`/admin/station?mode=${mode}`)
  await expect(field(page)).toBeFocused()
}

/** Notes how long the field took from each Enter until it was empty and had the cursor again. */
const measureReady = (page: Page) =>
  page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { readyAfter: times })
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.code !== 'Enter') return
        const begun = performance.now()
        const look = () => {
          const input = document.querySelector<HTMLInputElement>('[data-scan]')
          if (document.activeElement === input && input?.value === '') {
            times.push(performance.now() - begun)
          } else setTimeout(look)
        }
        setTimeout(look)
      },
      true,
    )
  })

it('CD-05 (part) takes the next scan at once while the server needs two seconds, also with the IME on', async ({
  page,
}) => {
  await signIn(page, 'city-staff')
  await openStation(page, 'prepare')
  const numbers = await cardsToSet(page, 5)
  await page.route(SCAN, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 2000))
    await route.continue()
  })
  await measureReady(page)
  for (const number of numbers.slice(0, 4)) await scan(page, number)
  await scanWithIme(page, numbers[4]!)
  await expect(field(page)).toBeFocused()
  await expect(field(page)).toHaveValue('')
  const times = await page.evaluate(
    () => (window as unknown as { readyAfter: number[] }).readyAfter,
  )
  expect(times).toHaveLength(5)
  // Long before the server has answered the first of them.
  expect(Math.max(...times)).toBeLessThan(1000)
  await expect(lines(page)).toHaveCount(5)
  await expect(page.locator('.st-lines tr.is-ok')).toHaveCount(5, { timeout: 15_000 })
  await page.unroute(SCAN)

  // A second scan, an unknown one and a 個人番号 say why; the last never leaves the machine.
  await scan(page, numbers[0]!)
  await expect(answer(page)).toContainText('もう済んでいます')
  await scan(page, 'ZZZ999999')
  await expect(answer(page)).toContainText('登録のない番号です')
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.postData() ?? ''))
  await scan(page, '123456789018')
  await expect(answer(page)).toContainText('読み取らないでください')
  expect(sent.join()).not.toContain('123456789018')
  expect(await page.content()).not.toContain('123456789018')
  await expectNoFindings(page, 'station, refused')
  await expectNoSideways(page, 'station')
})

it('keeps scans over a lost connection and a reload, and sends each once', async ({ page }) => {
  await signIn(page, 'city-staff')
  await openStation(page, 'prepare')
  const [one, two] = await cardsToSet(page, 2)
  const ops: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/ops/cards/scan')) {
      ops.push((request.postDataJSON() as { op: string }).op)
    }
  })
  await page.route(SCAN, (route) => route.abort())
  await scan(page, one!)
  await scan(page, two!)
  await expect(page.getByText('サーバーにつながりません')).toBeVisible()
  await expect(page.getByText('読み取り 2件')).toBeVisible()
  await expectNoFindings(page, 'station, offline')
  const kept = await page.evaluate(() => JSON.stringify(localStorage))
  expect(kept).toContain(one!)
  await page.reload()
  await expect(page.getByText('読み取り 2件')).toBeVisible()
  await page.unroute(SCAN)
  await page.getByRole('button', { name: '今すぐ送る' }).click()
  await expect(page.locator('.st-lines tr.is-ok')).toHaveCount(2, { timeout: 20_000 })
  expect(new Set(ops).size).toBe(2)
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(one!)
})

it('CD-12 (part) CD-27 (part) registers boxes, puts cards into them by scan and counts them', async ({
  page,
}) => {
  const head = `E${Date.now().toString(36).toUpperCase()}`
  await signIn(page, 'city-staff')
  await page.goto('/admin/places')
  await page.getByRole('button', { name: 'まとめて登録' }).click()
  await page.getByLabel('コードの頭').fill(head)
  await expectNoFindings(page, 'places, dialog')
  await page.getByRole('button', { name: '登録する' }).click()
  await expect(page.getByText('60か所を登録しました')).toBeVisible()
  await expectNoFindings(page, 'places')

  await openStation(page, 'place')
  const [one, two] = await cardsToSet(page, 2)
  await scan(page, one!)
  await expect(answer(page)).toContainText('先に場所を読み取ってください')
  await scan(page, `P-${head}-A-01`)
  await expect(page.locator('.st-place strong')).toHaveText('保管室 A棚 箱01')
  await page.getByLabel('次の位置').fill('1')
  await page.keyboard.press('Enter')
  await scan(page, one!)
  await expect(page.locator('.st-lines tr.is-ok')).toHaveCount(2)
  await scan(page, one!)
  await expect(answer(page)).toContainText('同じカードです')
  await expect(page.getByLabel('次の位置')).toHaveValue('2')
  await expectNoFindings(page, 'station, place')

  await page.goto('/admin/stocktake')
  await expectNoFindings(page, 'stocktake')
  await scan(page, `P-${head}-A-01`)
  await expect(page.getByText('まだ 1枚')).toBeVisible()
  await scan(page, one!)
  await expect(answer(page)).toContainText('数えました')
  await scan(page, two!)
  await expect(answer(page)).toContainText('別の保管場所の記録です')
  await expect(page.getByText('合わない 1枚')).toBeVisible()
  await expectNoFindings(page, 'stocktake, counting')
  await page.getByRole('button', { name: '棚卸しを終える' }).click()
  await page.getByRole('button', { name: '終えて結果を見る' }).click()
  await expect(page.getByText('記録にあるカードは、全部ありました。')).toBeVisible()
  await expectNoFindings(page, 'stocktake, result')
})

it('CD-13 (part) ticks cards off by scan, warns of a wrong one, and takes a whole list of numbers', async ({
  page,
}) => {
  await signIn(page, 'city-staff')
  await page.goto('/admin/picking')
  const open = page.locator('.st-tall tbody tr:not(.mg-group):not(.is-done)')
  await expect(open.first()).toBeVisible()
  const number = (await open.first().locator('b').innerText()).trim()
  const before = await open.count()
  await page.keyboard.type(number)
  await page.keyboard.press('Enter')
  await expect(answer(page)).toContainText('引き出しました')
  await expect(open).toHaveCount(before - 1)
  const [wrong] = await cardsToSet(page, 1)
  await scan(page, wrong!)
  await expect(answer(page)).toContainText('予約のないカードです')
  await expectNoFindings(page, 'picking')
  await expectNoSideways(page, 'picking')
  await page.getByRole('button', { name: '戻すカード' }).click()
  await expectNoFindings(page, 'picking, back')

  await openStation(page, 'put-back')
  await page.getByRole('button', { name: '番号の一覧から' }).click()
  await page.getByRole('textbox').fill(`${number}\nZZZ111111\n1234 5678 9018`)
  await expect(page.getByText('3行目にマイナンバーのような番号')).toBeVisible()
  await expectNoFindings(page, 'station, list')
  await page.getByRole('button', { name: /2件を「保管に戻す」にする/ }).click()
  await expect(page.getByText('2 / 2件')).toBeVisible()
  await expect(page.getByText('できた 1件')).toBeVisible()
  await expectNoFindings(page, 'station, list sent')
})
