import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import { drainOutbox } from '@/services/booking/drain-outbox'
import { mailDefect } from '@/services/booking/defects'
import type { DefectView } from '@/services/booking/defect-view'
import { cancelReservation } from '@/services/booking/engine/cancel'
import type { StaffBooking } from '@/services/booking/staff-view'
import type { ServiceContext } from '@/services/context'
import { waitingToday } from '@/services/dashboard/waiting'
import { sendDueMails } from '@/services/mail/send-mails'
import { closeMailTransport } from '@/services/mail/transport'

import { auditOf, book, mailsOf, minutesLater, reservation } from '../../helpers/bookings'
import { crashAt } from '../../helpers/crash'
import type { DeskWorld } from '../../helpers/desk-world'
import { jsonOf, openDeskWorld } from '../../helpers/desk-world'
import { openMailServer, type TestMailServer } from '../../helpers/smtp'
import type { Staff } from '../../helpers/staff'
import { addSlot } from '../../helpers/world'

let world: DeskWorld
let server: TestMailServer
let office: Staff
beforeAll(async () => {
  world = await openDeskWorld()
  server = await openMailServer()
  office = world.staff.secretariat
  await addSlot(world, { start: '09:00', capacity: 200 })
  await addSlot(world, { start: '10:00', capacity: 50, office: 1 })
})
afterAll(async () => {
  closeMailTransport()
  await server.close()
  await world.close()
})
beforeEach(() => {
  server.refuse = null
  server.received.length = 0
})

const deliver = async () => {
  await drainOutbox(world.ctx())
  await sendDueMails(world.ctx())
}
let addresses = 0
const newAddress = () => `applicant${++addresses}@example.jp`

type Answer = DefectView & { code?: string; detail?: string }
const act = (who: Staff, id: string, what: string, body: object = {}) =>
  jsonOf<Answer>(who.post(`/ops/defects/${id}/${what}`, { op: randomUUID(), ...body }))
const view = (id: string, who = office) => jsonOf<Answer>(who.get(`/ops/defects/${id}`))
const list = async (state = 'open', who = office) =>
  (await jsonOf<{ rows: DefectView[]; total: number }>(who.get(`/ops/defects?state=${state}`))).body
const isIn = async (id: string, state: string, who = office) =>
  (await list(state, who)).rows.some((row) => row.id === id)

const flag = (id: string, more: object = {}) =>
  act(office, id, 'flag', { reasons: ['papers', 'photo'], ...more })
const call = (id: string, more: object = {}, who = office) =>
  act(who, id, 'tries', {
    means: 'phone',
    result: 'absent',
    date: '2026-11-30',
    time: '11:40',
    ...more,
  })

/** The same person as behind `who`, as the services see them, with a place to crash at. */
async function contextOf(who: Staff, fault?: ServiceContext['fault']): Promise<ServiceContext> {
  const user = await world.payload.findByID({ collection: 'users', id: who.id, depth: 0 })
  return {
    ...world.ctx('call-centre', fault),
    actor: { kind: 'staff', id: who.id, name: user.name ?? '' },
    user: user as never,
  }
}

describe('contact about a defect', () => {
  it('NT-08 a defect is flagged, the task appears, mail and calls are kept with date, means, result and person, the outcome is stored', async () => {
    const mail = newAddress()
    const row = await book(world, { start: '09:00', mail, language: 'en' })
    await deliver()
    server.received.length = 0
    const tile = async () =>
      (await waitingToday(await contextOf(office), PRODUCT.tiles)).find(
        (one) => one.key === 'defects',
      )!
    const before = parseInt((await tile()).value)

    const flagged = await flag(row.id, { note: '更新の申請書の2枚目がない' })
    expect(flagged.status).toBe(200)
    expect(await isIn(row.id, 'open')).toBe(true)
    expect(await tile()).toMatchObject({
      value: `${before + 1}件`,
      tone: 'act',
      href: '/admin/defects',
    })
    const { body: task } = await view(row.id)
    expect(task).toMatchObject({
      date: '2026-12-07',
      start: '09:00',
      standing: 'open',
      reasonText: '必要書類の不足、写真の不備',
      tries: [],
    })
    expect(task.number.replaceAll('-', '')).toBe(row.number)

    expect((await act(office, row.id, 'mail')).body.tries[0]!.result).toBe('送信の準備中')
    await deliver()
    const { subject, text } = server.to(mail)[0]!.mail
    expect(server.to(mail)).toHaveLength(1)
    expect(subject).toContain('Please check your application')
    expect(text).toContain('・Some of the necessary documents are missing\n')
    expect(text).toContain('・The photo does not meet the requirements')
    expect(text).not.toContain('2枚目')
    expect(text).toContain(task.number)

    await call(row.id, { note: '午後にもう一度' })
    minutesLater(world, 60)
    await call(row.id, { result: 'told', time: '12:50' }, world.staff.cityStaff)
    const closed = await act(office, row.id, 'close', { outcome: 'resolved' })
    const secretariat = (await contextOf(office)).actor.name
    const city = (await contextOf(world.staff.cityStaff)).actor.name
    const of = ({ date, time, means, result, by, note }: DefectView['tries'][number]) =>
      [date, time, means, result, by, note].join(' ').trim()
    expect(closed.body.tries.map(of)).toEqual([
      `2026-11-30 12:00 メール 送信済み ${secretariat}`,
      `2026-11-30 11:40 電話 不在 ${secretariat} 午後にもう一度`,
      `2026-11-30 12:50 電話 伝えた ${city}`,
    ])
    expect(closed.body).toMatchObject({
      standingLabel: '解消した',
      closedOn: '2026-11-30',
      closedBy: secretariat,
    })
    expect(await isIn(row.id, 'open')).toBe(false)
    expect(await isIn(row.id, 'resolved')).toBe(true)

    const booking = await jsonOf<StaffBooking>(office.get(`/ops/reservations/${row.id}`))
    const lines = booking.body.history.filter(({ what }) => what === '不備の連絡')
    expect(lines.map(({ detail, who }) => `${detail} ${who}`)).toEqual([
      `不備あり：必要書類の不足、写真の不備 ${secretariat}`,
      `メールを送る：必要書類の不足、写真の不備 ${secretariat}`,
      `電話：不在（2026-11-30 11:40） ${secretariat}`,
      `電話：伝えた（2026-11-30 12:50） ${city}`,
      `終了：解消した ${secretariat}`,
    ])
    await deliver()
    const log = (await auditOf(world, `reservations/${row.id}`)).filter(
      ({ action }) => action === 'booking.defect',
    )
    expect(log.map(({ summary }) => summary).at(-2)).toBe(
      `受付番号 ${task.number} の不備の連絡（電話：伝えた（2026-11-30 12:50））`,
    )
    expect(log).toHaveLength(5)

    const reopened = await act(office, row.id, 'reopen', { note: '別の書類も足りない' })
    expect(reopened.body).toMatchObject({ standing: 'open', closedOn: '' })
    expect(reopened.body.tries).toHaveLength(3)
  })

  it('one submission sent twice is one defect, and what is on the open list already changes nothing', async () => {
    const row = await book(world, { start: '09:00' })
    const op = randomUUID()
    await Promise.all([flag(row.id, { op, note: 'x' }), flag(row.id, { op, note: 'x' })])
    await flag(row.id)
    const { turns } = (await flag(row.id, { reasons: ['papers'] })).body
    expect(turns).toHaveLength(1)
    const more = (await flag(row.id, { reasons: ['fee'] })).body
    expect(more.reasonText).toBe('必要書類の不足、写真の不備、手数料')
    expect((await list()).rows.filter(({ id }) => id === row.id)).toHaveLength(1)
  })

  it('calls of several people at the same moment are all kept', async () => {
    const row = await book(world, { start: '09:00' })
    await flag(row.id)
    const people = [office, world.staff.supervisor, world.staff.cityAdmin, world.staff.cityStaff]
    const answers = await Promise.all(
      people.map((who, index) => call(row.id, { note: `回${index}` }, who)),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const { tries } = (await view(row.id)).body
    expect(tries.map(({ note }) => note).sort()).toEqual(['回0', '回1', '回2', '回3'])
    const once = { op: randomUUID(), note: '二度押し' }
    await Promise.all([call(row.id, once), call(row.id, once)])
    expect((await view(row.id)).body.tries).toHaveLength(5)
  })

  it('without an address, or with one that does not work, it points to the telephone', async () => {
    const none = await book(world, { start: '09:00' })
    await flag(none.id)
    const refused = await act(office, none.id, 'mail')
    expect([refused.status, refused.body.code]).toEqual([409, 'NO_MAIL'])
    expect(refused.body.detail).toContain('電話で連絡')
    expect((await view(none.id)).body.noMail).toContain('登録がありません')

    const mail = newAddress()
    const bad = await book(world, { start: '09:00', mail })
    await deliver()
    await flag(bad.id)
    server.refuse = { at: 'RCPT', code: 550, text: 'no such user' }
    await act(office, bad.id, 'mail')
    await deliver()
    const { body } = await view(bad.id)
    expect(body.tries[0]).toMatchObject({ means: 'メール', result: '届かない', isBad: true })
    expect(body.noMail).toContain('届きません')
    expect((await act(office, bad.id, 'mail')).body.code).toBe('NO_MAIL')
  })

  it('a mail that the server puts off is tried again, and not sent once the defect is over', async () => {
    const mail = newAddress()
    const row = await book(world, { start: '09:00', mail })
    const over = await book(world, { start: '09:00', mail: newAddress() })
    await deliver()
    server.received.length = 0
    for (const { id } of [row, over]) {
      await flag(id)
      await act(office, id, 'mail')
    }
    server.refuse = { at: 'DATA', code: 451, text: 'later' }
    await deliver()
    expect((await view(row.id)).body.tries[0]).toMatchObject({ result: '送信待ち' })
    await act(office, over.id, 'close', { outcome: 'withdrawn' })
    server.refuse = null
    minutesLater(world, 2)
    await deliver()
    expect(server.received.map(({ to }) => to)).toEqual([mail])
    expect((await view(row.id)).body.tries[0]!.result).toBe('送信済み')
    expect((await view(over.id)).body.tries[0]).toMatchObject({
      result: '不要になり送信せず',
      detail: '不備の連絡が終わりました',
    })
  })

  it('two presses, also of two people, are one mail', async () => {
    const mail = newAddress()
    const row = await book(world, { start: '09:00', mail })
    await deliver()
    await flag(row.id)
    const answers = await Promise.all(
      [office, world.staff.supervisor].map((who) => act(who, row.id, 'mail')),
    )
    expect(answers.map(({ body }) => body.code ?? 'ok').sort()).toEqual(['JUST_SENT', 'ok'])
    await deliver()
    expect(
      server.to(mail).filter((one) => /確認のお願い/.test(one.mail.subject ?? '')),
    ).toHaveLength(1)
    minutesLater(world, 2)
    expect((await act(office, row.id, 'mail')).body.tries).toHaveLength(2)
  })

  it.each([
    'defect-written',
    'drain-audited:3',
    'drain-mailed:3',
    'drain-delivered',
    'mail-claimed',
  ])('a process that dies at %s sends the mail of one press once', async (point) => {
    const mail = newAddress()
    const row = await book(world, { start: '09:00', mail })
    await deliver()
    server.received.length = 0
    await flag(row.id)
    const op = randomUUID()
    const fault = crashAt(point)
    const dying = async () => {
      const ctx = await contextOf(office, fault)
      await mailDefect(ctx, { id: row.id, op })
      await drainOutbox(ctx)
      await sendDueMails(ctx)
    }
    await expect(dying()).rejects.toThrow('crashed')
    // The screen got no answer and sends the same press again.
    await mailDefect(await contextOf(office), { id: row.id, op })
    minutesLater(world, 11)
    await deliver()
    await deliver()
    expect(server.to(mail)).toHaveLength(1)
    expect((await mailsOf(world, row.id)).filter(({ kind }) => kind === 'defect')).toHaveLength(1)
    expect((await view(row.id)).body.tries.map(({ result }) => result)).toEqual(['送信済み'])
  })

  it('a cancelled booking shows its open contact as given up, and no mail goes out', async () => {
    const mail = newAddress()
    const row = await book(world, { start: '09:00', mail })
    await deliver()
    await flag(row.id)
    await cancelReservation(world.ctx(), row.id, { releaseDelayMinutes: 0 })
    expect(await isIn(row.id, 'open')).toBe(false)
    expect(await isIn(row.id, 'dropped')).toBe(true)
    expect((await view(row.id)).body.standingLabel).toBe('取りやめ（予約の取消し）')
    expect((await act(office, row.id, 'mail')).body.code).toBe('NO_MAIL')
    expect((await flag(row.id, { reasons: ['fee'] })).body.code).toBe('NOT_LIVE')
    // What is known of the end can still be written down.
    await act(office, row.id, 'close', { outcome: 'withdrawn' })
    expect(await isIn(row.id, 'withdrawn')).toBe(true)
  })

  it('what has ended takes no more tries until it is taken up again with a reason', async () => {
    const row = await book(world, { start: '09:00' })
    expect((await call(row.id)).body.code).toBe('TASK_OVER')
    await flag(row.id)
    expect((await call(row.id, { date: '2026-12-24' })).body.code).toBe('INPUT_INVALID')
    await act(office, row.id, 'close', { outcome: 'unreached', note: '3回とも不在' })
    expect((await call(row.id)).body.code).toBe('TASK_OVER')
    expect((await act(office, row.id, 'close', { outcome: 'resolved' })).body.code).toBe(
      'TASK_OVER',
    )
    expect((await act(office, row.id, 'reopen', { note: ' ' })).body.code).toBe('INPUT_INVALID')
    await act(office, row.id, 'reopen', { note: '折り返しがあった' })
    expect((await call(row.id, { time: undefined })).body.code).toBe('INPUT_INVALID')
    const now = { result: 'told', date: undefined, time: undefined }
    const { tries } = (await call(row.id, now)).body
    expect(tries.map(({ date }) => date)).toEqual(['2026-11-30'])
  })

  it('AC-07 (part) other roles and people of other offices neither see nor touch it', async () => {
    const here = await book(world, { start: '09:00' })
    const there = await book(world, { start: '10:00', office: 1 })
    await flag(here.id)
    await flag(there.id)
    const { operator, windowStaff, cityStaff } = world.staff
    for (const who of [operator, windowStaff]) {
      expect((await view(here.id, who)).status).toBe(403)
      expect((await act(who, here.id, 'flag', { reasons: ['fee'] })).status).toBe(403)
    }
    expect((await view(there.id, cityStaff)).status).toBe(403)
    for (const [what, body] of [
      ['flag', { reasons: ['fee'] }],
      ['mail', {}],
      ['tries', { means: 'phone', result: 'told', date: '2026-11-30', time: '10:00' }],
      ['close', { outcome: 'resolved' }],
      ['reopen', { note: 'x' }],
    ] as const) {
      expect((await act(cityStaff, there.id, what, body)).status).toBe(403)
    }
    expect(await isIn(there.id, 'all', cityStaff)).toBe(false)
    expect(await isIn(here.id, 'all', cityStaff)).toBe(true)
    expect((await reservation(world, there.id)).defectState).toBe('open')
  })

  it('an individual number is refused in every note', async () => {
    const row = await book(world, { start: '09:00' })
    const note = 'マイナンバー 123456789018'
    expect((await flag(row.id, { note })).body.code).toBe('INDIVIDUAL_NUMBER')
    await flag(row.id)
    expect((await call(row.id, { note })).body.code).toBe('INDIVIDUAL_NUMBER')
    expect((await act(office, row.id, 'close', { outcome: 'resolved', note })).status).toBe(422)
    const { history } = await reservation(world, row.id)
    expect(JSON.stringify(history)).not.toContain('123456789018')
  })

  it('the tasks go out as a file with every contact, and the log knows', async () => {
    const row = await book(world, { start: '09:00' })
    await flag(row.id)
    await call(row.id, { note: '午後に' })
    const path = '/ops/defects/output?state=all&format=csv'
    expect((await office.get(`${path}&purpose=`)).status).toBe(422)
    const file = await office.get(`${path}&purpose=市への報告`)
    const text = await file.text()
    const { number } = (await view(row.id)).body
    const line = text.split(/\r?\n/).find((one) => one.includes(number))
    expect(line).toContain('必要書類の不足、写真の不備')
    expect(line).toContain('2026-11-30 11:40 電話 不在')
    expect(line).toContain('連絡中')
    const excel = await office.get(`${path.replace('csv', 'xlsx')}&purpose=x`)
    expect(excel.headers.get('content-type')).toContain('spreadsheetml')
  })
})
