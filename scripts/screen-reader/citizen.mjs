// The citizen's way through the site, as it is heard: booking, mistakes, the time limit, the own booking.

/** Walks by name, made of the tools of scripts/screen-reader.mjs. */
export function citizenWalks({ browser, page, context, base, language, demo, ...tools }) {
  const { heading, hear, open, key, press, tabs, write } = tools
  const main = page.locator('main')
  const next = main.locator('form button.button-main').last()

  return {
    async start() {
      heading('Start page')
      await open('')
      await key('ctrl+Home')
      for (let stop = 0; stop < 4; stop++) await key('Tab', 900)
      await press(page.locator('.languages summary'), 'language menu')
      for (let stop = 0; stop < 3; stop++) await key('Tab', 900)
      await tabs(24)
    },

    async number() {
      heading('Identification by a number: mistakes')
      const { service, number } = demo.numbers[0]
      write(`${service} ${number}`)
      await open('/book/pickup')
      await tabs(12)
      await press(next, 'main button, field empty')
      await key('Tab')
      await key('Return')
      await page.locator('input[name=number]').fill('0000000000')
      const birthday = page.locator('input[name=birthday]')
      if (await birthday.count()) await birthday.fill('1399')
      await press(next, 'main button, wrong')
      await tabs(6)
      await page.locator('input[name=number]').fill(number)
      if (await birthday.count()) await birthday.fill('0101')
      await press(next, 'main button, right number')
    },

    async book() {
      heading('Booking without a number')
      await open('/book/renewal')
      await press(next, 'main button')
      await press(next, 'main button, nothing chosen')
      await main.locator('input[name=office]').first().focus()
      await key('space')
      await key('Down')
      heading('Calendar')
      await press(next, 'main button')
      await tabs(14)
      await press(main.locator('.month-next').first(), 'next month')
      await key('Tab')
      await press(main.locator('.month-links a').first(), 'month before')
      heading('Times')
      // Not the first day: a booking of tomorrow may no longer be changed.
      await press(main.locator('.days a').last(), 'last free day of the month')
      await tabs(5)
      heading('Mail')
      await press(main.locator('button[name=start]:not([disabled])').first(), 'first free time')
      await page.waitForURL(/mail$/)
      await tabs(6)
      await page.locator('input[name=mail]').fill('hanako')
      await press(next, 'main button, wrong address')
      await page.locator('input[name=mail]').fill('hanako@example.jp')
      heading('Confirmation')
      await press(next, 'main button')
      await page.waitForURL(/confirm$/)
      await tabs(12)
      heading('Done')
      await press(next, 'main button')
      await page.waitForURL(/done$/)
      await tabs(12)
    },

    async manage() {
      heading('Own booking')
      const receipt = await main.locator('[data-receipt]').getAttribute('data-receipt')
      const code = await main.locator('[data-code]').getAttribute('data-code')
      await context.clearCookies()
      await open('/manage')
      await tabs(6)
      await press(next, 'main button, fields empty')
      await page.locator('input[name=number]').fill(receipt)
      await page.locator('input[name=pin]').fill('000000')
      await press(next, 'main button, wrong code')
      await page.locator('input[name=pin]').fill(code)
      await press(next, 'main button')
      await page.waitForURL(/manage\/booking/)
      await tabs(12)
      heading('Change')
      await press(main.locator('a[href$="/manage/change"]'), 'change')
      await press(main.locator('.first-free a'), 'earliest day')
      await press(main.locator('button[name=start]:not([disabled])').nth(1), 'another time')
      await press(next, 'main button')
      heading('Cancel')
      await press(main.locator('a[href$="/manage/cancel"]'), 'cancel')
      await press(main.locator('.button-danger-main'), 'yes')
    },

    async closed() {
      heading('A day on which nothing is open')
      const sunday = new Date(`${demo.madeOn}T00:00:00Z`)
      sunday.setUTCDate(sunday.getUTCDate() + 7 - sunday.getUTCDay())
      await open('/book/renewal')
      await next.click()
      await main.locator('input[name=office]').first().check()
      await next.click()
      await page.waitForURL(/calendar$/)
      await open(`/book/renewal/day/${sunday.toISOString().slice(0, 10)}`)
    },

    async expired() {
      heading('The time that was kept is gone')
      const { number } = demo.numbers[1]
      const begin = async (one) => {
        await one.goto(`${base}/${language}/book/pickup`)
        await one.locator('input[name=number]').fill(number)
        await one.locator('main form button.button-main').click()
        await one.waitForURL(/people$/)
      }
      await begin(page)
      await next.click()
      await main.locator('.first-free a').click()
      await page.waitForURL(/day\//)
      await main.locator('button[name=start]:not([disabled])').first().click()
      await page.waitForURL(/(mail|confirm)$/)
      // The same person on another device takes the place of the first attempt.
      const other = await browser.newContext()
      await begin(await other.newPage())
      await other.close()
      await press(next, 'main button')
    },

    async hold() {
      heading('The time that is kept: countdown, warning, end')
      await page.clock.install()
      await open('/book/renewal')
      await next.click()
      await main.locator('input[name=office]').first().check()
      await next.click()
      await main.locator('.first-free a').click()
      await page.waitForURL(/day\//)
      await main.locator('button[name=start]:not([disabled])').first().click()
      await page.clock.runFor(30_000)
      await page.waitForURL(/mail$/)
      await hear('[mail, time running]', () => {}, 3000)
      for (const minutes of [1, 1, 1, 1, 1, 1, 1, 1])
        await hear(`[${minutes} minute later]`, () => page.clock.runFor(minutes * 60_000), 2000)
      for (let i = 0; i < 6; i++)
        await hear('[15 seconds later]', () => page.clock.runFor(15_000), 2000)
      await hear('[60 seconds later]', () => page.clock.runFor(60_000), 2000)
    },
  }
}
