import { randomUUID } from 'node:crypto'

import type { Payload } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import { findRows } from '@/db/atomic'
import { importCityCsv } from '@/services/cards/import/import-city-csv'
import { moveCard } from '@/services/cards/move-card'
import type { CardRow } from '@/services/cards/types'
import { jobContext, type ServiceContext } from '@/services/context'
import { findOffice, findService, readBookingConfig } from '@/services/settings/booking-config'

import { Browser } from '../../helpers/browser'
import { cardRow, csvOf, csvSource } from '../../helpers/city-csv'
import { callApi, signIn, type Staff } from '../../helpers/staff'
import { addSlot, MONDAY, openPayload } from '../../helpers/world'

let payload: Payload
let ctx: ServiceContext
let operator: Staff
let place: { office: string; service: string }

/** 千葉市: manufacturing number and birthday, a status of its own for those who have booked. */
beforeAll(async () => {
  payload = await openPayload()
  ctx = jobContext(payload)
  payload.config.custom = {
    ...payload.config.custom,
    now: () => new Date('2026-11-30T03:00:00.000Z'),
  }
  await PRODUCT.loadPreset(jobContext(payload), 'chiba', { slots: false })
  const config = await readBookingConfig(payload)
  place = { office: findOffice(config, 'mihama')!.id, service: findService(config, 'pickup')!.id }
  const world = { payload, offices: [{ id: place.office }], service: { id: place.service } }
  for (const start of ['09:00', '09:30']) await addSlot(world as never, { start, capacity: 30 })
  const rows = Array.from({ length: 10 }, (_, index) =>
    cardRow(index, {
      住所: '千葉市美浜区真砂5-15-1',
      製造管理番号: numberOf(index),
      状態区分: '交付通知書発送済み',
    }),
  )
  expect(await importCityCsv(ctx, csvSource(csvOf(rows)))).toMatchObject({ rejected: 0 })
  operator = await signIn(payload, ['operator'])
})
afterAll(() => payload.destroy())

const numberOf = (index: number) => `CHB${100_000 + index}`
async function become(index: number, status: string): Promise<void> {
  const [card] = await findRows<CardRow>(payload, 'cards', {
    manufacturingKey: { equals: numberOf(index) },
  })
  await moveCard(ctx, { id: card!.id, status, reason: '市の記録による' })
}
const api = async (path: string, body: object, headers: Record<string, string> = {}) => {
  const answer = await callApi(`/public${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, string> }
}
const identify = (index: number) =>
  api('/services/pickup/identify', { number: numberOf(index), birthday: '0401' })
const bookWith = (proof: string, start = '09:00', headers = {}) =>
  api('/services/pickup/reservations', { ...when, start, proofs: [proof] }, headers)
const when = { office: 'mihama', date: MONDAY, start: '09:00' }
async function hold(index: number) {
  const { proof } = (await identify(index)).body
  const { body } = await api('/services/pickup/holds', { ...when, proofs: [proof] })
  const headers = { authorization: `Bearer ${body.token}` }
  return { confirm: () => api(`/reservations/${body.id}/confirm`, {}, headers) }
}
const byPhone = async (index: number) => {
  const answer = await operator.post('/ops/reservations', {
    ...place,
    date: MONDAY,
    start: '09:00',
    numbers: [numberOf(index)],
    idemKey: randomUUID(),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, string> }
}
const bookings = () => payload.count({ collection: 'reservations' })

it.each(['交付予約済み', '交付済み'])(
  'BK-11 a card in %s is refused on the page, by the API and on the telephone',
  async (status) => {
    const index = status === '交付済み' ? 0 : 1
    await become(index, status)
    const before = await bookings()
    expect(await identify(index)).toMatchObject({ status: 409, body: { code: 'NOT_BOOKABLE' } })
    expect(await byPhone(index)).toMatchObject({ status: 409, body: { code: 'NOT_BOOKABLE' } })
    const browser = new Browser(payload)
    await browser.get('/ja/book/pickup')
    const told = await browser.submit({ number: numberOf(index), birthday: '0401' })
    expect(told.status).toBe(409)
    expect(await bookings()).toEqual(before)
  },
)

it.each(['交付予約済み', '交付済み'])(
  'BK-11 (part) who was found before the card became %s books nothing with it any more',
  async (status) => {
    const index = status === '交付済み' ? 2 : 3
    const { proof } = (await identify(index)).body
    const kept = await hold(4 + index)
    await become(index, status)
    await become(4 + index, status)
    const before = await bookings()
    expect(await bookWith(proof!)).toMatchObject({ status: 409, body: { code: 'NOT_BOOKABLE' } })
    expect(await bookings()).toEqual(before)
    expect(await kept.confirm()).toMatchObject({ status: 409, body: { code: 'NOT_BOOKABLE' } })
  },
)

it('BK-11 (part) a submission that was answered keeps its booking when the card is 交付予約済み since', async () => {
  const { proof } = (await identify(8)).body
  const headers = { 'idempotency-key': 'the-one-submission' }
  const first = await bookWith(proof!, '09:00', headers)
  expect(first.status).toBe(201)
  await become(8, '交付予約済み')
  const again = await bookWith(proof!, '09:00', headers)
  expect(again.body.number).toBe(first.body.number)
})

it('BK-11 (part) one card booked at once on the page’s API and on the telephone is booked once', async () => {
  const { proof } = (await identify(9)).body
  const answers = await Promise.all([
    bookWith(proof!, '09:30'),
    byPhone(9),
    bookWith(proof!, '09:00'),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
})
