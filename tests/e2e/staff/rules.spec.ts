import { expect, test as it } from '@playwright/test'

import { signIn } from '../support/demo'
import { call } from '../support/staff'

type Rules = { docs: { id: string; extra: { label: string; retired: boolean }[] }[] }
const ADDED = '議事録の番号'

it.afterEach(async ({ page }) => {
  // What is demanded of everybody would be demanded in the other tests, too.
  const { docs } = await call<Rules>(page, 'GET', '/case-rules?depth=0')
  for (const { id, extra } of docs)
    await call(page, 'PATCH', `/case-rules/${id}`, {
      extra: extra.map((one) => ({ ...one, retired: one.retired || one.label === ADDED })),
    })
})

it('a city administrator adds a field that a move demands, sees whom it touches before saving, and it holds at once', async ({
  page,
}) => {
  await signIn(page, 'city-admin')
  await page.goto('/admin/collections/case-rules')
  await page.getByRole('link', { name: '移送への要望', exact: true }).last().click()
  const effect = page.getByRole('region', { name: '保存すると、どうなるか' })
  await expect(effect).toContainText('変わるところはありません')

  await page.getByRole('button', { name: /項目\s?を追加/ }).click()
  const field = page.locator('#extra-row-1')
  await field.getByLabel('項目の名前').fill(ADDED)
  await field.getByRole('group', { name: 'いつ聞くか' }).getByLabel('「回答する」のとき').check()
  await field.getByLabel('その操作では必ず入力する').check()
  await expect(effect).toContainText('項目「議事録の番号」を足します。')
  await expect(effect).toContainText(/「議事録の番号」を必ず入力します。待っている\d件にも/)
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(effect).toContainText('変わるところはありません')

  await page.goto('/admin/transport-requests')
  await expect(page.getByRole('columnheader', { name: '議事録の番号' })).toBeVisible()
  await page.getByRole('button', { name: '回答する' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('回答（必須）').fill('1月から午前に届けます')
  await dialog.getByLabel('要望の結果').selectOption('一部だけ')
  await dialog.getByRole('button', { name: '回答する' }).click()
  await expect(dialog).toContainText('「議事録の番号」を入力してください。')
  await dialog.getByLabel('議事録の番号（必須）').fill('2026-12-3')
  await dialog.getByRole('button', { name: '回答する' }).click()
  await expect(dialog).toBeHidden()
  await page.getByLabel('状態').selectOption('回答済み')
  const row = page.getByRole('row').filter({ hasText: '2026-12-3' })
  await expect(row).toContainText('一部だけ')
  await row.getByRole('link').first().click()
  await expect(page.getByText('議事録の番号')).toBeVisible()
})
