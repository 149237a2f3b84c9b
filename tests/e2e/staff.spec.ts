import { expect, test as it } from '@playwright/test'

import { expectNoFindings } from './support/axe'
import { demo, signIn } from './support/demo'

it.use({ bypassCSP: true })
it.skip(({ isMobile }) => isMobile, 'staff work at a desk or on a tablet, not on a phone')

it('AC-01 (part) nobody sees a work screen without signing in', async ({ page }) => {
  for (const path of ['/admin', '/admin/desk', '/admin/reception', '/admin/lists']) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/admin\/login/)
  }
})

it('AX-09 (part) each role begins with a start page in Japanese and meets no error', async ({
  page,
}) => {
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  for (const { username } of demo().accounts.filter((one) =>
    ['city-admin', 'operator', 'supervisor'].includes(one.username),
  )) {
    await page.context().clearCookies()
    await signIn(page, username)
    await expect(page.locator('h1').first()).toContainText('年')
    const text = await page.locator('body').innerText()
    expect(text).not.toMatch(/\b(Dashboard|Collections|Logout|Create New|Loading|undefined|null)\b/)
  }
  expect(problems).toEqual([])
})

it('the operator’s screen finds nothing for axe and is ready for typing', async ({ page }) => {
  await signIn(page, 'operator')
  await page.goto('/admin/desk')
  await expect(page.locator('input').first()).toBeFocused()
  await expectNoFindings(page, 'desk, empty')
  await page.keyboard.type('123456789')
  await page.keyboard.press('Enter')
  await page.waitForTimeout(1000)
  await expectNoFindings(page, 'desk, nothing found')
})

it('the reception’s screen finds nothing for axe', async ({ page }) => {
  await signIn(page, 'window-staff')
  await page.goto('/admin/reception')
  await expect(page.locator('[data-scan]')).toBeFocused()
  await expectNoFindings(page, 'reception')
})
