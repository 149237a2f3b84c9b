import { expect, test as it } from '@playwright/test'

import { signIn } from '../support/demo'
import { call } from '../support/staff'

const ENDED = { name: 'ログインの期限が切れました' }

it(
  'AC-17 (part) a form whose log-in ended keeps its text and is saved by a new log-in in another tab',
  { tag: '@everyday' },
  async ({ page }) => {
    // Four log-ins, each with its slow hash.
    it.slow()
    await signIn(page, 'city-admin')
    const offices = await call<{ docs: { id: string }[] }>(page, 'GET', '/offices?limit=1&depth=0')
    await page.goto(`/admin/collections/offices/${offices.docs[0]!.id}`)
    const field = page.locator('#field-phone')
    await field.fill('044-200-9911')
    // What the form asks the server about it would meet the end of the log-in before the save does.
    await page.waitForLoadState('networkidle')
    await page.context().clearCookies()
    // Past the mouse: the form asks by itself, too, and the dialogue may stand over the button already.
    await page.locator('#action-save').dispatchEvent('click')
    const dialog = page.getByRole('dialog', ENDED)
    await expect(dialog).toBeVisible()
    await expect(page.getByText(/権限がありません/)).toHaveCount(0)
    await dialog.getByRole('button', { name: 'ログインしました' }).click()
    await expect(dialog).toContainText('まだログインしていません')
    // Somebody else in this browser does not open what is under the dialogue.
    const tab = await page.context().newPage()
    await signIn(tab, 'operator')
    await dialog.getByRole('button', { name: 'ログインしました' }).click()
    await expect(page.getByRole('dialog', { name: '別の人がログインしています' })).toBeVisible()
    await page.context().clearCookies()
    await signIn(tab, 'city-admin')
    const saved = page.waitForResponse((response) => response.request().method() === 'PATCH')
    await page.getByRole('button', { name: 'ログインしました' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    // What could not be saved is sent again by itself.
    expect((await saved).status()).toBe(200)
    await expect(field).toHaveValue('044-200-9911')
  },
)

it('AC-17 (part) the desk keeps the call when its log-in ends', async ({ page }) => {
  await signIn(page, 'operator')
  await page.goto('/admin/desk')
  await expect(page.locator('input').first()).toBeFocused()
  await page.keyboard.type('123456789')
  await page.context().clearCookies()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', ENDED)
  await expect(dialog).toBeVisible()
  const tab = await page.context().newPage()
  await signIn(tab, 'operator')
  await tab.close()
  await dialog.getByRole('button', { name: 'ログインしました' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page).toHaveURL(/\/admin\/desk/)
  // The search that was refused has been sent again.
  await expect(page.getByText(/見つかりません|番号/).first()).toBeVisible()
})

it('AC-17 (part) the time of an idle screen runs out where it stands', async ({ page }) => {
  await page.clock.install()
  await signIn(page, 'operator')
  await page.goto('/admin/desk')
  await expect(page.locator('input').first()).toBeFocused()
  await page.keyboard.type('123456789')
  await page.context().clearCookies()
  await page.clock.fastForward('09:00:00')
  await expect(page.getByRole('dialog', ENDED)).toBeVisible()
  await expect(page).toHaveURL(/\/admin\/desk/)
  await expect(page.locator('input').first()).toHaveValue('123456789')
})

it('AC-17 (part) a row that is added to a form after its log-in ended is there after the new one', async ({
  page,
}) => {
  it.slow()
  await signIn(page, 'city-admin')
  const offices = await call<{ docs: { id: string }[] }>(page, 'GET', '/offices?limit=1&depth=0')
  await page.goto(`/admin/collections/offices/${offices.docs[0]!.id}`)
  const rows = page.locator('#field-translations .array-field__row')
  const add = page.locator('#field-translations .array-field__add-row')
  const before = await rows.count()
  // The first row shows that the page's program is there.
  await expect(async () => {
    await add.click()
    await expect(rows.nth(before).getByRole('textbox').first()).toBeVisible({ timeout: 2000 })
  }).toPass()
  const first = await rows.count()
  await page.context().clearCookies()
  await add.click()
  const dialog = page.getByRole('dialog', ENDED)
  await expect(dialog).toBeVisible()
  const tab = await page.context().newPage()
  await signIn(tab, 'city-admin')
  await tab.close()
  await dialog.getByRole('button', { name: 'ログインしました' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(rows).toHaveCount(first + 1)
  await expect(rows.last().getByRole('textbox').first()).toBeVisible()
})
