import { expect, test as it } from '@playwright/test'

import { expectNoFindings, expectNoSideways } from '../support/axe'
import { tabTo, walkRenewal } from '../support/site'

it.use({ bypassCSP: true })

it('PB-02 (part) AX-04 (part) every step fits 320 px, in Japanese and with long words', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 })
  for (const language of ['ja', 'pt', 'tl']) {
    await walkRenewal(page, language, async (step) => {
      await expectNoSideways(page, `${language}, 320 px, ${step}`)
      await expectNoFindings(page, `${language}, 320 px, ${step}`)
    })
    await page.context().clearCookies()
  }
})

it('PB-02 every step fits a phone, a tablet and a computer, from the first page to the booking', async ({
  page,
}) => {
  for (const [width, height] of [
    [360, 740],
    [768, 1024],
    [1280, 800],
  ] as const) {
    await page.setViewportSize({ width, height })
    await walkRenewal(page, 'ja', (step) => expectNoSideways(page, `${width} px, ${step}`))
    await page.context().clearCookies()
  }
})

it('PB-02 (part) AX-04 (part) every step fits with text of 200 %', async ({ page }) => {
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      document.documentElement.style.fontSize = '200%'
    })
  })
  for (const language of ['ja', 'pt']) {
    await walkRenewal(page, language, async (step) => {
      expect(
        await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize)),
      ).toBeGreaterThanOrEqual(32)
      await expectNoSideways(page, `${language}, 200 %, ${step}`)
      await expectNoFindings(page, `${language}, 200 %, ${step}`)
    })
    await page.context().clearCookies()
  }
})

it('PB-16 the whole flow with Tab, Space and Enter alone, from the first page to the cancellation', async ({
  page,
}) => {
  const main = page.locator('main')
  const button = main.locator('form button.button-main')
  await page.goto('/ja')
  await page.keyboard.press('Tab')
  // The first stop jumps over the header.
  await expect(page.locator(':focus')).toHaveText(/本文/)
  await page.keyboard.press('Enter')
  await tabTo(page, main.locator('a[href$="/book/renewal"]').first())
  await page.keyboard.press('Enter')
  await page.waitForURL(/renewal$/)
  await tabTo(page, button)
  await page.keyboard.press('Enter')
  await page.waitForURL(/office$/)
  await tabTo(page, main.locator('input[name=office]').first())
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await tabTo(page, button)
  await page.keyboard.press('Enter')
  await page.waitForURL(/calendar$/)
  await tabTo(page, main.locator('.first-free a'))
  await page.keyboard.press('Enter')
  await page.waitForURL(/day\//)
  await tabTo(page, main.locator('button[name=start]:not([disabled])').first())
  await page.keyboard.press('Enter')
  await page.waitForURL(/mail$/)
  await tabTo(page, main.locator('input[type=email]').first())
  await page.keyboard.type('hanako@example.jp')
  await page.keyboard.press('Enter')
  await page.waitForURL(/confirm$/)
  await tabTo(page, button)
  await page.keyboard.press('Enter')
  await page.waitForURL(/done$/)
  const text = await main.innerText()
  const receipt = /\d{3}-\d{3}-\d{3}/.exec(text)![0]
  const code = /確認コード\s*(\d{6})/.exec(text)![1]!

  await page.context().clearCookies()
  await page.goto('/ja/manage')
  await tabTo(page, main.locator('input[name=number]'))
  await page.keyboard.type(receipt)
  await tabTo(page, main.locator('input[name=pin]'))
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
  await page.waitForURL(/manage\/\w+\/booking$/)
  await tabTo(page, main.getByRole('link', { name: '予約を取り消す' }))
  await page.keyboard.press('Enter')
  await page.waitForURL(/cancel$/)
  await expectNoFindings(page, 'cancel')
  await tabTo(page, main.getByRole('button', { name: /取り消す/ }))
  await page.keyboard.press('Enter')
  await page.waitForURL(/why=cancelled/)
  await expect(page.getByRole('status')).toContainText('取り消しました')
})

it('PB-18 a shared device shows the next person nothing: idle, end button and browser back', async ({
  page,
}) => {
  const personal = 'hanako.shared@example.jp'
  await page.clock.install()
  // Neither the browser's history of inputs nor its password store offers what somebody typed.
  const nothingIsOffered = async () => {
    const fields = await page.locator('form, input:not([type=hidden]), textarea').all()
    expect(fields.length).toBeGreaterThan(1)
    for (const field of fields) expect(await field.getAttribute('autocomplete')).toBe('off')
    expect(await page.locator('input[type=password]').count()).toBe(0)
  }
  await page.goto('/ja?kiosk=1')
  await page.goto('/ja/book/pickup')
  await expect(page.locator('input[name=number]')).toBeVisible()
  await nothingIsOffered()
  const upToMail = async () => {
    const main = page.locator('main')
    const next = main.locator('form button.button-main')
    await page.goto('/ja/book/renewal')
    await next.click()
    await main.locator('input[name=office]').first().check()
    await next.click()
    await main.locator('.first-free a').click()
    await page.waitForURL(/day\//)
    const time = main.locator('button[name=start]:not([disabled])').first()
    await time.click()
    await page.clock.runFor(30_000)
    await page.waitForURL(/mail$/)
    await nothingIsOffered()
    await page.locator('input[type=email]').first().fill(personal)
    await next.click()
    await page.waitForURL(/confirm$/)
    await expect(main).toContainText(personal)
  }
  const nothingIsLeft = async (how: string) => {
    expect(await page.content(), how).not.toContain(personal)
    const kept = await page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      caches: 'caches' in window ? (await caches.keys()).length : 0,
    }))
    expect(kept, how).toEqual({ local: 0, session: 0, caches: 0 })
    for (let step = 0; step < 6; step++) {
      await page.goBack().catch(() => null)
      const shown = await page.content()
      expect(shown, `${how}, back ${step + 1}`).not.toContain(personal)
      expect(
        await page
          .locator('input[type=email]')
          .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value)),
      ).not.toContain(personal)
    }
  }

  await upToMail()
  await page
    .getByRole('button', { name: /終わる|終了/ })
    .last()
    .click()
  await page.waitForURL(/\/end/)
  await expectNoFindings(page, 'end')
  await nothingIsLeft('end button')

  await page.goto('/ja?kiosk=1')
  await upToMail()
  // Nobody touches it: a warning first, then the first page.
  await page.clock.runFor(80_000)
  await expect(page.locator('[data-idle]')).toBeVisible()
  await expectNoFindings(page, 'idle warning')
  await page.clock.runFor(15_000)
  await page.waitForURL(/\/end\?kiosk=1/)
  await nothingIsLeft('idle')
})

it('ID-06 (part) PB-22 (part) the number-free service: the script solves its task, and without a script it still works', async ({
  browser,
  page,
}, info) => {
  const main = page.locator('main')
  let proof = ''
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('/day/'))
      proof = new URLSearchParams(request.postData() ?? '').get('proof') ?? ''
  })
  await walkRenewal(page, 'ja', async () => {})
  const solved = JSON.parse(Buffer.from(proof, 'base64').toString()) as Record<string, unknown>
  expect(typeof solved.number).toBe('number')
  expect(solved.signature).toMatch(/./)
  await expect(main).toContainText('確認コード')

  const context = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: info.project.use.baseURL,
    viewport: info.project.use.viewport,
  })
  const plain = await context.newPage()
  await walkRenewal(plain, 'ja', async () => {})
  await context.close()
})
