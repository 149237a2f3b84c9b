import { randomUUID } from 'node:crypto'

import type { Page } from '@playwright/test'
import { expect, test as it } from '@playwright/test'

import { signIn } from '../support/demo'
import { call } from '../support/staff'

it.use({ bypassCSP: true })

const record = (page: Page) => page.getByRole('region', { name: '問合せの記録' })
const question = (page: Page) => record(page).getByLabel(/問合せの内容/)
const search = (page: Page) => page.locator('#dk-query')
const leaving = (page: Page) =>
  page.getByRole('dialog', { name: '書いたものが、まだ保存されていません' })

async function openDesk(page: Page): Promise<void> {
  await page.goto('/admin/desk')
  await expect(search(page)).toBeFocused()
  await expect(record(page).getByRole('button', { name: /電話を受けた/ })).toBeVisible()
}

it('the first words after F6 stand in the record, however slow the server and however often it is pressed', async ({
  page,
}) => {
  await signIn(page, 'operator')
  await openDesk(page)
  let begun = 0
  await page.route('**/ops/contact/inquiries', async (route) => {
    begun += 1
    await new Promise((answer) => setTimeout(answer, 1_000))
    await route.continue()
  })
  const words = `急いで打った最初の文 ${Date.now()}`
  await page.keyboard.press('F6')
  await page.keyboard.press('F6')
  await page.keyboard.type(words, { delay: 20 })
  await expect(question(page)).toHaveValue(words)
  await expect(search(page)).toHaveValue('')
  await expect(record(page).getByText('保存しました')).toBeVisible()
  await expect(question(page)).toHaveValue(words)
  expect(begun).toBe(1)
  // Whoever is threatened finds the button, whatever else stands on the screen, and by key.
  await page.setViewportSize({ width: 1366, height: 600 })
  const urgent = record(page).getByRole('button', { name: /緊急の電話/ })
  await expect(urgent).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('F7')
  await expect(record(page).getByRole('button', { name: '脅迫' })).toBeFocused()
  // A figure chooses one of these, and nothing in the middle of the desk.
  const sent = page.waitForRequest(/\/ops\/cases\/urgent-demands$/)
  await page.keyboard.press('1')
  expect(((await sent).postDataJSON() as { answers: { kind: string } }).answers.kind).toBe('threat')
  await expect(record(page).getByText('市と業務責任者に知らせました。')).toBeVisible()
  const open = await call<{ alerts: { id: string }[] }>(page, 'GET', '/ops/alarms/open')
  for (const { id } of open.alerts) await call(page, 'POST', `/ops/alarms/${id}/answer`, {})
})

it('a call that comes while the network is gone is written down, and stored by itself once it is back', async ({
  page,
  context,
}) => {
  await signIn(page, 'operator')
  await openDesk(page)
  await context.setOffline(true)
  const words = `回線が切れている間の電話 ${Date.now()}`
  await page.keyboard.press('F6')
  await page.keyboard.type(words)
  await expect(question(page)).toHaveValue(words)
  await expect(record(page).getByRole('alert')).toContainText('つながりしだい、自動で保存します')
  await context.setOffline(false)
  await expect(record(page).getByText('保存しました')).toBeVisible()
  await expect(record(page).getByRole('alert')).toHaveCount(0)
  // The same again for a record that has its number, and in two tabs: both words stay.
  const other = await context.newPage()
  await other.goto('/admin/desk')
  await record(other).getByRole('button', { name: words }).click()
  await question(other).fill('別の画面で書いた文')
  await expect(record(other).getByText('保存しました')).toBeVisible()
  await question(page).press('End')
  await page.keyboard.type('、こちらで続けた文')
  await expect(record(page).getByRole('alert')).toContainText('両方の文')
  await expect(question(page)).toHaveValue(`別の画面で書いた文\n${words}、こちらで続けた文`)
  await expect(record(page).getByText('保存しました')).toBeVisible()
})

it('a text that is being written is left neither by a link nor by Back without a question', async ({
  page,
}) => {
  await signIn(page, 'supervisor')
  const { doc } = await call<{ doc: { id: string } }>(page, 'POST', '/texts', {
    title: `試験のFAQ ${randomUUID().slice(0, 8)}`,
    ...{ kind: 'manual', owner: '業務責任者', audiences: ['operators'], order: 10 },
  })
  await page.goto(`/admin/collections/texts/${doc.id}`)
  await page.getByRole('button', { name: '新しい版を書く' }).click()
  const detail = page.getByRole('textbox', { name: '業務詳細説明書' })
  await detail.click()
  await page.keyboard.type('長い文章')
  const here = page.url()
  await page.getByRole('link', { name: '勤務表', exact: true }).first().click()
  await expect(leaving(page)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(leaving(page)).toHaveCount(0)
  await page.goBack()
  await expect(leaving(page)).toBeVisible()
  await page.keyboard.press('Escape')
  expect(page.url()).toBe(here)
  await expect(detail).toContainText('長い文章')
  // What is kept is left without a question.
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText('保存しました。')).toBeVisible()
  await page.getByRole('link', { name: '勤務表', exact: true }).first().click()
  await expect(page).toHaveURL(/shifts|roster|people/)
})

it('Esc asks before it throws away what was typed into the dialog of an act', async ({ page }) => {
  await signIn(page, 'supervisor')
  await page.goto('/admin/issues')
  await page.locator('.mg-begin button').click()
  const dialog = page.locator('dialog.mg-dialog').first()
  await dialog.getByRole('textbox').first().fill('長い説明の文')
  await page.keyboard.press('Escape')
  await expect(leaving(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(leaving(page)).toHaveCount(0)
  await expect(dialog.getByRole('textbox').first()).toHaveValue('長い説明の文')
  await page.keyboard.press('Escape')
  await leaving(page).getByRole('button', { name: '保存せずに閉じる' }).click()
  await expect(page.locator('dialog')).toHaveCount(0)
  // With nothing typed it closes at once.
  await page.locator('.mg-begin button').click()
  await page.keyboard.press('Escape')
  await expect(page.locator('dialog')).toHaveCount(0)
})
