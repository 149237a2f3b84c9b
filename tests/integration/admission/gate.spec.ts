/** @engine: also on MongoDB every day. */
import client from 'prom-client'
import { createElement } from 'react'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { can } from '@/access/capabilities'
import { AdmissionPanel } from '@/admin/admission/AdmissionPanel'
import { findRows } from '@/db/atomic'
import { LANGUAGE_CODES } from '@/domain/languages'
import { addDays } from '@/domain/time/civil'
import { keepAdmission, setKeeper } from '@/services/admission/here'
import { admissionState } from '@/services/admission/state'
import { readGate } from '@/services/admission/store'
import { openTicket } from '@/services/admission/tickets'
import { processEnd } from '@/services/context'
import { registerReadings } from '@/services/system/metrics'

import { clearGate, newProcess, type Process, setAdmission } from '../../helpers/admission-world'
import type { Browser } from '../../helpers/browser'
import { openDoors } from '../../helpers/door-world'
import { contextOf, drawn } from '../../helpers/panel-screen'
import { contractClient } from '../../helpers/public-api'
import { openDay, openSiteWorld, type SiteWorld } from '../../helpers/site-world'
import { callApi, signIn, type Staff } from '../../helpers/staff'
import { MONDAY } from '../../helpers/world'

let world: SiteWorld
let here: Process
let admin: Staff
let people = 0

beforeAll(async () => {
  world = await openSiteWorld()
  await world.settings({ languages: [...LANGUAGE_CODES] })
  await openDay(world, ['09:00', '09:30', '10:00'], 50)
  admin = await signIn(world.payload, ['city-admin'])
})
beforeEach(async () => {
  await setAdmission(world.payload, {
    mode: 'auto',
    startPerMinute: 60,
    mostPerMinute: 60,
    kiosks: '',
  })
  await clearGate(world.payload)
  here = newProcess(world.payload, 'here')
  setKeeper(world.payload, here)
  await here.run(2)
})
afterEach(() => setAdmission(world.payload, { mode: 'closed' }))
afterAll(() => world.close())

/** The queue is open, and so many people stand in it. */
async function open(waiting = 40): Promise<void> {
  await setAdmission(world.payload, { mode: 'open' })
  await here.run(2)
  await Promise.all(
    Array.from({ length: waiting }, () => here.admit({ ticket: '', source: 'crowd' })),
  )
}
const someone = async (): Promise<string> => {
  const number = `B${String(++people).padStart(5, '0')}`
  await world.person(number)
  return number
}
async function toCalendar(browser: Browser): Promise<void> {
  await browser.get('/ja/book/pickup')
  await browser.submit({ number: await someone() })
  await browser.submit({}, 'people')
  await browser.submit({ office: 'kawasaki' })
  expect(browser.page.place).toBe('/ja/book/pickup/calendar')
}
async function toConfirm(browser: Browser): Promise<void> {
  await toCalendar(browser)
  await browser.get(browser.page.url.replace('calendar', `day/${MONDAY}`))
  await browser.submit({ start: '09:30' })
  await browser.submit({ mail: '' })
  expect(browser.page.place).toBe('/ja/book/pickup/confirm')
}
const isWaiting = ({ page }: Browser): boolean => /^\/[a-z-]+\/wait\?/.test(page.url)

describe('the gate of the pages', () => {
  it('sends to the waiting page before identification, keeps the place and leads on when the turn comes', async () => {
    await open()
    const browser = world.browser()
    await browser.get('/ja/book/pickup')
    expect(isWaiting(browser)).toBe(true)
    expect(browser.page.status).toBe(200)
    expect(browser.page.html).toMatch(/<title>あと\d+人｜/)
    expect(browser.page.headers.get('retry-after')).toMatch(/^\d+$/)
    expect([...browser.cookies.keys()].toSorted()).toEqual(['device', 'lang', 'machi'])
    const first = openTicket(browser.cookies.get('machi')!)!
    await browser.get(browser.page.url)
    expect(openTicket(browser.cookies.get('machi')!)).toMatchObject({ number: first.number })
    await here.run(45)
    await browser.get(browser.page.url)
    expect(browser.page.place).toBe('/ja/book/pickup')
    expect(openTicket(browser.cookies.get('machi')!)!.until).toBeGreaterThan(0)
    await toConfirm(browser)
    await browser.submit()
    expect(browser.page.place).toBe('/ja/book/pickup/done')
  })

  it('begins nothing in a browser that comes straight to the waiting page but its place', async () => {
    await open()
    const browser = world.browser()
    await browser.get('/en/wait?to=/book/pickup')
    expect(browser.page.text).toContain('People ahead of you')
    expect([...browser.cookies.keys()]).toEqual(['machi'])
  })

  it('is also there for whoever posts past the page', async () => {
    await open()
    const browser = world.browser()
    const answer = await browser.post('/ja/book/pickup', new URLSearchParams({ number: 'B1' }))
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/ja/wait?to=%2Fbook%2Fpickup')
  })

  it('never stands before looks, questions, own bookings, static files and health', async () => {
    const owner = world.browser()
    await toConfirm(owner)
    await owner.submit()
    await owner.follow('/manage')
    await open()
    const stranger = world.browser()
    for (const path of [
      '/ja',
      '/ja/faq',
      '/ja/status',
      '/ja/contact',
      '/ja/manage',
      '/robots.txt',
    ]) {
      await stranger.get(path)
      expect([path, isWaiting(stranger)]).toEqual([path, false])
    }
    await owner.get('/ja/manage/booking')
    expect(owner.page.text).toContain('予約')
    expect(isWaiting(owner)).toBe(false)
    // Giving seats back is never held up; another time is a dear step.
    await owner.get('/ja/manage/cancel')
    expect(isWaiting(owner)).toBe(false)
    await owner.get(owner.page.url.replace('cancel', 'change'))
    expect(isWaiting(owner)).toBe(true)
  })

  it('lets a hold that was there go on to the end', async () => {
    const browser = world.browser()
    await toConfirm(browser)
    await open()
    await browser.submit()
    expect(browser.page.place).toBe('/ja/book/pickup/done')
  })

  it('lets a booking under way and an open form go on, and whoever began afterwards wait', async () => {
    const early = world.browser()
    await toCalendar(early)
    const form = world.browser()
    await form.get('/ja/book/pickup')
    world.clock.now = new Date(world.clock.now.getTime() + 60_000)
    await open()
    await early.get(early.page.url.replace('calendar', `day/${MONDAY}`))
    await early.submit({ start: '09:30' })
    expect(early.page.place).toBe('/ja/book/pickup/mail')
    await form.submit({ number: await someone() })
    expect(form.page.place).toBe('/ja/book/pickup/people')
    const late = world.browser()
    await late.get('/ja/book/pickup')
    expect(isWaiting(late)).toBe(true)
  })

  it('never stands before staff, and before kiosks only where the city has not named their place', async () => {
    await open()
    const staff = world.browser()
    await staff.get('/ja/book/pickup', { 'x-door-session': '1' })
    expect(staff.page.place).toBe('/ja/book/pickup')
    const kiosk = world.browser()
    await kiosk.get('/ja/book/pickup?kiosk=1')
    expect(isWaiting(kiosk)).toBe(true)
    await setAdmission(world.payload, { kiosks: kiosk.address })
    await kiosk.get('/ja/book/pickup?kiosk=1')
    expect(kiosk.page.place).toBe('/ja/book/pickup?kiosk=1')
  })

  it('leads nowhere but to pages of ours', async () => {
    const asked = [
      '//evil.example',
      'https://evil.example',
      '/admin',
      '/book/../admin',
      '/book/a"b',
      '/book/x\r\ny',
    ]
    for (const to of asked) {
      const browser = world.browser()
      const answer = await browser.send(`/ja/wait?to=${encodeURIComponent(to)}`)
      expect([to, answer.headers.get('location')]).toEqual([to, '/ja'])
    }
    expect((await world.browser().send('/xx/wait')).status).toBe(404)
    expect((await world.browser().send('/ja/wait', { method: 'POST' })).status).not.toBe(200)
  })

  it('keeps its place under a name that the browser itself guards, where pages come over https', async () => {
    await open()
    const browser = world.browser()
    const answer = await browser.send('/ja/wait?to=/book/pickup', {
      headers: { 'x-forwarded-proto': 'https' },
    })
    expect(answer.headers.getSetCookie().join()).toMatch(
      /^__Host-machi=[^;]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=86400; Secure$/,
    )
  })

  it('answers alike through the door and through the routes', async () => {
    await open()
    const doors = await openDoors(world)
    try {
      for (const path of ['/ja/wait?to=/book/pickup', '/vi/wait?to=/book/pickup&stop=1']) {
        const [door, router] = [await doors.door(path), await doors.router(path)]
        const still = (text: string) => text.replaceAll(/\d+/g, '0')
        expect(still(door.text)).toBe(still(router.text))
        for (const name of ['content-type', 'content-security-policy', 'cache-control'])
          expect(door.headers[name]).toBe(router.headers[name])
      }
      const gated = await doors.door('/ja/book/pickup')
      expect([gated.status, gated.headers.location]).toEqual([303, '/ja/wait?to=%2Fbook%2Fpickup'])
    } finally {
      await doors.close()
    }
  })
})

describe('the gate of the public API', () => {
  it('answers WAITING with ticket, place and when to come again, and lets the same ticket in later', async () => {
    const api = await contractClient()
    const pickup = { service: 'pickup' }
    const body = { number: await someone() }
    await open(10)
    const wait = await api.call('identify', pickup, { body })
    expect(wait.broken).toEqual([])
    expect(wait).toMatchObject({ status: 503, body: { code: 'WAITING' } })
    expect(Number(wait.body.place)).toBeGreaterThan(3)
    expect(Number(wait.body.retryAfter)).toBeGreaterThan(10)
    const headers = { 'waiting-ticket': String(wait.body.ticket) }
    const again = await api.call('identify', pickup, { body, headers })
    expect(openTicket(String(again.body.ticket))!.number).toBe(
      openTicket(headers['waiting-ticket'])!.number,
    )
    await here.run(20)
    const identified = await api.call('identify', pickup, { body, headers })
    expect([identified.status, identified.broken]).toEqual([200, []])
    const sent = await api.send('POST', '/public/services/pickup/identify', body, headers)
    const pass = { 'waiting-ticket': sent.headers.get('waiting-ticket') ?? '' }
    expect(openTicket(pass['waiting-ticket'])!.until).toBeGreaterThan(0)
    const place = {
      office: 'kawasaki',
      date: MONDAY,
      start: '10:00',
      proofs: [identified.body.proof],
    }
    const held = await api.call('placeHold', pickup, { body: place, headers: pass })
    expect([held.status, held.broken]).toEqual([201, []])
    // What is held goes on without: further people stand in the queue now.
    const bearer = { authorization: `Bearer ${String(held.body.token)}` }
    const id = { id: String(held.body.id) }
    const moved = await api.call('moveReservation', id, {
      body: { date: MONDAY, start: '09:00' },
      headers: bearer,
    })
    expect([moved.status, moved.broken]).toEqual([200, []])
    const booked = await api.call('confirmReservation', id, { body: {}, headers: bearer })
    expect([booked.status, booked.broken]).toEqual([200, []])
    // Another time for a booking is a dear step; looking and cancelling are not.
    await open(40)
    const change = { body: { date: MONDAY, start: '09:30' }, headers: bearer }
    const later = await api.call('moveReservation', id, change)
    expect([later.status, later.body.code, later.broken]).toEqual([503, 'WAITING', []])
    expect((await api.call('getReservation', id, { headers: bearer })).status).toBe(200)
    expect((await api.call('cancelReservation', id, { body: {}, headers: bearer })).status).toBe(
      200,
    )
  })

  it('says so for every dear operation, in the language asked for, and never before a look', async () => {
    const api = await contractClient()
    await open(10)
    const place = { office: 'kawasaki', date: MONDAY, start: '10:00', proofs: ['x'] }
    for (const [id, body] of [
      ['identify', { number: 'B00001' }],
      ['placeHold', place],
      ['placeReservation', place],
    ] as const) {
      const answer = await api.call(id, { service: 'pickup' }, { body, query: { lang: 'en' } })
      expect([id, answer.status, answer.broken]).toEqual([id, 503, []])
      expect(answer.body.detail).toContain('one after the other')
    }
    const looks = [
      ['listServices', {}],
      ['listOffices', {}],
      ['getChallenge', {}],
    ] as const
    for (const [id, query] of looks) expect((await api.call(id, {}, { query })).status).toBe(200)
    const days = { office: 'kawasaki', from: MONDAY, to: addDays(MONDAY, 3) }
    const seen = await api.call('getAvailability', { service: 'pickup' }, { query: days })
    expect(seen.status).toBe(200)
    for (const operation of Object.values(api.doc.paths).flatMap((one) => Object.values(one))) {
      const isDear = ['identify', 'placeHold', 'placeReservation', 'moveReservation'].includes(
        operation.operationId,
      )
      expect([operation.operationId, '503' in operation.responses]).toEqual([
        operation.operationId,
        isDear,
      ])
    }
  })
})

describe('a process that answers citizens', () => {
  it('looks after the queue once a second, and tells of it in /metrics', async () => {
    registerReadings(world.payload)
    keepAdmission(world.payload)
    const before = (await readGate(world.payload)).rev
    await open(30)
    await expect
      .poll(async () => (await readGate(world.payload)).gate.beat, { timeout: 8_000 })
      .toBeGreaterThan(3)
    processEnd().abort()
    expect((await readGate(world.payload)).rev).toBeGreaterThan(before)
    const text = await client.register.metrics()
    expect(text).toContain('madoguchi_admission_open 1')
    expect(text).toMatch(/madoguchi_admission_waiting [1-9]/)
    expect(text).toMatch(/madoguchi_admission_delay_ms [\d.]+/)
  })
})

describe('staff and the queue', () => {
  it('the city switches it by hand, sees it open, and the log has who did it', async () => {
    const turn = (mode: string) => admin.post('/ops/admission/switch', { mode })
    const opened = (await (await turn('open')).json()) as Record<string, unknown>
    expect(opened).toMatchObject({ isOpen: true, mode: 'open', why: '市の操作' })
    await open(30)
    const state = (await (await admin.get('/ops/admission')).json()) as Record<string, number>
    expect(state.waiting).toBeGreaterThan(20)
    expect(state.perMinute).toBe(60)
    expect(state.minutes).toBeGreaterThanOrEqual(1)
    const shut = (await (await turn('closed')).json()) as Record<string, unknown>
    expect(shut).toMatchObject({ isOpen: false, mode: 'closed' })
    const lines = await findRows<{ actor: string; changes: object }>(world.payload, 'audit-logs', {
      and: [{ target: { equals: 'globals/admission-settings' } }, { actor: { equals: admin.id } }],
    })
    expect(lines.map(({ changes }) => changes)).toContainEqual(
      expect.objectContaining({ mode: ['open', 'closed'] }),
    )
    expect((await turn('timed')).status).toBe(422)
  })

  it('the panel shows it, with the switch for the city alone', async () => {
    await open(30)
    const screen = async (who: Staff) => {
      const ctx = await contextOf(world.payload, who)
      const first = await admissionState(ctx)
      const mayTurn = can(ctx.user!, 'admission.switch')
      return drawn(createElement(AdmissionPanel, { first, mayTurn }))
    }
    const city = await screen(admin)
    for (const words of ['開いています', '市の操作', '1分間に通す人数', '60人', '待合を閉じる'])
      expect(city).toContain(words)
    const vendor = await screen(await signIn(world.payload, ['vendor-manager']))
    expect(vendor).toContain('待っている人')
    expect(vendor).not.toContain('<button')
  })

  it('nobody else does, and the vendor changes no setting of it', async () => {
    for (const role of [
      'vendor-manager',
      'supervisor',
      'operator',
      'city-staff',
      'auditor',
    ] as const) {
      const other = await signIn(world.payload, [role], [world.offices[0]!.id])
      const switched = await other.post('/ops/admission/switch', { mode: 'open' })
      const changed = await other.post('/globals/admission-settings', { mode: 'open' })
      expect([role, switched.status, changed.status]).toEqual([role, 403, 403])
    }
    expect((await callApi('/ops/admission/switch', { method: 'POST' })).status).toBe(401)
    expect(await readMode()).not.toBe('open')
  })

  it('books on the telephone while citizens wait', async () => {
    await open()
    const operator = await signIn(world.payload, ['operator'], [world.offices[0]!.id])
    const answer = await operator.get('/ops/catalogue')
    expect(answer.status).toBe(200)
  })

  it('refuses settings by which the queue could not work, at their fields', async () => {
    const refused = async (data: object) => {
      const answer = await admin.post('/globals/admission-settings', data)
      const { errors } = (await answer.json()) as {
        errors: { data?: { errors?: { path: string }[] } }[]
      }
      return [answer.status, errors[0]?.data?.errors?.map(({ path }) => path).join() ?? '']
    }
    expect(await refused({ startPerMinute: 600, mostPerMinute: 60 })).toEqual([
      400,
      'startPerMinute',
    ])
    expect(await refused({ delayGood: 500, delayBad: 100 })).toEqual([400, 'delayGood'])
    expect(await refused({ mode: 'timed', openOn: '2026-12-01' })).toEqual([400, 'openFrom'])
    expect(
      await refused({ mode: 'timed', openOn: '2026-12-01', openFrom: '10:00', drawAt: '09:00' }),
    ).toEqual([400, 'drawAt'])
    expect(await refused({ kiosks: '203.0.113.0/99' })).toEqual([400, 'kiosks'])
  })
})

const readMode = async (): Promise<string> => {
  const row = await world.payload.findGlobal({ slug: 'admission-settings' })
  return row.mode
}
