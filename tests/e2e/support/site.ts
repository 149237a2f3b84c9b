import type { Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'

export type Step =
  'identification' | 'office' | 'calendar' | 'times' | 'mail' | 'confirmation' | 'done'

/**
 * Walks 電子証明書更新予約 (no number) from its first page to the end, by the page's own links and
 * buttons in whatever language, and looks at every step.
 */
export async function walkRenewal(
  page: Page,
  language: string,
  look: (step: Step) => Promise<void>,
): Promise<void> {
  const main = page.locator('main')
  const next = main.locator('form button.button-main')
  await page.goto(`/${language}/book/renewal`)
  await look('identification')
  await next.click()
  await page.waitForURL(/\/office$/)
  await look('office')
  await main.locator('input[name=office]').first().check()
  await next.click()
  await page.waitForURL(/\/calendar$/)
  await look('calendar')
  await main.locator('.first-free a').click()
  await page.waitForURL(/\/day\//)
  await look('times')
  await main.locator('button[name=start]:not([disabled])').first().click()
  await page.waitForURL(/\/mail$/)
  await look('mail')
  await next.click()
  await page.waitForURL(/\/confirm$/)
  await look('confirmation')
  await next.click()
  await page.waitForURL(/\/done$/)
  await expect(main).toContainText(/\d{3}-\d{3}-\d{3}/)
  await look('done')
}

/** Goes on with Tab until the wanted thing has the focus; fails when the keyboard cannot reach it. */
export async function tabTo(page: Page, wanted: Locator, most = 80): Promise<void> {
  for (let presses = 0; presses < most; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) {
      const ring = await wanted.evaluate((element) => {
        const style = getComputedStyle(element)
        const shown = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
        // Choices show their ring on the card around the radio button.
        const around = element.closest('label')
        const outer = around ? getComputedStyle(around) : null
        return shown || (!!outer && (outer.outlineStyle !== 'none' || outer.boxShadow !== 'none'))
      })
      expect(ring, 'the focus can be seen').toBe(true)
      return
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`not reached with ${most} presses of Tab: ${wanted}`)
}
