import type { Page } from '@playwright/test'
import { expect, test as it } from '@playwright/test'

import { expectNoFindings } from '../support/axe'
import { signIn } from '../support/demo'
import { call } from '../support/staff'

it.use({ bypassCSP: true })

const leaving = (page: Page) =>
  page.getByRole('dialog', { name: '書いたものが、まだ保存されていません' })
const asked = (page: Page) => page.getByRole('dialog', { name: /^市の指示を記録/ })

/** A record of an incident of its own, on the screen. */
async function openIncident(page: Page): Promise<string> {
  const { row } = await call<{ row: { id: string } }>(page, 'POST', '/ops/cases/incidents', {
    answers: { what: `画面が開かない ${Date.now()}`, kind: 'system' },
    op: crypto.randomUUID(),
  })
  await page.goto(`/admin/collections/incidents/${row.id}`)
  return row.id
}

const begin = async (page: Page, words: string): Promise<void> => {
  await page.getByRole('button', { name: '市の指示を記録' }).press('Enter')
  await asked(page).getByLabel('市の指示').fill(words)
}

it.afterEach(async ({ page }) => {
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  const open = await call<{ alerts: { id: string }[] }>(page, 'GET', '/ops/alarms/open')
  for (const { id } of open.alerts) await call(page, 'POST', `/ops/alarms/${id}/answer`, {})
})

it('what was typed into the dialog of an act outlives a colleague who was faster, who is named with the act and with what stands now', async ({
  page,
  context,
}) => {
  await signIn(page, 'supervisor')
  const id = await openIncident(page)
  const other = await context.newPage()
  await other.goto(`/admin/collections/incidents/${id}`)
  await begin(page, '全窓口で受付を止める')
  await begin(other, '手書きの受付に切り替える')
  await asked(page).getByRole('button', { name: '市の指示を記録' }).press('Enter')
  await expect(asked(page)).toHaveCount(0)

  await asked(other).getByRole('button', { name: '市の指示を記録' }).press('Enter')
  const told = asked(other).getByRole('alert')
  await expect(told).toContainText('「市の指示を記録」を記録しました（状態は「検知」のままです）')
  await expect(told).not.toContainText('にしました')
  const field = asked(other).getByLabel('市の指示')
  await expect(field).toHaveValue('手書きの受付に切り替える')
  await expect(asked(other).getByText('いまの記録: 全窓口で受付を止める')).toBeVisible()
  await expectNoFindings(other, 'what stands beside what is typed')
  // Seen, and meant: it is sent once more.
  await field.fill('全窓口で受付を止め、手書きに切り替える')
  await asked(other).getByRole('button', { name: '市の指示を記録' }).press('Enter')
  await expect(asked(other)).toHaveCount(0)
})

for (const status of [503, 429, 403])
  it(`what was typed into the dialog of an act outlives an answer ${status}, and is one act when it is sent again`, async ({
    page,
  }) => {
    await signIn(page, 'supervisor')
    const id = await openIncident(page)
    await page.route(/\/instruct$/, (route) => route.fulfill({ status, json: { status } }))
    await begin(page, '返事のない指示')
    const send = asked(page).getByRole('button', { name: '市の指示を記録' })
    await send.press('Enter')
    await expect(asked(page).getByRole('alert')).toContainText('処理できませんでした')
    await expect(asked(page).getByLabel('市の指示')).toHaveValue('返事のない指示')
    await page.unrouteAll({ behavior: 'wait' })
    await send.press('Enter')
    await expect(asked(page)).toHaveCount(0)
    const { history } = await call<{ history: { what: string }[] }>(
      page,
      'GET',
      `/ops/cases/incidents/${id}`,
    )
    expect(history.map(({ what }) => what)).toEqual(['市の指示を記録', '登録'])
  })

it('Back asks before it leaves what is typed into a dialog, and a dialog that is only opened costs no press', async ({
  page,
}) => {
  await signIn(page, 'supervisor')
  await page.goto('/admin/alerts')
  await page.goto('/admin/incidents')
  const register = page.getByRole('button', { name: '障害・事故を登録' })
  const dialog = page.getByRole('dialog', { name: '障害・事故を登録' })
  await register.click()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await page.goBack()
  await expect(page).toHaveURL(/\/admin\/alerts$/)
  await page.goForward()

  await register.click()
  await dialog.locator('textarea').first().pressSequentially('書きかけ')
  await page.goBack()
  await expect(leaving(page)).toBeVisible()
  await leaving(page).getByRole('button', { name: '続けて書く' }).click()
  await expect(dialog.locator('textarea').first()).toHaveValue('書きかけ')
  await page.goBack()
  await leaving(page).getByRole('button', { name: '保存せずに閉じる' }).click()
  await expect(page).toHaveURL(/\/admin\/alerts$/)
})
