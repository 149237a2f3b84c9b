import { randomUUID } from 'node:crypto'

import { jwtSign } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { insertRow, newRowId } from '@/db/atomic'
import { encryptField } from '@/lib/crypto/field'
import { at } from '@/lib/crypto/places'
import type { StaffBooking } from '@/services/booking/staff-view'

import { callAs } from '../../helpers/accounts'
import type { DeskWorld } from '../../helpers/desk-world'
import { addPerson, jsonOf, openDeskWorld } from '../../helpers/desk-world'
import type { Staff } from '../../helpers/staff'
import { callApi, signIn } from '../../helpers/staff'
import { addSlot, MONDAY } from '../../helpers/world'

import {
  ACTS,
  CLOSED,
  EVERYBODY,
  HIDDEN_BUT_READ,
  PAYLOADS_OWN,
  PERSONAL,
  RECORDS,
  type Short,
} from './table'

let world: DeskWorld
let staff: Record<Short, Staff>
let otherCity: Staff
let otherPost: Staff
let booking: StaffBooking

const MAIL = 'hanako@example.jp'
const NAME = '川崎 花子'

beforeAll(async () => {
  world = await openDeskWorld()
  const { staff: all } = world
  staff = {
    ca: all.cityAdmin,
    cs: all.cityStaff,
    ws: all.windowStaff,
    op: all.operator,
    su: all.supervisor,
    vm: all.vendorManager,
    se: all.secretariat,
    po: all.postOffice,
    hd: all.helpdesk,
    fs: all.fieldStaff,
    au: all.auditor,
  }
  otherCity = await signIn(world.payload, ['city-staff'], [world.offices[1]!.id])
  otherPost = await signIn(world.payload, ['post-office-staff'], [world.offices[1]!.id])
  for (const start of ['09:00', '09:30']) await addSlot(world, { start, capacity: 50 })
  booking = await bookAs(staff.op, { mail: MAIL })
  const [mailId, entryId] = [newRowId(), newRowId()]
  await insertRow(world.payload, 'mails', {
    id: mailId,
    kind: 'confirmation',
    status: 'sent',
    subject: '予約を受け付けました',
    to: encryptField(MAIL, at('mails', 'to', mailId)),
    text: '',
    language: 'ja',
    attempts: 1,
    reservation: booking.id,
    office: world.offices[0]!.id,
    mailKey: randomUUID(),
  })
  await insertRow(world.payload, 'waitlist-entries', {
    id: entryId,
    number: '1',
    service: world.service.id,
    offices: [world.offices[0]!.id],
    dateFrom: MONDAY,
    dateTo: MONDAY,
    partySize: 1,
    language: 'ja',
    mail: encryptField(MAIL, at('waitlist-entries', 'mail', entryId)),
    entryKey: randomUUID(),
    status: 'waiting',
    sentCount: 0,
  })
  await world.payload.db.updateOne({
    collection: 'reservations',
    id: booking.id,
    data: {
      details: encryptField(
        JSON.stringify({ name: NAME }),
        at('reservations', 'details', booking.id),
      ),
    },
  })
})
afterAll(() => world.close())

const wish = async (extra: Record<string, unknown> = {}) => ({
  service: world.service.id,
  office: world.offices[0]!.id,
  date: MONDAY,
  start: '09:00',
  numbers: [await addPerson(world)],
  idemKey: randomUUID(),
  ...extra,
})

async function bookAs(one: Staff, extra: Record<string, unknown> = {}): Promise<StaffBooking> {
  const answer = await jsonOf<StaffBooking>(one.post('/ops/reservations', await wish(extra)))
  expect(answer.status).toBe(201)
  return answer.body
}

/** Acts of staff that the product has, as `method /path`. */
const actsOfProduct = () =>
  (world.payload.config.endpoints || [])
    .filter(({ path }) => path.startsWith('/ops/'))
    .map(({ method, path }) => `${method} ${path}`)

const attempt = (one: Staff, act: string) => {
  const [method, path = ''] = act.split(' ')
  const target = path.replace(':id', 'nobody')
  return method === 'get' ? one.get(target) : one.post(target)
}

/** One request of every role; its status by role. */
async function ofEach(ask: (one: Staff) => Promise<Response>): Promise<Record<Short, number>> {
  const answers = await Promise.all(
    EVERYBODY.map(async (role) => [role, (await ask(staff[role])).status] as const),
  )
  return Object.fromEntries(answers) as Record<Short, number>
}

type AnyField = {
  name?: string
  admin?: { hidden?: unknown }
  fields?: AnyField[]
  tabs?: AnyField[]
}

/** Payload puts these in by itself. */
const PAYLOADS = ['id', 'createdAt', 'updatedAt']

/** Fields without a place on any screen, as `record.field`. */
const hiddenOfProduct = (): string[] => {
  const hidden = (slug: string, fields: AnyField[]): string[] =>
    fields.flatMap((field) => [
      ...(field.name && field.admin?.hidden === true && !PAYLOADS.includes(field.name)
        ? [`${slug}.${field.name}`]
        : []),
      ...hidden(slug, [...(field.fields ?? []), ...(field.tabs ?? [])]),
    ])
  return world.payload.config.collections
    .filter(({ slug }) => (RECORDS[slug]?.read ?? []).length > 0)
    .flatMap(({ slug, fields }) => hidden(slug, fields as unknown as AnyField[]))
}

describe('role and act', () => {
  it('AC-06 (part) every act answers exactly the roles of the table, vendor roles no act of the city', async () => {
    expect(actsOfProduct().sort()).toEqual(Object.keys(ACTS).sort())
    for (const [act, allowed] of Object.entries(ACTS)) {
      const seen = await ofEach((one) => attempt(one, act))
      const refused = EVERYBODY.filter((role) => seen[role] === 403)
      expect([act, refused]).toEqual([act, EVERYBODY.filter((role) => !allowed.includes(role))])
      expect([act, Object.values(seen).includes(401)]).toEqual([act, false])
    }
  })

  it('no act answers a stranger', async () => {
    for (const act of actsOfProduct()) {
      const [method = '', path = ''] = act.split(' ')
      const response = await callApi(path.replace(':id', 'x'), { method: method.toUpperCase() })
      expect([act, response.status]).toEqual([act, 401])
    }
  })

  it('an operator reads lists on the screen and takes none along', async () => {
    const path = `/ops/lists/reservations?from=${MONDAY}&to=${MONDAY}&purpose=x`
    expect((await staff.op.get(`${path}&format=json`)).status).toBe(200)
    for (const format of ['csv', 'csv-cp932', 'xlsx', 'print'])
      expect((await staff.op.get(`${path}&format=${format}`)).status).toBe(403)
  })
})

describe('role and record', () => {
  it('AC-11 (part) every record answers exactly the roles of the table', async () => {
    const slugs = world.payload.config.collections.map(({ slug }) => slug)
    expect(slugs.sort()).toEqual([...Object.keys(RECORDS), ...Object.keys(PAYLOADS_OWN)].sort())
    const office = world.offices[0]!.id
    const wrong: unknown[] = []
    for (const [slug, { read, create, update = create }] of Object.entries(RECORDS)) {
      const ways: [string, Short[], (one: Staff) => Promise<Response>][] = [
        ['list', read, (one) => one.get(`/${slug}?limit=1&depth=0`)],
        ['count', read, (one) => one.get(`/${slug}/count`)],
        ['read', read, (one) => one.get(`/${slug}/nobody`)],
        ['create', create, (one) => one.post(`/${slug}`, { office })],
        [
          'update',
          update,
          (one) => one.patch(`/${slug}/${slug === 'users' ? one.id : 'nobody'}`, {}),
        ],
        ['bulk', [], (one) => one.patch(`/${slug}?where[id][equals]=nobody`, {})],
        ['delete', [], (one) => one.remove(`/${slug}/nobody`)],
        ['bulk delete', [], (one) => one.remove(`/${slug}?where[id][equals]=nobody`)],
      ]
      for (const [way, allowed, ask] of ways) {
        const seen = await ofEach(ask)
        for (const role of EVERYBODY) {
          const isOpen = seen[role] !== 403
          const isSound = seen[role] !== 401 && seen[role] < 500
          const isRead = way !== 'list' || !isOpen || seen[role] === 200
          if (isOpen !== allowed.includes(role) || !isSound || !isRead) {
            wrong.push([slug, way, role, seen[role]])
          }
        }
      }
      expect([slug, (await callAs('', `/${slug}`)).status]).toEqual([slug, 403])
    }
    expect(wrong).toEqual([])
    for (const [slug, read] of Object.entries(PAYLOADS_OWN)) {
      const seen = await ofEach((one) => one.get(`/${slug}?limit=1&depth=0`))
      const open = EVERYBODY.filter((role) => seen[role] === 200)
      expect([slug, open]).toEqual([slug, read])
    }
  })

  it('AC-11 (part) personal items reach only whom they must', async () => {
    for (const [item, { outline, full }] of Object.entries(PERSONAL)) {
      const [slug, field = ''] = item.split('.')
      for (const role of EVERYBODY) {
        const answer = await staff[role].get(`/${slug}?limit=1&depth=0&sort=createdAt`)
        const text = await answer.text()
        const { docs = [] } = JSON.parse(text) as { docs?: Record<string, unknown>[] }
        expect(docs.length > 0).toBe(RECORDS[slug!]!.read.includes(role))
        const wanted = full.includes(role)
          ? MAIL
          : outline.includes(role)
            ? 'h***@example.jp'
            : undefined
        expect([item, role, docs[0]?.[field]]).toEqual([item, role, wanted])
        expect(text).not.toContain(NAME)
        expect(text).not.toContain(MAIL)
      }
    }
  })

  it('AC-11 (part) what no screen shows is in no answer, and neither filter nor order tells of it', async () => {
    const closed = Object.entries(CLOSED).flatMap(([slug, names]) =>
      names.split(' ').map((name) => `${slug}.${name}`),
    )
    const known = new Set([...closed, ...HIDDEN_BUT_READ])
    expect(hiddenOfProduct().filter((field) => !known.has(field))).toEqual([])
    const told: string[] = []
    for (const field of closed) {
      const [slug = '', ...rest] = field.split('.')
      const name = rest.join('.')
      const reader = RECORDS[slug]!.read[0]
      if (!reader) continue
      const ask = (query: string) => staff[reader].get(`/${slug}?depth=0&limit=5&${query}`)
      for (const query of [`where[${name}][exists]=true`, `sort=${name}`]) {
        const { status } = await ask(query)
        if (status < 400 || status > 499) told.push(`${field} ${query} ${status}`)
      }
      const text = await (await ask(`select[${name}]=true`)).text()
      if (text.includes(`"${name}":`)) told.push(`${field} select`)
    }
    expect(told).toEqual([])
  })

  it('no record of the city disappears through the API', async () => {
    for (const { slug } of world.payload.config.collections) {
      if (slug.startsWith('payload-')) continue
      for (const role of ['ca', 'vm', 'au'] as const) {
        const response = await staff[role].remove(`/${slug}/x`)
        expect([slug, role, response.status]).toEqual([slug, role, 403])
      }
    }
  })

  it('settings are read by those who work with them and changed by the city administrator', async () => {
    for (const role of EVERYBODY) {
      const read = (await staff[role].get('/globals/city-settings')).status
      expect([role, read]).toEqual([
        role,
        ['ca', 'cs', 'su', 'vm', 'se', 'au'].includes(role) ? 200 : 403,
      ])
      const write = await staff[role].post('/globals/city-settings', {})
      expect([role, write.status === 403]).toEqual([role, role !== 'ca'])
    }
  })

  it('a vendor manager unlocks the vendor’s accounts, never the city’s', async () => {
    const locked = async (username: string, employer: 'city' | 'vendor') => {
      const { id } = await world.payload.create({
        collection: 'users',
        data: {
          username,
          password: 'Tsuki-no-Usagi-88',
          name: username,
          roles: ['operator'],
          employer,
          active: true,
        },
      })
      const lockUntil = new Date(Date.now() + 600_000).toISOString()
      await world.payload.db.updateOne({
        collection: 'users',
        id,
        data: { loginAttempts: 9, lockUntil },
      })
      await staff.vm.post('/users/unlock', { username })
      const [row] = (
        await world.payload.db.find<{ loginAttempts?: number } & Record<string, never>>({
          collection: 'users',
          where: { id: { equals: id } },
        })
      ).docs
      return Number(row?.loginAttempts ?? 0)
    }
    expect(await locked('of-the-city', 'city')).toBe(9)
    expect(await locked('of-the-vendor', 'vendor')).toBe(0)
  })
})

describe('staff of another office', () => {
  const here = () => world.offices[0]!.id
  const there = () => world.offices[1]!.id

  it('AC-07 neither read nor change what belongs to this office or to another city', async () => {
    const { otherWindow } = world.staff
    const id = booking.id
    const where = { office: here(), service: world.service.id }
    const band = { ...where, from: MONDAY, slotMinutes: 20 }
    const closing = { from: MONDAY, to: MONDAY, offices: [here()], reason: '点検', services: [] }
    const visit = {
      ...where,
      decision: 'receive',
      documentsComplete: true,
      crowded: false,
      idemKey: randomUUID(),
    }
    const [entry] = (await world.payload.db.find({ collection: 'waitlist-entries' })).docs
    const refused: [Staff, string, object | null][] = [
      [otherWindow, `/ops/reservations/${id}`, null],
      [otherWindow, `/ops/slots?service=${where.service}&office=${here()}&date=${MONDAY}`, null],
      [otherWindow, '/ops/reservations', await wish()],
      [otherPost, '/ops/reservations', await wish()],
      [
        otherWindow,
        `/ops/reservations/${id}/move`,
        { office: there(), date: MONDAY, start: '09:30' },
      ],
      [otherWindow, `/ops/reservations/${id}/cancel`, {}],
      [otherWindow, `/ops/reservations/${id}/extend`, {}],
      [otherWindow, `/ops/reservations/${id}/resend`, {}],
      [otherWindow, `/ops/reservations/${id}/personal`, { purpose: '確認' }],
      [otherPost, `/ops/reservations/${id}/personal`, { purpose: '確認' }],
      [otherWindow, `/ops/waitlist/${entry!.id}/end`, {}],
      [otherWindow, `/ops/reception/today?office=${here()}`, null],
      [otherWindow, `/ops/reception/unfinished?office=${here()}`, null],
      [otherWindow, `/ops/reception/next-free?office=${here()}&service=${where.service}`, null],
      [otherWindow, '/ops/reception/check-in', { text: booking.number, office: here() }],
      [otherPost, '/ops/reception/check-in', { text: booking.number, office: here() }],
      [otherWindow, '/ops/reception/call-next', { office: here() }],
      [otherWindow, '/ops/reception/walk-in', visit],
      [otherWindow, `/ops/reception/${id}/call`, {}],
      [otherWindow, `/ops/reception/${id}/release`, {}],
      [otherWindow, `/ops/reception/${id}/outcome`, { outcome: 'no-show' }],
      [otherWindow, `/ops/reception/${id}/undo`, {}],
      [
        otherCity,
        `/ops/calendar/week?office=${here()}&service=${where.service}&from=${MONDAY}`,
        null,
      ],
      [otherCity, '/ops/calendar/unit', band],
      [otherCity, '/ops/calendar/unit/preview', band],
      [otherCity, '/ops/calendar/close/preview', closing],
      [otherCity, '/ops/calendar/close', { ...closing, tell: false, idemKey: 'closing-closing' }],
      [
        otherCity,
        '/ops/calendar/capacity',
        { slotKeys: [[here(), where.service, MONDAY, '09:00'].join('|')], capacity: 1 },
      ],
    ]
    for (const [one, path, body] of refused) {
      const answer = body ? await one.post(path, body) : await one.get(path)
      expect([path, answer.status]).toEqual([path, 403])
    }
    const contact = { state: '電話済み', note: '' }
    expect(
      (await otherWindow.post(`/ops/lists/reservations/${id}/contact`, contact)).status,
    ).not.toBe(200)

    const found = await jsonOf<{ bookings: unknown[] }>(
      otherWindow.post('/ops/search', { text: booking.number }),
    )
    expect(found.body.bookings).toEqual([])
    const vacancy = await (await otherWindow.get(`/ops/vacancy?service=${where.service}`)).text()
    expect(vacancy).not.toContain(here())
    const waiting = await jsonOf<{ entries: unknown[] }>(otherWindow.get('/ops/waitlist'))
    expect(waiting.body.entries).toEqual([])
    for (const query of ['', `&offices=${here()}`]) {
      const list = await otherWindow.get(
        `/ops/lists/reservations?from=${MONDAY}&to=${MONDAY}&format=json${query}`,
      )
      expect(await list.text()).not.toContain(booking.number)
    }
    for (const slug of ['reservations', 'eligibilities', 'slots', 'waitlist-entries']) {
      for (const one of [otherWindow, otherCity, otherPost]) {
        const { body } = await jsonOf<{ docs: unknown[] }>(one.get(`/${slug}?depth=0`))
        expect([slug, body.docs ?? []]).toEqual([slug, []])
      }
    }
    expect((await otherCity.get('/mails')).status).toBe(200)
    expect(await (await otherCity.get('/mails?depth=0')).text()).toContain('"totalDocs":0')
    expect((await otherWindow.get(`/reservations/${id}`)).status).toBe(404)

    // One deployment serves one city: a session of another city's deployment opens nothing here.
    // The account and even its session are alike; the seal alone tells the cities apart.
    const [account] = (
      await world.payload.db.find<{ sessions?: { id: string }[] } & Record<string, never>>({
        collection: 'users',
        where: { id: { equals: staff.ca.id } },
      })
    ).docs
    const sealedBy = (secret: string) =>
      jwtSign({
        fieldsToSign: { id: staff.ca.id, collection: 'users', sid: account!.sessions![0]!.id },
        secret,
        tokenExpiration: 3600,
      })
    const { token: foreign } = await sealedBy('the-secret-of-another-city-000000')
    const { token: own } = await sealedBy(world.payload.secret)
    for (const path of ['/ops/catalogue', '/reservations']) {
      const answer = await callAs(`payload-token=${foreign}`, path)
      expect([401, 403]).toContain(answer.status)
      expect((await callAs(`payload-token=${own}`, path)).status).toBe(200)
    }
    expect(
      (await jsonOf<StaffBooking>(staff.op.get(`/ops/reservations/${id}`))).body,
    ).toMatchObject({
      status: 'confirmed',
      outcome: 'none',
      office: { id: here() },
      start: '09:00',
    })
  })
})

describe('records that people write over Payload’s own API', () => {
  it('AU-07 (part) nobody chooses when a record was made or what its id is', async () => {
    const { cityAdmin } = world.staff
    const past = '2001-01-01T00:00:00.000Z'
    const office = world.offices[0]!.id
    for (const [slug, { create }] of Object.entries(RECORDS)) {
      if (!create.includes('ca')) continue
      const answer = await cityAdmin.post(`/${slug}`, {
        office,
        employer: 'vendor',
        createdAt: past,
      })
      expect([slug, answer.status]).toEqual([slug, 400])
      expect([slug, await answer.text()]).toEqual([slug, expect.stringContaining('登録日時とID')])
    }
    const holiday = { date: '2027-05-06', name: '休み', kind: 'national' }
    expect((await cityAdmin.post('/holidays', { ...holiday, id: 'chosen' })).status).toBe(400)
    const made = await jsonOf<{ doc: { id: string; updatedAt: string } }>(
      cityAdmin.post('/holidays', { ...holiday, updatedAt: past }),
    )
    expect(made.status).toBe(201)
    expect(made.body.doc.updatedAt > past).toBe(true)
    const { id, ...doc } = made.body.doc
    const change = async (data: object) => (await cityAdmin.patch(`/holidays/${id}`, data)).status
    expect(await change({ createdAt: past })).toBe(400)
    expect(await change({ ...doc, id, name: '休館' })).toBe(200)
  })

  it('AC-07 stay in the own office: none is added to another, changed there, or moved there and away', async () => {
    const { cityAdmin, cityStaff } = world.staff
    const [here, there] = world.offices.map(({ id }) => id)
    const place = (office: string | undefined, code: string) => ({
      label: code,
      code,
      office,
      order: 1,
    })
    const add = (one: Staff, office: string | undefined, code: string) =>
      jsonOf<{ doc: { id: string } }>(one.post('/storage-places', place(office, code)))
    expect((await add(cityStaff, there, 'P-X-1')).status).toBe(403)
    const foreign = await add(cityAdmin, there, 'P-X-2')
    const own = await add(cityStaff, here, 'P-X-3')
    expect([foreign.status, own.status]).toEqual([201, 201])
    const change = async (id: string, data: object) =>
      (await cityStaff.patch(`/storage-places/${id}`, data)).status
    expect(await change(foreign.body.doc.id, { label: '別の名前' })).toBe(403)
    expect(await change(foreign.body.doc.id, { office: here })).toBe(403)
    expect(await change(own.body.doc.id, { office: there })).toBe(403)
    expect(await change(own.body.doc.id, { label: '新しい名前' })).toBe(200)
    await cityStaff.patch('/storage-places?where[code][exists]=true', { label: '全部' })
    const kept = await cityAdmin.get(`/storage-places/${foreign.body.doc.id}`)
    expect(await kept.json()).toMatchObject({ label: 'P-X-2', office: { id: there } })
  })

  it('links lead to web addresses only, and the public address changes with an approval', async () => {
    const { cityAdmin } = world.staff
    const settings = (data: object) => cityAdmin.post('/globals/city-settings', data)
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'https://city@evil.example/'])
      for (const field of ['cityUrl', 'faqUrl', 'baseUrl'])
        expect([url, field, (await settings({ [field]: url })).status]).toEqual([url, field, 400])
    const office = `/offices/${world.offices[0]!.id}`
    expect((await cityAdmin.patch(office, { mapUrl: ' javascript:alert(1)' })).status).toBe(400)
    const baseUrl = 'https://evil.example'
    expect((await settings({ baseUrl })).status).toBe(400)
    const approved = { baseUrl, baseUrlApprovedBy: '課長', baseUrlApprovedOn: '2020-04-01' }
    expect((await settings(approved)).status).toBe(200)
    expect((await settings({ baseUrl: 'https://other.example' })).status).toBe(400)
    expect((await settings({ baseUrl: '' })).status).toBe(200)
  })
})
