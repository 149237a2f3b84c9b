import { expect, test as it } from '@playwright/test'

import { signIn } from '../support/demo'
import { call } from '../support/staff'

it.use({ bypassCSP: true })

type Found = { docs: { id: string }[] }

it('a record says what a program noted in it, and asks nobody outside for a field', async ({
  page,
  baseURL,
}) => {
  const outside: string[] = []
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url())
    if (protocol.startsWith('http') && host !== new URL(baseURL!).host) outside.push(host)
  })
  await signIn(page, 'city-admin')
  const { docs } = await call<Found>(
    page,
    'GET',
    '/audit-logs?where[changes][exists]=true&sort=-at&limit=1&depth=0',
  )
  await page.goto(`/admin/collections/audit-logs/${docs[0]!.id}`)
  const noted = page.locator('.json-field', { hasText: '変更前と変更後' })
  await expect(noted).toContainText(/: /)
  expect(outside).toEqual([])
})

it('a form for something new is headed by a word, and its boxes name no field of the program', async ({
  page,
}) => {
  await signIn(page, 'city-admin')
  await page.goto('/admin/collections/opening-patterns/create')
  await expect(page.locator('.doc-header__title')).toHaveText('新規作成')
  const box = page.locator('#field-onHolidays')
  await expect(box).toBeVisible()
  await expect(async () => {
    await box.focus()
    await box.blur()
    await expect(box).not.toHaveAttribute('title', { timeout: 500 })
  }).toPass()
})

it.describe('on a phone', () => {
  it.use({ viewport: { width: 360, height: 740 } })

  it('a page that is not there leads back to the menu, and the header cuts nothing off', async ({
    page,
  }) => {
    await signIn(page, 'operator')
    for (const path of ['/admin/collections/cards/nothing', '/admin/lists', '/admin/defects']) {
      await page.goto(path)
      await expect(page.getByRole('button', { name: 'メニュー', exact: true })).toBeVisible()
      const crumbs = page.locator('.app-header__step-nav-wrapper')
      expect(
        await crumbs.evaluate((element) => element.scrollWidth - element.clientWidth),
      ).toBeLessThanOrEqual(1)
    }
  })
})
