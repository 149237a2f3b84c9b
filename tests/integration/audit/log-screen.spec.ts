import { randomUUID } from 'node:crypto'

import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { ROLES, type Role } from '@/access/roles'
import { tokyoDateOf } from '@/domain/time/civil'
import type { LogPage, LogRow } from '@/services/audit/list'
import { cancelReservation } from '@/services/booking/engine/cancel'
import { placeReservation } from '@/services/booking/engine/place'
import { moveReservation } from '@/services/booking/engine/move'
import { drainOutbox } from '@/services/booking/drain-outbox'
import { jobContext } from '@/services/context'
import { readBookingConfig } from '@/services/settings/booking-config'

import { addAccount, logIn } from '../../helpers/accounts'
import { addPerson } from '../../helpers/desk-world'
import type { Staff } from '../../helpers/staff'
import { signIn } from '../../helpers/staff'
import type { World } from '../../helpers/world'
import { addSlot, MONDAY, openWorld } from '../../helpers/world'

let world: World
let admin: Staff
let number = ''

beforeAll(async () => {
  world = await openWorld()
  admin = await signIn(world.payload, ['city-admin'])
  await addAccount(world.payload, { username: 'log-reader', roles: ['auditor'] })
  await logIn('log-reader')
  const office = world.offices[0]!.id
  for (const start of ['09:00', '09:30']) await addSlot(world, { start, capacity: 2 })
  const { services } = await readBookingConfig(world.payload)
  const service = services[0]!
  const ctx = world.ctx()
  const row = await placeReservation(ctx, {
    service,
    office,
    date: MONDAY,
    start: '09:00',
    partySize: 1,
    people: [{ key: 'L1', identifier: 'L1', eligibility: '' }],
    mode: 'book',
    idemKey: 'log-1',
    language: 'ja',
  })
  number = row.number
  await moveReservation(ctx, row.id, { service, office, date: MONDAY, start: '09:30' })
  await cancelReservation(ctx, row.id, { releaseDelayMinutes: 0 })
  await drainOutbox(jobContext(world.payload))
})
afterAll(() => world.close())

const period = () => {
  const today = tokyoDateOf(new Date())
  const day = tokyoDateOf(world.clock.now)
  return { from: today < day ? today : day, to: today < day ? day : today }
}
type Query = Record<string, string | string[]>
const ask = (query: Query, one = admin) => one.post('/ops/audit/logs', { ...period(), ...query })
const rowsOf = async (query: Query): Promise<LogRow[]> => {
  const response = await ask(query)
  expect(response.status).toBe(200)
  return ((await response.json()) as LogPage).rows
}

describe('the screen of the operation log', () => {
  it('AU-01 one booking’s history by its receipt number: booked, moved, cancelled, with old and new values, time, person and channel', async () => {
    const rows = await rowsOf({ search: number })
    expect(
      rows.map(({ summary }) => summary.replace(/^受付番号 [\d-]+ の/, '').slice(0, 4)),
    ).toEqual(['予約を取', '予約を変', '予約（川'])
    const moved = rows[1]!
    expect(moved.changes).toContainEqual({ field: '開始時刻', before: '09:00', after: '09:30' })
    expect(moved.when).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
    expect(rows.map(({ actor, channel }) => [actor, channel])).toEqual(
      Array(3).fill(['予約者本人', 'Web']),
    )
    // What staff do in it stands there under their own name and channel.
    const operator = await signIn(world.payload, ['operator'])
    const { name } = await world.payload.findByID({ collection: 'users', id: operator.id })
    const booked = await operator.post('/ops/reservations', {
      service: world.service.id,
      office: world.offices[0]!.id,
      date: MONDAY,
      start: '09:30',
      numbers: [await addPerson(world)],
      idemKey: randomUUID(),
    })
    expect(booked.status).toBe(201)
    await drainOutbox(jobContext(world.payload))
    const byPhone = await rowsOf({ search: ((await booked.json()) as { number: string }).number })
    expect(byPhone).toMatchObject([{ actor: name, channel: 'コールセンター' }])
  })

  it('AU-07 (part) settings show labels instead of field names', async () => {
    const { docs } = (await (await admin.get('/offices?limit=1&depth=0')).json()) as {
      docs: { id: string; phone?: string }[]
    }
    // The newest entry stands first: what was set up before has the same time.
    world.clock.now = new Date(world.clock.now.getTime() + 1000)
    await admin.patch(`/offices/${docs[0]!.id}`, { phone: '044-000-0001' })
    const [row] = await rowsOf({ kinds: ['settings'] })
    expect(row!.changes.some(({ after }) => after === '044-000-0001')).toBe(true)
    expect(row!.changes.map(({ field }) => field).join()).not.toMatch(/^[a-zA-Z]+$/)
    expect(row!.href).toBe(`/admin/collections/offices/${docs[0]!.id}`)
  })

  it('refuses days that are none', async () => {
    for (const days of [{ from: '2026-02-30' }, { to: '2026-13-01' }, { from: '' }] as Query[])
      expect((await ask(days)).status).toBe(422)
  })

  it('filters by kind, by who and by words', async () => {
    const logins = await rowsOf({ kinds: ['accounts'] })
    expect(logins.length).toBeGreaterThan(0)
    expect(new Set(logins.map(({ kind }) => kind))).toEqual(new Set(['ログイン・アカウント']))
    const staff = await rowsOf({ who: 'staff' })
    expect(new Set(staff.map(({ actorKind }) => actorKind))).toEqual(
      new Set(['職員・オペレーター']),
    )
    expect(await rowsOf({ search: 'このことばはどこにもない' })).toEqual([])
    expect((await ask({ kinds: ['everything'] })).status).toBe(422)
    expect((await ask({ search: '1234 5678 9018' })).status).toBe(422)
  })

  it('AU-06 (part) goes out as CSV only with a purpose, and that is itself an entry with the count', async () => {
    expect((await ask({ format: 'csv' })).status).toBe(422)
    const all = ((await (await ask({ kinds: ['booking'] })).json()) as LogPage).total
    const response = await ask({ format: 'csv', kinds: ['booking'], purpose: '監査' })
    expect(response.headers.get('content-disposition')).toContain('csv')
    const table = parse(await response.text(), { bom: true, columns: true }) as Record<
      string,
      string
    >[]
    expect(table).toHaveLength(all)
    expect(table.map((row) => row.変更).join()).toContain('開始時刻: 09:00 → 09:30')
    const [entry] = await rowsOf({ kinds: ['personal'] })
    expect(entry).toMatchObject({ count: all, purpose: '監査' })
  })

  it('AU-05 (part) is read by those who may and changed by nobody', async () => {
    for (const role of Object.keys(ROLES) as Role[]) {
      const one = await signIn(world.payload, [role], [world.offices[0]!.id])
      const may = ['city-admin', 'auditor'].includes(role)
      expect([role, (await ask({}, one)).status]).toEqual([role, may ? 200 : 403])
      // Nothing of a search stands in an address.
      expect((await one.get('/ops/audit/logs')).status).toBe(404)
    }
  })
})
