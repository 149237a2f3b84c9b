import type { Locator, Page } from '@playwright/test'
import { expect, test as it } from '@playwright/test'

import { expectNoFindings } from '../support/axe'
import { demo, signIn } from '../support/demo'

it.use({ bypassCSP: true })

const DAYS = '交付通知書の発送から（日以上）'
const AGAIN = '前の勧奨から（日以上）'

/** Numbers, days since dispatch and reminders so far, as they stand in the table. */
async function listed(page: Page) {
  const table = page.getByRole('table', { name: '交付勧奨通知' })
  const heads = await table.getByRole('columnheader').allInnerTexts()
  const at = (name: string) => heads.indexOf(name)
  const rows = await table
    .locator('tbody tr')
    .evaluateAll((found) =>
      found.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText.trim())),
    )
  return rows.map((cells) => ({
    number: cells[at('番号')]!,
    days: Number(cells[at('経過日数')]),
    reminders: Number(cells[at('勧奨回数')]),
    remindedOn: cells[at('勧奨通知日')]!,
  }))
}

/** The list that stands after so many days have been asked for. */
async function ask(page: Page, label: string, days: number) {
  const answer = page.waitForResponse(
    (response) =>
      response.url().includes('/ops/reminders/waiting?') &&
      response.url().includes(`${label === DAYS ? 'days' : 'again'}=${days}`),
  )
  await page.getByLabel(label).fill(String(days))
  const { total } = (await (await answer).json()) as { total: number }
  await expect(page.getByRole('button', { name: '交付勧奨通知を出す' })).toHaveText(
    `上の${total}枚に交付勧奨通知を出す`,
  )
  return { total, rows: total > 0 ? await listed(page) : [] }
}

/** Presses through to the list of a new selection, and gives the numbers on it. */
async function select(page: Page, total: number): Promise<string[]> {
  const open = page.locator('[aria-labelledby=rm-runs] .mg-panel')
  // The list of the selection before stands there until the new one has come.
  const before = (await numbersOn(open).count()) > 0 ? await numbersOn(open).innerText() : ''
  await page.getByRole('button', { name: '交付勧奨通知を出す' }).click()
  await expect(page.getByText(`${total}枚のカードに、今日の勧奨を記録します。`)).toBeVisible()
  // Each card is written one after the other: as long as the machine needs.
  const made = page.waitForResponse(
    (response) =>
      response.url().endsWith('/ops/reminders/runs') && response.request().method() === 'POST',
  )
  await page.getByRole('button', { name: '記録して一覧を作る' }).click()
  expect((await made).status()).toBe(201)
  await expect(open).toContainText('通知を印刷')
  await expect(numbersOn(open)).not.toHaveText(before)
  return (await numbersOn(open).innerText()).split('、')
}
const numbersOn = (run: Locator) => run.locator('p', { hasText: /^[\w-]+(、[\w-]+)*$/ })

it('CD-22 cards are selected for 交付勧奨通知 by the days since dispatch; nobody is on a list twice, and the count is kept', async ({
  page,
}) => {
  it.setTimeout(120_000)
  await signIn(page, 'city-admin')
  await page.goto('/admin/cards/reminders')
  await page.getByRole('combobox', { name: '窓口' }).selectOption('多摩区役所')
  const old = await ask(page, DAYS, 80)
  expect(old.total).toBeGreaterThan(1)
  expect(old.rows).toHaveLength(old.total)
  for (const { days, number } of old.rows) expect(days, number).toBeGreaterThanOrEqual(80)
  const oldest = Math.max(...old.rows.map(({ days }) => days))
  expect((await ask(page, DAYS, oldest + 1)).total).toBe(0)
  await expect(page.getByText('この条件に合うカードはありません。')).toBeVisible()
  await ask(page, DAYS, 80)
  await expectNoFindings(page, 'reminders, before')

  const first = await select(page, old.total)
  expect(first.sort()).toEqual(old.rows.map(({ number }) => number).sort())
  expect(new Set(first).size).toBe(first.length)
  await expectNoFindings(page, 'reminders, a selection')
  // The same conditions find nobody a second time; fewer days find the others alone.
  await expect(page.getByText('この条件に合うカードはありません。')).toBeVisible()
  await expect(page.getByRole('button', { name: '上の0枚に交付勧奨通知を出す' })).toBeDisabled()
  const rest = await ask(page, DAYS, 60)
  expect(rest.total).toBeGreaterThan(0)
  for (const { days } of rest.rows) {
    expect(days).toBeGreaterThanOrEqual(60)
    expect(days).toBeLessThan(80)
  }
  const second = await select(page, rest.total)
  expect(second.sort()).toEqual(rest.rows.map(({ number }) => number).sort())
  expect(second.filter((number) => first.includes(number))).toEqual([])

  // How many reminders went out stands beside each card, and both selections stay.
  const all = await ask(page, AGAIN, 0)
  const reminded = all.rows.filter(({ number }) => [...first, ...second].includes(number))
  expect(reminded).toHaveLength(first.length + second.length)
  for (const row of reminded) expect(row).toMatchObject({ reminders: 1, remindedOn: demo().madeOn })
  const runs = page.getByRole('group', { name: 'これまでの抽出の表' })
  await expect(runs).toContainText('発送から80日以上')
  await expect(runs).toContainText('発送から60日以上')
})
