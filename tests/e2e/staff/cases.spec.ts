import { expect, test as it } from '@playwright/test'

import { expectNoFindings, expectNoSideways } from '../support/axe'
import { signIn } from '../support/demo'

it.use({ bypassCSP: true })

it('CD-21 (part) what waits is done from one page, by keyboard; the second of two clerks is told who was faster', async ({
  page,
  context,
}) => {
  await signIn(page, 'window-staff')
  await page.getByRole('link', { name: '対応待ち', exact: true }).click()
  const tasks = page.getByRole('region', { name: 'カードの対応' })
  const first = tasks.getByRole('row').nth(1)
  await expect(first).toContainText('再発行')
  const number = await first.getByRole('cell', { name: /^[a-z]+-\d{6}$/ }).innerText()
  await expectNoFindings(page, 'what waits')

  // The same record on another screen, before anybody does anything.
  const other = await context.newPage()
  await other.goto('/admin/card-tasks')
  const same = other.getByRole('row').filter({ hasText: number })
  await expect(same.getByRole('button', { name: '送った' })).toBeVisible()

  await first.getByRole('button', { name: '送った' }).press('Enter')
  await page.getByLabel('メモ').fill('窓口で渡した 123456789018')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('メモ')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByRole('dialog')).toContainText('マイナンバー（個人番号）は入力できません')
  await expectNoFindings(page, 'a refused answer')
  await page.getByLabel('メモ').fill('窓口で渡した')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('row').filter({ hasText: number })).toHaveCount(0)

  await same.getByRole('button', { name: '送った' }).press('Enter')
  await other.getByLabel('メモ').press('Enter')
  const told = other.getByRole('alert').filter({ hasText: '「対応済み」にしました' })
  await expect(told).toContainText('デモ 窓口スタッフ')

  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSideways(page, 'a phone')
})

it('CD-28 (part) papers whose time is over are found by their day and destroyed together; the record keeps who did it', async ({
  page,
}) => {
  await signIn(page, 'city-staff')
  await page.goto('/admin/card-papers')
  const table = page.getByRole('region', { name: '受領書・申請書' })
  await expect(table.getByText('期限が来ました').first()).toBeVisible()
  // Kept for years still: on the list, and not among what is due.
  const rows = table.getByRole('row')
  await expect(rows).toHaveCount(5)
  await page.getByRole('button', { name: '今日までに期限が来たもの' }).click()
  await expect(rows).toHaveCount(3)
  await page.getByRole('checkbox', { name: 'すべて選ぶ' }).check()
  await page.getByRole('button', { name: '廃棄済みにする', exact: true }).first().press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: '廃棄済みにする' }).press('Enter')
  await expect(page.getByRole('status').filter({ hasText: '2件を変更しました。' })).toBeVisible()
  await page.getByLabel('状態').selectOption('廃棄済み')
  await expectNoFindings(page, 'destroyed papers')
  await table.getByRole('link').first().click()
  await expect(page.getByRole('table', { name: '経過' })).toContainText('デモ 市職員')
})
