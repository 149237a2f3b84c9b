import type { Page } from '@playwright/test'
import { expect, test as it } from '@playwright/test'

import { expectNoFindings } from '../support/axe'
import { demo, signIn } from '../support/demo'
import { call, colleague, keyboardOf, peopleWithoutBooking } from '../support/staff'

it.use({ bypassCSP: true })

type LookUp = { bookings: { mails: { kind: string }[] }[] }

let numbers: string[] = []

it.beforeAll(async ({ browser }, info) => {
  const admin = await colleague(browser, 'city-admin', info.project.use.baseURL!)
  numbers = await peopleWithoutBooking(admin.page, 3)
  await admin.close()
})

const nameOf = (username: string) => demo().accounts.find((one) => one.username === username)!.name

const search = (page: Page) => page.locator('#dk-query')

/** Ready when the cursor stands in the search field. */
async function openDesk(page: Page): Promise<void> {
  await page.goto('/admin/desk')
  await expect(search(page)).toBeFocused()
}
const readOut = (page: Page) => page.getByRole('region', { name: '読み上げてください' })
const receiptIn = async (page: Page) =>
  (await readOut(page)
    .getByLabel(/受付番号/)
    .getAttribute('aria-label'))!.replace('受付番号 ', '')

/** The cell or time that the cursor stands on, so that the next key goes where a person sends it. */
const inGrid = (page: Page) => expect(page.locator('.dk-grid td:focus')).toBeVisible()
const inTimes = (page: Page) => expect(page.locator('.dk-slotlist button:focus')).toBeVisible()

it(
  'OP-01 OP-04 (part) OP-13 (part) a phone booking from the call to the read-out, by keyboard alone and in few keys',
  { tag: '@everyday' },
  async ({ page }) => {
    await signIn(page, 'operator')
    await openDesk(page)
    const keys = keyboardOf(page)
    const begun = Date.now()

    // A digit is offered where it acts, and nowhere else.
    const referral = page
      .getByRole('region', { name: /案内先/ })
      .locator('li kbd')
      .first()
    await expect(referral).toBeHidden()
    await page.keyboard.press('F9')
    await expect(referral).toBeVisible()
    await page.keyboard.press('F2')
    await expect(referral).toBeHidden()
    await keys.type(numbers[0]!)
    await keys.press('Enter')
    await inGrid(page)
    await expectNoFindings(page, 'desk, offices and days')
    await keys.press('Enter')
    await inTimes(page)
    await expectNoFindings(page, 'desk, times')
    await keys.press('Enter')
    await expect(page.getByRole('button', { name: /この内容で予約する/ })).toBeFocused()
    await expectNoFindings(page, 'desk, confirmation')
    await keys.press('Enter')

    await expect(readOut(page)).toBeFocused()
    await expect(readOut(page)).toContainText('持ってくるもの')
    await expect(readOut(page)).toContainText('ご予約を承りました')
    await expectNoFindings(page, 'desk, read-out')
    expect(await receiptIn(page)).toMatch(/^\d{3}-\d{3}-\d{3}$/)
    const receipt = await receiptIn(page)

    // The number of the letter, four times Enter. By the keystroke-level model (0.28 s for a key,
    // 1.35 s of thought before each step) and what the machine took, axe included, under a minute.
    expect(keys.counted.keys).toBeLessThanOrEqual(numbers[0]!.length + 4)
    expect(keys.counted.keys * 0.28 + 5 * 1.35 + (Date.now() - begun) / 1000).toBeLessThan(60)

    await keys.press('F2')
    await expect(search(page)).toBeFocused()
    await keys.type(receipt)
    await keys.press('Enter')
    const found = page.getByRole('region', { name: new RegExp(`受付番号 ${receipt}`) })
    await expect(found).toContainText('コールセンター')
    await expect(found.getByRole('row', { name: /予約/ }).last()).toContainText(nameOf('operator'))
    await expectNoFindings(page, 'desk, a booking')
  },
)

it('OP-03 (part) OP-06 (part) finds, changes, sends again and cancels by keyboard alone; channel and both people stay recorded', async ({
  page,
  browser,
}, info) => {
  await signIn(page, 'operator')
  await openDesk(page)
  const keys = keyboardOf(page)
  // 電子証明書の更新 has no number: F4, the procedure's digit, and then the same calendar.
  await keys.press('F4')
  await expect(page.locator('.wk-choices button').first()).toBeFocused()
  await page.keyboard.press('2')
  await inGrid(page)
  await keys.press('ArrowDown')
  await keys.press('ArrowRight')
  await keys.press('s')
  await keys.press('Enter')
  await inTimes(page)
  await keys.press('Enter')
  await expect(page.locator('input[type=email]')).toBeFocused()
  await keys.type('tanaka@example.jp')
  await keys.press('Enter')
  await expect(page.getByRole('button', { name: /この内容で予約する/ })).toBeFocused()
  await keys.press('Enter')
  const receipt = await receiptIn(page)
  const before = await readOut(page).locator('.dk-bigwhen').innerText()

  // Change: the first thing offered, by its digit.
  await keys.press('F2')
  await keys.type(receipt.replaceAll('-', ''))
  await keys.press('Enter')
  await expect(page.getByRole('button', { name: /日時・窓口を変更/ })).toBeFocused()
  await keys.press('1')
  await inGrid(page)
  await expect(page.getByText(/いまの予約/)).toBeVisible()
  await keys.press('ArrowDown')
  await keys.press('s')
  await keys.press('Enter')
  await inTimes(page)
  await keys.press('Enter')
  await expect(page.getByRole('button', { name: /この日時に変更する/ })).toBeFocused()
  await keys.press('Enter')
  await expect(readOut(page)).toBeFocused()
  expect(await readOut(page).locator('.dk-bigwhen').innerText()).not.toBe(before)

  // Send again, to an address that was heard better this time.
  await keys.press('2')
  await page.getByRole('button', { name: /メールを再送/ }).waitFor()
  await keys.press('3')
  await expect(page.locator('input[type=email]')).toBeFocused()
  await expectNoFindings(page, 'desk, send again')
  await keys.type('tanaka2@example.jp')
  await keys.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'メールを送り直します' })).toBeVisible()

  // Cancel: asked once more, Esc keeps the booking, Enter cancels it. A colleague does it.
  const supervisor = await colleague(browser, 'supervisor', info.project.use.baseURL!)
  const other = keyboardOf(supervisor.page)
  await openDesk(supervisor.page)
  await other.type(receipt)
  await other.press('Enter')
  await expect(supervisor.page.getByRole('button', { name: /日時・窓口を変更/ })).toBeFocused()
  await other.press('2')
  await expect(supervisor.page.getByText('予約を取り消しますか')).toBeVisible()
  await expectNoFindings(supervisor.page, 'desk, cancel')
  await other.press('Escape')
  await expect(supervisor.page.getByRole('button', { name: /日時・窓口を変更/ })).toBeFocused()
  await other.press('2')
  await expect(supervisor.page.getByText('予約を取り消しますか')).toBeVisible()
  await other.press('Enter')
  await expect(
    supervisor.page.getByRole('status').filter({ hasText: '取り消しました' }),
  ).toBeVisible()
  const history = supervisor.page.getByRole('region', { name: '履歴' })
  await expect(history.getByRole('row', { name: /取消し/ })).toContainText(nameOf('supervisor'))
  await expect(history.getByRole('row', { name: /変更/ })).toContainText(nameOf('operator'))
  await expect(history.getByRole('row', { name: /変更/ })).toContainText('コールセンター')

  // The mails of it all: confirmation, change, again, cancellation.
  await expect
    .poll(async () => {
      const again = await call<LookUp>(supervisor.page, 'POST', '/ops/search', {
        text: receipt,
      })
      return again.bookings[0]!.mails.map(({ kind }) => kind).sort()
    })
    .toEqual(expect.arrayContaining(['cancellation', 'change', 'confirmation']))
  await supervisor.close()
})

it('OP-13 (part) BK-13 (part) staff of a ward office book as 市職員 under their own name', async ({
  page,
}) => {
  await signIn(page, 'city-staff')
  await openDesk(page)
  const keys = keyboardOf(page)
  await keys.press('F4')
  await expect(page.locator('.wk-choices button').first()).toBeFocused()
  await keys.press('2')
  await inGrid(page)
  await keys.press('s')
  await keys.press('Enter')
  await inTimes(page)
  await keys.press('Enter')
  await expect(page.locator('input[type=email]')).toBeFocused()
  await keys.press('Enter')
  await keys.press('Enter')
  await expect(readOut(page)).toBeFocused()
  await keys.press('2')
  const found = page.getByRole('region', { name: /受付番号/ })
  await expect(found.locator('.dk-summary')).toContainText('市職員')
  await expect(found.getByRole('region', { name: '履歴' })).toContainText(nameOf('city-staff'))
})

it('OP-05 (part) the things to bring change with the procedure', async ({ page }) => {
  await signIn(page, 'operator')
  await openDesk(page)
  const bring = page.getByRole('region', { name: '持ってくるもの' })
  const lists: string[] = []
  for (const digit of ['1', '2', '3']) {
    await page.keyboard.press('F4')
    await expect(page.locator('.wk-choices button').first()).toBeFocused()
    await page.keyboard.press(digit)
    await expect(bring.locator('li').first()).toBeVisible()
    lists.push(await bring.innerText())
  }
  expect(new Set(lists).size).toBe(3)
})

it('says what is wrong and keeps what was typed', async ({ page }) => {
  await signIn(page, 'operator')
  await openDesk(page)
  await page.keyboard.type('123456789')
  await page.keyboard.press('Enter')
  await expect(page.getByText('数字を1つ聞き違えているようです')).toBeVisible()
  await expectNoFindings(page, 'desk, misheard')
  await page.keyboard.press('F2')
  // A valid individual number goes nowhere.
  await page.keyboard.type('123456789018')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'マイナンバー' })).toBeVisible()
  await expectNoFindings(page, 'desk, refused')
})

it('a booking given to another procedure asks for a number that fits before it shows the calendar', async ({
  page,
}) => {
  await signIn(page, 'operator')
  await openDesk(page)
  const renewal = demo().booked.find(({ service }) => service === '電子証明書更新予約')!
  await page.keyboard.type(renewal.number)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /別の手続きに替える/ }).press('Enter')
  await page.getByRole('button', { name: /カード交付予約/ }).press('Enter')
  const number = page.getByLabel(/予約番号/).last()
  await expect(number).toBeFocused()
  await page.keyboard.type('123')
  await page.keyboard.press('Enter')
  await expect(page.getByText('この番号の対象者は見つかりません')).toBeVisible()
  await expect(number).toHaveValue('123')
  await number.fill(numbers[1]!)
  await page.keyboard.press('Enter')
  await inGrid(page)
})

it('CC-40 a lost notice becomes a request from the person or the booking found, without a mouse', async ({
  page,
}) => {
  await signIn(page, 'operator')
  await openDesk(page)
  const keys = keyboardOf(page)
  const form = page.getByRole('form', { name: /再発行の依頼を記録する/ })
  const done = page.getByRole('status').filter({ hasText: '再発行の依頼を記録しました' })

  // Somebody who may book stands at the calendar at once; the button is one step before it.
  await keys.type(numbers[2]!)
  await keys.press('Enter')
  await inGrid(page)
  const button = page.getByRole('button', { name: '再発行の依頼' })
  for (let tries = 0; tries < 12; tries++) {
    if (await button.evaluate((element) => element === document.activeElement)) break
    await keys.press('Shift+Tab')
  }
  await expect(button).toBeFocused()
  await keys.press('Enter')
  await expect(form).toContainText(numbers[2]!)
  await expectNoFindings(page, 'desk, request for a new notice')
  await keys.press('Escape')
  await expect(button).toBeVisible()
  await button.press('Enter')
  await expect(form.getByRole('radio').first()).toBeFocused()
  await keys.press('Tab')
  await keys.type('はがきを紛失')
  await keys.press('Enter')
  await expect(done).toBeVisible()
  await expect(button).toBeVisible()

  const admin = await colleague(page.context().browser()!, 'city-admin', new URL(page.url()).origin)
  const { rows } = await call<{ rows: { cells: { note: string } }[] }>(
    admin.page,
    'GET',
    '/ops/cases/card-tasks?split=reissue-notice',
  )
  expect(rows.filter(({ cells }) => cells.note === 'はがきを紛失')).toHaveLength(1)
  await admin.close()

  await keys.press('F2')
  await keys.type(demo().booked[0]!.number)
  await keys.press('Enter')
  const act = page.getByRole('group', { name: 'できること' }).getByRole('button', {
    name: '再発行の依頼',
  })
  await expect(act).toBeVisible()
  await keys.press((await act.locator('kbd').innerText()).trim())
  await expect(form).toBeVisible()
  await keys.press('ArrowDown')
  await keys.press('Enter')
  await expect(done).toBeVisible()
  await expect(act).toBeVisible()
})
