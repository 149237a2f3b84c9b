import { expect, test as it } from '@playwright/test'

import { expectNoFindings, expectNoSideways } from '../support/axe'
import { demo, signIn } from '../support/demo'

it.use({ bypassCSP: true })

it('NT-08 (part) the office notes a defect by keyboard, logs a call and ends the task', async ({
  page,
}) => {
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  await signIn(page, 'secretariat')
  await page.getByRole('link', { name: /不備の連絡.+件/ }).click()
  await expect(page.getByRole('heading', { name: '不備の連絡', exact: true })).toBeVisible()
  await expectNoFindings(page, 'the list')

  await page.getByRole('searchbox').focus()
  await page.keyboard.type(demo().booked[0]!.number)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /^受付番号/ })).toBeFocused()
  await page.getByRole('checkbox', { name: '写真の不備' }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: '不備を記録する' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('まだ連絡していません。')).toBeVisible()
  await expectNoFindings(page, 'one task')

  await page.getByLabel('結果').selectOption('不在')
  await page.getByRole('button', { name: '記録する', exact: true }).press('Enter')
  const course = page.getByRole('table', { name: '連絡の経過' })
  await expect(course).toContainText('不在')
  await expect(course).toContainText('デモ 事務局')
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSideways(page, 'a phone')
  await page.setViewportSize({ width: 1280, height: 800 })

  await page.getByRole('button', { name: '連絡つかず' }).press('Enter')
  await page.keyboard.type('3回とも不在')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: '連絡を再開する' })).toBeVisible()
  await expect(page.getByText('終了：連絡つかず').first()).toBeVisible()
  expect(problems).toEqual([])
})
