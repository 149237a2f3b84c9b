import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import { findRow, findRows } from '@/db/atomic'
import { addDays, toIso } from '@/domain/time/civil'
import { closeMailTransport } from '@/services/mail/transport'
import { clearAlarm, recordCheck } from '@/services/system/record-check'

import { PASSWORD } from '../../helpers/accounts'
import { type AuditRow, auditOf } from '../../helpers/bookings'
import type { DeskWorld } from '../../helpers/desk-world'
import { addPerson, jsonOf, openDeskWorld } from '../../helpers/desk-world'
import { openMailServer, type TestMailServer } from '../../helpers/smtp'
import type { Staff } from '../../helpers/staff'
import { callApi, PASSWORD as STAFF_PASSWORD } from '../../helpers/staff'
import { addSlot, MONDAY } from '../../helpers/world'

let world: DeskWorld
let server: TestMailServer
beforeAll(async () => {
  world = await openDeskWorld()
  server = await openMailServer()
  process.env.SMTP_URL = server.url
  for (const start of ['09:00', '09:30']) await addSlot(world, { start, capacity: 50 })
})
afterAll(async () => {
  closeMailTransport()
  delete process.env.SMTP_URL
  await server.close()
  await world.close()
})

const today = () => addDays(MONDAY, -7)
const settings = (data: Record<string, unknown>) =>
  world.payload.updateGlobal({ slug: 'city-settings', data })
const logOf = (action: string) =>
  findRows<AuditRow>(world.payload, 'audit-logs', { action: { equals: action } })

describe('alarms', () => {
  it('AU-10 runs, alarms and who acknowledged them are in the log', async () => {
    const { supervisor, operator, auditor, vendorManager } = world.staff
    const alarm = (at: string) =>
      recordCheck(world.payload, {
        name: 'seats',
        at: toIso(today(), at),
        ok: 'no',
        summary: '枠の数が合いません。',
      })
    for (const at of ['01:00', '02:00', '03:00']) await alarm(at)
    expect(await logOf('alarm.raised')).toHaveLength(1)
    const check = (await findRow<{ id: string }>(world.payload, 'check-results', {
      name: { equals: 'seats' },
    }))!
    const acknowledge = (one: Staff) => jsonOf(one.post(`/ops/checks/${check.id}/acknowledge`))
    for (const one of [operator, auditor]) expect((await acknowledge(one)).status).toBe(403)
    const both = await Promise.all([supervisor, vendorManager].map(acknowledge))
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    expect(both[0]!.body).toEqual(both[1]!.body)
    const entries = await logOf('alarm.acknowledged')
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({
      actorKind: 'staff',
      target: `check-results/${check.id}`,
      summary: expect.stringContaining('枠の数が合いません'),
    })
    await alarm('04:00')
    expect(
      await findRow(world.payload, 'check-results', { id: { equals: check.id } }),
    ).toMatchObject({ acknowledgedBy: (both[0]!.body as { by: string }).by })
    await clearAlarm(world.payload, 'seats', new Date(toIso(today(), '05:00')))
    expect((await acknowledge(supervisor)).body).toMatchObject({ code: 'NO_ALARM' })
    await alarm('06:00')
    expect(await logOf('alarm.raised')).toHaveLength(2)
    expect((await acknowledge(supervisor)).status).toBe(200)

    const { claimRun, finishRun } = await import('@/jobs/runs')
    const task = {
      name: 'test-task',
      label: '試験',
      schedule: '0 3 * * *',
      maxMinutes: 5,
      attempts: 1,
      run: async () => '3件',
    }
    const run = (await claimRun(world.ctx(), task as never, toIso(today(), '03:00'), 'here'))!
    await finishRun(world.ctx(), run, { result: '3件' })
    expect(
      await findRow(world.payload, 'job-runs', { task: { equals: 'test-task' } }),
    ).toMatchObject({
      status: 'done',
      result: '3件',
    })
  })
})

describe('changes after go-live', () => {
  it('BK-26 a form item changes only with who approved and when, by another person, all in the log', async () => {
    const { cityAdmin } = world.staff
    const change = (data: object) =>
      cityAdmin.patch(`/services/${world.service.id}`, data).then(async (response) => ({
        status: response.status,
        text: await response.text(),
      }))
    const items = (required: boolean) => ({ inputItems: [{ item: 'accommodation', required }] })
    expect((await change(items(false))).status).toBe(200)
    await settings({ settingsApproval: true })
    const bare = await change(items(true))
    expect(bare.status).toBe(400)
    expect(bare.text).toContain('承認者・承認日・理由')
    const me = await findRow<{ name: string }>(world.payload, 'users', {
      id: { equals: cityAdmin.id },
    })
    const record = { approvedBy: '戸籍住民課長', approvedOn: today(), approvalNote: '事務局と協議' }
    const own = await change({ ...items(true), ...record, approvedBy: me!.name })
    expect(own.text).toContain('自分の変更')
    const early = await change({ ...items(true), ...record, approvedOn: addDays(today(), 1) })
    expect(early.status).toBe(400)
    expect((await change({ ...items(true), ...record })).status).toBe(200)
    // The next change needs an approval of its own.
    expect((await change(items(false))).status).toBe(400)
    const [entry] = (await auditOf(world, `services/${world.service.id}`)).slice(-1)
    expect(entry).toMatchObject({ actorName: me!.name, action: 'settings.update' })
    expect(entry!.changes).toMatchObject({
      approvedBy: [null, '戸籍住民課長'],
      approvedOn: [null, today()],
      inputItems: [[{ required: false }], [{ required: true }]],
    })
    await settings({ settingsApproval: false })
    await change({ inputItems: [] })
  })
})

describe('mails to staff', () => {
  const LIAISON = 'renraku@city.example.jp'

  it('NT-07 BK-25 (part) the city is told of a stop by record and link only, and its address is no citizen’s', async () => {
    const { vendorManager, operator } = world.staff
    await settings({ liaisonMail: LIAISON })
    const plan = {
      kind: 'maintenance',
      title: '川崎 花子さんの件でサーバーを点検',
      body: '電話 044-200-9999',
      showFrom: '2027-02-01',
      stopsBooking: true,
      stopFrom: '2027-02-10',
      stopFromTime: '01:00',
      stopTo: '2027-02-10',
      stopToTime: '03:00',
    }
    // The vendor prepares a stop; that it stands on the site is the city's.
    expect((await vendorManager.post('/notices', { ...plan, active: true })).status).toBe(403)
    const stop = await jsonOf<{ doc: { id: string } }>(
      vendorManager.post('/notices', { ...plan, active: false }),
    )
    const { id } = stop.body.doc
    expect((await vendorManager.patch(`/notices/${id}`, { active: true })).status).toBe(403)
    expect((await world.staff.cityAdmin.patch(`/notices/${id}`, { active: true })).status).toBe(200)
    expect((await vendorManager.patch(`/notices/${id}`, { stopTo: '2027-02-12' })).status).toBe(403)
    expect((await vendorManager.patch(`/notices/${id}`, { active: false })).status).toBe(403)
    // A stop without days of its own lasts as long as it is shown.
    for (const change of [{ showFrom: '2026-12-01' }, { showTo: '2027-02-01' }, { kind: 'info' }])
      expect((await vendorManager.patch(`/notices/${id}`, change)).status).toBe(403)
    expect((await vendorManager.patch(`/notices/${id}`, { body: '点検です' })).status).toBe(200)
    expect((await operator.post(`/ops/notices/${id}/notify-city`)).status).toBe(403)
    const told = await jsonOf(vendorManager.post(`/ops/notices/${id}/notify-city`))
    expect(told.body).toMatchObject({
      on: today(),
      check: expect.stringContaining('知らせています'),
    })
    expect(await findRow(world.payload, 'notices', { id: { equals: id } })).toMatchObject({
      cityNotifiedOn: today(),
    })
    expect((await auditOf(world, `notices/${id}`)).at(-1)!.changes).toMatchObject({
      cityNotifiedOn: [null, today()],
    })

    const booking = (mail: string) => ({
      service: world.service.id,
      office: world.offices[0]!.id,
      date: MONDAY,
      start: '09:00',
      idemKey: randomUUID(),
      mail,
    })
    const numbers = [await addPerson(world)]
    const refused = await jsonOf<{ fields?: object }>(
      operator.post('/ops/reservations', { ...booking(LIAISON.toUpperCase()), numbers }),
    )
    expect([refused.status, refused.body.fields]).toEqual([422, { mail: 'MAIL_INVALID' }])
    const made = await operator.post('/ops/reservations', {
      ...booking('hanako@example.jp'),
      numbers,
    })
    expect(made.status).toBe(201)
    const { drainOutbox } = await import('@/services/booking/drain-outbox')
    const { sendDueMails } = await import('@/services/mail/send-mails')
    await drainOutbox(world.ctx())
    await sendDueMails(world.ctx())
    expect(server.to('hanako@example.jp').length).toBeGreaterThan(0)

    const staffMails = server.to(LIAISON)
    expect(staffMails).toHaveLength(1)
    for (const { mail } of staffMails) {
      const text = `${mail.subject}\n${mail.text}`
      expect(text).toContain(`/admin/collections/notices/${id}`)
      expect(text).toContain('2027')
      for (const personal of ['川崎 花子', '044-200-9999', 'hanako', ...numbers])
        expect(text).not.toContain(personal)
    }
    await settings({ liaisonMail: '' })
    expect((await jsonOf(vendorManager.post(`/ops/notices/${id}/notify-city`))).body).toMatchObject(
      {
        code: 'NO_LIAISON',
      },
    )
  })
})

describe('where accounts may work from', () => {
  it('AC-09 AC-03 tablets of a post office work through the secured path only; other roles as ever', async () => {
    const username = 'tablet1'
    await world.payload.create({
      collection: 'users',
      data: {
        username,
        password: PASSWORD,
        name: '郵便局タブレット',
        roles: ['post-office-staff'],
        offices: [world.offices[0]!.id],
        employer: 'vendor',
        active: true,
      },
    })
    const from = (address: string, path: string, cookie = '', body?: object) =>
      callApi(path, {
        method: body ? 'POST' : 'GET',
        headers: {
          cookie,
          origin: 'http://localhost:3000',
          'content-type': 'application/json',
          'x-forwarded-for': address,
        },
        body: body ? JSON.stringify(body) : undefined,
      })
    const login = (address: string) =>
      from(address, '/users/login', '', { username, password: PASSWORD })
    const [inside, outside] = ['10.20.0.5', '198.51.100.7']
    await settings({ roleAllowLists: [{ roles: ['post-office-staff'], list: '10.20.0.0/16' }] })
    const refused = await login(outside)
    expect(refused.status).toBe(403)
    expect(await refused.text()).toContain('この回線からはログインできません')
    const opened = await login(inside)
    expect(opened.status).toBe(200)
    const cookie = (opened.headers.get('set-cookie') ?? '').split(';')[0]!
    for (const path of ['/reservations', '/ops/catalogue', '/offices']) {
      expect([path, (await from(inside, path, cookie)).status]).toEqual([path, 200])
      // A session carried outside opens nothing either.
      expect([path, (await from(outside, path, cookie)).status]).toEqual([path, 403])
    }
    expect((await from(outside, '/ops/second-factor', cookie)).status).toBe(403)
    expect((await world.staff.operator.get('/ops/catalogue')).status).toBe(200)
    const seen = (await (await from(inside, '/reservations?depth=0', cookie)).json()) as {
      docs: { office: string }[]
    }
    expect(seen.docs.every(({ office }) => office === world.offices[0]!.id)).toBe(true)

    const { cityAdmin } = world.staff
    const save = (roleAllowLists: object[]) =>
      cityAdmin.post('/globals/city-settings', { roleAllowLists })
    expect((await save([{ roles: ['city-admin'], list: '10.20.0.0/16' }])).status).toBe(400)
    expect((await save([{ roles: ['operator'], list: '10.20.0.0.0' }])).status).toBe(400)
    await settings({ roleAllowLists: [] })
    expect((await login(outside)).status).toBe(200)
  })
})

describe('rules and rooms', () => {
  it('AC-20 rule documents are kept with who has read which version', async () => {
    const { cityAdmin, operator, supervisor, windowStaff } = world.staff
    const rule = await jsonOf<{ doc: { id: string } }>(
      cityAdmin.post('/rule-documents', {
        title: '個人情報の取扱い',
        version: 1,
        effectiveFrom: today(),
        body: '持ち出さないこと。',
        location: '市民課 棚3',
        roles: ['operator'],
        active: true,
      }),
    )
    const { id } = rule.body.doc
    type Answer = { done: { name: string }[]; missing: string[]; mine: boolean }
    const readers = async (one: Staff) =>
      (await jsonOf<Answer>(one.get(`/ops/rules/${id}/readers`))).body
    const nameOf = async (one: Staff) =>
      (await findRow<{ name: string }>(world.payload, 'users', { id: { equals: one.id } }))!.name
    expect((await readers(supervisor)).missing).toContain(await nameOf(operator))
    expect((await readers(supervisor)).missing).not.toContain(await nameOf(windowStaff))
    expect(await readers(operator)).toEqual({ done: [], missing: [], mine: false })

    const { waitingToday } = await import('@/services/dashboard/waiting')
    const tiles = async () => {
      const user = { id: operator.id, name: 'x', roles: ['operator' as const], active: true }
      const actor = { kind: 'staff' as const, id: operator.id, name: 'x' }
      return (await waitingToday({ ...world.ctx(), user, actor }, PRODUCT.tiles)).map(
        ({ key }) => key,
      )
    }
    expect(await tiles()).toContain('rules')
    const acknowledge = () => operator.post(`/ops/rules/${id}/acknowledge`)
    for (let times = 0; times < 2; times++) expect((await acknowledge()).status).toBe(200)
    expect(await tiles()).not.toContain('rules')
    const after = await readers(supervisor)
    expect(after.done.map(({ name }) => name)).toEqual([await nameOf(operator)])
    expect((await readers(operator)).mine).toBe(true)

    await cityAdmin.patch(`/rule-documents/${id}`, { version: 2 })
    expect((await readers(operator)).mine).toBe(false)
    await acknowledge()
    const rows = await findRows<{ version: number }>(world.payload, 'acknowledgements', {})
    expect(rows.map(({ version }) => version).sort()).toEqual([1, 2])
    expect((await supervisor.post('/acknowledgements', {})).status).toBe(403)
  })

  it('AC-13 AC-12 a month’s entry log and virus check are kept, encrypted, each opening logged; passwords follow the city’s rule', async () => {
    const { supervisor, operator, auditor } = world.staff
    const record = await jsonOf<{ doc: { id: string } }>(
      supervisor.post('/site-records', {
        month: '2026-11',
        kind: 'entry',
        place: 'コールセンター執務室',
        checkedBy: '業務責任者',
      }),
    )
    expect(record.status).toBe(201)
    const { id } = record.body.doc
    const wrong = { month: '11月', kind: 'virus', place: 'x', checkedBy: 'x' }
    expect((await supervisor.post('/site-records', wrong)).status).toBe(400)
    const virus = { ...wrong, month: '2026-11', note: '全端末の定義ファイルが最新' }
    expect((await supervisor.post('/site-records', virus)).status).toBe(201)

    const path = `/ops/site-records/${id}/file`
    const form = (name = '入退室記録.csv', text = '時刻,氏名\n08:30,受付 太郎\n') => {
      const data = new FormData()
      data.set('file', new File([text], name, { type: 'text/csv' }))
      return data
    }
    expect((await operator.upload(path, form())).status).toBe(403)
    // What it is, its name and its first bytes say, not the browser that sends it.
    for (const name of ['a.html', 'a.exe', '記録.2026年11月', '記録.pdf'])
      expect([name, (await supervisor.upload(path, form(name))).status]).toEqual([name, 422])
    expect((await supervisor.upload(path, form('記録.csv', 'MZ\0\0'))).status).toBe(422)
    expect((await supervisor.upload(path, form())).status).toBe(200)
    const stored = await findRow<{ file: string }>(world.payload, 'site-records', {
      id: { equals: id },
    })
    expect(stored!.file).toMatch(/^enc2:/)
    const listed = await (await auditor.get('/site-records?depth=0')).text()
    expect(listed).toContain('入退室記録.csv')
    expect(listed).not.toContain('enc2:')
    expect((await operator.get(path)).status).toBe(403)
    const opened = await auditor.get(path)
    expect(await opened.text()).toContain('受付 太郎')
    expect(opened.headers.get('content-disposition')).toContain('attachment')
    const log = await auditOf(world, `site-records/${id}`)
    expect(log.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['settings.create', 'site-record.file', 'personal.export']),
    )
    expect(JSON.stringify(log)).not.toContain('受付 太郎')
    await settings({ passwordMinLength: 16 })
    // The own password is changed with the present one, on its own screen.
    const change = (next: string) =>
      operator.post('/ops/own-account/password', { current: STAFF_PASSWORD, next })
    const weak = await change('Mejiro-2027')
    expect([weak.status, await weak.text()]).toEqual([422, expect.stringContaining('16文字以上')])
    expect((await change('Mejiro-no-uta-2027')).status).toBe(200)
    const past = await operator.patch(`/users/${operator.id}`, { password: 'Mejiro-no-uta-2028' })
    expect(past.status).toBe(403)
    await settings({ passwordMinLength: 12 })
    // A form saved afterwards keeps the file.
    await supervisor.patch(`/site-records/${id}`, { note: '確認済み' })
    expect(await (await auditor.get(path)).text()).toContain('受付 太郎')
  })
})
