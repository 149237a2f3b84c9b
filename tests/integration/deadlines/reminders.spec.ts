/** @engine: also on MongoDB every day. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { findRows } from '@/db/atomic'
import { datesBetween, toInstant } from '@/domain/time/civil'
import { cancelReservation } from '@/services/booking/engine/cancel'
import { deadlines } from '@/jobs/tasks/deadlines'
import type { ServiceContext } from '@/services/context'
import { jobContext } from '@/services/context'
import { listDeadlines } from '@/services/deadlines/list'
import { prepareSubmissions } from '@/services/deadlines/prepare'
import { remindSubmissions } from '@/services/deadlines/remind'
import { submitDocument } from '@/services/deadlines/submit'
import type { SubmissionRow } from '@/services/deadlines/types'
import { closeMailTransport } from '@/services/mail/transport'
import { holidaySeed } from '@/presets/holidays'

import { book, minutesLater } from '../../helpers/bookings'
import { crashAt, meanwhileAt } from '../../helpers/crash'
import { openMailServer, type TestMailServer } from '../../helpers/smtp'
import { addSlot, openWorld, type World } from '../../helpers/world'

let world: World
let server: TestMailServer
beforeAll(async () => {
  world = await openWorld()
  server = await openMailServer()
  process.env.SMTP_URL = server.url
  for (const holiday of holidaySeed(2026, 2027)) {
    await world.payload.db.create({
      collection: 'holidays',
      data: { ...holiday, active: true, note: '' },
    })
  }
})
afterAll(async () => {
  closeMailTransport()
  delete process.env.SMTP_URL
  await server.close()
  await world.close()
})

const stand = (date: string, time = '09:00') => {
  world.clock.now = toInstant(date, time)
}
const ctx = (fault?: ServiceContext['fault']) => ({ ...jobContext(world.payload), fault })
const run = () => deadlines.run(ctx())

let boxes = 0
let box = ''
/** 福岡 実施報告書: by the 20th of the next month, else the opening day before (RP-17). */
const monthly = (more: Record<string, unknown> = {}) =>
  addRule({ due: 'next-month-day', dueDay: 20, roll: 'previous', validFrom: '2026-08-01', ...more })
async function addRule(more: Record<string, unknown>): Promise<string> {
  const made = await world.payload.create({
    collection: 'deadline-rules',
    data: {
      name: '実施報告書（月報）',
      kind: 'report',
      period: 'monthly',
      due: 'period-end',
      roll: 'none',
      active: true,
      remindDays: ['3', '1', '0'],
      remindOverdue: true,
      mails: box,
      ...more,
    } as never,
  })
  return String(made.id)
}
const rowsOf = (rule: string) =>
  findRows<SubmissionRow>(
    world.payload,
    'submissions',
    { rule: { equals: rule } },
    { sort: 'dueOn' },
  )
const mails = () => server.to(box)
const subjects = () => mails().map(({ mail }) => mail.subject)
const setState = (row: SubmissionRow, state: string) =>
  world.payload.db.updateOne({ collection: 'submissions', id: row.id, data: { state } })

beforeEach(async () => {
  await world.payload.db.deleteMany({ collection: 'submissions', where: {} })
  await world.payload.db.deleteMany({ collection: 'deadline-rules', where: {} })
  server.received.length = 0
  server.refuse = null
  process.env.SMTP_URL = server.url
  box = `jimukyoku${++boxes}@vendor.example.jp`
  stand('2026-08-03')
})

describe('the records of what is due', () => {
  it('RP-25 are made from rules of the city’s own, over closed days of the city’s own', async () => {
    stand('2026-12-28')
    const daily = await addRule({
      period: 'daily',
      due: 'next-opening',
      weekdays: ['1', '2', '3', '4', '5'],
      validFrom: '2026-12-24',
    })
    const last = await monthly({ validFrom: '2026-12-01', name: '月報' })
    const due = async (rule: string) =>
      (await rowsOf(rule)).map((row) => `${row.period} ${row.dueOn}`)
    expect(await due(daily)).toEqual([
      '2026-12-24 2026-12-25',
      '2026-12-25 2026-12-28',
      '2026-12-28 2027-01-04',
    ])
    expect(await due(last)).toEqual(['2026-12 2027-01-20', '2027-01 2027-02-19'])
    // The city closes on its own account, later it asks for the 10th: open records follow.
    await world.payload.create({
      collection: 'holidays',
      data: { date: '2027-01-04', name: '庁舎の移転', kind: 'city', active: true },
    })
    await world.payload.update({
      collection: 'deadline-rules',
      id: last,
      data: { dueDay: 10, roll: 'next' },
    })
    await run()
    expect((await due(daily)).at(-1)).toBe('2026-12-28 2027-01-05')
    expect(await due(last)).toEqual(['2026-12 2027-01-12', '2027-01 2027-02-10'])
    await world.payload.delete({
      collection: 'holidays',
      where: { date: { equals: '2027-01-04' } },
    })
  })

  it('a report of each day asks only for days on which work was done', async () => {
    stand('2026-12-07')
    const at = { service: world.service.id, office: world.offices[0]!.id }
    await world.payload.create({
      collection: 'calendar-exceptions',
      data: {
        kind: 'open',
        reason: '休日開庁',
        from: '2026-12-12',
        to: '2026-12-12',
        start: '09:00',
        end: '12:00',
        slotMinutes: '30',
        capacity: 3,
        offices: [at.office],
        active: true,
      },
    })
    await world.payload.create({
      collection: 'calendar-exceptions',
      data: { kind: 'closed', reason: '停電', from: '2026-12-09', to: '2026-12-09', active: true },
    })
    const office = await addRule({
      period: 'daily',
      due: 'next-opening',
      weekdays: ['1', '2', '3', '4', '5'],
      validFrom: '2026-12-07',
    })
    const visits = await addRule({
      period: 'daily',
      days: 'bookings',
      service: at.service,
      due: 'next-opening',
      validFrom: '2026-12-07',
    })
    for (const date of ['2026-12-08', '2026-12-10', '2026-12-12']) {
      await addSlot(world, { date, start: '16:00', capacity: 2 })
    }
    await book(world, { date: '2026-12-08', start: '16:00' })
    await book(world, { date: '2026-12-12', start: '16:00' })
    const gone = await book(world, { date: '2026-12-10', start: '16:00' })
    await cancelReservation(world.ctx(), gone.id, { releaseDelayMinutes: 0 })
    stand('2026-12-14')
    await run()
    const days = async (rule: string) =>
      (await rowsOf(rule)).map(({ period }) => period.slice(-2)).sort()
    expect(await days(office)).toEqual(['07', '08', '10', '11', '12', '14'])
    expect(await days(visits)).toEqual(['08', '12'])
    await world.payload.db.deleteMany({ collection: 'calendar-exceptions', where: {} })
  })

  it('are each there once, whatever crashes and however many run', async () => {
    const rule = await monthly({ validFrom: '2026-06-01' })
    await world.payload.db.deleteMany({ collection: 'submissions', where: {} })
    await expect(prepareSubmissions(ctx(crashAt('submission-insert')))).rejects.toThrow('crashed')
    await Promise.all([1, 2, 3].map(() => prepareSubmissions(ctx())))
    await run()
    expect((await rowsOf(rule)).map(({ period }) => period)).toEqual([
      '2026-06',
      '2026-07',
      '2026-08',
    ])
  })
})

describe('reminders of what is due', () => {
  it('NT-09 go out three days before, the day before and on the day, then on each opening day, and stop with the submission', async () => {
    const rule = await monthly()
    const seen: string[] = []
    for (const day of datesBetween('2026-09-14', '2026-09-28')) {
      for (const time of ['08:17', '08:32', '13:02', '23:47']) {
        stand(day, time)
        await run()
      }
      if (mails().length > seen.length) {
        expect(mails()).toHaveLength(seen.length + 1)
        seen.push(`${day} ${mails().at(-1)!.mail.subject}`)
      }
      if (day === '2026-09-25') {
        const user = { id: 'u1', name: '業務 花子', roles: ['supervisor' as const], active: true }
        const actor = { kind: 'staff' as const, id: user.id, name: user.name }
        const [row] = await rowsOf(rule)
        await submitDocument({ ...ctx(), user, actor }, { id: row!.id, rev: row!.rev, on: day })
      }
    }
    const open = '【窓口】提出していない報告書'
    expect(seen).toEqual([
      `2026-09-15 ${open}（あと3日）`,
      `2026-09-17 ${open}（あと1日）`,
      `2026-09-18 ${open}（今日が期限）`,
      `2026-09-19 ${open}（1日過ぎています）`,
      // The long weekend of 21 to 23 September.
      `2026-09-24 ${open}（6日過ぎています）`,
      `2026-09-25 ${open}（7日過ぎています）`,
    ])
    const [row] = await rowsOf(rule)
    for (const { mail } of mails()) {
      expect(mail.text).toContain('2026年8月分　期限 2026年9月18日（金）')
      expect(mail.text).toContain(`/admin/deadlines?id=${row!.id}`)
      // NT-07: nothing that people typed.
      expect(`${mail.subject}${mail.text}`).not.toContain('月報')
    }
  })

  it('NT-09 (part) day and hour are those of Japan, to the second around midnight', async () => {
    const rule = await monthly()
    const at = async (instant: string) => {
      world.clock.now = new Date(instant)
      await run()
      return subjects().length
    }
    await at('2026-09-14T14:59:00.000Z')
    // Tuesday the 15th begins in Tokyo; nobody is written to at midnight.
    expect(await at('2026-09-14T15:00:00.000Z')).toBe(0)
    expect(await at('2026-09-14T23:29:59.000Z')).toBe(0)
    expect(await at('2026-09-14T23:30:00.000Z')).toBe(1)
    expect(await at('2026-09-15T14:59:00.000Z')).toBe(1)
    const user = { id: 'u1', roles: ['supervisor' as const], active: true }
    const left = async (instant: string) => {
      world.clock.now = new Date(instant)
      const { overdue, near, coming } = await listDeadlines({ ...ctx(), user })
      return [...overdue, ...near, ...coming][0]!.left
    }
    expect(await left('2026-09-18T14:59:59.000Z')).toBe('今日が期限')
    expect(await left('2026-09-18T15:00:00.000Z')).toBe('1日過ぎています')
    expect(await rowsOf(rule)).toHaveLength(2)
  })

  it('a plan is reminded of before its period begins', async () => {
    await addRule({ kind: 'plan', due: 'month-before-day', dueDay: 15, validFrom: '2026-08-20' })
    stand('2026-09-12')
    await run()
    expect(subjects()).toEqual(['【窓口】提出していない計画書（あと3日）'])
    expect(mails()[0]!.mail.text).toContain('2026年10月分　期限 2026年9月15日')
  })

  it('NT-09 (part) parallel runs send one mail, and a run cut off anywhere never a second', async () => {
    for (const point of ['reminder-claimed', 'reminder-sent']) {
      box = `crash-${point}@vendor.example.jp`
      const rule = await monthly()
      stand('2026-09-15')
      await expect(remindSubmissions(ctx(crashAt(point)))).rejects.toThrow('crashed')
      await Promise.all([1, 2, 3].map(() => run()))
      minutesLater(world, 60)
      await run()
      expect([point, mails().length]).toEqual([point, point === 'reminder-sent' ? 1 : 0])
      const [row] = await rowsOf(rule)
      // What became of it is open, and is said so; the next reminder follows as ever.
      expect(row!.reminders!.map(({ state }) => state)).toEqual(['sending'])
      const before = mails().length
      stand('2026-09-17')
      await Promise.all([1, 2, 3].map(() => run()))
      await run()
      expect(mails()).toHaveLength(before + 1)
      await world.payload.db.deleteMany({ collection: 'submissions', where: {} })
      await world.payload.db.deleteMany({ collection: 'deadline-rules', where: {} })
    }
  })

  it('a run that dies before it announced a mail loses nothing', async () => {
    await monthly({ name: 'い', mails: 'first@vendor.example.jp' })
    await monthly({ name: 'ろ' })
    stand('2026-09-15')
    await expect(remindSubmissions(ctx(crashAt('reminder-claimed')))).rejects.toThrow('crashed')
    expect(mails()).toHaveLength(0)
    await run()
    expect(mails()).toHaveLength(1)
  })

  it('NT-09 (part) nothing goes out for what was handed in after it was read', async () => {
    const rule = await monthly()
    stand('2026-09-15')
    const [row] = await rowsOf(rule)
    const atTheLastMoment = meanwhileAt('reminder-due', () => setState(row!, 'submitted'))
    await remindSubmissions(ctx(atTheLastMoment))
    await run()
    expect(mails()).toHaveLength(0)
    await setState(row!, 'open')
    await run()
    expect(mails()).toHaveLength(1)
  })

  it('NT-09 (part) a mail that failed is tried again, a wrong address not for ever', async () => {
    const rule = await monthly()
    stand('2026-09-15')
    await server.close()
    expect(await run()).toContain('送れなかったメール 1 通')
    await server.open()
    await run()
    expect(mails()).toHaveLength(0)
    minutesLater(world, 2)
    expect(await run()).toContain('お知らせメール 1 通')
    minutesLater(world, 60)
    await run()
    expect(mails()).toHaveLength(1)
    stand('2026-09-17')
    server.refuse = { at: 'RCPT', code: 550, text: 'no such user' }
    await run()
    server.refuse = null
    minutesLater(world, 60)
    await run()
    expect(mails()).toHaveLength(1)
    const [row] = await rowsOf(rule)
    expect(row!.reminders!.map(({ state, tries }) => [state, tries])).toEqual([
      ['sent', 2],
      ['failed', 1],
    ])
    expect(JSON.stringify(row!.reminders)).not.toContain('@')
  })

  it('NT-09 (part) without a mail server or an address the run says so, and the mail follows once there is one', async () => {
    const rule = await monthly({ mails: '' })
    stand('2026-09-15')
    expect(await run()).toContain('宛先がなく画面だけで知らせている提出物 1 件')
    delete process.env.SMTP_URL
    expect(await run()).toContain('メールサーバーの設定がない')
    process.env.SMTP_URL = server.url
    await world.payload.update({
      collection: 'deadline-rules',
      id: rule,
      data: { mails: `${box}\n other-${box}` },
    })
    await run()
    expect(mails()).toHaveLength(1)
    expect(server.to(`other-${box}`)).toHaveLength(1)
    // One address that is gone does not keep the others from knowing, and shows.
    stand('2026-09-17')
    server.refuse = { at: 'RCPT', code: 550, text: 'gone', to: `other-${box}` }
    await run()
    await run()
    expect([mails().length, server.to(`other-${box}`).length]).toEqual([2, 1])
    const user = { id: 'u1', roles: ['supervisor' as const], active: true }
    const { overdue, near, coming } = await listDeadlines({ ...ctx(), user })
    expect([...overdue, ...near, ...coming][0]!.reminded).toContain('届かない宛先 1件')
  })

  it('a rule that is switched off, and a contract that is over, remind nobody', async () => {
    const off = await monthly()
    const over = await monthly({
      validFrom: '2026-07-01',
      validTo: '2026-07-31',
      mails: 'over@vendor.example.jp',
    })
    await world.payload.update({ collection: 'deadline-rules', id: off, data: { active: false } })
    stand('2026-09-15')
    await run()
    expect(mails()).toHaveLength(0)
    // The report of the contract's last month is due after its end, and missed; August asks nobody.
    expect((await rowsOf(over)).map(({ period, dueOn }) => [period, dueOn])).toEqual([
      ['2026-07', '2026-08-20'],
    ])
    expect(server.to('over@vendor.example.jp')).toHaveLength(1)
    await world.payload.update({
      collection: 'deadline-rules',
      id: over,
      data: { remindOverdue: false },
    })
    stand('2026-09-16')
    await run()
    expect(server.to('over@vendor.example.jp')).toHaveLength(1)
  })
})
