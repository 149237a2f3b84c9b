import type { Page } from '@playwright/test'
import { expect, test as it } from '@playwright/test'

import { expectNoFindings } from '../support/axe'
import { demo, signIn } from '../support/demo'
import { call } from '../support/staff'

it.use({ bypassCSP: true })

const DAY = 86_400_000

/** 来週の金曜: Friday of the week after this one, weeks beginning on Monday. */
function nextFriday(today: string): string {
  const at = Date.parse(`${today}T00:00:00Z`)
  const monday = at - ((new Date(at).getUTCDay() + 6) % 7) * DAY
  return new Date(monday + 11 * DAY).toISOString().slice(0, 10)
}

type Catalogue = {
  offices: { id: string; name: string }[]
  services: { id: string; name: string; officeIds: string[] }[]
}
type Slots = { slots: { start: string; state: string; open: boolean }[] }

/** Two people booked for that afternoon: one with a mail address, one to be phoned. */
async function bookAfternoon(page: Page, office: string, service: string, date: string) {
  const query = new URLSearchParams({ service, office, date, people: '1', channel: 'city-staff' })
  const { slots } = await call<Slots>(page, 'GET', `/ops/slots?${query}`)
  const free = slots.filter(
    ({ open, state, start }) => open && state !== 'full' && start >= '13:00',
  )
  for (const [index, mail] of ['hanako@example.jp', ''].entries()) {
    await call(page, 'POST', '/ops/reservations', {
      service,
      office,
      date,
      start: free[index]!.start,
      idemKey: crypto.randomUUID(),
      channel: 'city-staff',
      ...(mail ? { mail } : {}),
    })
  }
}

it('BK-04 (part) BK-05 (part) somebody new finds how to close one office next Friday afternoon and tell who booked', async ({
  page,
}) => {
  const date = nextFriday(demo().madeOn)
  const [, month, day] = date.split('-').map(Number)
  await signIn(page, 'city-admin')
  const catalogue = await call<Catalogue>(page, 'GET', '/ops/catalogue')
  const office = catalogue.offices.find(({ name }) => name === '高津区役所')!
  const renewal = catalogue.services.find(({ name }) => name.includes('更新'))!
  await bookAfternoon(page, office.id, renewal.id, date)

  // From the start page, by the words that stand there and nothing else.
  let clicks = 0
  const click = async (what: ReturnType<Page['getByRole']>) => {
    clicks++
    await what.click()
  }
  await page.goto('/admin')
  await click(page.getByRole('list').getByRole('link', { name: '窓口を臨時に閉める' }).last())
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('窓口を臨時に閉める')
  await click(page.getByRole('checkbox', { name: '高津区役所' }))
  await click(page.getByRole('button', { name: new RegExp(`来週 ${month}月${day}日`) }))
  await click(page.getByRole('button', { name: /午後/ }))
  await page.getByLabel('理由').fill('庁舎の設備点検のため')

  // Before anything is done: who is concerned, and how many can be told by mail.
  const impact = page.locator('section', { hasText: '閉めると、どうなるか' })
  await expect(impact).toContainText(/予約/)
  await expectNoFindings(page, 'close, where and when')
  await click(page.getByRole('button', { name: '確認へ進む' }))
  await expect(page.locator('.mg-facts')).toContainText('高津区役所')
  await expect(page.locator('.mg-facts')).toContainText(`${month}月${day}日`)
  await expect(page.getByText(/件へメールで知らせる/)).toBeVisible()
  await expectNoFindings(page, 'close, confirmation')
  await click(page.getByRole('button', { name: 'この内容で閉める' }))

  const done = page.getByRole('status').filter({ hasText: '閉めました' })
  await expect(done).toBeVisible()
  const [, told, toCall] = /メールを送信待ちにした (\d+)件、電話が必要 (\d+)件/.exec(
    await done.innerText(),
  )!
  expect(Number(told)).toBeGreaterThanOrEqual(1)
  expect(Number(toCall)).toBeGreaterThanOrEqual(1)
  await expect(page.getByRole('heading', { name: '電話する人の一覧' })).toBeVisible()
  await expectNoFindings(page, 'close, done')
  expect(clicks).toBeLessThanOrEqual(6)

  // The mails wait or are gone, the seats are shut, the bookings still stand.
  const queued = async () => {
    const { docs } = await call<{ docs: { text: string; kind: string }[] }>(
      page,
      'GET',
      '/mails?where[kind][equals]=closure&limit=50&depth=0',
    )
    return docs.filter(({ text }) => text.includes('庁舎の設備点検のため')).length
  }
  await expect.poll(queued).toBe(Number(told))
  const query = new URLSearchParams({
    service: renewal.id,
    office: office.id,
    date,
    people: '1',
    channel: 'city-staff',
  })
  const { slots } = await call<Slots>(page, 'GET', `/ops/slots?${query}`)
  expect(slots.filter(({ start, open }) => start >= '13:00' && open)).toEqual([])
  expect(slots.filter(({ start, open }) => start < '12:00' && open).length).toBeGreaterThan(0)
  await page.goto('/admin/lists')
  await expect(page.getByText('枠に合わなくなった予約').first()).toBeVisible()
})
