import type { Page } from '@playwright/test'
import { expect, test as it } from '@playwright/test'

import { expectNoFindings } from '../support/axe'
import { signIn } from '../support/demo'
import { call, colleague } from '../support/staff'

it.use({ bypassCSP: true })

const record = (page: Page) => page.getByRole('region', { name: '問合せの記録' })
const question = (page: Page) => record(page).getByLabel(/問合せの内容/)

async function openDesk(page: Page): Promise<void> {
  await page.goto('/admin/desk')
  await expect(page.locator('#dk-query')).toBeFocused()
  await expect(record(page)).toBeVisible()
}

it(
  'CC-01 (part) CC-02 (part) a call is recorded by keyboard alone, in eight presses beside its words, and the city reads it at once',
  { tag: '@everyday' },
  async ({ page, browser }, info) => {
    await signIn(page, 'operator')
    await openDesk(page)
    await expectNoFindings(page, 'before the call')
    const words = `通知書をなくした ${Date.now()}`
    await page.keyboard.press('F6')
    await expect(question(page)).toBeFocused()
    await page.keyboard.type(words)
    await page.keyboard.press('Tab')
    await page.keyboard.press('S')
    await page.keyboard.press('A')
    await expect(record(page).getByLabel(/分類/)).toHaveValue('reissue')
    await page.keyboard.press('Tab')
    await page.keyboard.type('再発行を受け付けた')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await expect(record(page).getByText('根拠: 業務責任者に確認')).toBeVisible()
    await expectNoFindings(page, 'during the call')
    // As it is written, before it is ended.
    await expect(record(page).getByText('保存しました')).toBeVisible()
    const city = await colleague(browser, 'city-admin', info.project.use.baseURL!)
    await city.page.goto('/admin/inquiries')
    const row = city.page.getByRole('row').filter({ hasText: words })
    await expect(row).toContainText('受付中')
    await page.keyboard.press('Control+Enter')
    await expect(record(page).getByRole('status').filter({ hasText: '記録しました' })).toBeVisible()
    await city.page.reload()
    await expect(row).toContainText('記録済み')
    await city.close()
  },
)

it('what is being written outlives a reload, and what is missing is said at its field', async ({
  page,
}) => {
  await signIn(page, 'operator')
  await openDesk(page)
  await page.keyboard.press('F6')
  await expect(question(page)).toBeFocused()
  const words = `予約を変えたい ${Date.now()}`
  await page.keyboard.type(words)
  await page.reload()
  await expect(question(page)).toHaveValue(words)
  await page.keyboard.press('Control+Enter')
  await expect(record(page).getByText('分類を選んでください。').first()).toBeVisible()
  await expect(record(page).getByLabel(/分類/)).toBeFocused()
  await record(page).getByLabel(/分類/).selectOption('booking')
  await record(page).getByLabel(/^回答/).fill('変更した')
  await record(page).getByRole('button', { name: '業務責任者に確認' }).click()
  await page.keyboard.press('Control+Enter')
  await expect(record(page).getByRole('status').filter({ hasText: '記録しました' })).toBeVisible()
})

it('whoever ends a call before its number has come presses once', async ({ page }) => {
  await signIn(page, 'operator')
  await openDesk(page)
  let answer = () => {}
  const isAnswered = new Promise<void>((resolve) => (answer = resolve))
  await page.route('**/ops/contact/inquiries', async (route) => {
    await isAnswered
    await route.continue()
  })
  await page.keyboard.press('F6')
  await expect(question(page)).toBeFocused()
  await page.keyboard.type(`受取の日を聞きたい ${Date.now()}`)
  await record(page).getByLabel(/分類/).selectOption('booking')
  await record(page).getByLabel(/^回答/).fill('伝えた')
  await record(page).getByRole('button', { name: '業務責任者に確認' }).click()
  await page.keyboard.press('Control+Enter')
  await expect(record(page).getByText('番号はまだ')).toBeVisible()
  answer()
  await expect(record(page).getByRole('status').filter({ hasText: '記録しました' })).toBeVisible()
})

it('CC-05 (part) CC-32 (part) an escalation reaches the 業務責任者, an urgent call everybody', async ({
  page,
  browser,
}, info) => {
  await signIn(page, 'operator')
  await openDesk(page)
  await page.keyboard.press('F6')
  await expect(question(page)).toBeFocused()
  const words = `後見人が2人いる ${Date.now()}`
  await page.keyboard.type(words)
  await record(page).getByLabel(/分類/).selectOption('decision')
  await record(page).getByLabel(/^結果/).selectOption('escalated')
  await page.keyboard.press('Control+Enter')
  await expect(record(page).getByRole('link', { name: /エスカレーション E/ })).toBeVisible()
  await record(page)
    .getByRole('button', { name: /緊急の電話/ })
    .click()
  await record(page).getByRole('button', { name: '脅迫' }).click()
  await expect(record(page).getByText('市と業務責任者に知らせました。')).toBeVisible()
  const lead = await colleague(browser, 'supervisor', info.project.use.baseURL!)
  await lead.page.goto('/admin/escalations')
  const row = lead.page.getByRole('row').filter({ hasText: words })
  await row.getByRole('button', { name: '回答する' }).click()
  const dialog = lead.page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: /回答/ }).fill('1人でよいと伝えてください')
  await dialog.getByRole('button', { name: '回答する' }).click()
  await expect(row).toContainText('責任者回答済み')
  // The rest from the page of the record itself, which stands inside the panel's own form.
  await row.getByRole('link').first().click()
  await expect(lead.page).toHaveURL(/collections\/escalations\//)
  await lead.page.getByRole('button', { name: '完了する' }).click()
  await dialog.getByRole('button', { name: '完了する' }).click()
  await expect(dialog).toContainText('反映')
  await dialog.getByLabel(/反映/).selectOption('faq')
  await dialog.getByRole('button', { name: '完了する' }).press('Enter')
  await expect(lead.page.getByRole('region', { name: '経過の表' })).toContainText('完了')
  const { rows } = await call<{ rows: unknown[] }>(
    lead.page,
    'GET',
    '/ops/cases/alerts?state=waiting',
  )
  expect(rows.length).toBeGreaterThan(0)
  await lead.close()
})
