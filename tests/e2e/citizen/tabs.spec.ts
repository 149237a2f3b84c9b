import type { Page } from '@playwright/test'
import { expect, test as it } from '@playwright/test'

import { expectNoFindings } from '../support/axe'
import { walkRenewal } from '../support/site'

it.use({ bypassCSP: true })

const receiptOn = async (page: Page) =>
  (await page.locator('[data-receipt]').getAttribute('data-receipt')) ?? ''
const codeOn = async (page: Page) =>
  (await page.locator('[data-code]').getAttribute('data-code')) ?? ''

async function open(page: Page, number: string, code: string): Promise<void> {
  await page.goto('/ja/manage')
  await page.locator('main input[name=number]').fill(number)
  await page.locator('main input[name=pin]').fill(code)
  await page.locator('main form button.button-main').click()
  await page.waitForURL(/manage\/\w+\/booking$/)
}

it(
  'two real tabs: the button acts on the booking above it, and what changed elsewhere is asked again',
  { tag: '@everyday' },
  async ({ context, page }) => {
    await walkRenewal(page, 'ja', async () => {})
    const [one, codeOne] = [await receiptOn(page), await codeOn(page)]
    await walkRenewal(page, 'ja', async () => {})
    const [two, codeTwo] = [await receiptOn(page), await codeOn(page)]
    expect(one).not.toBe(two)
    await context.clearCookies()

    const other = await context.newPage()
    await open(page, one, codeOne)
    await page.getByRole('link', { name: '予約を取り消す' }).click()
    await open(other, two, codeTwo)
    await page.getByRole('button', { name: /取り消す/ }).click()
    await expect(page.getByRole('status')).toContainText('取り消しました')
    await other.reload()
    await expect(other.getByRole('link', { name: '予約を取り消す' })).toBeVisible()

    // A third tab shows the second booking too and cancels it; the form of the other one is too late.
    const third = await context.newPage()
    await third.goto(other.url())
    await third.getByRole('link', { name: '予約を取り消す' }).click()
    await other.getByRole('link', { name: '予約を取り消す' }).click()
    await third.getByRole('button', { name: /取り消す/ }).click()
    await expect(third.getByRole('status')).toContainText('取り消しました')
    await other.getByRole('button', { name: /取り消す/ }).click()
    await expect(other.getByRole('heading', { level: 1 })).toContainText('取り消されています')
    await expectNoFindings(other, 'changed elsewhere')
  },
)

it('a field with an error is red, and fields are as wide as what goes into them', async ({
  page,
}) => {
  await page.goto('/ja/manage')
  await page.locator('main form button.button-main').click()
  const look = (name: string) =>
    page.locator(`main input[name=${name}]`).evaluate((input) => {
      const { borderTopColor, borderTopWidth, maxWidth } = getComputedStyle(input)
      return { borderTopColor, borderTopWidth, maxWidth }
    })
  const error = await page
    .locator('main .error')
    .first()
    .evaluate((text) => getComputedStyle(text).color)
  for (const name of ['number', 'pin'])
    expect(await look(name)).toMatchObject({ borderTopColor: error, borderTopWidth: '2px' })
  expect(parseFloat((await look('pin')).maxWidth)).toBe(192)
})
