import type { Page } from '@playwright/test'
import { expect, test as it } from '@playwright/test'

import { expectNoFindings } from '../support/axe'
import { demo, signIn } from '../support/demo'
import { scan, scanWithIme } from '../support/scanner'
import { call, officeOf } from '../support/staff'

it.use({ bypassCSP: true })
type Row = {
  id: string
  number: string
  numberSpoken: string
  outcome: string
  start: string
  servedBy: string
}

const scanField = (page: Page) => page.locator('[data-scan]')
const answer = (page: Page) => page.locator('.rc-answer')

/** Visitors of today who have not come yet. */
async function expected(page: Page, wanted: number): Promise<Row[]> {
  const office = await officeOf(page)
  const { rows } = await call<{ rows: Row[] }>(page, 'GET', `/ops/reception/today?office=${office}`)
  const open = rows.filter((row) => row.outcome === 'none').reverse()
  expect(open.length).toBeGreaterThanOrEqual(wanted)
  return open.slice(0, wanted)
}

/** Whatever else was pressed today: there is a visitor to be called. */
async function somebodyWaits(page: Page): Promise<void> {
  const office = await officeOf(page)
  const { rows } = await call<{ rows: Row[] }>(page, 'GET', `/ops/reception/today?office=${office}`)
  if (rows.some(({ outcome, servedBy }) => outcome === 'arrived' && !servedBy)) return
  const next = rows.findLast(({ outcome }) => outcome === 'none')!
  await call(page, 'POST', '/ops/reception/check-in', { office, text: next.number })
  await page.reload()
  await expect(scanField(page)).toBeFocused()
  await expect(page.locator('[data-row]').first()).toBeVisible()
}

async function openReception(page: Page): Promise<void> {
  await signIn(page, 'window-staff')
  await page.goto('/admin/reception')
  await expect(scanField(page)).toBeFocused()
  await expect(page.locator('[data-row]').first()).toBeVisible()
}

it('receives by scanner wherever the cursor is, with the IME on as well, and by hand in full-width digits', async ({
  page,
}) => {
  await openReception(page)
  const [one, two, three] = await expected(page, 3)

  await scan(page, one!.number)
  await expect(answer(page)).toContainText('受け付けました')
  await expect(answer(page)).toContainText(one!.numberSpoken)
  await expectNoFindings(page, 'reception, received')
  await expect(scanField(page)).toHaveValue('')

  // Scanned again: no second visit, and it says when it was.
  await scan(page, one!.number)
  await expect(answer(page)).toContainText('受付済みです')
  await expectNoFindings(page, 'reception, refused')

  // The cursor stands on a button.
  await page.getByRole('button', { name: /すべて/ }).focus()
  await scan(page, two!.number)
  await expect(answer(page)).toContainText(two!.numberSpoken)

  await scanField(page).focus()
  await scanWithIme(page, three!.number)
  await expect(answer(page)).toContainText(three!.numberSpoken)
  await expect(scanField(page)).toHaveValue('')

  // By hand, a number that was received before: no data of a day has to hold a fourth visitor.
  const wide = two!.number.replace(/\d/g, (digit) =>
    String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
  )
  await scanField(page).focus()
  await page.keyboard.insertText(wide)
  await page.waitForTimeout(120)
  await page.keyboard.press('Enter')
  await expect(answer(page)).toContainText(two!.numberSpoken)
  await expect(answer(page)).toContainText('受付済みです')
})

it('BK-22 (part) a visitor without a booking is received or sent away with a reason, by keyboard alone', async ({
  page,
}) => {
  await openReception(page)
  const dialog = page.getByRole('dialog', { name: '予約なし来庁' })
  const rows = page.locator('[data-row]')
  const before = await rows.count()

  await page.keyboard.press('F8')
  await expect(dialog).toBeVisible()
  await expectNoFindings(page, 'walk-in')
  await dialog.getByLabel('電子証明書').first().press('Space')
  await dialog.getByLabel('足りない').press('Space')
  await expect(dialog.getByText('いまは受け付けられません')).toBeVisible()
  await expect(dialog.getByRole('button', { name: '受け付ける' })).toHaveCount(0)
  await expectNoFindings(page, 'walk-in, documents missing')
  // A grey button says what it waits for.
  await expect(
    dialog.getByRole('button', { name: 'お断りを記録する' }),
  ).toHaveAccessibleDescription('理由を選ぶか書くと、記録できます。')
  await dialog.getByRole('button', { name: '本人確認書類が足りない' }).press('Enter')
  await dialog.getByRole('button', { name: 'お断りを記録する' }).press('Enter')
  await expect(dialog).toBeHidden()
  await expect(answer(page)).toContainText('お断りを記録しました')
  await expect(rows).toHaveCount(before + 1)

  // The focus begins at the first question, and digits answer one after the other.
  await page.keyboard.press('F8')
  await expect(dialog.getByRole('radio').first()).toBeFocused()
  await dialog.getByLabel('電子証明書').first().press('Space')
  await dialog.getByLabel('足りない').focus()
  await page.keyboard.press('1')
  await expect(dialog.getByLabel('受けられる')).toBeFocused()
  await page.keyboard.press('1')
  await expect(dialog.getByRole('button', { name: '受け付ける' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(answer(page)).toContainText('受け付けました')
  await expect(answer(page)).toContainText('予約なし来庁')
  await expect(rows).toHaveCount(before + 2)
})

it(
  'BK-30 calls the next, records the outcome, and the end-of-day list shows what has none',
  { tag: '@everyday' },
  async ({ page }) => {
    await openReception(page)
    await somebodyWaits(page)
    const mine = demo().accounts.find(({ username }) => username === 'window-staff')!.name
    await page.keyboard.press('F4')
    await expect(answer(page)).toContainText('呼び出してください')
    const serving = page.locator('tr.is-mine')
    await expect(serving).toContainText(mine)
    const called = (await serving.getAttribute('data-row'))!
    await serving.focus()
    await page.keyboard.press('d')
    await expect(page.locator(`tr[data-row="${called}"]`)).toHaveClass(/is-completed/)
    await expectNoFindings(page, 'reception, served')

    // Somebody's result of today was entered by mistake: again without one.
    const office = await officeOf(page)
    const { rows } = await call<{ rows: Row[] }>(
      page,
      'GET',
      `/ops/reception/today?office=${office}`,
    )
    const over = rows.find(({ outcome, id }) => outcome === 'completed' && id !== called)!
    await call(page, 'POST', `/ops/reception/${over.id}/undo`)
    await page.reload()
    await expect(scanField(page)).toBeFocused()
    await expect(page.getByRole('button', { name: /結果が未入力 [1-9]/ })).toBeVisible()

    await page.keyboard.press('F9')
    const list = page.getByRole('region', { name: '結果が未入力の一覧' })
    await expect(list).toBeVisible()
    await expectNoFindings(page, 'end of day')
    const left = await list.locator('[data-row]').count()
    expect(left).toBeGreaterThan(0)
    await expect(page.getByRole('button', { name: /結果が未入力/ })).toContainText(`${left}件`)
    const first = (await list.locator('[data-row]').first().getAttribute('data-row'))!
    await page.keyboard.press('ArrowDown')
    await expect(list.locator(`[data-row="${first}"]`)).toBeFocused()
    await page.keyboard.press('d')
    await expect(answer(page)).toContainText('来庁済みにしました')
    await expect(page.locator(`[data-row="${first}"]`)).toHaveCount(0)
    await expect(page.getByRole('button', { name: /結果が未入力/ })).toContainText(`${left - 1}件`)
  },
)

it('the reception of another office and a wrong day are told in words', async ({ page }) => {
  await openReception(page)
  const [booked] = demo().booked
  await scan(page, booked!.number.replaceAll('-', ''))
  await expect(answer(page)).toContainText(/窓口が違います|日が違います/)
  await expect(page.getByRole('link', { name: '電話予約の画面で開く' })).toBeVisible()
  await expectNoFindings(page, 'reception, wrong day')
  // The individual number never leaves the machine.
  let sent = 0
  page.on('request', (request) => {
    if (request.url().includes('/check-in')) sent++
  })
  await scan(page, '123456789018')
  await expect(answer(page)).toContainText('これはマイナンバーです')
  expect(sent).toBe(0)
})
