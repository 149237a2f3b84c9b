import type { Page } from '@playwright/test'
import { expect, test as it } from '@playwright/test'

import { demo } from '../support/demo'
import { walkRenewal } from '../support/site'
import { announced, spoken } from '../support/spoken'

/* What was heard in the run with Orca (docs/accessibility.md) and must stay so. */

// Playwright puts a blank around a part of its own box, the browsers do not.
const WORDS = {
  ja: {
    heading: /^電子証明書更新予約 ?、 ?.+/,
    step: /ステップ \d（全\d+ステップ）/,
    day: /^\d{1,2}月\d{1,2}日 .曜日 ?、 ?(.+、 ?)?(空きあり|残りわずか)$/,
    closed: /\d{1,2}月\d{1,2}日 [日土]曜日 ?、 ?(.+、 ?)?受付なし/,
    time: /^\d\d:\d\d～\d\d:\d\d ?、 ?(空きあり|残りわずか)$/,
    change: /^変更 ?、 ?日時$/,
    when: /\d{4}年\d{1,2}月\d{1,2}日 .曜日 \d\d:\d\d/,
    receipt: /\d \d \d、\d \d \d、\d \d \d/,
    phone: /^電話番号 ?、 ?0120-/,
  },
  en: {
    heading: /^Renew your electronic certificate ?,\s+.+/,
    step: /Step \d of \d/,
    day: /^\w+day, \w+ \d{1,2} ?,\s+(.+,\s+)?(Available|Few left)$/,
    closed: /(Saturday|Sunday), \w+ \d{1,2} ?,\s+(.+,\s+)?Closed/,
    time: /^\d\d:\d\d to \d\d:\d\d ?,\s+(Available|Few left)$/,
    change: /^Change ?,\s+Date and time$/,
    when: /\w+day, \w+ \d{1,2}, \d{4} at \d\d:\d\d/,
    receipt: /\d \d \d, \d \d \d, \d \d \d/,
    phone: /^Phone number ?,\s+0120-/,
  },
}

/** Every link and button says what it is, and the same words never lead to two places. */
async function expectClearNames(page: Page, step: string): Promise<void> {
  const targets = new Map<string, string>()
  for (const { role, name, target } of await announced(page.locator('body'))) {
    expect(name, `${step}: a ${role} to ${target} without a name`).not.toBe('')
    if (role !== 'link') continue
    expect(target, `${step}: two places are called ${name}`).toBe(targets.get(name) ?? target)
    targets.set(name, target)
  }
}

it('AX-04 (part) every page of a booking tells a screen reader where one is, what is free, and the numbers digit by digit', async ({
  page,
}, info) => {
  // The narrow layout shows other parts of a page than the wide one; each gets one of the languages.
  const language = info.project.name === 'phone' ? 'en' : 'ja'
  const words = WORDS[language]
  const main = page.locator('main')
  const titles = new Set<string>()
  await walkRenewal(page, language, async (step) => {
    await expect(page.locator('html'), step).toHaveAttribute('lang', language)
    titles.add(await page.title())
    const heading = page.getByRole('heading', { level: 1 })
    await expect(heading, step).toHaveCount(1)
    await expectClearNames(page, step)
    const text = await spoken(main)
    // Neither a sign nor a weekday in brackets, which is read as moon, fire, water …
    expect(text, step).not.toMatch(/[◯○△×✕•●→←]|（[日月火水木金土]）/)
    if (step === 'done') {
      expect(text).toMatch(words.receipt)
      expect(text).toMatch(/(^|\s)\d( \d){5}$/m)
      expect(text).not.toMatch(/\d{3}-\d{3}-\d{3}|(^|\s)\d{6}(\s|$)/m)
      expect(text).toMatch(words.when)
      return
    }
    await expect(heading, step).toHaveAccessibleName(words.heading)
    expect(text, step).toMatch(words.step)
    if (step === 'calendar') {
      const days = (await announced(page.locator('.days'))).map(({ name }) => name)
      expect(days.length).toBeGreaterThan(0)
      for (const name of days) expect(name).toMatch(words.day)
      // The last days of a month may all be open; the next month has a weekend.
      if (!words.closed.test(text)) {
        await page.locator('.month-next').first().click()
        await page.waitForURL(/#month$/)
      }
      expect(await spoken(main)).toMatch(words.closed)
    }
    if (step === 'times')
      for (const { name } of await announced(page.locator('.times')))
        expect(name).toMatch(words.time)
    if (step === 'confirmation') {
      await expect(page.getByRole('link', { name: words.change })).toBeVisible()
      expect(text).toMatch(words.when)
    }
  })
  // The title is the first thing that is said: no two steps sound the same.
  expect(titles.size).toBe(7)
  const phone = page.getByRole('contentinfo').getByRole('link', { name: words.phone })
  await expect(phone).toBeVisible()
})

it('AX-04 (part) mistakes are said first, lead into their field and stay with it', async ({
  page,
}) => {
  const main = page.locator('main')
  const send = main.locator('form button.button-main').last()
  const summary = page.getByRole('alert').filter({ hasText: '確認してください' })
  /** From the summary into the field, as a person goes who hears it. */
  const follow = async (name: string) => {
    await expect(summary).toBeFocused()
    expect(await page.title()).toMatch(/^エラー：/)
    await page.keyboard.press('Tab')
    await expect(page.locator(':focus')).toHaveAccessibleName(name)
    await page.keyboard.press('Enter')
  }
  const focus = page.locator(':focus')

  await page.goto('/ja/book/pickup')
  await send.press('Enter')
  await follow('予約番号：入力してください。')
  await expect(focus).toHaveRole('textbox')
  await expect(focus).toHaveAccessibleName('予約番号')
  await expect(focus).toHaveAttribute('aria-invalid', 'true')
  await expect(focus).toHaveAccessibleDescription(/通知書に書いてある番号.*入力してください。$/)

  await page.goto('/ja/manage')
  await send.press('Enter')
  await follow('受付番号：入力してください。')
  await expect(focus).toHaveAccessibleName('受付番号')

  await page.goto('/ja/book/renewal')
  await send.press('Enter')
  await page.waitForURL(/office$/)
  await send.press('Enter')
  await follow('窓口：1つ選んでください。')
  await expect(focus).toHaveRole('radio')
  const offices = page.getByRole('radiogroup', { name: '行きたい窓口を1つ選んでください' })
  await expect(offices).toHaveAttribute('aria-invalid', 'true')
  await expect(offices).toHaveAccessibleDescription('1つ選んでください。')
  await page.keyboard.press('Space')
  await send.press('Enter')

  // Another month: the page is the same, so the month takes the focus and is said.
  await page.waitForURL(/calendar$/)
  await page.locator('.month-next').first().press('Enter')
  await page.waitForURL(/#month$/)
  await expect(focus).toHaveRole('heading')
  await expect(focus).toHaveText(/^\d{4}年\d{1,2}月$/)

  const { number, second } = demo().booked[0]!
  await page.goto('/ja/manage')
  await main.locator('input[name=number]').fill(number)
  await main.locator('input[name=pin]').fill(second === '000000' ? '111111' : '000000')
  await send.press('Enter')
  const refused = page.getByRole('alert').filter({ hasText: '確認できませんでした' })
  await expect(refused).toBeFocused()
  expect(await page.title()).toMatch(/^エラー：/)
})

it('AX-04 (part) the time that is kept is announced twice: two minutes before its end and at its end', async ({
  page,
}) => {
  await page.clock.install()
  const main = page.locator('main')
  const next = main.locator('form button.button-main')
  await page.goto('/ja/book/renewal')
  await next.click()
  await main.locator('input[name=office]').first().check()
  await next.click()
  await main.locator('.first-free a').click()
  await page.waitForURL(/day\//)
  await main.locator('button[name=start]:not([disabled])').first().click()
  await page.clock.runFor(30_000)
  await page.waitForURL(/mail$/)
  // The running clock itself stands in no live region.
  await expect(page.locator('[aria-live] [data-clock], [role] [data-clock]')).toHaveCount(0)
  await page.evaluate(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    for (const live of document.querySelectorAll('[role=alert], [role=status], [aria-live]'))
      new MutationObserver(() => heard.push(live.textContent ?? '')).observe(live, {
        childList: true,
        characterData: true,
        subtree: true,
      })
  })
  const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard)
  await page.clock.runFor(7 * 60_000)
  expect(await heard()).toEqual([])
  await page.clock.runFor(4 * 60_000)
  expect(await heard()).toEqual([
    expect.stringContaining('あと2分で'),
    expect.stringContaining('過ぎました'),
  ])
  await expect(page.getByRole('button', { name: '10分 延長する' })).toBeVisible()
})
