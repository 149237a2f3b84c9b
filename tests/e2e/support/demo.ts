import { readFileSync } from 'node:fs'
import path from 'node:path'

import type { Page } from '@playwright/test'

type Summary = {
  /** The server's day; its clock stands on a workday (scripts/start-e2e.mjs). */
  madeOn: string
  accounts: { username: string; password: string; name: string }[]
  numbers: { service: string; number: string; note: string }[]
  booked: { service: string; number: string; second: string; note: string }[]
}

/** What the seed wrote down for people who try the product. */
export const demo = (): Summary =>
  JSON.parse(readFileSync(path.resolve('test-results/e2e-demo.json'), 'utf8')) as Summary

/** A reservation number that nobody has booked with yet; every project takes its own. */
export const freshNumber = (index: number): string => demo().numbers[index]!.number

export const signIn = (page: Page, username: string): Promise<void> =>
  logIn(
    page,
    demo().accounts.find((one) => one.username === username)!,
  )

/** Through the form, as a person does. */
export async function logIn(
  page: Page,
  account: { username: string; password: string },
): Promise<void> {
  await page.goto('/admin/login')
  await page.fill('input[name=username]', account.username)
  await page.fill('input[name=password]', account.password)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => !url.pathname.includes('login'))
}
