import type { Page } from '@playwright/test'
import { expect, test as it } from '@playwright/test'

import { expectNoFindings, expectNoSideways } from '../support/axe'
import { demo, signIn } from '../support/demo'
import { scan } from '../support/scanner'
import { call } from '../support/staff'

it.use({ bypassCSP: true })
type Card = { id: string; manufacturingNumber: string; status: string; rev: number }

const answer = (page: Page) => page.locator('.st-answer')

async function officeOf(page: Page): Promise<string> {
  const { user } = await call<{ user: { offices: (string | { id: string })[] } }>(
    page,
    'GET',
    '/users/me?depth=0',
  )
  const [office] = user.offices
  return typeof office === 'string' ? office : office!.id
}

const cardsIn = async (page: Page, status: string, size: number): Promise<Card[]> =>
  (
    await call<{ rows: Card[] }>(
      page,
      'GET',
      `/ops/cards/search?statuses=${encodeURIComponent(status)}&size=${size}`,
    )
  ).rows

const timelineOf = async (page: Page, id: string): Promise<{ what: string }[]> =>
  (await call<{ timeline: { what: string }[] }>(page, 'GET', `/ops/cards/${id}`)).timeline

it('CD-05 scans at the station: a green answer, a red one that says why, and none lost without a connection', async ({
  page,
  context,
}) => {
  await signIn(page, 'city-staff')
  const [one, two, three] = await cardsIn(page, '受入れ済み', 3)
  await page.goto('/admin/station?mode=inspect')
  await expect(page.locator('[data-scan]')).toBeFocused()
  await scan(page, one!.manufacturingNumber)
  await expect(answer(page)).toContainText('検品しました')
  await expectNoFindings(page, 'scanned')
  await scan(page, one!.manufacturingNumber)
  await expect(answer(page)).toContainText('検品済みです')
  await scan(page, 'ZZZ999999')
  await expect(answer(page)).toContainText('登録されていません')

  await context.setOffline(true)
  await scan(page, two!.manufacturingNumber)
  await scan(page, three!.manufacturingNumber)
  await expect(page.locator('.mg-note', { hasText: 'つながりません' })).toContainText('2件')
  await context.setOffline(false)
  await expect(page.locator('.mg-note', { hasText: 'つながりません' })).toHaveCount(0, {
    timeout: 40_000,
  })
  await expect(answer(page)).toContainText('検品しました')
  for (const card of [two!, three!]) {
    const inspections = async () =>
      (await timelineOf(page, card.id)).filter(({ what }) => what === '検品').length
    await expect.poll(inspections, { timeout: 20_000 }).toBe(1)
  }
})

it(
  'CD-13 picks the cards of a day by scan and hands one over, once',
  { tag: '@everyday' },
  async ({ page }) => {
    await signIn(page, 'city-staff')
    const office = await officeOf(page)
    const today = demo().madeOn
    type Pick = { card: Card | null; hint: string; pulled: boolean; outcome: string }
    const { rows } = await call<{ rows: Pick[] }>(
      page,
      'GET',
      `/ops/cards/picking?office=${office}&date=${today}`,
    )
    const visit = rows.find(
      ({ card, hint, outcome }) =>
        card?.status === '交付通知書発送済み' && !hint && outcome === 'none',
    )
    expect(visit).toBeTruthy()
    const code = visit!.card!.manufacturingNumber
    if (!visit!.pulled) {
      await page.goto('/admin/station?mode=pull')
      await page.locator('input[type=date]').first().fill(today)
      await page.locator('[data-scan]').focus()
      await scan(page, code)
      await expect(answer(page)).toContainText('引き出しました')
    }
    await page.goto('/admin/picking')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('引き出し')
    await expectNoFindings(page, 'picking')

    await page.goto('/admin/handover')
    await expect(page.locator('[data-scan]')).toBeFocused()
    await scan(page, code)
    await expect(page.locator('.ho-checks')).toBeVisible()
    await expectNoFindings(page, 'handover')
    await page.locator('.ho-checks input[type=radio]').first().check()
    for (const box of await page.locator('.ho-checks input[type=checkbox]').all()) await box.check()
    await page.keyboard.press('F8')
    await expect(answer(page)).toHaveClass(/is-ok/)
    await expect
      .poll(async () => (await timelineOf(page, visit!.card!.id))[0]?.what)
      .toContain('→ 交付済み')
    await page.locator('[data-scan]').focus()
    await scan(page, code)
    await expect(answer(page)).toContainText('交付済み')
    await expect(answer(page)).toHaveClass(/is-bad/)
  },
)

it("CD-03 (part) imports the city's file from the panel, shows what it refuses, and takes it back", async ({
  page,
}) => {
  await signIn(page, 'city-admin')
  const columns = [
    ['予約ID', '9123456780'],
    ['発送番号', 'kawasaki-990001'],
    ['製造管理番号', 'ZX9990001'],
    ['氏名', '試験　太郎'],
    ['住所', '川崎市川崎区東田町8番地'],
    ['生年月日', '1980-04-01'],
    ['状態区分', '受入れ済み'],
    ['交付日', ''],
    ['有効期限', '2036-04-01'],
    ['取りやめ日', ''],
    ['備考', ''],
  ] as const
  const bad = columns.map(([name, value]) =>
    name === '生年月日' ? '2月30日' : value.replace('0001', '0002').replace('6780', '6781'),
  )
  const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell}"`).join(',')
  const text = [columns.map(([name]) => name), columns.map(([, value]) => value), bad]
    .map((cells) => `${quoted(cells)}\r\n`)
    .join('')
  await page.goto('/admin/cards/import')
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: '一覧.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  const seen = page.getByRole('region', { name: '確かめた結果' })
  await expect(seen).toBeVisible({ timeout: 30_000 })
  await expect(seen).toContainText('生年月日')
  await expectNoFindings(page, 'import looked at')
  await seen.locator('button.mg-button--main').click()
  await expect(page.getByRole('region', { name: '取り込みの結果' })).toBeVisible({
    timeout: 30_000,
  })
  const found = () =>
    call<{ rows: Card[] }>(page, 'GET', '/ops/cards/search?q=ZX9990001').then(({ rows }) => rows)
  expect(await found()).toHaveLength(1)
  await page
    .getByRole('button', { name: /取り消す|取消/ })
    .first()
    .click()
  await page.locator('dialog[open] button.mg-button--danger').click()
  await expect.poll(async () => (await found()).length, { timeout: 30_000 }).toBe(0)
})

it('every screen of the card work says what it is, without findings, also on a tablet', async ({
  page,
}) => {
  it.setTimeout(180_000)
  await signIn(page, 'city-admin')
  const [card] = await cardsIn(page, '交付通知書発送済み', 1)
  const screens: [string, string][] = [
    ['/admin/cards', 'カードを探す'],
    [`/admin/cards/${card!.id}`, ''],
    ['/admin/card-tasks', 'カードの対応'],
    ['/admin/card-report', 'カードの集計'],
    ['/admin/stocktake', '棚卸し'],
    ['/admin/places', '保管場所'],
    ['/admin/print', '印刷'],
    ['/admin/transport', '移送'],
  ]
  for (const [path, title] of screens) {
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.goto(path)
    await expect(page.locator('main h1').first()).toContainText(title)
    await page.waitForLoadState('networkidle')
    await expectNoFindings(page, path)
    await page.setViewportSize({ width: 820, height: 1180 })
    await expectNoSideways(page, path)
    // Words of programmers have no place on a screen (all of the text is Japanese or a number).
    expect(await page.locator('main').innerText()).not.toMatch(/undefined|\bnull\b|\[object/)
  }
})
