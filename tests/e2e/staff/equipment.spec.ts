import { expect, test as it } from '@playwright/test'

import { expectNoFindings, expectNoSideways } from '../support/axe'
import { signIn } from '../support/demo'
import { scan } from '../support/scanner'

it.use({ bypassCSP: true })

it('EQ-06 (part) what devices lack is found from the start page, and is mended for many at once', async ({
  page,
}) => {
  await signIn(page, 'secretariat')
  await page.getByRole('link', { name: /足りないもの・期間の近い機器/ }).click()
  await expect(page).toHaveURL(/by_lack=/)
  await page.goto('/admin/devices?by_lack=wire')
  const table = page.getByRole('region', { name: '機器' })
  await expect(table.getByRole('row').nth(1)).toBeVisible()
  await expectNoFindings(page, 'devices without a wire')
  await page.getByRole('checkbox', { name: 'すべて選ぶ' }).check()
  await page.getByRole('button', { name: '盗難防止をした', exact: true }).first().press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('方法（ワイヤー、施錠棚など）').fill('ワイヤー')
  await dialog.getByLabel('取り付けた日').fill('2026-04-01')
  await dialog.getByRole('button', { name: '盗難防止をした' }).press('Enter')
  await expect(page.getByRole('status').filter({ hasText: '変更しました' })).toBeVisible()
  await expectNoSideways(page, 'devices')
})

it('EQ-15 (part) a consumable that came in is entered in one line, and what runs low stands out', async ({
  page,
}) => {
  await signIn(page, 'secretariat')
  await page.goto('/admin/supply-stock')
  const row = page.getByRole('row').filter({ hasText: 'クリアカードケース' })
  await expect(row).toContainText('発注してください')
  await expectNoFindings(page, 'the stock')
  await page.getByLabel('品名').selectOption('クリアカードケース')
  await page.getByLabel('数', { exact: true }).fill('50000')
  await page.getByRole('button', { name: '記録する' }).press('Enter')
  await expect(page.getByRole('status').filter({ hasText: '記録しました' })).toBeVisible()
  await expect(row).not.toContainText('発注してください')
  // A loss wants its reason.
  await page.getByLabel('種類').selectOption('紛失・破損')
  await expect(page.getByLabel('理由（必ず）')).toHaveAttribute('required', '')
})

it('devices of an office are counted by scanning, one after the other', async ({ page }) => {
  await signIn(page, 'supervisor')
  await page.goto('/admin/device-counts')
  await page.getByRole('link', { name: '読み取りの画面' }).first().click()
  const missing = page.getByRole('region', { name: 'まだ読み取っていない機器' })
  const number = await missing.getByRole('cell').first().innerText()
  await expectNoFindings(page, 'a count')
  await scan(page, number)
  await expect(missing.getByRole('cell', { name: number })).toHaveCount(0)
  await scan(page, 'ABC-123')
  await expect(page.getByRole('alert').filter({ hasText: '登録されていません' })).toBeVisible()
})

it('EQ-01 (part) the contract’s table shows first what is not as promised', async ({ page }) => {
  await signIn(page, 'city-admin')
  await page.goto('/admin/device-promises')
  await expect(page.getByRole('region', { name: '種類ごとの合計' })).toContainText('合計')
  await expectNoFindings(page, 'the promised devices')
})
