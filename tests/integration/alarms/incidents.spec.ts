import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { isMongo } from '@/db/adapter'
import { findRow, findRows, updateWhere } from '@/db/atomic'
import { deleteRows } from '@/db/rows'
import type { Stored } from '@/db/stored'
import { addDays, tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'
import { frontDoor } from '@/server/front-door.mjs'
import { sendHeartbeat } from '@/services/alarms/health/heartbeat'
import { watchDatabase } from '@/services/alarms/health/outage'
import { checkHealth } from '@/services/alarms/health/probes'
import { runAlarms } from '@/services/alarms/run'
import { keep, keepFirst, statusFolder } from '@/services/alarms/status/folder'
import { jobContext, type ServiceContext } from '@/services/context'
import { drainOutbox } from '@/services/booking/drain-outbox'
import { sendDueMails } from '@/services/mail/send-mails'
import { closeMailTransport } from '@/services/mail/transport'
import { dropShort } from '@/services/settings/short-cache'

import { newKey } from '../../helpers/case-examples'
import { openSiteWorld, type SiteWorld } from '../../helpers/site-world'
import { openMailServer, type TestMailServer } from '../../helpers/smtp'
import { addReadyAccount, openSession } from '../../helpers/accounts'
import { book } from '../../helpers/bookings'
import { addHours } from '../../helpers/calendar'
import { forbidWrites } from '../../helpers/disk'
import { callApi, signIn, type Staff } from '../../helpers/staff'
import { addSlot, MONDAY } from '../../helpers/world'

let world: SiteWorld
let mails: TestMailServer
let supervisor: Staff
let city: Staff
let field: Staff
const later = (minutes: number) => {
  world.clock.now = new Date(world.clock.now.getTime() + minutes * 60_000)
}
const ctx = (): ServiceContext => jobContext(world.payload)
type Incident = Stored<'incidents'>
type Alert = Stored<'alerts'>
const incidents = () => findRows<Incident>(world.payload, 'incidents', {})
const alerts = () => findRows<Alert>(world.payload, 'alerts', {}, { sort: 'raisedAt' })

/** The door in front of Next, which here answers nothing: as when the product behind it is broken. */
async function openDoor() {
  const door = frontDoor(() => Promise.reject(new Error('nothing behind')), {
    publicUrl: 'http://localhost',
    trustedProxies: 0,
    ready: () => false,
    closed: () => 'START_FAILED',
    statusFolder: statusFolder(),
  })
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  const { port } = door.address() as AddressInfo
  const get = async (path: string, language = '') =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers: { 'accept-language': language } })
  return { get, close: () => door.close() }
}

/** A folder in which nothing can be written, whoever runs the tests: it lies below a file. */
async function withoutFolder(work: () => Promise<void>): Promise<void> {
  const before = process.env.STATUS_DIR
  await mkdir(statusFolder(), { recursive: true })
  const file = join(statusFolder(), 'a-file')
  await writeFile(file, '')
  process.env.STATUS_DIR = join(file, 'status')
  try {
    await work()
  } finally {
    process.env.STATUS_DIR = before
  }
}

async function begin(who: Staff, answers: Record<string, string>): Promise<string> {
  const answer = await who.post('/ops/cases/incidents', { answers, op: newKey() })
  expect(answer.status).toBe(201)
  return ((await answer.json()) as { row: { id: string } }).row.id
}
async function move(who: Staff, id: string, name: string, answers: Record<string, string> = {}) {
  const seen = (await one(id)).stateSeq ?? 0
  return who.post(`/ops/cases/incidents/${id}/${name}`, { answers, op: newKey(), seen })
}
const one = async (id: string): Promise<Incident> =>
  (await findRow<Incident>(world.payload, 'incidents', { id: { equals: id } }))!

const disconnect = () => world.payload.db.destroy?.()
/** As Payload itself opens it. */
async function reconnect(): Promise<void> {
  await world.payload.db.init?.()
  await world.payload.db.connect?.()
}

/** The database is away meanwhile, and back whatever happens. */
async function whileAway(work: () => Promise<void>): Promise<void> {
  await disconnect()
  try {
    await work()
  } finally {
    await reconnect()
  }
}

beforeAll(async () => {
  world = await openSiteWorld()
  mails = await openMailServer()
  supervisor = await signIn(world.payload, ['supervisor'])
  city = await signIn(world.payload, ['city-admin'])
  field = await signIn(world.payload, ['window-staff'], [world.offices[0]!.id])
  await world.payload.update({
    collection: 'users',
    id: supervisor.id,
    data: { email: 'sekinin@vendor.example' },
  })
  const contact = await world.payload.create({
    collection: 'emergency-contacts',
    data: { name: '保守', organization: '保守会社', mail: 'hoshu@v.example', order: 1 } as never,
  })
  await world.payload.create({
    collection: 'alert-policies',
    data: {
      name: '全部',
      code: 'all',
      severities: ['urgent', 'fault', 'notice'],
      takeOverMinutes: 0,
      active: true,
      steps: [{ contacts: [contact.id], channels: ['mail'], waitMinutes: 5 }],
    } as never,
  })
})
afterAll(async () => {
  closeMailTransport()
  await mails.close()
  await world.close()
})
beforeEach(async () => {
  mails.received.length = 0
  mails.refuse = null
  for (const slug of ['alerts', 'alert-deliveries', 'incidents', 'check-results'] as const)
    await deleteRows(world.payload, slug, {})
})

describe('an incident', () => {
  it('IN-06 records both times of report, and a missing written report alerts until it is there', async () => {
    const id = await begin(field, { kind: 'wrong-delivery', what: '別の人のカードを渡した' })
    await runAlarms(ctx())
    expect(mails.received[0]!.mail.subject).toContain('緊急: 障害・事故（誤交付）が登録されました')
    later(10)
    expect((await move(field, id, 'oral')).status).toBe(200)
    expect((await one(id)).minutesToReport).toBe(10)
    later(24 * 60)
    await runAlarms(ctx())
    const missing = () =>
      alerts().then((all) => all.find(({ topic }) => topic?.includes('written')))
    expect(await missing()).toMatchObject({
      state: 'open',
      title: '障害・事故（誤交付）の書面の報告がまだです',
    })
    expect((await move(supervisor, id, 'written')).status).toBe(200)
    await runAlarms(ctx())
    expect((await missing())?.state).toBe('resolved')
    const row = await one(id)
    expect([row.oralAt! < row.writtenAt!, row.office]).toEqual([true, world.offices[0]!.id])
  })

  it('IN-05 (part) closes only with both reports and 再発防止策', async () => {
    const id = await begin(supervisor, { kind: 'leak' })
    await move(supervisor, id, 'restore')
    await move(supervisor, id, 'toPrevention')
    const early = await move(supervisor, id, 'close', { prevention: '二人で確かめる' })
    expect(early.status).toBe(409)
    await move(supervisor, id, 'oral')
    await move(supervisor, id, 'written')
    expect((await move(supervisor, id, 'close', {})).status).toBe(422)
    expect((await move(supervisor, id, 'close', { prevention: '二人で確かめる' })).status).toBe(200)
    expect((await one(id)).state).toBe('closed')
  })

  it('IN-08 says how long it took from the occurrence to the report', async () => {
    later(60)
    const id = await begin(field, { kind: 'other', occurredAt: '2026-11-20T09:00' })
    await move(field, id, 'oral', { at: '2026-11-20T09:25' })
    expect((await one(id)).minutesToReport).toBe(25)
    const ahead = await field.post('/ops/cases/incidents', {
      answers: { kind: 'other', occurredAt: '2031-01-01T09:00' },
      op: newKey(),
    })
    expect(ahead.status).toBe(422)
    // A report that cannot have been made yet is not taken for one that was made now.
    const { stateSeq } = await one(id)
    const told = await field.post(`/ops/cases/incidents/${id}/oral`, {
      answers: { at: '2031-01-01T09:00' },
      seen: stateSeq,
      op: newKey(),
    })
    expect(told.status).toBe(422)
    expect((await one(id)).minutesToReport).toBe(25)
  })

  it('IN-01 what is posted at night is before citizens at once, and so is its end', async () => {
    world.clock.now = new Date('2026-12-02T17:30:00Z') // 02:30 in Japan
    const id = await begin(supervisor, { kind: 'system' })
    await move(supervisor, id, 'publish', { title: '予約できません', text: '原因を調べています。' })
    await runAlarms(ctx())
    const browser = world.browser()
    const page = async () => (await browser.get('/ja/status')).text
    expect(await page()).toContain('予約できません')
    later(20)
    await move(supervisor, id, 'publish', { text: '機器を取り替えています。' })
    await runAlarms(ctx())
    expect(await page()).toContain('機器を取り替えています。')
    later(20)
    await move(supervisor, id, 'restore')
    await runAlarms(ctx())
    expect(await page()).toContain('復旧しました。')
  })

  it('IN-02 (part) people are told although the status page cannot be written', async () => {
    await begin(field, { kind: 'leak' })
    await withoutFolder(async () => {
      expect(await runAlarms(ctx())).toMatchObject({ sent: 1, failed: 1 })
    })
    expect(mails.received[0]!.mail.subject).toContain('障害・事故')
  })

  it('IN-01 (part) a notice that cannot be brought up to date holds up neither others nor the alerts', async () => {
    const stuck = await begin(supervisor, { kind: 'system' })
    await move(supervisor, stuck, 'publish', { title: '一つ目', text: '調べています。' })
    await runAlarms(ctx())
    const days = { stopFrom: '2027-02-01', stopTo: '2027-01-01' }
    await updateWhere(world.payload, 'notices', { id: { equals: stuck } }, days)
    await move(supervisor, stuck, 'publish', { text: '続けて調べています。' })
    mails.received.length = 0
    const other = await begin(supervisor, { kind: 'leak' })
    await move(supervisor, other, 'publish', { title: '二つ目', text: '調べています。' })
    expect((await runAlarms(ctx())).failed).toBe(1)
    expect([(await one(stuck)).isUnpublished, (await one(other)).isUnpublished]).toEqual([
      true,
      false,
    ])
    expect(mails.received.map(({ mail }) => mail.subject).join()).toContain('緊急: 障害・事故')
    await deleteRows(world.payload, 'notices', {})
  })

  it('IN-01 (part) the end of an incident is published also where its notice was put off', async () => {
    const id = await begin(supervisor, { kind: 'system' })
    await move(supervisor, id, 'publish', { title: '止まっています', text: '調べています。' })
    await runAlarms(ctx())
    expect((await city.patch(`/notices/${id}`, { showFrom: '2027-03-01' })).status).toBe(200)
    await move(supervisor, id, 'restore')
    expect((await runAlarms(ctx())).failed).toBe(0)
    const notice = await findRow<Stored<'notices'>>(world.payload, 'notices', {
      id: { equals: id },
    })
    expect(notice).toMatchObject({ resolved: true, showTo: '2027-03-01' })
    await deleteRows(world.payload, 'notices', {})
  })

  it('IN-14 goes to the 全体管理責任者 by the timer, and the history says so', async () => {
    const id = await begin(supervisor, { kind: 'system' })
    await move(supervisor, id, 'start')
    later(119)
    await runAlarms(ctx())
    expect((await one(id)).takenOverAt).toBeFalsy()
    later(2)
    await runAlarms(ctx())
    await runAlarms(ctx())
    const row = await one(id)
    expect([row.state, row.owner]).toEqual(['handling', '全体管理責任者'])
    expect(
      (row.history as { move: string }[]).filter((line) => line.move === 'takeOver'),
    ).toHaveLength(1)
    expect((await alerts()).find(({ topic }) => topic?.includes('takeover'))).toBeTruthy()
  })

  it('IN-17 records the instruction of the city; affected bookings are listed and mailed by closing', async () => {
    world.clock.now = new Date('2026-12-01T01:00:00Z')
    const id = await begin(supervisor, { kind: 'infection', what: '窓口で集団感染' })
    const shown = (await (await supervisor.get(`/ops/cases/incidents/${id}`)).json()) as {
      row: { links?: { label: string; href: string }[] }
    }
    expect(JSON.stringify(shown)).toContain('"/admin/close"')
    await move(supervisor, id, 'instruct', { instruction: '12月7日の窓口を閉じる' })
    expect((await one(id)).instruction).toBe('12月7日の窓口を閉じる')
    await addHours(world)
    const told = await book(world, { start: '09:00', mail: 'kokumin@example.jp' })
    const other = await book(world, { start: '09:00' })
    const closure = {
      offices: [world.offices[0]!.id],
      services: [],
      from: MONDAY,
      to: MONDAY,
      start: null,
      end: null,
      reason: '感染症のため',
      kind: 'closed',
    }
    const listed = (await (await city.post('/ops/calendar/close/preview', closure)).json()) as {
      bookings: { id: string; hasMail: boolean }[]
    }
    expect(listed.bookings.map((one) => [one.id, one.hasMail]).sort()).toEqual(
      [
        [told.id, true],
        [other.id, false],
      ].sort(),
    )
    const closed = await city.post('/ops/calendar/close', {
      ...closure,
      tell: true,
      idemKey: newKey(),
    })
    expect(await closed.json()).toMatchObject({ bookings: 2, mailed: 1, toCall: 1 })
    await drainOutbox(ctx())
    await sendDueMails(ctx())
    expect(mails.to('kokumin@example.jp').length).toBeGreaterThan(0)
  })
})

describe('what the product stands on', () => {
  it('IN-15 (part) a mail server that is away becomes an incident and an alert, and both end when it is back', async () => {
    await mails.close()
    closeMailTransport()
    try {
      await checkHealth(ctx(), ['health-mail'])
      await runAlarms(ctx())
      expect(await incidents()).toMatchObject([{ kind: 'system', state: 'detected' }])
      expect(await alerts()).toMatchObject([{ topic: 'check:health-mail', state: 'open' }])
      await runAlarms(ctx())
      expect(await incidents()).toHaveLength(1)
    } finally {
      await mails.open()
      closeMailTransport()
    }
    await checkHealth(ctx(), ['health-mail'])
    await runAlarms(ctx())
    expect((await incidents())[0]!.state).toBe('restored')
    expect((await alerts())[0]!.state).toBe('resolved')
  })

  it('IN-03 IN-15 a database that stops is told by mail and on the status page, and stands as an incident afterwards', async () => {
    const door = await openDoor()
    await runAlarms(ctx())
    expect(await watchDatabase(ctx())).toBe('there')
    expect(await (await door.get('/status')).text()).toContain('通常どおり')
    const since = world.clock.now.toISOString()
    await whileAway(async () => {
      later(1)
      expect(await watchDatabase(ctx())).toBe('away')
      expect(await watchDatabase(ctx())).toBe('away')
      expect(mails.to('hoshu@v.example').map(({ mail }) => mail.subject)).toEqual([
        '【窓口】障害: データベースにつながりません',
      ])
      // Next, the key and the database are all away; the page is not.
      const page = await door.get('/status/en')
      expect([page.status, page.headers.get('content-type')]).toEqual([
        200,
        'text/html; charset=utf-8',
      ])
      expect(await page.text()).toContain('There is a problem')
      later(6)
      await watchDatabase(ctx())
      expect(mails.received).toHaveLength(2)
    })
    expect(await watchDatabase(ctx())).toBe('there')
    await runAlarms(ctx())
    const [row] = await incidents()
    expect(row).toMatchObject({ kind: 'system', state: 'restored' })
    expect(row!.occurredAt > since).toBe(true)
    expect((await alerts()).map(({ title }) => title)).toContain(
      'データベースが一時止まり、回復しました',
    )
    expect(await (await door.get('/status')).text()).toContain('通常どおり')
    door.close()
  })

  it('IN-15 (part) a mail server that lets us in and takes nothing is noticed, until one mail leaves', async () => {
    const looked = async () => {
      await checkHealth(ctx(), ['health-mail'])
      return (await findRow<{ ok: string; summary: string }>(world.payload, 'check-results', {
        name: { equals: 'health-mail' },
      }))!
    }
    const slot = { office: 1, date: addDays(MONDAY, 1), start: '07:00' }
    await addSlot(world, { ...slot, capacity: 9 })
    const tellAll = async (names: string[]) => {
      for (const name of names) await book(world, { ...slot, mail: `${name}@relay.example` })
      await drainOutbox(ctx())
    }
    // Full mailboxes, and one person with several mails, are no fault of the server.
    mails.refuse = { at: 'RCPT', code: 452, text: '4.2.2 mailbox full' }
    await tellAll(['full1', 'full2', 'full3'])
    for (const pause of [1, 5, 0]) {
      await sendDueMails(ctx())
      later(pause)
    }
    expect((await looked()).ok).toBe('yes')
    mails.refuse = { at: 'RCPT', code: 554, text: '5.7.1 Relay access denied' }
    await tellAll(['b', 'b', 'c'])
    for (const pause of [1, 5, 0]) {
      await sendDueMails(ctx())
      later(pause)
    }
    expect((await looked()).ok).toBe('yes')
    await tellAll(['a'])
    for (const pause of [1, 5]) {
      await sendDueMails(ctx())
      later(pause)
      expect((await looked()).ok).toBe('yes')
    }
    await sendDueMails(ctx())
    expect(await looked()).toMatchObject({
      ok: 'no',
      summary: expect.stringContaining('メールを受け取りません') as string,
    })
    await runAlarms(ctx())
    expect(await alerts()).toMatchObject([{ topic: 'check:health-mail', state: 'open' }])
    mails.refuse = null
    later(15)
    await sendDueMails(ctx())
    expect((await looked()).ok).toBe('yes')
  })

  it('IN-15 (part) a database that can only be read is told by mail, and what to look for', async () => {
    await watchDatabase(ctx())
    const allow = await forbidWrites(world.payload)
    later(1)
    try {
      expect(await watchDatabase(ctx())).toBe('away')
      expect(await watchDatabase(ctx())).toBe('away')
      expect(await findRows(world.payload, 'offices', {})).not.toEqual([])
    } finally {
      await allow()
    }
    const told = mails.to('hoshu@v.example').map(({ mail }) => mail.subject)
    expect(told).toHaveLength(1)
    expect(await watchDatabase(ctx())).toBe('there')
    expect(await incidents()).toMatchObject([{ state: 'restored' }])
    if (isMongo()) return
    expect(told[0]).toBe(
      '【窓口】障害: データベースに書き込めません。ディスクの空きと書き込みの権限を確かめてください',
    )
    expect((await incidents())[0]!.what).toBe('データベースに書き込めませんでした。回復しました。')
  })

  it('IN-15 (part) an answer from the link of the mail stops the mails while the database is still away', async () => {
    await watchDatabase(ctx())
    await whileAway(async () => {
      later(1)
      await watchDatabase(ctx())
      const link = /\/api(\/public\/alarms\/\S+)/.exec(mails.received[0]!.mail.text ?? '')![1]!
      expect(await (await callApi(link)).text()).toContain('<button>')
      expect(await (await callApi(link, { method: 'POST' })).text()).toContain('通知は止まりました')
      later(30)
      await watchDatabase(ctx())
      expect(mails.received).toHaveLength(1)
    })
    await watchDatabase(ctx())
  })

  it('IN-15 (part) files that a crash left broken silence no later outage', async () => {
    await watchDatabase(ctx())
    const leave = (name: string) => writeFile(join(statusFolder(), name), '')
    const left = async () =>
      (await readdir(statusFolder())).filter((name) => /^outage(-round|-answer|\.)/.test(name))
    for (const name of ['outage.json', 'outage-round-0.json', 'outage-round-7.json'])
      await leave(name)
    await watchDatabase(ctx())
    expect(await left()).toEqual([])
    await whileAway(async () => {
      await leave('outage.json')
      await leave('outage-round-0.json')
      later(1)
      await watchDatabase(ctx())
      await watchDatabase(ctx())
      expect(mails.received).toHaveLength(1)
      later(6)
      await watchDatabase(ctx())
      expect(mails.received).toHaveLength(2)
      await leave('outage-round-9.json')
    })
    await watchDatabase(ctx())
    expect(await left()).toEqual([])
    expect(await incidents()).toMatchObject([{ source: 'health-database', state: 'restored' }])
  })

  it('IN-15 (part) where the plan tells nobody by mail, the people of the emergency list are', async () => {
    const [policy] = await findRows<Stored<'alert-policies'>>(world.payload, 'alert-policies', {
      code: { equals: 'all' },
    })
    const set = async (active: boolean, email: string | null) => {
      await world.payload.update({
        collection: 'alert-policies',
        id: policy!.id,
        data: { active },
      })
      await world.payload.update({
        collection: 'users',
        id: supervisor.id,
        data: { email } as never,
      })
    }
    await set(false, null)
    try {
      await watchDatabase(ctx())
      await whileAway(async () => {
        later(1)
        await watchDatabase(ctx())
        expect(mails.received.map(({ to }) => to)).toEqual(['hoshu@v.example'])
      })
    } finally {
      await set(true, 'sekinin@vendor.example')
      await watchDatabase(ctx())
    }
  })

  it('IN-15 (part) a file is made whole or not at all', async () => {
    const broken = {
      toJSON() {
        throw new Error('died while writing')
      },
    }
    await expect(keepFirst('whole.json', broken)).rejects.toThrow('died while writing')
    // What cannot be put in its place leaves nothing behind, however often it is tried.
    await mkdir(join(statusFolder(), 'whole-folder', 'with-a-file'), { recursive: true })
    await expect(keep('whole-folder', {})).rejects.toThrow(/EISDIR|ENOTEMPTY/)
    expect((await readdir(statusFolder())).filter((name) => name.includes('.whole-'))).toEqual([])
    await rm(join(statusFolder(), 'whole-folder'), { recursive: true })
    expect((await readdir(statusFolder())).filter((name) => name.includes('whole'))).toEqual([])
    const made = await Promise.all([1, 2, 3].map((by) => keepFirst('whole.json', { by })))
    expect(made.filter(Boolean)).toHaveLength(1)
    expect((await readdir(statusFolder())).filter((name) => name.includes('whole'))).toEqual([
      'whole.json',
    ])
  })

  it('IN-15 (part) a stopped database is told by mail, once a round, also where no file can be written', async () => {
    await withoutFolder(async () => {
      await watchDatabase(ctx())
      await whileAway(async () => {
        later(1)
        await watchDatabase(ctx())
        await watchDatabase(ctx())
        expect(mails.to('hoshu@v.example')).toHaveLength(1)
        later(6)
        await watchDatabase(ctx())
        expect(mails.to('hoshu@v.example')).toHaveLength(2)
        const link = /\/api(\/public\/alarms\/\S+)/.exec(mails.received[1]!.mail.text ?? '')![1]!
        expect(await (await callApi(link, { method: 'POST' })).text()).toContain(
          '通知は止まりました',
        )
        later(6)
        await watchDatabase(ctx())
        expect(mails.received).toHaveLength(2)
      })
      expect(await watchDatabase(ctx())).toBe('there')
    })
    expect(await incidents()).toMatchObject([{ source: 'health-database', state: 'restored' }])
  })

  it('IN-15 (part) calls the service outside that notices silence', async () => {
    const calls: string[] = []
    const outside = createServer((request, response) => {
      calls.push(`${request.method} ${request.url}`)
      response.end()
    })
    await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve))
    const { port } = outside.address() as AddressInfo
    await world.payload.updateGlobal({
      slug: 'alarm-settings',
      data: { heartbeatUrl: `http://localhost:${port}/ping/1`, allowInside: true },
    })
    dropShort(world.payload)
    expect(await sendHeartbeat(ctx())).toBe(true)
    expect(calls).toEqual(['GET /ping/1'])
    outside.close()
  })
})

describe('the status page', () => {
  it('IN-03 (part) shows stops and incidents in the reader’s language, with their time, and says when it is old', async () => {
    const door = await openDoor()
    const now = new Date()
    world.clock.now = now
    await world.payload.create({
      collection: 'notices',
      data: {
        kind: 'maintenance',
        title: '機器の点検',
        body: '止まります<b>',
        translations: [{ language: 'en', title: 'Maintenance', body: 'Closed at night' }],
        showFrom: '2020-01-01',
        active: true,
      } as never,
    })
    dropShort(world.payload)
    await runAlarms(ctx())
    const english = await (await door.get('/status', 'en-GB,en;q=0.9')).text()
    expect(english).toContain('Maintenance')
    expect(english).toMatch(/As of .+ \(Japan time\)/)
    const japanese = await (await door.get('/status')).text()
    expect(japanese).toContain('機器の点検')
    expect(japanese).toContain('現在')
    expect(japanese).not.toContain('<b>')
    expect(japanese).not.toContain('この情報は古くなっています')
    for (const language of ['ja-easy', 'zh-hans', 'zh-hant', 'ko', 'tl', 'es', 'pt', 'vi'])
      expect((await door.get(`/status/${language}`)).status).toBe(200)
    world.clock.now = new Date(now.getTime() - 6 * 60_000)
    await runAlarms(ctx())
    expect(await (await door.get('/status')).text()).toContain('この情報は古くなっています')
    expect((await door.get('/status/../secret')).status).toBe(503)
    door.close()
  })
})

describe('a report to the city', () => {
  it.each(['oral', 'written'])('IN-06 (part) %s does not lie before the accident', async (name) => {
    const minute = (minutes: number) => {
      const at = new Date(world.clock.now.getTime() + minutes * 60_000)
      return `${tokyoDateOf(at)}T${tokyoTimeOf(at)}`
    }
    const id = await begin(supervisor, { kind: 'leak', what: 'x', occurredAt: minute(-30) })
    for (const at of ['2020-01-01T00:00', minute(-31)]) {
      const answer = await move(supervisor, id, name, { at })
      expect([answer.status, await answer.json()]).toMatchObject([
        422,
        { fields: { at: expect.stringContaining('より前にできません') as string } },
      ])
    }
    expect((await move(supervisor, id, name, { at: minute(-30) })).status).toBe(200)
  })
})

describe('the second call centre', () => {
  it('CC-25 IN-11 its network counts as soon as the box is ticked, and the log has it', async () => {
    await world.settings({ roleAllowLists: [{ roles: ['operator'], list: '203.0.113.0/24' }] })
    const settings = (await (await city.get('/globals/alarm-settings')).json()) as object
    const list = { secondSiteList: '198.51.100.0/24' }
    const byVendor = await supervisor.post('/globals/alarm-settings', { ...settings, ...list })
    expect(byVendor.status).toBe(403)
    await city.post('/globals/alarm-settings', { ...settings, ...list })
    const operator = await addReadyAccount(world.payload, {
      username: 'second-site',
      roles: ['operator'],
      employer: 'vendor',
    })
    const cookie = await openSession(world.payload, operator)
    const work = () => {
      dropShort(world.payload)
      return callApi('/ops/alarms/open', {
        headers: {
          cookie,
          origin: 'http://localhost:3000',
          'x-forwarded-for': '198.51.100.7',
        },
      })
    }
    expect((await work()).status).toBe(403)
    const shown = (await (await supervisor.get('/globals/alarm-settings')).json()) as object
    const switched = await supervisor.post('/globals/alarm-settings', {
      ...shown,
      secondSite: true,
    })
    expect(switched.status).toBe(200)
    expect((await work()).status).toBe(200)
    const log = await findRows<{ summary: string; changes: object }>(world.payload, 'audit-logs', {
      target: { equals: 'globals/alarm-settings' },
    })
    expect(log.some(({ changes }) => 'secondSite' in (changes ?? {}))).toBe(true)
  })
})
