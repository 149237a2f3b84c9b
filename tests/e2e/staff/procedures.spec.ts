import type { Page } from '@playwright/test'
import { expect, test as it } from '@playwright/test'

import { expectNoFindings } from '../support/axe'
import { demo, signIn } from '../support/demo'
import { colleague } from '../support/staff'

it.use({ bypassCSP: true })

const DAY = 86_400_000
const COUNTED = ['申請受付', '電子証明書の更新', '暗証番号の再設定'] as const

const count = (page: Page, kind: string) => page.getByRole('spinbutton', { name: `${kind} の件数` })

async function plusOne(page: Page, kind: string): Promise<void> {
  const before = Number(await count(page, kind).inputValue())
  await page.getByRole('button', { name: `${kind} を1件増やす` }).click()
  await expect(count(page, kind)).toHaveValue(String(before + 1))
}

/** Kinds and their counts on one day, as the screen 集計を見る shows them. */
async function reported(page: Page, date: string): Promise<Record<string, number>> {
  await page.getByRole('tab', { name: '集計を見る' }).click()
  // From the day before: it may lie in the month before.
  await page.getByLabel('開始日').fill(new Date(Date.parse(date) - DAY).toISOString().slice(0, 10))
  await page.getByLabel('窓口').selectOption('川崎区役所')
  const table = page.getByRole('table', { name: '手続きの件数' })
  const [, month, day] = date.split('-').map(Number)
  const row = table.getByRole('row', { name: new RegExp(`${month}月${day}日`) })
  await expect(row).toBeVisible()
  const heads = await table.getByRole('columnheader').allInnerTexts()
  const cells = await row.getByRole('cell').allInnerTexts()
  return Object.fromEntries(heads.map((head, at) => [head, Number(cells[at])]))
}

it('CD-31 field staff count other procedures as they are done; they and the city read the number of each per day', async ({
  page,
  browser,
  baseURL,
}) => {
  it.setTimeout(120_000)
  const today = demo().madeOn
  const yesterday = new Date(Date.parse(today) - DAY).toISOString().slice(0, 10)
  await signIn(page, 'field-staff')
  await page.goto('/admin')
  await page
    .getByRole('link', { name: /手続きの件数/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('手続きの件数')
  for (const kind of COUNTED) await expect(count(page, kind)).toBeVisible()
  await expectNoFindings(page, 'procedures, counting')
  await plusOne(page, '申請受付')
  await plusOne(page, '申請受付')
  await plusOne(page, '電子証明書の更新')
  // A number can be typed, a mistake taken back, and a procedure added that nobody had thought of.
  await count(page, '暗証番号の再設定').fill('5')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/合計\s*8\s*件/)).toBeVisible()
  await page.getByRole('button', { name: '暗証番号の再設定 を1件減らす' }).click()
  await expect(count(page, '暗証番号の再設定')).toHaveValue('4')
  await page.getByLabel('ほかの手続きを足す').fill('顔認証カードの相談')
  await page.getByRole('button', { name: '行を足す' }).click()
  await plusOne(page, '顔認証カードの相談')
  await page.getByLabel('日', { exact: true }).fill(yesterday)
  await expect(count(page, '申請受付')).toHaveValue('0')
  await plusOne(page, '申請受付')

  const ofToday = {
    申請受付: 2,
    電子証明書の更新: 1,
    暗証番号の再設定: 4,
    顔認証カードの相談: 1,
    合計: 8,
  }
  expect(await reported(page, today)).toMatchObject(ofToday)
  await expectNoFindings(page, 'procedures, report')

  const city = await colleague(browser, 'city-admin', baseURL!)
  await city.page.goto('/admin/procedures')
  expect(await reported(city.page, today)).toMatchObject(ofToday)
  expect(await reported(city.page, yesterday)).toMatchObject({ 申請受付: 1, 合計: 1 })
  await city.close()
})
