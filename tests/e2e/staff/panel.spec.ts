import { expect, test as it } from '@playwright/test'

import { expectNoFindings } from '../support/axe'
import { demo, logIn, signIn } from '../support/demo'
import { call, officeOf } from '../support/staff'

it.use({ bypassCSP: true })

it('AC-01 (part) nobody sees a work screen without signing in', async ({ page }) => {
  for (const path of ['/admin', '/admin/desk', '/admin/reception', '/admin/lists']) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/admin\/login/)
  }
})

it(
  'AX-09 (part) each role begins with a start page in Japanese and meets no error',
  { tag: '@everyday' },
  async ({ page }) => {
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(error.message))
    for (const { username } of demo().accounts.filter((one) =>
      ['city-admin', 'operator', 'supervisor'].includes(one.username),
    )) {
      await page.context().clearCookies()
      await signIn(page, username)
      await expect(page.locator('h1').first()).toContainText('年')
      const text = await page.locator('body').innerText()
      expect(text).not.toMatch(
        /\b(Dashboard|Collections|Logout|Create New|Loading|undefined|null)\b/,
      )
    }
    expect(problems).toEqual([])
  },
)

it('a person with a new account is led from the log-in to the password that is still to be chosen', async ({
  page,
}) => {
  await signIn(page, 'window-staff')
  const office = await officeOf(page)
  await page.context().clearCookies()
  await signIn(page, 'city-admin')
  const account = { username: `newcomer${Date.now()}`, password: 'Kumo-to-Hashi-27-no-Asa' }
  await call(page, 'POST', '/users', {
    ...account,
    name: '新任 花子',
    kana: 'シンニン ハナコ',
    roles: ['window-staff'],
    employer: 'vendor',
    offices: [office],
  })
  await page.context().clearCookies()
  await logIn(page, account)
  await expect(page).toHaveURL(/\/admin\/security/)
  await expect(page.getByLabel('今のパスワード')).toBeVisible()
})

it(
  'a half-typed time is refused on its field and not saved as none',
  { tag: '@everyday' },
  async ({ page }) => {
    await signIn(page, 'city-admin')
    await page.goto('/admin/collections/calendar-exceptions/create')
    const start = page.locator('#field-start')
    // What is typed before the page's program has the form is gone, and seen to be.
    await expect(async () => {
      await start.focus()
      await page.keyboard.type('09')
      await page.keyboard.press('Tab')
      const isHalf = () => start.evaluate((input: HTMLInputElement) => input.validity.badInput)
      expect(await isHalf()).toBe(true)
      await page.waitForLoadState('networkidle')
      expect(await isHalf()).toBe(true)
    }).toPass()
    await page.getByRole('button', { name: '保存' }).click()
    const field = page.locator('.field-type.text', { has: page.locator('#field-start') })
    await expect(field).toContainText('時刻を 09:00 の形で入力してください。')
  },
)

it('the operator’s screen finds nothing for axe and is ready for typing', async ({ page }) => {
  await signIn(page, 'operator')
  await page.goto('/admin/desk')
  await expect(page.locator('input').first()).toBeFocused()
  await expectNoFindings(page, 'desk, empty')
  await page.keyboard.type('123456789')
  await page.keyboard.press('Enter')
  await page.waitForTimeout(1000)
  await expectNoFindings(page, 'desk, nothing found')
})

it('the reception’s screen finds nothing for axe', async ({ page }) => {
  await signIn(page, 'window-staff')
  await page.goto('/admin/reception')
  await expect(page.locator('[data-scan]')).toBeFocused()
  await expectNoFindings(page, 'reception')
})

it('AU-08 (part) AU-01 (part) the log tells of logins, refused ones too, and finds a booking by its number', async ({
  page,
}) => {
  await page.goto('/admin/login')
  await page.fill('input[name=username]', 'helpdesk')
  await page.fill('input[name=password]', 'not the password')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/ログインIDかパスワードが違います/).first()).toBeVisible()
  await signIn(page, 'auditor')
  await page.goto('/admin/logs')
  const list = page.getByRole('region', { name: '操作ログの一覧' })
  await expect(list).toContainText('ログイン失敗（パスワードが違う）')
  await expectNoFindings(page, 'operation log')
  await page.getByRole('searchbox').fill(demo().booked[0]!.number)
  await expect(list).not.toContainText('ログイン')
  await expect(list).toContainText(`受付番号 ${demo().booked[0]!.number} の予約`)
  // Out as a file only with a purpose.
  await expect(page.getByRole('button', { name: 'CSVで出す' })).toBeDisabled()
  await page.getByLabel('目的').fill('監査')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'CSVで出す' }).click()
  expect((await download).suggestedFilename()).toContain('操作ログ')
})

it('AU-10 (part) opens a check and a run of a task from their lists, in words', async ({
  page,
}) => {
  await signIn(page, 'city-admin')
  for (const [slug, word] of [
    ['check-results', '予約枠の残り人数'],
    ['job-runs', 'メールの送信'],
  ] as const) {
    await page.goto(`/admin/collections/${slug}`)
    await page.locator('table').getByRole('link', { name: word }).first().click()
    await page.waitForURL(new RegExp(`/${slug}/[^/]+$`))
    await expect(page.locator('main form')).toContainText(word)
  }
})

it('the form of the own account offers no new password that would be refused, and leads to where it is changed', async ({
  page,
}) => {
  await signIn(page, 'helpdesk')
  await page.goto('/admin/account')
  const link = page.getByRole('link', { name: '自分のアカウントの安全を開く' })
  await expect(link).toBeVisible()
  await expect(page.locator('#change-password')).toBeHidden()
  await link.click()
  await expect(page.getByRole('heading', { name: 'パスワードの変更' })).toBeVisible()
  await expect(page.getByLabel('今のパスワード').last()).toBeVisible()
})

it('the form of a new account marks everything that it lacks at the first save', async ({
  page,
}) => {
  await signIn(page, 'city-admin')
  await page.goto('/admin/collections/users/create')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('新規作成')
  // A slow line: the form's look at what was typed is answered only after the save was refused.
  let answer = () => {}
  const isRefused = new Promise<void>((resolve) => (answer = resolve))
  const isAnswered = page.waitForResponse(
    (response) => response.url().endsWith('/create') && response.request().method() === 'POST',
  )
  await page.route('**/admin/collections/users/create', async (route) => {
    if (route.request().method() === 'POST') await isRefused
    await route.continue()
  })
  const isAsked = page.waitForRequest((request) => request.method() === 'POST')
  await page.locator('#field-username').fill('one.turn')
  await isAsked
  // The browser's own look at the fields is ready once the form has heard of the change.
  await page.locator('#action-save:not([disabled])').click()
  // A choice bears its id itself, the others have it on the input.
  const marked = (field: string) =>
    page.locator(`.field-type.error:has(#field-${field}), .field-type.error#field-${field}`)
  const lacking = ['password', 'name', 'roles']
  for (const field of lacking) await expect(marked(field)).toBeVisible()
  answer()
  await isAnswered
  await page.waitForLoadState('networkidle')
  for (const field of lacking) await expect(marked(field)).toBeVisible()
})
