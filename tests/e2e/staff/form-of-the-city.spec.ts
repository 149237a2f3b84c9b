import { expect, test as it } from '@playwright/test'

import { signIn } from '../support/demo'
import { call, colleague } from '../support/staff'

it.use({ bypassCSP: true })

const FORM = 'https://forms.example.lg.jp/madoguchi'
type Settings = { contactPersonal?: string | null; contactFormUrl?: string | null }

it('CC-10 where the city says so, an escalation has no personal fields and leads to the city’s own form', async ({
  page,
  browser,
}, info) => {
  const base = info.project.use.baseURL!
  const city = await colleague(browser, 'city-admin', base)
  const { contactPersonal, contactFormUrl } = await call<Settings>(
    city.page,
    'GET',
    '/globals/city-settings?depth=0',
  )
  const decide = (wish: Settings) => call(city.page, 'POST', '/globals/city-settings', wish)
  await decide({ contactPersonal: 'number', contactFormUrl: FORM })
  try {
    await signIn(page, 'operator')
    await page.goto('/admin/desk')
    await expect(page.locator('#dk-query')).toBeFocused()
    const record = page.getByRole('region', { name: '問合せの記録' })
    await page.keyboard.press('F6')
    await expect(record.getByLabel(/問合せの内容/)).toBeFocused()
    const words = `代理人の委任状がない ${Date.now()}`
    await page.keyboard.type(words)
    await record.getByLabel(/分類/).selectOption('decision')
    await record.getByLabel(/^結果/).selectOption('escalated')
    await expect(record.getByRole('link', { name: '市の電子申請フォーム' })).toHaveAttribute(
      'href',
      FORM,
    )
    await expect(record.getByLabel(/氏名/)).toHaveCount(0)
    await expect(record.getByLabel(/^電話番号/)).toHaveCount(0)
    await page.keyboard.press('Control+Enter')
    await expect(record.getByRole('link', { name: /エスカレーション E/ })).toBeVisible()

    const lead = await colleague(browser, 'supervisor', base)
    await lead.page.goto('/admin/escalations')
    const row = lead.page.getByRole('row').filter({ hasText: words })
    await row.getByRole('button', { name: '市へ引き継ぐ' }).click()
    const dialog = lead.page.getByRole('dialog')
    await expect(dialog.getByLabel(/氏名|電話番号|住所|生年月日/)).toHaveCount(0)
    await dialog.getByLabel(/市に判断してほしいこと/).fill('委任状なしでよいか')
    await dialog.getByLabel(/電子申請フォームの受付番号/).fill('A-2026-0001')
    await dialog.getByRole('button', { name: '市へ引き継ぐ' }).click()
    await expect(row).toContainText('市へ引継ぎ')
    await row.getByRole('link').first().click()
    await expect(lead.page).toHaveURL(/collections\/escalations\//)
    await expect(lead.page.getByLabel('電子申請フォームの受付番号')).toHaveValue('A-2026-0001')
    await lead.close()
  } finally {
    await decide({ contactPersonal, contactFormUrl })
    await city.close()
  }
})
