import type { Page } from '@playwright/test'
import { expect, test as it } from '@playwright/test'

import { expectNoFindings } from '../support/axe'
import { signIn } from '../support/demo'

// 10 inches with 1,920 × 1,080 pixels: a page sees two thirds of them, and fingers or a pen.
it.use({
  bypassCSP: true,
  viewport: { width: 1280, height: 720 },
  deviceScaleFactor: 1.5,
  hasTouch: true,
})

const SCREENS = ['/admin', '/admin/reception', '/admin/desk', '/admin/lists', '/admin/print']

/** What can be pressed and is smaller than 44 px, in words. */
const tooSmall = (page: Page) =>
  page.evaluate(() => {
    const kinds = 'a[href], button, select, summary, input:not([type=hidden]), label:has(> input)'
    return [...document.querySelectorAll<HTMLElement>(kinds)].flatMap((one) => {
      // A box is pressed together with its words.
      if (one.matches('input') && one.closest('label')) return []
      const { width, height } = one.getBoundingClientRect()
      const isSeen = width > 0 && height > 0 && getComputedStyle(one).visibility !== 'hidden'
      return isSeen && Math.min(width, height) < 43.5
        ? [`${one.tagName} ${one.innerText} ${Math.round(width)}×${Math.round(height)}`]
        : []
    })
  })

it('AX-08 (part) on a tablet all that a post office presses is large enough, and nothing sticks out', async ({
  page,
}) => {
  await signIn(page, 'post-office-staff')
  for (const screen of SCREENS) {
    await page.goto(screen)
    await expect(page.getByRole('heading').or(page.locator('[data-scan]')).first()).toBeVisible()
    expect([screen, await tooSmall(page)]).toEqual([screen, []])
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect([screen, wider]).toEqual([screen, 0])
    await expectNoFindings(page, `${screen} on a tablet`)
  }
})

it('AX-08 (part) the tiles of the start page are alike in width and read from the left', async ({
  page,
}) => {
  await signIn(page, 'city-admin')
  for (const viewport of [
    { width: 1024, height: 768 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(viewport)
    await page.goto('/admin')
    // What waits by kind is a name and its figure in one line: of one width, and read across.
    for (const list of ['.mg-tasks a', '.mg-tiles:not(.mg-tiles--low) a', '.mg-tiles--low a']) {
      const tiles = page.locator(list)
      await expect(tiles.first()).toBeVisible()
      const seen = await tiles.evaluateAll((all) =>
        all.map((one) => {
          const [head, text] = [...one.children].map((part) => part.getBoundingClientRect().left)
          return { width: Math.round(one.getBoundingClientRect().width), isLeft: head === text }
        }),
      )
      expect(new Set(seen.map(({ width }) => width)).size).toBe(1)
      if (list !== '.mg-tiles--low a') expect(seen.every(({ isLeft }) => isLeft)).toBe(true)
    }
  }
})

it('AX-08 (part) a visitor is received, called and finished by tapping alone', async ({ page }) => {
  await signIn(page, 'post-office-staff')
  await page.goto('/admin/reception')
  const rows = page.locator('[data-row]')
  await expect(rows.first()).toBeVisible()
  const before = await rows.count()

  await page.getByRole('button', { name: '予約なし来庁' }).tap()
  const dialog = page.getByRole('dialog', { name: '予約なし来庁' })
  await dialog.getByText('電子証明書').first().tap()
  await dialog.getByText('そろっている').tap()
  await dialog.getByText('受けられる').tap()
  await dialog.getByRole('button', { name: '受け付ける' }).tap()
  await expect(dialog).toBeHidden()
  await expect(rows).toHaveCount(before + 1)

  // The newest of those who wait.
  const mine = page.locator('tr', { has: page.getByRole('button', { name: '呼ぶ' }) }).last()
  const id = (await mine.getAttribute('data-row'))!
  const row = page.locator(`tr[data-row="${id}"]`)
  await row.getByRole('button', { name: '呼ぶ' }).tap()
  await expect(row).toHaveClass(/is-mine/)
  await row.getByRole('button', { name: '来庁済み' }).tap()
  await expect(row).toHaveClass(/is-completed/)
})
