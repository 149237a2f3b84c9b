import { expect, test as it } from '@playwright/test'

import { expectNoFindings, expectNoSideways } from '../support/axe'
import { signIn } from '../support/demo'
import { colleague } from '../support/staff'

it.use({ bypassCSP: true })

it('RP-26 (part) a report that is due is opened, written and handed in with three clicks, and the city returns it', async ({
  page,
}) => {
  await signIn(page, 'supervisor')
  await page.goto('/admin/reports')
  const list = page.getByRole('table').first()
  const draft = list.getByRole('row').filter({ hasText: '作成中' }).last()
  const title = (await draft.getByRole('link').first().textContent())!.trim()
  await draft.getByRole('link').first().click()
  await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible()
  await expect(page.getByText('の数字です。')).toBeVisible()
  await expectNoFindings(page, 'a report to be written')
  await expectNoSideways(page, 'a report to be written')
  const fields = page.getByRole('region', { name: '文章' }).getByRole('textbox')
  for (const field of await fields.all()) if (!(await field.inputValue())) await field.fill('なし')
  await expect(page.getByText('保存しました')).toBeVisible()
  // What was written is there after a reload, without a button.
  await page.reload()
  await expect(fields.first()).not.toHaveValue('')
  await page.getByRole('button', { name: '提出する' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '提出する' }).click()
  await expect(page.getByText('提出済み')).toBeVisible()
  await expect(fields).toHaveCount(0)

  await page.context().clearCookies()
  await signIn(page, 'city-admin')
  await page.goto('/admin/reports')
  await page.getByRole('link', { name: title }).first().click()
  await page.getByRole('button', { name: 'いまの数字と比べる' }).click()
  await expect(page.getByText(/同じです|か所あります/)).toBeVisible()
  await page.getByRole('button', { name: '差し戻す' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('原因を書いてください')
  await dialog.getByRole('button', { name: '差し戻す' }).click()
  await expect(page.getByText('市から: 原因を書いてください')).toBeVisible()
  await expectNoFindings(page, 'a report that was returned')
})

it('two people write in one part: nobody’s words are written over, and the second decides', async ({
  page,
  browser,
}, info) => {
  await signIn(page, 'supervisor')
  await page.goto('/admin/reports')
  const draft = page
    .getByRole('row')
    .filter({ hasText: /作成中|差戻し/ })
    .last()
  await draft.getByRole('link').first().click()
  const field = page.getByRole('region', { name: '文章' }).getByRole('textbox').first()
  await expect(field).toBeVisible()
  const other = await colleague(browser, 'vendor-manager', info.project.use.baseURL!)
  await other.page.goto(page.url())
  const theirs = other.page.getByRole('region', { name: '文章' }).getByRole('textbox').first()
  await field.fill('一人目の文章')
  await expect(page.getByText('保存しました')).toBeVisible()
  await theirs.fill('二人目の文章')
  const question = other.page.getByRole('group', { name: 'ほかの人の文章' })
  await expect(question).toContainText('一人目の文章')
  await expect(theirs).toHaveValue('二人目の文章')
  await expectNoFindings(other.page, 'a part in which two have written')
  await question.getByRole('button', { name: '自分の文章に置き換える' }).click()
  await expect(question).toHaveCount(0)
  await expect(other.page.getByText('保存しました')).toBeVisible()
  await page.reload()
  await expect(field).toHaveValue('二人目の文章')
  await other.close()
})
