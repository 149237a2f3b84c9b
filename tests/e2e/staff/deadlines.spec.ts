import { expect, test as it } from '@playwright/test'

import { expectNoFindings, expectNoSideways } from '../support/axe'
import { signIn } from '../support/demo'

it.use({ bypassCSP: true })

it('NT-09 (part) the supervisor is led to what was missed, records it with one press and takes it back', async ({
  page,
}) => {
  await signIn(page, 'supervisor')
  await page.getByRole('link', { name: /期限が近い・過ぎた提出物/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: '提出期限' })).toBeVisible()
  const late = page.getByRole('region', { name: '期限を過ぎたもの' })
  const done = page.getByRole('region', { name: '出したもの' })
  const missed = late.getByRole('row').filter({ hasText: '過ぎています' })
  await expect(missed.first()).toBeVisible()
  const title = (await missed.first().locator('b').innerText()).trim()
  const row = missed.filter({ hasText: title })
  await expectNoFindings(page, 'deadlines')

  await row.getByRole('button', { name: '提出した' }).click()
  await expectNoFindings(page, 'deadlines, dialog')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '提出した' }).click()
  await expect(row).toHaveCount(0)
  const there = done.getByRole('row').filter({ hasText: title })
  await expect(there).toContainText('遅れて提出')

  await there.getByRole('button', { name: '元に戻す' }).click()
  await dialog.getByLabel('理由').fill('別の日の分でした')
  await dialog.getByRole('button', { name: '元に戻す' }).click()
  await expect(row).toContainText(title)

  await page.setViewportSize({ width: 360, height: 740 })
  await expect(row.getByRole('button', { name: '提出した' })).toBeVisible()
  await expectNoSideways(page, 'deadlines on a phone')
  await expectNoFindings(page, 'deadlines on a phone')
})
