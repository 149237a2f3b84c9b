import { expect, test as it } from '@playwright/test'

import { expectNoFindings } from '../support/axe'
import { demo, signIn } from '../support/demo'
import { call, colleague } from '../support/staff'

it.use({ bypassCSP: true })

it('PR-21 who has no 名札 is flagged to the supervisor until the issue is recorded on the account', async ({
  page,
  browser,
  baseURL,
}) => {
  it.setTimeout(120_000)
  const name = `名札 花子${Date.now()}`
  const number = `N-${Date.now()}`
  await signIn(page, 'city-admin')
  const { docs } = await call<{ docs: { id: string; name: string }[] }>(
    page,
    'GET',
    '/offices?where[code][equals]=kawasaki&depth=0',
  )
  await call(page, 'POST', '/users', {
    username: `badge${Date.now()}`,
    password: 'Kumo-to-Hashi-27-no-Asa',
    name,
    kana: 'ナフダ ハナコ',
    roles: ['window-staff'],
    employer: 'vendor',
    offices: [docs[0]!.id],
  })

  // The supervisor is told on the start page, and led to the list.
  const supervisor = await colleague(browser, 'supervisor', baseURL!)
  await supervisor.page.goto('/admin')
  await supervisor.page
    .getByRole('link', { name: /名札のない人/ })
    .first()
    .click()
  await expect(supervisor.page.getByRole('heading', { level: 1 })).toHaveText('名札')
  const line = supervisor.page.getByRole('row', { name: new RegExp(name) })
  await expect(line).toContainText('未発行')
  await expect(line).toContainText('窓口スタッフ（受託者）')
  await expectNoFindings(supervisor.page, 'badges, one missing')
  // Who is in charge of the work reads the list; the account is not theirs to write.
  await expect(line.getByRole('link')).toHaveCount(0)

  // The administrator records the issue, from the same list.
  await page.goto('/admin/badges')
  await page.getByRole('link', { name }).click()
  await expect(page.locator('#field-name')).toHaveValue(name)
  await page.locator('#field-badgeNumber').fill(number)
  await page.locator('#field-badgeIssuedOn').fill(demo().madeOn)
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.locator('.payload-toast-container')).toContainText(/保存|更新/)

  await supervisor.page.goto('/admin/badges?show=missing')
  await expect(supervisor.page.getByRole('heading', { level: 1 })).toHaveText('名札')
  await expect(line).toHaveCount(0)
  await supervisor.page.goto('/admin/badges')
  await expect(line).toContainText('発行済み')
  await expect(line).toContainText(number)
  const [, month, day] = demo().madeOn.split('-').map(Number)
  await expect(line).toContainText(`${month}月${day}日`)
  await expect(line).not.toContainText('⚠')
  await expectNoFindings(supervisor.page, 'badges, issued')
  await supervisor.close()
})
