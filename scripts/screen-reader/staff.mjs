// The operator's 電話予約 and the window's 受付, as they are heard.

/** Walks by name, made of the tools of scripts/screen-reader.mjs. */
export function staffWalks({ page, context, base, demo, ...tools }) {
  const { heading, hear, key, type, go } = tools

  async function signIn(username) {
    await context.clearCookies()
    const account = demo.accounts.find((one) => one.username === username)
    await page.goto(`${base}/admin/login`)
    await page.fill('input[name=username]', account.username)
    await page.fill('input[name=password]', account.password)
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => !url.pathname.includes('login'))
  }

  return {
    async desk() {
      heading('電話予約')
      await signIn('operator')
      await go('/admin/desk')
      for (let stop = 0; stop < 6; stop++) await key('Tab', 900)
      await page.locator('#dk-query').focus()
      await type('0000000000')
      await key('Return', 2500)
      await page.locator('#dk-query').fill('')
      await type(demo.numbers[2].number)
      await key('Return', 3500)
      await key('Right', 900)
      await key('Down', 900)
      await key('Left', 900)
      await key('Up', 900)
      await key('Return', 2500)
      await key('Down', 900)
      await key('Return', 2500)
      await key('Return', 3500)
      for (let stop = 0; stop < 4; stop++) await key('Tab', 900)
    },

    async reception() {
      heading('受付')
      await signIn('window-staff')
      await go('/admin/reception')
      for (let stop = 0; stop < 10; stop++) await key('Tab', 900)
      await page.locator('[data-scan]').focus()
      await type('123456789')
      await key('Return', 2500)
      const row = page.locator('[data-row]').last()
      const number = (await row.innerText()).match(/\d{3}-\d{3}-\d{3}/)?.[0]
      if (!number) return
      await page.locator('[data-scan]').focus()
      await type(number.replaceAll('-', ''))
      await key('Return', 3500)
      await hear('[10 seconds later]', () => {}, 10_000)
    },
  }
}
