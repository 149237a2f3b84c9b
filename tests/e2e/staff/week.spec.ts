import type { Page } from '@playwright/test'
import { expect, test as it } from '@playwright/test'

import { expectNoFindings } from '../support/axe'
import { demo, signIn } from '../support/demo'
import { call, peopleWithoutBooking } from '../support/staff'

it.use({ bypassCSP: true })

const DAY = 86_400_000
const after = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
const mondayOf = (date: string): string =>
  after(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7))

/** Office whose calendar no other test looks at. */
const OFFICE = '麻生区役所'

type Times = { date: string; starts: string[] }

/** The days of a week on which a citizen is offered times, from the pages of the site. */
async function offered(citizen: Page, monday: string): Promise<Times[]> {
  const week: Times[] = []
  for (let day = 0; day < 5; day++) {
    const date = after(monday, day)
    await citizen.goto(`/ja/book/pickup/day/${date}`)
    const starts = (await citizen.locator('.time-clock').allInnerTexts()).map(
      (words) => /\d{1,2}:\d{2}/.exec(words)![0],
    )
    if (starts.length > 0) week.push({ date, starts })
  }
  return week
}

const minutesOf = (time: string): number => {
  const [hours, minutes] = time.split(':').map(Number)
  return hours! * 60 + minutes!
}
/** How far the times of these days lie apart. */
const unitsOf = (week: Times[]): number[] => [
  ...new Set(
    week.flatMap(({ starts }) =>
      starts.slice(1).map((start, at) => minutesOf(start) - minutesOf(starts[at]!)),
    ),
  ),
]

it('BK-03 the city changes 30 to 20 minutes for a future week in the panel; the citizen’s calendar follows at once', async ({
  page,
  browser,
  baseURL,
}) => {
  it.setTimeout(120_000)
  const thisWeek = mondayOf(demo().madeOn)
  const [before, week, later] = [7, 14, 21].map((days) => after(thisWeek, days)) as [
    string,
    string,
    string,
  ]
  await signIn(page, 'city-admin')
  const { offices } = await call<{ offices: { id: string; name: string }[] }>(
    page,
    'GET',
    '/ops/catalogue',
  )
  const office = offices.find(({ name }) => name === OFFICE)!
  const [number] = await peopleWithoutBooking(page, 1, office.id)

  const context = await browser.newContext({ baseURL, locale: 'ja-JP' })
  const citizen = await context.newPage()
  await citizen.goto('/ja/book/pickup')
  await citizen.locator('input[name=number]').fill(number!)
  await citizen.getByRole('button', { name: '次へ進む' }).click()
  await citizen.getByRole('button', { name: '1人で日時を選ぶ' }).click()
  await expect(citizen.locator('main')).toContainText(OFFICE)
  const old = await offered(citizen, week)
  expect(unitsOf(old)).toEqual([30])

  // By the words that stand on the screens.
  await page.goto('/admin')
  await page.getByRole('link', { name: '枠の状況（週）' }).first().click()
  await page.getByRole('combobox', { name: '窓口' }).selectOption(OFFICE)
  await page.getByRole('combobox', { name: 'サービス' }).selectOption('カード交付予約')
  for (let press = 0; press < 2; press++) await page.getByRole('button', { name: '次の週' }).click()
  await expect(page.getByRole('button', { name: '9:30の枠をまとめて選ぶ' })).toBeVisible()
  await page.getByRole('button', { name: '枠の単位を変える' }).click()
  const dialog = page.getByRole('dialog', { name: '枠の単位を変える' })
  await expect(dialog).toContainText(`${OFFICE}・カード交付予約`)
  await expect(dialog.getByLabel('この日から')).toHaveValue(week)
  await dialog.getByLabel('この日まで').fill(after(week, 6))
  await dialog.getByRole('radio', { name: '20分' }).check()
  // What it does is said before it is done.
  await expect(dialog).toContainText(/新しくできるのは\d+枠/)
  await expectNoFindings(page, 'another unit, before')
  await dialog.getByRole('button', { name: 'この内容で変える' }).click()
  await expect(page.getByRole('status').filter({ hasText: '枠の単位' })).toContainText(
    '枠の単位を20分に変えました。',
  )
  await expect(page.getByRole('button', { name: '9:20の枠をまとめて選ぶ' })).toBeVisible()
  await expect(page.getByRole('button', { name: '9:30の枠をまとめて選ぶ' })).toBeHidden()
  await expectNoFindings(page, 'another unit, after')

  // The same citizen, without beginning anew: this week and no other.
  const now = await offered(citizen, week)
  expect(now.map(({ date }) => date)).toEqual(old.map(({ date }) => date))
  expect(unitsOf(now)).toEqual([20])
  for (const other of [before, later]) expect(unitsOf(await offered(citizen, other))).toEqual([30])
  const { date } = now[0]!
  await citizen.goto(`/ja/book/pickup/day/${date}`)
  await citizen.getByRole('button', { name: /9:20～.*空きあり/ }).click()
  await citizen.getByRole('button', { name: '予約する' }).click()
  await expect(citizen.locator('main')).toContainText(/\d{3}-\d{3}-\d{3}/)
  await expect(citizen.locator('main')).toContainText('9:20')
  await context.close()
})
