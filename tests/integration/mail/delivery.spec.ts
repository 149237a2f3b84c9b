import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { findRows } from '@/db/atomic'
import { addDays, toInstant } from '@/domain/time/civil'
import { cancelReservation } from '@/services/booking/engine/cancel'
import { moveReservation } from '@/services/booking/engine/move'
import { drainOutbox } from '@/services/booking/drain-outbox'
import { secretFor, SECRET_MARK } from '@/services/mail/links'
import type { MailRow } from '@/services/mail/queue-mail'
import { sendDueMails } from '@/services/mail/send-mails'
import { sendWaitingMails } from '@/services/mail/send-waiting'
import { closeMailTransport } from '@/services/mail/transport'

import { auditOf, book, mailsOf, minutesLater, reservation } from '../../helpers/bookings'
import { crashAt, meanwhileAt } from '../../helpers/crash'
import { openMailServer, openSlammedDoor, type TestMailServer } from '../../helpers/smtp'
import { addSlot, MONDAY, openWorld, type World } from '../../helpers/world'

let world: World
let server: TestMailServer
beforeAll(async () => {
  world = await openWorld()
  server = await openMailServer()
  for (const start of ['09:00', '09:30', '10:00']) await addSlot(world, { start, capacity: 200 })
})
afterAll(async () => {
  closeMailTransport()
  await server.close()
  await world.close()
})
beforeEach(() => {
  process.env.SMTP_URL = server.url
  server.refuse = null
  server.received.length = 0
})

let addresses = 0
const newAddress = () => `citizen${++addresses}@example.jp`
const deliver = async () => {
  await drainOutbox(world.ctx())
  return sendDueMails(world.ctx())
}
/** Tries a booking's mail so often, each time when it is due. @returns the pauses between, in minutes */
async function pausesOf(id: string, tries: number): Promise<number[]> {
  const pauses: number[] = []
  for (let attempt = 1; attempt <= tries; attempt++) {
    await deliver()
    const [stored] = await mailsOf(world, id)
    expect(stored!.attempts).toBe(attempt)
    if (stored!.status !== 'queued') break
    const wait = (new Date(stored!.nextAttemptAt!).getTime() - world.clock.now.getTime()) / 60_000
    pauses.push(wait)
    minutesLater(world, wait)
  }
  return pauses
}
const moveTo = (id: string, start: string) =>
  moveReservation(world.ctx('call-centre'), id, {
    service: world.service,
    office: world.offices[0]!.id,
    date: MONDAY,
    start,
  })

describe('mail about bookings', () => {
  it('NT-01 with an address one mail is sent, without one none and the booking is valid', async () => {
    const mail = newAddress()
    const withMail = await book(world, { start: '09:00', mail })
    const without = await book(world, { start: '09:00' })
    await deliver()
    await deliver()
    expect(server.received.map(({ to }) => to)).toEqual([mail])
    const { subject, text, from } = server.received[0]!.mail
    expect(from?.name).toBe('川崎市')
    expect(subject).toContain('予約を受け付けました')
    expect(text).toContain('2026年12月7日（月） 09:00')
    expect(text).toContain('川崎区役所')
    expect((await reservation(world, without.id)).status).toBe('confirmed')
    expect(await mailsOf(world, without.id)).toEqual([])
    // The link works for its reader and for nobody who reads the stored mail.
    expect(text).toContain(`/ja/manage?t=${secretFor(withMail.id)}`)
    const [stored] = await mailsOf(world, withMail.id)
    expect(stored!.text).toContain(SECRET_MARK)
    expect(stored!.text).not.toContain(secretFor(withMail.id))
  })

  it('NT-04 a change and a cancellation by telephone are mailed with the accepted content', async () => {
    const mail = newAddress()
    const row = await book(world, { start: '09:00', mail, channel: 'call-centre' })
    await deliver()
    await moveTo(row.id, '10:00')
    await deliver()
    await cancelReservation(world.ctx('call-centre'), row.id, { releaseDelayMinutes: 0 })
    await deliver()
    const mails = server.to(mail)
    expect(mails.map((one) => one.mail.subject?.replace(/（.*/, ''))).toEqual([
      '【川崎市】予約を受け付けました',
      '【川崎市】予約を変更しました',
      '【川崎市】予約を取り消しました',
    ])
    expect(mails[1]!.mail.text).toContain('10:00')
    const calendars = mails.map((one) => /SEQUENCE:(\d+)/.exec(ics(one))?.[1])
    expect(calendars).toEqual(['1', '2', '3'])
    expect(ics(mails[0]!)).toContain('DTSTART;TZID=Asia/Tokyo:20261207T090000')
    expect(ics(mails[0]!)).toContain('DTEND;TZID=Asia/Tokyo:20261207T093000')
    expect(ics(mails[0]!)).toMatch(/BEGIN:VTIMEZONE[\s\S]*TZOFFSETTO:\+0900/)
    expect(ics(mails[0]!)).toContain('BEGIN:VALARM')
    expect(ics(mails[0]!)).toMatch(/SUMMARY:.*（川崎区役所）/)
    for (const [index, method] of ['PUBLISH', 'PUBLISH', 'CANCEL'].entries()) {
      const { raw } = mails[index]!
      expect(ics(mails[index]!)).toMatch(new RegExp(`^METHOD:${method}\\r?$`, 'm'))
      expect(raw).toMatch(
        new RegExp(`text/calendar;[^\\r\\n]*(\\r\\n\\s[^\\r\\n]*)?method=${method}`, 'i'),
      )
      expect(unfolded(mails[index]!)).toMatch(/ORGANIZER;CN="川崎市":mailto:\S+@\S+/)
    }
    // The link opens the booking for who reads the mail, and for nobody who reads the stored file.
    expect(unfolded(mails[0]!)).toContain(`/ja/manage?t=${secretFor(row.id)}`)
    const stored = await mailsOf(world, row.id)
    expect(stored.map((one) => one.ics).join()).not.toContain(secretFor(row.id))
    expect(mails[2]!.mail.text).toContain('カレンダーに予定を入れている場合')
    expect(mails[0]!.mail.text).not.toContain('カレンダーに予定を入れている場合')
    expect(ics(mails[2]!)).toMatch(/METHOD:CANCEL[\s\S]*STATUS:CANCELLED/)
    const uids = mails.map((one) => /UID:(\S*)/.exec(ics(one))?.[1])
    expect(new Set(uids)).toEqual(new Set([`${row.id}@madoguchi`]))
  })

  it('a confirmation that was overtaken by a change is not sent', async () => {
    const mail = newAddress()
    const row = await book(world, { start: '09:00', mail })
    await moveTo(row.id, '10:00')
    await deliver()
    expect(server.to(mail).map((one) => one.mail.subject?.includes('変更'))).toEqual([true])
    const statuses = (await mailsOf(world, row.id)).map(({ kind, status }) => [kind, status])
    expect(statuses).toEqual([
      ['change', 'sent'],
      ['confirmation', 'dropped'],
    ])
  })

  it('a hold that is moved and given up is mailed about by nobody', async () => {
    const hold = await book(world, { start: '09:00', mode: 'hold', mail: newAddress() })
    await moveTo(hold.id, '10:00')
    await cancelReservation(world.ctx(), hold.id, { releaseDelayMinutes: 0 })
    await deliver()
    expect(await mailsOf(world, hold.id)).toEqual([])
  })

  it('AU-01 the operation log tells of each step with old and new place, time, person and channel', async () => {
    const row = await book(world, { start: '09:00' })
    await moveTo(row.id, '10:00')
    await cancelReservation(world.ctx('web'), row.id, { releaseDelayMinutes: 0 })
    await drainOutbox(world.ctx())
    const log = await auditOf(world, `reservations/${row.id}`)
    const number = row.number.replace(/(\d{3})(?=\d)/g, '$1-')
    expect(log.map(({ summary }) => summary)).toEqual([
      `受付番号 ${number} の予約（川崎区役所 12月7日 9:00）`,
      `受付番号 ${number} の予約を変更（川崎区役所 12月7日 9:00 → 川崎区役所 12月7日 10:00）`,
      `受付番号 ${number} の予約を取消し（川崎区役所 12月7日 10:00）`,
    ])
    expect(log.map(({ channel }) => channel)).toEqual(['web', 'call-centre', 'web'])
    expect(log[1]!.changes).toEqual({ start: ['09:00', '10:00'] })
    expect(log.every(({ actorName, at }) => actorName === '予約者本人' && at !== '')).toBe(true)
  })
})

describe('when things go wrong', () => {
  it.each([
    'drain-audited:1',
    'drain-mailed:1',
    'drain-audited:2',
    'drain-mailed:2',
    'drain-delivered',
  ])('a drain that dies at %s loses nothing and doubles nothing', async (point) => {
    const row = await book(world, { start: '09:30', mail: newAddress() })
    await moveTo(row.id, '10:00')
    await expect(drainOutbox(world.ctx('web', crashAt(point)))).rejects.toThrow('crashed')
    expect((await reservation(world, row.id)).outboxAt).not.toBe('')
    await drainOutbox(world.ctx())
    expect((await reservation(world, row.id)).outboxAt).toBe('')
    expect((await mailsOf(world, row.id)).map(({ kind }) => kind)).toEqual([
      'change',
      'confirmation',
    ])
    expect(await auditOf(world, `reservations/${row.id}`)).toHaveLength(2)
  })

  it('four drains at once over 20 bookings: every event once', async () => {
    const rows = await Promise.all(
      Array.from({ length: 20 }, () => book(world, { start: '09:30', mail: newAddress() })),
    )
    await Promise.all(Array.from({ length: 4 }, () => drainOutbox(world.ctx())))
    await drainOutbox(world.ctx())
    for (const row of rows) {
      expect(await mailsOf(world, row.id)).toHaveLength(1)
      expect(await auditOf(world, `reservations/${row.id}`)).toHaveLength(1)
    }
  })

  it('a change during the drain is not taken for delivered', async () => {
    const row = await book(world, { start: '09:30', mail: newAddress() })
    const moved = meanwhileAt('drain-delivered', () => moveTo(row.id, '10:00'))
    await drainOutbox(world.ctx('web', moved))
    expect((await reservation(world, row.id)).drainedSeq).toBe(0)
    await drainOutbox(world.ctx())
    expect((await mailsOf(world, row.id)).map(({ kind }) => kind)).toEqual([
      'change',
      'confirmation',
    ])
  })

  it('two processes sending at once send each mail once', async () => {
    await deliver()
    server.received.length = 0
    const rows = await Promise.all(
      Array.from({ length: 15 }, () => book(world, { start: '09:30', mail: newAddress() })),
    )
    await drainOutbox(world.ctx())
    await Promise.all([
      sendDueMails(world.ctx()),
      sendDueMails(world.ctx()),
      sendDueMails(world.ctx()),
    ])
    expect(server.received).toHaveLength(rows.length)
    expect(new Set(server.received.map(({ to }) => to)).size).toBe(rows.length)
  })

  it('a process that dies after sending repeats the mail under the same Message-ID', async () => {
    const mail = newAddress()
    await book(world, { start: '09:30', mail })
    await drainOutbox(world.ctx())
    await expect(sendDueMails(world.ctx('web', crashAt('mail-sent')))).rejects.toThrow('crashed')
    await sendDueMails(world.ctx())
    expect(server.to(mail)).toHaveLength(1)
    minutesLater(world, 11)
    await sendDueMails(world.ctx())
    expect(server.to(mail)).toHaveLength(2)
    expect(new Set(server.to(mail).map((one) => one.mail.messageId)).size).toBe(1)
  })

  it('NT-11 a mail that is refused again and again is tried six times, the failure shows, the booking stands', async () => {
    await deliver()
    server.refuse = { at: 'RCPT', code: 451, text: '4.7.1 greylisted' }
    const row = await book(world, { start: '09:30', mail: newAddress() })
    expect(await pausesOf(row.id, 6)).toEqual([1, 5, 15, 60, 240])
    expect((await mailsOf(world, row.id))[0]).toMatchObject({
      status: 'failed',
      lastError: expect.stringContaining('greylisted') as string,
    })
    expect((await reservation(world, row.id)).status).toBe('confirmed')
  })

  it('NT-11 (part) a night without the mail server uses up no mail: it goes out in the morning', async () => {
    await deliver()
    const before = world.clock.now
    const ways: [string, () => Promise<() => Promise<void>>][] = [
      ['ECONNREFUSED', () => Promise.resolve(() => Promise.resolve())],
      // Of itself the mail library would try for ever here, and no run would come to its end.
      ['connection was closed', () => openSlammedDoor(server.url)],
    ]
    for (const [error, shut] of ways) {
      await server.close()
      closeMailTransport()
      const open = await shut()
      const mail = newAddress()
      const row = await book(world, { start: '09:30', mail })
      expect(await pausesOf(row.id, 10)).toEqual([1, 5, ...Array<number>(8).fill(15)])
      expect((await mailsOf(world, row.id))[0]!.lastError).toContain(error)
      await open()
      await server.open()
      await deliver()
      expect(server.to(mail)).toHaveLength(1)
    }
    for (const [code, text] of [
      [421, '4.3.2 shutting down'],
      [452, '4.3.1 no room'],
      [530, '5.7.0 log in first'],
    ] as const) {
      server.refuse = { at: 'MAIL', code, text }
      const row = await book(world, { start: '09:30', mail: newAddress() })
      expect(await pausesOf(row.id, 7)).toEqual([1, 5, 15, 15, 15, 15, 15])
    }
    server.refuse = null
    await deliver()
    world.clock.now = before
  })

  it('NT-11 (part) a server that stays away for three days fails the mail in the end', async () => {
    await server.close()
    closeMailTransport()
    const before = world.clock.now
    const row = await book(world, { start: '09:30', mail: newAddress() })
    await pausesOf(row.id, 6)
    minutesLater(world, 3 * 24 * 60)
    await deliver()
    expect((await mailsOf(world, row.id))[0]).toMatchObject({ status: 'failed', attempts: 7 })
    await server.open()
    closeMailTransport()
    world.clock.now = before
  })

  it('NT-11 (part) a server that forwards nothing for us says nothing of the address', async () => {
    for (const [code, text] of [
      [554, '5.7.1 <x@example.jp>: Relay access denied'],
      [550, 'relaying denied'],
      [550, '5.7.26 unauthenticated sender'],
      [535, '5.7.8 authentication required'],
    ] as const) {
      server.refuse = { at: 'RCPT', code, text }
      const mail = newAddress()
      const row = await book(world, { start: '09:30', mail })
      await deliver()
      expect((await mailsOf(world, row.id))[0]!.status).toBe('queued')
      expect((await reservation(world, row.id)).mailState).toBe('ok')
      server.refuse = null
      minutesLater(world, 1)
      await deliver()
      expect(server.to(mail)).toHaveLength(1)
    }
  })

  it('a cancellation that waited for the mail server goes out on the day of the visit, not after it', async () => {
    const before = world.clock.now
    for (const [time, mails] of [
      [toInstant(MONDAY, '23:59'), 1],
      [toInstant(addDays(MONDAY, 1), '00:00'), 0],
    ] as const) {
      const mail = newAddress()
      const row = await book(world, { start: '09:30', mail })
      await deliver()
      server.received.length = 0
      await cancelReservation(world.ctx(), row.id, { releaseDelayMinutes: 0 })
      world.clock.now = time
      await deliver()
      expect(server.to(mail)).toHaveLength(mails)
      world.clock.now = before
    }
  })

  it('of one process one run at a time sends, whoever asks for it', async () => {
    const mail = newAddress()
    await book(world, { start: '09:30', mail })
    await drainOutbox(world.ctx())
    const first = sendWaitingMails(world.ctx())
    const second = sendWaitingMails(world.ctx())
    expect(second).toBe(first)
    expect(await first).toMatchObject({ sent: 1 })
    expect(server.to(mail)).toHaveLength(1)
    const next = sendWaitingMails(world.ctx())
    expect(next).not.toBe(first)
    expect(await next).toMatchObject({ sent: 0 })
  })

  it('when the server is back, a waiting mail goes out', async () => {
    await server.close()
    closeMailTransport()
    const mail = newAddress()
    const row = await book(world, { start: '09:30', mail })
    await deliver()
    await server.open()
    minutesLater(world, 1)
    await deliver()
    expect(server.to(mail)).toHaveLength(1)
    expect((await mailsOf(world, row.id))[0]).toMatchObject({
      status: 'sent',
      attempts: 2,
      lastError: '',
    })
  })

  it('an address that does not exist is marked on the booking, in its history and in the log', async () => {
    server.refuse = { at: 'RCPT', code: 550, text: 'no such user' }
    const row = await book(world, { start: '09:30', mail: newAddress() })
    await deliver()
    const bounced = await reservation(world, row.id)
    expect(bounced).toMatchObject({ status: 'confirmed', mailState: 'bounced' })
    expect(bounced.history?.at(-1)).toMatchObject({
      type: 'changed',
      note: 'メールが届きませんでした',
    })
    const [stored] = await mailsOf(world, row.id)
    expect(stored!.status).toBe('bounced')
    expect(stored!.lastError).not.toContain('@')
    server.refuse = null
    await moveTo(row.id, '10:00')
    await deliver()
    expect(server.received).toEqual([])
    expect((await auditOf(world, `reservations/${row.id}`)).at(-2)?.summary).toContain(
      '届きませんでした',
    )
  })

  it('a temporary refusal of the recipient is tried again, not marked as undeliverable', async () => {
    server.refuse = { at: 'RCPT', code: 451, text: 'greylisted' }
    const mail = newAddress()
    const row = await book(world, { start: '09:30', mail })
    await deliver()
    expect((await mailsOf(world, row.id))[0]!.status).toBe('queued')
    server.refuse = null
    minutesLater(world, 1)
    await deliver()
    expect(server.to(mail)).toHaveLength(1)
  })

  it('without a mail server mails are kept for the panel and nothing is sent', async () => {
    process.env.SMTP_URL = ''
    closeMailTransport()
    const row = await book(world, { start: '09:30', mail: newAddress() })
    await deliver()
    expect((await mailsOf(world, row.id))[0]!.status).toBe('kept')
    expect(server.received).toEqual([])
  })

  it('every address in the mail queue is encrypted', async () => {
    const mails = await findRows<MailRow>(world.payload, 'mails', {})
    expect(mails.length).toBeGreaterThan(10)
    expect(mails.every(({ to }) => to!.startsWith('enc2:'))).toBe(true)
  })
})

const ics = (received: {
  mail: { attachments: { mimeType: string; content: unknown }[] }
}): string => {
  const file = received.mail.attachments.find(({ mimeType }) =>
    mimeType.startsWith('text/calendar'),
  )
  const content = file?.content
  return typeof content === 'string' ? content : new TextDecoder().decode(content as ArrayBuffer)
}

const unfolded = (received: Parameters<typeof ics>[0]): string =>
  ics(received).replace(/\r?\n[ \t]/g, '')
