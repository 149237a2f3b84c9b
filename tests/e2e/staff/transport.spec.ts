import type { Page, Route } from '@playwright/test'
import { expect, test as it } from '@playwright/test'

import { expectNoFindings, expectNoSideways } from '../support/axe'
import { demo, signIn } from '../support/demo'
import { scan, scanWithIme } from '../support/scanner'
import { call } from '../support/staff'

it.use({ bypassCSP: true })
type Card = { id: string; manufacturingNumber: string }
type Masters = {
  routes: { id: string; from: string; stops: string[] }[]
  cases: { id: string; device: string }[]
}

const field = (page: Page) => page.locator('[data-scan]')
const answer = (page: Page) => page.locator('.st-answer')
const done = (page: Page) => page.locator('.st-lines tr.is-ok')
const kept = (page: Page) => page.evaluate(() => JSON.stringify(localStorage))
const masters = (page: Page) =>
  call<Masters>(page, 'GET', `/ops/transport/masters?date=${demo().madeOn}`)

/** A run of its own to a ward of a route, and numbers of cards that may travel there. */
async function planRun(page: Page, wanted: number) {
  const [route] = (await masters(page)).routes
  for (const stop of route!.stops) {
    const numbers = await readyCards(page, stop, wanted)
    if (numbers.length < wanted) continue
    const { id } = await call<{ id: string }>(page, 'POST', '/ops/transport/runs', {
      op: crypto.randomUUID(),
      date: demo().madeOn,
      route: route!.id,
      stops: [stop],
    })
    return { id, stop, numbers }
  }
  throw new Error('no ward has cards to send')
}

/** Cards of a ward that came in, made ready for it as the card centre does. */
async function readyCards(page: Page, office: string, wanted: number): Promise<string[]> {
  const query = new URLSearchParams({ statuses: '受入れ済み', offices: office })
  const { rows } = await call<{ rows: Card[] }>(page, 'GET', `/ops/cards/search?${query}`)
  const numbers = rows.slice(-wanted).map((row) => row.manufacturingNumber)
  for (const mode of ['inspect', 'prepare']) {
    await call(page, 'POST', '/ops/cards/bulk', {
      op: crypto.randomUUID(),
      codes: numbers,
      mode,
    })
  }
  return numbers
}

async function openRun(page: Page, id: string): Promise<void> {
  await page.goto(`/admin/transport?run=${id}`)
  await expect(field(page)).toBeFocused()
}

/** Ids of the acts that the page has sent to an address. */
function opsSentTo(page: Page, path: string): string[] {
  const ops: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith(path)) ops.push((request.postDataJSON() as { op: string }).op)
  })
  return ops
}

/** The server carries it out, but its answer never comes. */
const loseAnswer = async (route: Route): Promise<void> => {
  await route.fetch()
  await route.abort()
}

it('takes the next card while the server needs two seconds, also with the IME on', async ({
  page,
}) => {
  await signIn(page, 'city-admin')
  const { id, numbers } = await planRun(page, 4)
  await openRun(page, id)
  await page.route('**/pack', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 2000))
    await route.continue()
  })
  for (const number of numbers.slice(0, 3)) {
    await scan(page, number)
    await expect(field(page)).toHaveValue('')
    await expect(field(page)).toBeFocused()
  }
  await scanWithIme(page, numbers[3]!)
  await expect(page.locator('.st-lines tr.is-waiting')).toHaveCount(4)
  await expect(done(page)).toHaveCount(4, { timeout: 15_000 })
  await expect(answer(page)).toContainText('積み込みました')
  await expect(page.locator('.tr-counts strong')).toHaveText('4')
  await page.unroute('**/pack')

  await scan(page, numbers[0]!)
  await expect(answer(page)).toContainText('もう積み込みました')
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.postData() ?? ''))
  await scan(page, '123456789018')
  await expect(answer(page)).toContainText('読み取らないでください')
  expect(sent.join()).not.toContain('123456789018')
  await expectNoFindings(page, 'transport, packing')
  await expectNoSideways(page, 'transport, packing')

  await page.getByRole('button', { name: '取り出す' }).click()
  await expect(field(page)).toBeFocused()
  await scan(page, numbers[0]!)
  await expect(answer(page)).toContainText('取り出しました')
  await expect(page.locator('.tr-counts strong')).toHaveText('3')
  await call(page, 'POST', `/ops/transport/runs/${id}/cancel`, { reason: '試験' })
})

it('keeps packing and receiving scans over a lost connection and a reload, and sends each once', async ({
  page,
}) => {
  await signIn(page, 'city-admin')
  const { id, stop, numbers } = await planRun(page, 2)
  const [one, two] = numbers
  const packs = opsSentTo(page, '/pack')
  await openRun(page, id)

  await page.route('**/pack', loseAnswer)
  await scan(page, one!)
  await expect(page.getByText('サーバーにつながりません')).toBeVisible()
  await page.unroute('**/pack')
  await page.route('**/pack', (route) => route.abort())
  await scan(page, two!)
  await expect(page.getByText('読み取り 2件')).toBeVisible()
  await expectNoFindings(page, 'transport, offline')
  expect(await kept(page)).toContain(one!)
  await page.reload()
  await expect(page.getByText('読み取り 2件')).toBeVisible()
  await page.unroute('**/pack')
  await page.getByRole('button', { name: '今すぐ送る' }).click()
  await expect(done(page)).toHaveCount(2, { timeout: 20_000 })
  await expect(page.locator('.tr-counts strong')).toHaveText('2')
  expect(new Set(packs).size).toBe(2)
  expect(packs.length).toBeGreaterThan(2)
  expect(await kept(page)).not.toContain(one!)

  const [box] = (await masters(page)).cases.slice(-1)
  const signed = { by: '試験 渡す', with: '試験 受ける' }
  await call(page, 'POST', `/ops/transport/runs/${id}/depart`, {
    op: crypto.randomUUID(),
    ...signed,
    stops: [{ stop, case: box!.id, device: box!.device, seal: 'S-1', lockChecked: true, cards: 2 }],
  })
  await call(page, 'POST', `/ops/transport/runs/${id}/arrive`, {
    op: crypto.randomUUID(),
    stop,
    cards: 2,
    lockOk: true,
    sealOk: true,
    theftChecked: true,
    ...signed,
  })
  const receipts = opsSentTo(page, '/receive')
  await openRun(page, id)
  await page.route('**/receive', loseAnswer)
  await scan(page, one!)
  await expect(page.getByText('サーバーにつながりません')).toBeVisible()
  await page.reload()
  await expect(page.getByText('読み取り 1件')).toBeVisible()
  await page.unroute('**/receive')
  await page.getByRole('button', { name: '今すぐ送る' }).click()
  await expect(answer(page)).toContainText('受け取りました')
  await expect(page.locator('.tr-left strong')).toHaveText('1')
  expect(new Set(receipts).size).toBe(1)
  expect(receipts.length).toBeGreaterThan(1)
  await scan(page, two!)
  await expect(page.locator('.tr-left strong')).toHaveText('0')
  await expectNoFindings(page, 'transport, received')
  await expectNoSideways(page, 'transport, received')
  await page.getByRole('button', { name: '読み取りを終えて照合する' }).click()
  await page.getByRole('button', { name: '移送を完了にする' }).click()
  await expect(page.locator('.tr-way li[aria-current]')).toHaveText('完了')
})

it('TR-05 (part) an accident is reported on the run, stands on the page of each card that was on board, and is closed', async ({
  page,
}) => {
  await signIn(page, 'city-admin')
  const { id, numbers } = await planRun(page, 1)
  await call(page, 'POST', `/ops/transport/runs/${id}/pack`, {
    code: numbers[0],
    op: crypto.randomUUID(),
  })
  await openRun(page, id)
  await page.getByRole('button', { name: '事故・災害を記録する' }).click()
  const form = page.getByRole('form', { name: '事故・災害を記録する' })
  await form.getByLabel('発生した日時').fill(`${demo().madeOn}T10:15`)
  await form.getByLabel('積載物の状態').selectOption('intact')
  await form.getByLabel('内容').fill('追突された')
  await form.getByRole('button', { name: '記録する' }).click()
  const incidents = page.getByRole('region', { name: '事故・災害の記録' })
  await expect(incidents).toContainText('追突された')
  await expect(incidents).toContainText('カード 1枚')
  await expectNoFindings(page, 'transport, an accident')

  const [card] = (await call<{ rows: Card[] }>(page, 'GET', `/ops/cards/search?q=${numbers[0]}`))
    .rows
  await page.goto(`/admin/cards/${card!.id}`)
  const onCard = page.getByRole('region', { name: '移送中の事故・災害' })
  await expect(onCard).toContainText('事故: 追突された')
  await expect(onCard).toContainText('対応中')
  await expectNoFindings(page, 'a card that was in an accident')
  await onCard.getByRole('link').click()
  await incidents.getByRole('button', { name: '対応を終える' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('積載物の状態（最終）').selectOption('intact')
  await dialog.getByLabel('対応の結果').fill('積み替えて配達した')
  await dialog.getByRole('button', { name: '対応を終える' }).click()
  await expect(incidents).toContainText('結果: 積み替えて配達した')
  await call(page, 'POST', `/ops/transport/runs/${id}/cancel`, { reason: '試験' })
})

it('TR-06 (part) a change of the route is asked for by the city and answered by the centre with its day', async ({
  page,
  browser,
}, info) => {
  const wish = `麻生区役所を先に回ってほしい ${info.project.name}`
  await signIn(page, 'city-admin')
  await page.goto('/admin/transport')
  await page.getByRole('button', { name: '要望を出す' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('要望の種類').selectOption('経路の変更')
  await form.getByLabel('要望の内容').fill(wish)
  await form.getByRole('button', { name: '要望を出す' }).click()
  const mine = page.getByRole('row', { name: new RegExp(wish) })
  await expect(mine).toContainText('回答待ち')

  const centre = await browser.newPage()
  await signIn(centre, 'supervisor')
  await centre.goto('/admin/transport-requests')
  const asked = centre.getByRole('row', { name: new RegExp(wish) })
  await asked.getByRole('button', { name: '回答する' }).click()
  const dialog = centre.getByRole('dialog')
  await dialog.getByLabel('回答').fill('来月から変えます')
  await dialog.getByLabel('実施日').fill('2027-01-04')
  await dialog.getByRole('button', { name: '回答する' }).click()
  await expect(asked).toBeHidden()
  await centre.close()

  await page.reload()
  await expect(mine).toContainText('回答済み')
  await expect(mine).toContainText('来月から変えます')
  await expect(mine).toContainText('2027')
  await expectNoFindings(page, 'transport, an answered request')
})
