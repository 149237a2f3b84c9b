/** @exhaustive: with all others, not every day. */
import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { findRow, findRows } from '@/db/atomic'
import { bookNow } from '@/services/booking/book'
import { findForStaff } from '@/services/booking/find'
import { identify } from '@/services/booking/identify'
import type { ReservationRow } from '@/services/booking/types'
import { exportInForm } from '@/services/cards/import/export-form'
import { importCityCsv } from '@/services/cards/import/import-city-csv'
import { moveCard } from '@/services/cards/move-card'
import { replaceNumber, settleReplaced } from '@/services/cards/replace-number'
import { searchCards } from '@/services/cards/search/search-cards'
import type { CardRow } from '@/services/cards/types'
import { citizenContext, type ServiceContext } from '@/services/context'
import { printJobsSettled, type PrintJobView } from '@/services/printing/jobs'
import { findService, readBookingConfig } from '@/services/settings/booking-config'

import { crashAt, meanwhileAt } from '../../helpers/crash'
import { type CardWorld, openCardWorld } from '../../helpers/card-world'
import { cardRow, csvOf, csvSource, type CsvRow } from '../../helpers/city-csv'
import { textOf } from '../../helpers/raster'
import { addSlot, type World } from '../../helpers/world'

const DAY = '2026-12-14'

let world: CardWorld
let service: string
let next = 100

const json = async <T>(response: Promise<Response>): Promise<T> =>
  (await (await response).json()) as T
const oldNumber = (index: number) => String(7_000_000_000 + index)
const setTo = (reissueNumber: 'keep' | 'replace') =>
  world.payload.updateGlobal({ slug: 'city-settings', data: { reissueNumber } as never })
const load = async (rows: CsvRow[]) => importCityCsv(world.ctx, csvSource(csvOf(rows)))

/** Identifies a person as the public site does. */
async function logIn(number: string) {
  const found = findService(await readBookingConfig(world.payload), 'pickup')!
  return identify(citizenContext(world.payload), found, { number }, '')
}

const refusalOf = (number: string) =>
  logIn(number).then(
    () => null,
    ({ code, message }: { code: string; message: string }) => ({ code, message }),
  )

async function bookFor(number: string): Promise<ReservationRow> {
  const config = await readBookingConfig(world.payload)
  const identity = await logIn(number)
  return bookNow(citizenContext(world.payload), {
    config,
    service: findService(config, 'pickup')!,
    office: world.office,
    date: DAY,
    start: '10:00',
    identities: [identity],
    partySize: 1,
    idemKey: randomUUID(),
    language: 'ja',
  })
}

async function reissue(ids: string[], path = '/ops/printing/jobs') {
  const { id } = await json<PrintJobView>(
    world.admin.post(path, {
      requestKey: randomUUID(),
      selection: { ids },
      options: { kind: 'reissue-notice' },
      purpose: '再発行',
    }),
  )
  await printJobsSettled()
  const job = await json<PrintJobView>(world.admin.get(`/ops/printing/jobs/${id}`))
  const file = await world.admin.get(`/ops/printing/jobs/${id}/file`)
  const words = textOf(Buffer.from(await file.arrayBuffer())).replace(/\s/g, '')
  return { job, words }
}

const renumberings = (card: CardRow) =>
  (card.history ?? []).filter(({ type }) => type === 'renumbered')

async function newCard(): Promise<{ index: number; id: string }> {
  const index = next++
  await world.add(index, index)
  return { index, id: String((await world.card(index)).id) }
}

beforeAll(async () => {
  world = await openCardWorld()
  service = findService(await readBookingConfig(world.payload), 'pickup')!.id
  const place = {
    payload: world.payload,
    offices: [{ id: world.office }],
    service: { id: service },
  }
  await addSlot(place as unknown as World, {
    date: DAY,
    start: '10:00',
    capacity: 100,
  })
})
afterAll(() => world.close())
beforeEach(() => setTo('replace'))

describe('re-issuing a 交付通知書', () => {
  it('ID-13 the number stays where the city keeps it, and is what the letter says', async () => {
    const { index, id } = await newCard()
    await setTo('keep')
    const { words } = await reissue([id])
    expect(words).toContain(oldNumber(index))
    await expect(logIn(oldNumber(index))).resolves.toBeTruthy()
    expect(renumberings(await world.card(index))).toEqual([])
  })

  it('ID-13 the setting is offered in the panel; without a choice numbers stay', async () => {
    const fresh = world.payload.globals.config.find(({ slug }) => slug === 'city-settings')!
    const field = fresh.flattenedFields.find(({ name }) => name === 'reissueNumber')
    expect(field).toMatchObject({ type: 'select', defaultValue: 'keep', required: true })
  })

  it('ID-13 a replaced number is refused like an unknown one; the new one of the letter works', async () => {
    const { index, id } = await newCard()
    const { job, words } = await reissue([id])
    expect(job).toMatchObject({ printed: 1, left: 0 })
    const card = await world.card(index)
    const number = card.reservationNumber!
    expect(number).toMatch(/^[1-9]\d{9}$/)
    expect(number).not.toBe(oldNumber(index))
    expect(words).toContain(number)
    expect(words).not.toContain(oldNumber(index))
    expect(await refusalOf(oldNumber(index))).toEqual(await refusalOf('6999999999'))
    await expect(logIn(number)).resolves.toBeTruthy()
    expect(renumberings(card)).toMatchObject([
      {
        from: { reservationNumber: oldNumber(index) },
        to: { reservationNumber: number },
        by: { kind: 'staff' },
      },
    ])
    expect((card.history ?? []).map(({ type }) => type)).toEqual([
      'created',
      'renumbered',
      'printed',
    ])
    const detail = await json<{ timeline: { what: string; detail: string }[] }>(
      world.admin.get(`/ops/cards/${id}`),
    )
    expect(detail.timeline).toContainEqual(
      expect.objectContaining({
        what: '予約番号の変更',
        detail: `${oldNumber(index)} → ${number}`,
      }) as unknown,
    )
  })

  it('ID-13 the search follows: the card is found by the new number, not by the old', async () => {
    const { index, id } = await newCard()
    await reissue([id])
    const number = (await world.card(index)).reservationNumber!
    const found = async (q: string) =>
      (await searchCards(world.ctx, { q })).rows.map((row) => row.id)
    expect(await found(number)).toEqual([id])
    expect(await found(oldNumber(index))).toEqual([])
  })

  it('ID-13 the booking stays theirs and is found by the new number; a second one is refused', async () => {
    const { index, id } = await newCard()
    const booking = await bookFor(oldNumber(index))
    await reissue([id])
    const number = (await world.card(index)).reservationNumber!
    const staff: ServiceContext = { ...world.ctx, user: { roles: ['city-admin'] } as never }
    expect((await findForStaff(staff, number)).map((row) => row.id)).toEqual([booking.id])
    expect(await findForStaff(staff, oldNumber(index))).toEqual([])
    await expect(bookFor(number)).rejects.toMatchObject({ code: 'ALREADY_BOOKED' })
    const stored = await findRow<ReservationRow>(world.payload, 'reservations', {
      id: { equals: booking.id },
    })
    expect(stored).toMatchObject({ status: 'confirmed', identifier: number, rev: booking.rev })
  })

  it('ID-13 the same letter again keeps the new number; a new re-issue replaces it once more', async () => {
    const { index, id } = await newCard()
    const { job } = await reissue([id])
    const first = (await world.card(index)).reservationNumber!
    const again = await reissue([id], `/ops/printing/jobs/${job.id}/reprint`)
    expect(again.words).toContain(first)
    expect((await world.card(index)).reservationNumber).toBe(first)
    await reissue([id])
    const second = (await world.card(index)).reservationNumber!
    for (const dead of [oldNumber(index), first]) {
      expect(await refusalOf(dead)).toMatchObject({ code: 'NOT_MATCHED' })
    }
    await expect(logIn(second)).resolves.toBeTruthy()
  })

  it('ID-13 a letter that cannot be printed costs nobody the number, nor does a card that is handed over', async () => {
    const [left, done] = [await newCard(), await newCard()]
    await load([cardRow(left.index, { 氏名: '\u{e123}川' })])
    await moveCard(world.ctx, { id: done.id, status: '交付済み', reason: 'テスト' })
    const { job } = await reissue([left.id, done.id])
    // A notice that says the card is ready is not printed for one that has been handed over.
    expect(job).toMatchObject({ printed: 0, left: 2 })
    for (const { index } of [left, done]) {
      expect((await world.card(index)).reservationNumber).toBe(oldNumber(index))
    }
  })

  it('ID-13 looking at the letter first replaces nothing', async () => {
    const { index, id } = await newCard()
    const wish = { selection: { ids: [id] }, options: { kind: 'reissue-notice' } }
    expect((await world.admin.post('/ops/printing/preview', wish)).status).toBe(200)
    expect((await world.admin.post('/ops/printing/check', wish)).status).toBe(200)
    expect((await world.card(index)).reservationNumber).toBe(oldNumber(index))
  })
})

describe('a process that dies', () => {
  const POINTS = [
    'number-announced',
    'card-before',
    'card-changed',
    'card-logged',
    'number-given',
    'number-followed',
  ]

  it('ID-13 the act sent again ends in one new number, whatever crashed', async () => {
    for (const point of POINTS) {
      const { index, id } = await newCard()
      await bookFor(oldNumber(index))
      const op = randomUUID()
      const dying = { ...world.ctx, fault: crashAt(point) }
      await expect(replaceNumber(dying, id, op)).rejects.toThrow(`crashed at ${point}`)
      await replaceNumber(world.ctx, id, op)
      await assertReplacedOnce(index)
    }
  })

  it('ID-13 the job finishes what nobody sends again', async () => {
    for (const point of POINTS.slice(2)) {
      const { index, id } = await newCard()
      await bookFor(oldNumber(index))
      const dying = { ...world.ctx, fault: crashAt(point) }
      await expect(replaceNumber(dying, id, randomUUID())).rejects.toThrow('crashed')
      await settleReplaced(world.ctx)
      await assertReplacedOnce(index)
    }
  })

  it('ID-13 a job that comes between announcing and replacing leaves the number as it is', async () => {
    const { index, id } = await newCard()
    const dying = { ...world.ctx, fault: crashAt('number-announced') }
    await expect(replaceNumber(dying, id, randomUUID())).rejects.toThrow('crashed')
    await settleReplaced(world.ctx)
    await expect(logIn(oldNumber(index))).resolves.toBeTruthy()
    expect(await load([cardRow(index, { 備考: '追記' })])).toMatchObject({
      changed: 1,
      rejected: 0,
    })
    await expect(logIn(oldNumber(index))).resolves.toBeTruthy()
    // Long after, when the job has given the first act up, the next one is looked after all the same.
    await bookFor(oldNumber(index))
    const before = world.clock.now
    world.clock.now = new Date(before.getTime() + 3 * 3_600_000)
    await settleReplaced(world.ctx)
    const again = { ...world.ctx, fault: crashAt('card-changed') }
    await expect(replaceNumber(again, id, randomUUID())).rejects.toThrow('crashed')
    await settleReplaced(world.ctx)
    world.clock.now = before
    await assertReplacedOnce(index)
  })

  it('ID-13 whoever had logged in with the old number is found by the new one, and then it is over', async () => {
    const { index, id } = await newCard()
    const identity = await logIn(oldNumber(index))
    await reissue([id])
    const config = await readBookingConfig(world.payload)
    const booking = await bookNow(citizenContext(world.payload), {
      config,
      service: findService(config, 'pickup')!,
      office: world.office,
      date: DAY,
      start: '10:00',
      identities: [identity],
      partySize: 1,
      idemKey: randomUUID(),
      language: 'ja',
    })
    await settleReplaced(world.ctx)
    const number = (await world.card(index)).reservationNumber!
    expect(
      await findRow<ReservationRow>(world.payload, 'reservations', { id: { equals: booking.id } }),
    ).toMatchObject({ identifier: number })
    const before = world.clock.now
    world.clock.now = new Date(before.getTime() + 9 * 3_600_000)
    await settleReplaced(world.ctx)
    expect(await settleReplaced(world.ctx)).toBe(0)
    world.clock.now = before
  })

  it('ID-13 two who re-issue at the same moment leave one number that works', async () => {
    const { index, id } = await newCard()
    const acts = [1, 2, 3].map(() => replaceNumber(world.ctx, id, randomUUID()))
    await Promise.all(acts)
    const card = await world.card(index)
    const all = renumberings(card).flatMap(({ from, to }) => [
      String(from?.reservationNumber),
      String(to?.reservationNumber),
    ])
    for (const number of new Set(all)) {
      const isLive = number === card.reservationNumber
      expect(await refusalOf(number)).toEqual(
        isLive ? null : (expect.objectContaining({ code: 'NOT_MATCHED' }) as unknown),
      )
    }
    expect(renumberings(card)).toHaveLength(3)
  })
})

async function assertReplacedOnce(index: number): Promise<void> {
  const card = await world.card(index)
  expect(renumberings(card)).toHaveLength(1)
  const number = card.reservationNumber!
  expect(await refusalOf(oldNumber(index))).toMatchObject({ code: 'NOT_MATCHED' })
  const identity = await logIn(number)
  const bookings = await findRows<ReservationRow>(world.payload, 'reservations', {
    eligibility: { equals: identity.eligibility },
  })
  expect(bookings).toMatchObject([{ status: 'confirmed', identifier: number }])
}

describe("the city's next list", () => {
  it('ID-13 the old number in it does not come back to life; what else it says is taken', async () => {
    const { index, id } = await newCard()
    await reissue([id])
    const number = (await world.card(index)).reservationNumber!
    expect(await load([cardRow(index)])).toMatchObject({ unchanged: 1, rejected: 0 })
    const rows = [cardRow(index, { 備考: '転居予定', 有効期限: '2037-01-01' })]
    expect(await load(rows)).toMatchObject({ changed: 1, created: 0, rejected: 0 })
    expect(await load(rows)).toMatchObject({ unchanged: 1 })
    expect(await world.card(index)).toMatchObject({
      reservationNumber: number,
      expiresOn: '2037-01-01',
    })
    expect(await refusalOf(oldNumber(index))).toMatchObject({ code: 'NOT_MATCHED' })
    await expect(logIn(number)).resolves.toBeTruthy()
  })

  it('ID-13 a row without 製造管理番号 is understood as well; no second card comes of it', async () => {
    const index = next++
    await load([cardRow(index, { 製造管理番号: '' })])
    const where = { reservationKey: { equals: oldNumber(index) } }
    const { id } = (await findRow<CardRow>(world.payload, 'cards', where))!
    const { reservationNumber } = await replaceNumber(world.ctx, String(id), randomUUID())
    const rows = [cardRow(index, { 製造管理番号: '', 備考: '追記' })]
    expect(await load(rows)).toMatchObject({ changed: 1, created: 0 })
    expect(await findRow(world.payload, 'cards', where)).toBeNull()
    expect(await findRow(world.payload, 'cards', { id: { equals: id } })).toMatchObject({
      reservationNumber,
    })
    expect(await refusalOf(oldNumber(index))).toMatchObject({ code: 'NOT_MATCHED' })
  })

  it('ID-13 nobody else gets the old number', async () => {
    const { index, id } = await newCard()
    await reissue([id])
    const other = cardRow(next++, { 予約ID: oldNumber(index) })
    const report = await load([other])
    expect(report).toMatchObject({ created: 0, rejected: 1 })
    expect(report.problems[0]).toMatchObject({
      field: '予約ID',
      reason: expect.stringContaining('再発行で使えなくなった番号') as string,
    })
    expect(await refusalOf(oldNumber(index))).toMatchObject({ code: 'NOT_MATCHED' })
  })

  it('ID-13 a number that the city itself gives for the first time is taken', async () => {
    const { index, id } = await newCard()
    await reissue([id])
    const ours = (await world.card(index)).reservationNumber!
    const theirs = String(8_100_000_000 + index)
    expect(await load([cardRow(index, { 予約ID: theirs })])).toMatchObject({ changed: 1 })
    await settleReplaced(world.ctx)
    await expect(logIn(theirs)).resolves.toBeTruthy()
    for (const dead of [ours, oldNumber(index)]) {
      expect(await refusalOf(dead)).toMatchObject({ code: 'NOT_MATCHED' })
    }
  })

  it('ID-13 a list that is being read while the notice is issued again does not win over it', async () => {
    for (const point of [
      'import-snapshots',
      'card-change',
      'card-before',
      'card-changed',
      'card-logged',
    ]) {
      const { index, id } = await newCard()
      const fault = meanwhileAt(point, () => replaceNumber(world.ctx, id, randomUUID()))
      const reading = { ...world.ctx, fault }
      await importCityCsv(reading, csvSource(csvOf([cardRow(index, { 備考: point })])))
      const { reservationNumber } = await world.card(index)
      expect(reservationNumber).not.toBe(oldNumber(index))
      expect(await refusalOf(oldNumber(index))).toMatchObject({ code: 'NOT_MATCHED' })
      await expect(logIn(reservationNumber!)).resolves.toBeTruthy()
    }
  })

  it('ID-13 the list given back to the city carries the new number', async () => {
    const { index, id } = await newCard()
    await reissue([id])
    const number = (await world.card(index)).reservationNumber!
    const { body } = await exportInForm(world.ctx, { encoding: 'utf8', purpose: '市への報告' })
    const text = await new Response(body as ReadableStream).text()
    expect(text).toContain(number)
    expect(text).not.toContain(`"${oldNumber(index)}"`)
  })
})
