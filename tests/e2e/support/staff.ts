import type { Browser, Page } from '@playwright/test'
import { expect } from '@playwright/test'

import { signIn } from './demo'

/**
 * A request with the log-in and the origin of a page; throws on a refusal. It is sent beside the
 * page, not from inside it: a page that is just leading on would take its own request with it.
 */
export async function call<T>(
  page: Page,
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: object,
): Promise<T> {
  const { origin } = new URL(page.url())
  const response = await page.request.fetch(`${origin}/api${path}`, {
    method,
    headers: { origin },
    ...(body && { data: body }),
  })
  const answer: unknown = await response.json()
  if (!response.ok()) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`)
  return answer as T
}

/** The first office of the signed-in account. */
export async function officeOf(page: Page): Promise<string> {
  const me = await call<{ user: { offices: (string | { id: string })[] } }>(
    page,
    'GET',
    '/users/me?depth=0',
  )
  const [office] = me.user.offices
  return typeof office === 'string' ? office : office!.id
}

/** Somebody else's screen, signed in, in a browser session of its own. */
export async function colleague(browser: Browser, username: string, baseURL: string) {
  const context = await browser.newContext({ baseURL, bypassCSP: true, locale: 'ja-JP' })
  const page = await context.newPage()
  await signIn(page, username)
  return { page, close: () => context.close() }
}

type Found<T> = { docs: T[] }

/** Numbers of people who may book and have never booked; of one office where it is given. */
export async function peopleWithoutBooking(
  admin: Page,
  wanted: number,
  office = '',
): Promise<string[]> {
  const here = office ? `&where[office][equals]=${office}` : ''
  const people = await call<Found<{ id: string; reservationNumber: string }>>(
    admin,
    'GET',
    `/eligibilities?where[state][equals]=bookable${here}&sort=-reservationNumber&limit=200&depth=0`,
  )
  const numbers: string[] = []
  for (const { reservationNumber: number } of people.docs) {
    if (numbers.length === wanted) break
    const found = await call<{ bookings: unknown[] }>(admin, 'POST', '/ops/search', {
      text: number,
    })
    if (found.bookings.length === 0) numbers.push(number)
  }
  expect(numbers).toHaveLength(wanted)
  return numbers
}

/** Counts what a person presses; there is no mouse in it. */
export function keyboardOf(page: Page) {
  const counted = { keys: 0 }
  return {
    counted,
    type: async (text: string) => {
      counted.keys += text.length
      await page.keyboard.type(text)
    },
    press: async (key: string) => {
      counted.keys++
      await page.keyboard.press(key)
    },
  }
}
