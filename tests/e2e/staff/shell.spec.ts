import { expect, type Page, test as it } from '@playwright/test'

import { expectNoFindings, expectNoSideways } from '../support/axe'
import { demo, signIn } from '../support/demo'
import { call } from '../support/staff'

it.use({ bypassCSP: true })

const menuOf = (page: Page) => page.getByRole('navigation', { name: 'メニュー' })

/** The jump box by its keys; the page's program has to be there to hear them. */
async function jump(page: Page) {
  const box = page.getByRole('dialog', { name: '移動・検索' })
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(box).toBeVisible({ timeout: 1000 })
  }).toPass()
  return box
}

it('the menu keeps its place, shows the page that is open, and folds by group for good', async ({
  page,
}) => {
  await signIn(page, 'city-admin')
  const menu = menuOf(page)
  await menu.getByRole('link', { name: '操作ログ' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '操作ログ' })).toBeVisible()
  const here = menu.getByRole('link', { name: '操作ログ' })
  await expect(here).toHaveAttribute('aria-current', 'page')
  await expect(here).toBeInViewport()
  const group = menu.getByRole('button', { name: '毎日の仕事' })
  await group.focus()
  await page.keyboard.press('Enter')
  await expect(group).toHaveAttribute('aria-expanded', 'false')
  await expect(menu.getByRole('link', { name: '電話予約' })).toBeHidden()
  await page.reload()
  await expect(group).toHaveAttribute('aria-expanded', 'false')
  await expect(menu.getByRole('link', { name: '電話予約' })).toBeHidden()
  // Of a folded group the page that is open stays.
  const own = menu.getByRole('button', { name: '記録' })
  await own.click()
  await expect(own).toHaveAttribute('aria-expanded', 'false')
  await expect(here).toBeVisible()
  await expect(menu.getByRole('link', { name: '提出期限', exact: true })).toBeHidden()
  await expectNoFindings(page, 'folded menu')
})

it('the menu folds where the browser keeps nothing', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError')
      },
    })
  })
  await signIn(page, 'city-admin')
  const menu = menuOf(page)
  const group = menu.getByRole('button', { name: 'カード' })
  await group.click()
  await expect(group).toHaveAttribute('aria-expanded', 'false')
  await menu.getByRole('link', { name: '不備の連絡' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '不備の連絡' })).toBeVisible()
  await expect(group).toHaveAttribute('aria-expanded', 'false')
})

it('the menu of a phone opens by a button with words, closes by Esc, and leads on', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await signIn(page, 'supervisor')
  const button = page.getByRole('button', { name: 'メニュー', exact: true })
  const menu = menuOf(page)
  await expect(async () => {
    await button.click()
    await expect(menu).toBeVisible({ timeout: 1000 })
  }).toPass()
  await expect(page.getByRole('button', { name: 'メニューを閉じる' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()
  await expect(button).toBeFocused()
  await page.keyboard.press('Enter')
  await menu.getByRole('link', { name: 'カードの集計' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'カードの集計' })).toBeVisible()
  await expect(menu).toBeHidden()
  await expectNoSideways(page, 'header on a phone')
  // Pages of our own and Payload's alike: without the button there is no way on.
  for (const path of ['/work', '/card-tasks', '/security', '/transport', '/collections/offices']) {
    await page.goto(`/admin${path}`)
    await expect(button, path).toBeVisible()
    await expect(page.getByRole('button', { name: '移動・検索' }), path).toBeVisible()
  }
})

it('the start page begins with what waits for its person, kind by kind, as the page of it counts', async ({
  page,
}) => {
  await signIn(page, 'window-staff')
  const waiting = page.getByRole('region', { name: /^対応待ち/ })
  const kind = waiting.getByRole('link', { name: /^カードの対応/ })
  const count = /\d+件/.exec(await kind.innerText())![0]
  await expectNoFindings(page, 'start page')
  await kind.click()
  await expect(page.getByRole('heading', { name: `カードの対応 ${count}` })).toBeVisible()
})

it('Ctrl+K leads to a screen, a booking and a person, and asks before it leaves a changed form', async ({
  page,
}) => {
  await signIn(page, 'city-admin')
  await page.goto('/admin/collections/offices')
  const box = await jump(page)
  const field = box.getByRole('combobox')
  await expect(field).toBeFocused()
  await field.fill('ﾀﾅｵﾛｼ')
  await expect(box.getByRole('option').first()).toHaveText(/棚卸し/)
  await expectNoFindings(page, 'jump box')
  await page.keyboard.press('Escape')
  await expect(box).toBeHidden()
  await page.getByRole('button', { name: /移動・検索/ }).click()
  await field.fill('ﾀﾅｵﾛｼ')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '棚卸し' })).toBeVisible()

  await jump(page)
  const { number } = demo().booked[0]!
  await field.fill(number)
  await page.keyboard.press('Enter')
  // A number of one booking only opens it; one that is a card's as well is chosen from.
  const booking = box.getByRole('option', { name: /^予約/ }).first()
  await expect(booking.or(page.locator('#field-number')).first()).toBeVisible()
  if (await booking.isVisible()) await booking.click()
  await page.waitForURL(/\/collections\/reservations\//)

  await jump(page)
  await field.fill('山田')
  await box.getByRole('option', { name: /氏名・カナ・生年月日「山田」で探す/ }).click()
  await page.waitForURL(/\/admin\/cards/)
  await expect(page.getByRole('searchbox')).toHaveValue('山田')
  expect(page.url()).not.toContain(encodeURIComponent('山田'))

  await page.goto('/admin/collections/notices/create')
  await expect(async () => {
    await page.locator('#field-title').fill('書きかけ')
    await expect(page.locator('#action-save')).toBeEnabled({ timeout: 1000 })
  }).toPass()
  await jump(page)
  await field.fill('受付')
  await page.keyboard.press('Enter')
  await expect(page.getByText('保存していない変更があります')).toBeVisible()
  await expect(page).toHaveURL(/notices\/create/)
})

it('Ctrl+K over a call looks for no people, and its Esc ends nothing but itself', async ({
  page,
}) => {
  await signIn(page, 'operator')
  await page.goto('/admin/desk')
  const search = page.getByRole('search').getByRole('textbox')
  await expect(search).toBeFocused()
  await page.keyboard.press('F4')
  await expect(page.locator('.dk-start .wk-choices button').first()).toBeFocused()
  await page.keyboard.press('Enter')
  const step = page.locator('.dk-main h2').first()
  const shown = await step.innerText()
  const box = await jump(page)
  await box.getByRole('combobox').fill('山田')
  await expect(box.getByRole('option')).toHaveCount(0)
  await expect(box.getByRole('status')).toHaveText('合う画面はありません。')
  await page.keyboard.press('Escape')
  await expect(box).toBeHidden()
  await expect(step).toHaveText(shown)
  // A number is looked up as if it had been typed into the screen's own field.
  await jump(page)
  await box.getByRole('combobox').fill(demo().booked[0]!.number)
  await box.getByRole('option', { name: /電話を受ける/ }).click()
  await expect(search).toHaveValue(demo().booked[0]!.number)
  await expect(page.locator('.dk-main')).toContainText(/予約済み|予約/)
})

it('a late save is refused with what changed, who changed it, and keeps what was typed', async ({
  page,
}) => {
  await signIn(page, 'city-admin')
  const offices = await call<{ docs: { id: string; phone: string }[] }>(
    page,
    'GET',
    '/offices?limit=1&depth=0&sort=-order',
  )
  const { id, phone } = offices.docs[0]!
  await page.goto(`/admin/collections/offices/${id}`)
  const [typed, note] = [page.locator('#field-guidance'), `書きかけ ${Date.now()}`]
  await expect(async () => {
    await typed.fill(note)
    await expect(page.locator('#action-save')).toBeEnabled({ timeout: 1000 })
  }).toPass()
  const changed = `044-${String(Date.now()).slice(-3)}-${String(Date.now()).slice(-7, -3)}`
  await call(page, 'PATCH', `/offices/${id}`, { phone: changed })
  await page.locator('#action-save').click()
  const dialog = page.getByRole('dialog', { name: 'ほかの画面で変わりました' })
  await expect(dialog).toContainText('デモ 市管理者')
  await expect(dialog).toContainText(`電話番号 ${phone || '（なし）'}→${changed}`)
  await expectNoFindings(page, 'late save')
  await dialog.getByRole('button', { name: '最新の内容を取り込み、入力を残す' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.locator('#field-phone')).toHaveValue(changed)
  await expect(typed).toHaveValue(note)
  await page.locator('#action-save').click()
  await expect(page.getByText('保存しました。')).toBeVisible()
  const saved = await call<{ phone: string; guidance: string }>(page, 'GET', `/offices/${id}`)
  expect([saved.phone, saved.guidance]).toEqual([changed, note])
})
