/** @alone: the demonstration is a setting of the start. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import { PRODUCT } from '@/areas'
import { type Role, ROLES } from '@/access/roles'
import { findRows } from '@/db/atomic'
import { passwordProblem } from '@/domain/staff/password'
import { findByPin } from '@/services/booking/find'
import { identify } from '@/services/booking/identify'
import type { ReservationRow } from '@/services/booking/types'
import { citizenContext, jobContext } from '@/services/context'
import type { DemoNumber } from '@/services/demo/numbers'
import { type DemoSummary } from '@/services/demo/seed-demo'
import { secretFor, SECRET_MARK } from '@/services/mail/links'
import { findService, readBookingConfig } from '@/services/settings/booking-config'

import { brokenInvariants } from '../../helpers/invariants'
import { callApi } from '../../helpers/staff'
import { openPayload, type World } from '../../helpers/world'

vi.hoisted(() => {
  process.env.DEMO = '1'
})

let payload: Payload
let summary: DemoSummary
const folder = mkdtempSync(join(tmpdir(), 'madoguchi-demo-'))
const order = { city: 'chiba', cards: 400, bookings: 60, folder, say: () => undefined } as const
const reservations = () => findRows<ReservationRow>(payload, 'reservations', {}, { sort: 'id' })

/** A whole city with its months, in ms: on a busy machine and its database more than one hook has. */
const A_WHOLE_CITY = 600_000

beforeAll(async () => {
  payload = await openPayload()
  summary = await PRODUCT.seedDemo(jobContext(payload), order)
}, A_WHOLE_CITY)
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await payload.destroy()
})

describe('the demo data', () => {
  it('keeps every invariant of booking', async () => {
    expect(summary.bookings).toBeGreaterThan(30)
    expect(await brokenInvariants({ payload } as World)).toEqual([])
  })

  it('has bookings of every channel, past and coming, with and without an outcome', async () => {
    const rows = await reservations()
    const now = new Date().toISOString()
    const past = rows.filter((row) => row.startsAt < now && row.status === 'confirmed')
    expect(past.map(({ outcome }) => outcome)).toContain('completed')
    expect(
      rows.filter((row) => row.startsAt > now).every(({ outcome }) => outcome === 'none'),
    ).toBe(true)
    expect(new Set(rows.map(({ status }) => status))).toEqual(
      new Set(['confirmed', 'cancelled', 'held']),
    )
    expect(new Set(rows.map(({ channel }) => channel)).size).toBeGreaterThan(2)
    const events = rows.flatMap(({ history }) => history ?? [])
    expect(events.every(({ at }) => at <= now)).toBe(true)
    expect(rows.some(({ fits }) => fits === false)).toBe(true)
    expect(rows.every(({ outboxAt }) => !outboxAt)).toBe(true)
  })

  it('gives numbers that open the site and bookings that open with their code', async () => {
    const ctx = citizenContext(payload)
    const service = findService(await readBookingConfig(payload), 'pickup')
    const logIn = (given: DemoNumber | undefined) => {
      const birthday = given!.second.replace(/\D/g, '')
      return identify(ctx, service!, { number: given!.number, birthday }, '')
    }
    for (const number of summary.numbers.slice(0, -1)) {
      await expect(logIn(number)).resolves.toBeTruthy()
    }
    await expect(logIn(summary.numbers.at(-1))).rejects.toMatchObject({ code: 'NOT_BOOKABLE' })
    for (const { number, second } of summary.booked) {
      const code = second.replace(/\D/g, '')
      await expect(findByPin(ctx, number, code, '')).resolves.toMatchObject({ status: 'confirmed' })
    }
  })

  it('lets every role sign in with the printed password', async () => {
    expect(summary.accounts.map(({ username }) => username)).toEqual(Object.keys(ROLES))
    for (const { password } of summary.accounts) {
      expect(passwordProblem(password, { minLength: 12, own: [] })).toBeNull()
    }
    const { username, password } = summary.accounts[0]!
    const login = await callApi('/users/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password }),
    })
    expect(login.status).toBe(200)
  })

  it('shows a mail’s link to the city administrator alone, and stores it for nobody', async () => {
    const [booking] = await reservations()
    const ctx = jobContext(payload)
    await payload.db.create({
      collection: 'mails',
      data: {
        ...{ kind: 'confirmation', status: 'kept', subject: '件名', language: 'ja', attempts: 0 },
        text: `https://yoyaku.example/ja/manage?t=${SECRET_MARK}`,
        reservation: booking!.id,
        office: booking!.office,
        mailKey: `shown|${ctx.now().toISOString()}`,
      },
    })
    const textFor = async (role: Role) => {
      const { username, password } = summary.accounts.find((one) => one.username === role)!
      const login = await callApi('/users/login', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username, password }),
      })
      const cookie = (login.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
      const headers = { cookie, origin: 'http://localhost:3000' }
      const mails = await callApi('/mails?where[subject][equals]=件名&depth=0', { headers })
      const { docs } = (await mails.json()) as { docs: { text: string }[] }
      return docs.map(({ text }) => text)
    }
    const link = `https://yoyaku.example/ja/manage?t=${secretFor(booking!.id)}`
    expect(await textFor('city-admin')).toEqual([link])
    for (const role of ['auditor', 'supervisor'] as const)
      expect([role, await textFor(role)]).toEqual([role, [expect.stringContaining(SECRET_MARK)]])
    const stored = await findRows<{ id: string; text: string }>(payload, 'mails', {})
    expect(stored.filter(({ text }) => /\?t=[\w-]+\.[\w-]+/.test(text))).toEqual([])
  })

  it('puts the cards on shelves, with days of their steps that fit their status', async () => {
    const cards = await findRows<Record<string, string>>(payload, 'cards', {})
    const isGone = ({ status }: Record<string, string>) =>
      ['交付済み', '申請時来庁発送済み'].includes(status!)
    expect(cards.every((card) => isGone(card) === !card.place)).toBe(true)
    const lying = cards.filter(({ place }) => place).map((card) => `${card.place} ${card.position}`)
    expect(new Set(lying).size).toBe(lying.length)
    for (const card of cards) {
      const days = ['receivedOn', 'inspectedOn', 'preparedOn', 'transferredOn', 'notifiedOn']
        .map((field) => card[field])
        .filter(Boolean)
      expect(days.length).toBeGreaterThan(0)
      expect(days).toEqual([...days].sort())
      expect(days.at(-1)! <= summary.madeOn).toBe(true)
    }
  })

  it('adds nothing when it is run again', async () => {
    const before = await reservations()
    const again = await PRODUCT.seedDemo(jobContext(payload), order)
    expect(again.bookings).toBe(0)
    expect(await reservations()).toEqual(before)
    expect((await payload.db.count({ collection: 'cards' })).totalDocs).toBe(400)
    expect((await payload.db.count({ collection: 'users' })).totalDocs).toBe(11)
  })
})
