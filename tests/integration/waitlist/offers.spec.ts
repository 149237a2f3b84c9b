/** @engine: also on MongoDB every day. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { findRow, findRows } from '@/db/atomic'
import { LANGUAGE_CODES } from '@/domain/languages'
import { WISH_WORDS } from '@/domain/mail/texts/wish'
import { toInstant } from '@/domain/time/civil'
import { cancelReservation } from '@/services/booking/engine/cancel'
import { moveReservation } from '@/services/booking/engine/move'
import type { ReservationRow } from '@/services/booking/types'
import { secretFor } from '@/services/mail/links'
import type { MailRow } from '@/services/mail/queue-mail'
import { sendDueMails } from '@/services/mail/send-mails'
import { closeMailTransport } from '@/services/mail/transport'
import {
  findService,
  readBookingConfig,
  type ServiceConfig,
} from '@/services/settings/booking-config'
import { waitlistCallList } from '@/services/waitlist/call-list'
import { joinWaitlist, type JoinInput } from '@/services/waitlist/join'
import { confirmWishes } from '@/services/waitlist/confirm'
import { leaveWaitlist } from '@/services/waitlist/leave'
import { offerFreeSlots } from '@/services/waitlist/offer'
import { addressSubject, bookingSubject, wishesOf } from '@/services/waitlist/subject'
import type { WaitlistRow } from '@/services/waitlist/types'
import type { ServiceContext } from '@/services/context'

import { book, minutesLater } from '../../helpers/bookings'
import { crashAt, dieAt } from '../../helpers/crash'
import { openMailServer, type TestMailServer } from '../../helpers/smtp'
import { addSlot, MONDAY, openWorld, type World } from '../../helpers/world'

const TUESDAY = '2026-12-08'

let world: World
let server: TestMailServer
let service: ServiceConfig
beforeAll(async () => {
  world = await openWorld()
  server = await openMailServer()
  await world.payload.update({
    collection: 'services',
    id: world.service.id,
    data: { waitlist: true },
  })
  service = findService(await readBookingConfig(world.payload), 'pickup')!
})
afterAll(async () => {
  closeMailTransport()
  await server.close()
  await world.close()
})
beforeEach(async () => {
  world.clock.now = toInstant('2026-12-01', '10:00')
  server.received.length = 0
  for (const collection of ['slots', 'waitlist-entries', 'mails', 'reservations'] as const) {
    await world.payload.db.deleteMany({ collection, where: {} })
  }
})

let people = 0
const newAddress = () => `waits${++people}@example.jp`
const noted = (wish: Partial<JoinInput> = {}, ctx: ServiceContext = world.ctx()) =>
  joinWaitlist(ctx, {
    service,
    offices: [],
    dateFrom: '2026-12-01',
    dateTo: '2026-12-20',
    partySize: 1,
    language: 'ja',
    mail: newAddress(),
    source: null,
    ...wish,
  })
/** Opens the link and presses its button: what stands on the page is what is confirmed. */
const confirm = async (link: string, ctx: ServiceContext = world.ctx()) => {
  const shown = await wishesOf(ctx, link.split('.')[0]!)
  return confirmWishes(
    ctx,
    link,
    shown.map(({ id }) => id),
  )
}
/** A wish whose address has been confirmed by the link of the receipt. */
const join = async (wish: Partial<JoinInput> = {}, ctx?: ServiceContext) => {
  const joined = await noted(wish, ctx)
  if (joined.to && !wish.reservation) {
    await confirm(secretFor(addressSubject(joined.to)))
  }
  await sendDueMails(world.ctx())
  const offers = server.received.filter(({ mail }) => !mail.subject?.includes('確認のお願い'))
  server.received.splice(0, server.received.length, ...offers)
  return joined
}
const staff = (): ServiceContext => ({
  ...world.ctx('call-centre'),
  actor: { kind: 'staff', id: 's', name: '山田' },
})
const entry = async (id: string) =>
  (await findRow<WaitlistRow>(world.payload, 'waitlist-entries', { id: { equals: id } }))!
const offer = async () => {
  const report = await offerFreeSlots(world.ctx())
  await sendDueMails(world.ctx())
  return report.offered
}
const bookingOn = async (mail: string): Promise<ReservationRow> => {
  await addSlot(world, { date: TUESDAY, start: '14:00', capacity: 5 })
  return book(world, { date: TUESDAY, start: '14:00', mail })
}
const nextDay = () => minutesLater(world, 24 * 60)

describe('waiting for a free time', () => {
  it('a seat that comes back is offered by mail with a link that books it', async () => {
    await addSlot(world, { start: '09:00', capacity: 1 })
    const taken = await book(world, { start: '09:00' })
    const mail = newAddress()
    const { id, token } = await join({ mail })
    expect(await offer()).toBe(0)
    await cancelReservation(world.ctx(), taken.id, { releaseDelayMinutes: 0 })
    expect(await offer()).toBe(1)
    const text = server.to(mail)[0]!.mail.text!
    expect(server.to(mail)[0]!.mail.subject).toContain('空き')
    expect(text).toContain(`/ja/book?service=pickup&office=kawasaki&date=${MONDAY}&start=09%3A00`)
    expect(text).toContain(`/ja/waitlist?t=${id}.${token}`)
    const [stored] = await findRows<MailRow>(world.payload, 'mails', {
      kind: { equals: 'waitlist' },
    })
    expect(stored!.text).not.toContain(token)
  })

  it('one free seat is told to one person for half an hour, in the order of joining', async () => {
    await addSlot(world, { start: '09:00', capacity: 1 })
    const addresses = [newAddress(), newAddress(), newAddress()]
    for (const mail of addresses) {
      await join({ mail })
      minutesLater(world, 1)
    }
    await Promise.all([offer(), offer()])
    await offer()
    expect(server.received.map(({ to }) => to)).toEqual([addresses[0]])
    minutesLater(world, 31)
    await offer()
    expect(server.received.map(({ to }) => to)).toEqual(addresses.slice(0, 2))
  })

  it('not the same slot twice, one mail a day, three mails in all', async () => {
    for (const start of ['09:00', '09:30', '10:00', '10:30', '11:00'])
      await addSlot(world, { start, capacity: 50 })
    const mail = newAddress()
    const { id } = await join({ mail })
    for (let day = 0; day < 5; day++) {
      await offer()
      minutesLater(world, 60)
      await offer()
      nextDay()
      minutesLater(world, -60)
    }
    const times = server.to(mail).map((one) => /(\d\d:\d\d)/.exec(one.mail.text!)?.[1])
    expect(times).toEqual(['09:00', '09:30', '10:00'])
    expect((await entry(id)).sentCount).toBe(3)
  })

  it('nobody is written to at night', async () => {
    await addSlot(world, { start: '09:00', capacity: 5 })
    await join()
    world.clock.now = toInstant('2026-12-01', '20:00')
    expect(await offer()).toBe(0)
    world.clock.now = toInstant('2026-12-02', '08:59')
    expect(await offer()).toBe(0)
    world.clock.now = toInstant('2026-12-02', '09:00')
    expect(await offer()).toBe(1)
  })

  it('only what can be booked: not closed, not beyond the window, not past the deadline, not outside the wish', async () => {
    await addSlot(world, { date: '2026-12-02', start: '08:00', capacity: 5 })
    await addSlot(world, { start: '09:00', capacity: 5, web: 0 })
    const closed = await addSlot(world, { start: '09:30', capacity: 5 })
    await world.payload.db.updateOne({
      collection: 'slots',
      where: { id: { equals: closed.id } },
      data: { open: false },
    })
    await addSlot(world, { start: '16:00', capacity: 5 })
    await addSlot(world, { date: '2027-02-01', start: '10:00', capacity: 5 })
    await addSlot(world, { start: '10:00', capacity: 1, office: 1 })
    const mail = newAddress()
    await join({
      mail,
      offices: [world.offices[0]!.id],
      timeFrom: '08:30',
      timeTo: '15:00',
      dateTo: '2027-03-01',
    })
    await join({ partySize: 2, offices: [world.offices[1]!.id] })
    expect(await offer()).toBe(0)
    await addSlot(world, { date: TUESDAY, start: '15:00', capacity: 1 })
    expect(await offer()).toBe(1)
    expect(server.to(mail)[0]!.mail.text).toContain('15:00')
  })

  it('a run that dies after queueing costs a mail, never sends two', async () => {
    await addSlot(world, { start: '09:00', capacity: 5 })
    const mail = newAddress()
    const { id } = await join({ mail })
    await expect(offerFreeSlots(world.ctx('web', crashAt('offer-queued')))).rejects.toThrow(
      'crashed',
    )
    await offer()
    await offer()
    expect(server.to(mail)).toHaveLength(1)
    expect((await entry(id)).sentCount).toBe(1)
  })

  it('ends when its address has booked the service, on the web or through staff, and not before', async () => {
    const addresses = { web: newAddress(), staff: newAddress(), other: newAddress() }
    const wishes = {
      web: await join({ mail: addresses.web.toUpperCase() }),
      staff: await join({ mail: addresses.staff }),
      other: await join({ mail: addresses.other }),
    }
    minutesLater(world, 1)
    await addSlot(world, { date: TUESDAY, start: '14:00', capacity: 2 })
    await book(world, { date: TUESDAY, start: '14:00', mail: addresses.web })
    await book(world, {
      date: TUESDAY,
      start: '14:00',
      channel: 'call-centre',
      mail: addresses.staff,
    })
    await addSlot(world, { start: '09:00', capacity: 9 })
    expect(await offer()).toBe(1)
    expect(await entry(wishes.web.id)).toMatchObject({ status: 'booked', mail: '' })
    expect(await entry(wishes.staff.id)).toMatchObject({ status: 'booked', mail: '' })
    expect(await entry(wishes.other.id)).toMatchObject({ status: 'waiting', sentCount: 1 })
    // A wish noted after the booking is a new one.
    minutesLater(world, 1)
    const again = await join({ mail: addresses.web })
    await offer()
    expect((await entry(again.id)).status).toBe('waiting')
  })

  it('ends with the last day wished for, and the address goes', async () => {
    const { id } = await join({ dateTo: '2026-12-05' })
    world.clock.now = toInstant('2026-12-05', '23:59')
    await offerFreeSlots(world.ctx())
    expect((await entry(id)).status).toBe('waiting')
    world.clock.now = toInstant('2026-12-06', '00:00')
    await offerFreeSlots(world.ctx())
    expect(await entry(id)).toMatchObject({ status: 'ended', mail: '' })
  })
})

describe('bringing a booking forward', () => {
  it('earlier times only; the link leads to the booking; who took the offer waits no more', async () => {
    const mail = newAddress()
    const row = await bookingOn(mail)
    await addSlot(world, { date: '2026-12-09', start: '09:00', capacity: 5 })
    const { id } = await join({ reservation: row, mail: undefined })
    expect(await offer()).toBe(0)
    await addSlot(world, { start: '09:00', capacity: 1 })
    expect(await offer()).toBe(1)
    const text = server.to(mail).at(-1)!.mail.text!
    expect(text).toContain(`/ja/manage?t=${secretFor(row.id)}`)
    expect(text).toContain('12月7日')
    await moveReservation(world.ctx(), row.id, {
      service: world.service,
      office: row.office,
      date: MONDAY,
      start: '09:00',
    })
    nextDay()
    await offer()
    expect((await entry(id)).status).toBe('booked')
  })

  it('a cancelled booking waits for nothing', async () => {
    const row = await bookingOn(newAddress())
    const { id } = await join({ reservation: row, mail: undefined })
    await cancelReservation(world.ctx(), row.id, { releaseDelayMinutes: 0 })
    await addSlot(world, { start: '09:00', capacity: 1 })
    expect(await offer()).toBe(0)
    expect((await entry(id)).status).toBe('ended')
  })
})

describe('the receipt', () => {
  const receipts = async (mail: string) => {
    await sendDueMails(world.ctx())
    return server.to(mail).filter((one) => one.mail.subject?.includes('確認のお願い'))
  }
  const linkIn = (text: string | undefined) => /\/waitlist\?t=(\S+)/.exec(text ?? '')![1]!

  it('says office and days, and only its link lets offers go out', async () => {
    await addSlot(world, { start: '09:00', capacity: 5 })
    const mail = newAddress()
    const { id } = await noted({ mail, offices: [world.offices[0]!.id] })
    const [receipt] = await receipts(mail)
    expect(receipt!.mail.text).toContain('川崎区役所')
    expect(receipt!.mail.text).toContain('12月1日')
    expect(receipt!.mail.text).toContain('12月20日')
    expect(await offer()).toBe(0)
    const link = linkIn(receipt!.mail.text)
    await expect(confirm(`${link}x`)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    expect((await entry(id)).status).toBe('unconfirmed')
    await confirm(link)
    await confirm(link)
    expect(await offer()).toBe(1)
    const stored = await findRows<MailRow>(world.payload, 'mails', {})
    expect(stored.map(({ text }) => text).join()).not.toContain(link)
  })

  it('goes to an address once a day, and its link serves the wish that replaced the first', async () => {
    const mail = newAddress()
    for (let time = 0; time < 4; time++) await noted({ mail, dateTo: `2026-12-1${time}` })
    await Promise.all(
      [noted({ mail }), noted({ mail, language: 'en' })].map((one) => one.catch(() => null)),
    )
    const sent = await receipts(mail)
    expect(sent).toHaveLength(1)
    await confirm(linkIn(sent[0]!.mail.text))
    const waiting = await findRows(world.payload, 'waitlist-entries', {
      status: { equals: 'waiting' },
    })
    expect(waiting).toHaveLength(1)
  })

  it('leaves the wish confirmed before as it is: who only knows an address changes nothing', async () => {
    await addSlot(world, { start: '09:00', capacity: 5 })
    await addSlot(world, { start: '09:00', capacity: 1, date: '2026-12-19' })
    const mail = newAddress()
    const own = await join({ mail })
    const strange = await noted({ mail: mail.toUpperCase(), dateFrom: '2026-12-19' })
    await leaveWaitlist(world.ctx(), `${strange.id}.${strange.token}`)
    const other = await noted({ mail, dateFrom: '2026-12-19' })
    expect((await entry(own.id)).status).toBe('waiting')
    expect((await entry(other.id)).status).toBe('unconfirmed')
    expect(await offer()).toBe(1)
  })

  it('of a booking does not confirm an address that its holder named', async () => {
    const row = await bookingOn(newAddress())
    const theirs = newAddress()
    const { id } = await noted({ reservation: row, mail: theirs })
    await noted({ reservation: row, mail: undefined })
    await confirmWishes(world.ctx(), secretFor(bookingSubject(row.id)), [id]).catch(() => null)
    expect((await entry(id)).status).toBe('unconfirmed')
    await confirm(secretFor(addressSubject(theirs)))
    expect((await entry(id)).status).toBe('waiting')
  })

  it.each(['wish-confirmed', 'offers-kept', 'earlier-wish-ended'])(
    'a confirmation that dies at %s keeps one wish, goes on when pressed again or by itself, and mails no slot twice',
    async (point) => {
      await addSlot(world, { start: '09:00', capacity: 5 })
      for (const again of ['pressed', 'by itself']) {
        const mail = newAddress()
        const first = await join({ mail })
        await offer()
        const { id } = await noted({ mail, dateTo: '2026-12-10' })
        const link = secretFor(addressSubject(mail))
        await dieAt(point, (fault) => confirm(link, world.ctx('web', fault)))
        expect((await wishesOf(world.ctx(), addressSubject(mail))).length).toBeGreaterThan(0)
        if (again === 'pressed') await Promise.all([confirm(link), confirm(link)])
        await offer()
        expect((await entry(id)).status).toBe('waiting')
        expect((await entry(first.id)).status).toBe('stopped')
        await sendDueMails(world.ctx())
        const told = server.to(mail).filter((one) => !one.mail.subject?.includes('確認のお願い'))
        expect(told).toHaveLength(1)
      }
    },
  )

  it('confirms and ends what its page showed, not what a stranger wrote meanwhile', async () => {
    const mail = newAddress()
    const first = await join({ mail })
    const own = await noted({ mail, dateTo: '2026-12-10' })
    const link = secretFor(addressSubject(mail))
    const strange = await noted({ mail, dateFrom: '2026-12-19' })
    expect(await confirmWishes(world.ctx(), link, [own.id])).toBe(false)
    expect((await entry(strange.id)).status).toBe('unconfirmed')
    expect((await entry(first.id)).status).toBe('waiting')
    await leaveWaitlist(world.ctx(), link, [strange.id])
    expect((await entry(strange.id)).status).toBe('stopped')
    expect((await entry(first.id)).status).toBe('waiting')
    // Replaced in the very moment of the confirmation: the earlier one stays.
    const next = await noted({ mail, dateTo: '2026-12-11' })
    const [answer] = await Promise.all([
      confirmWishes(world.ctx(), link, [next.id]).catch(() => null),
      noted({ mail, dateTo: '2026-12-12' }).catch(() => null),
    ])
    const live = await wishesOf(world.ctx(), addressSubject(mail))
    expect(live.filter(({ status }) => status === 'waiting')).toHaveLength(1)
    expect(live.some(({ id }) => id === next.id)).toBe(answer === true)
  })

  it('its link ends the wish from the first minute', async () => {
    const mail = newAddress()
    const { id } = await noted({ mail })
    const [receipt] = await receipts(mail)
    await leaveWaitlist(world.ctx(), linkIn(receipt!.mail.text))
    expect(await entry(id)).toMatchObject({ status: 'stopped', mail: '' })
  })

  it('a wish that nobody confirms ends after three days, and nothing else was sent', async () => {
    await addSlot(world, { start: '09:00', capacity: 5 })
    const mail = newAddress()
    const { id } = await noted({ mail })
    for (let day = 0; day < 4; day++) {
      await offer()
      nextDay()
    }
    expect(await entry(id)).toMatchObject({ status: 'ended', mail: '' })
    expect(server.to(mail)).toHaveLength(1)
  })

  it.each(LANGUAGE_CODES)('is written in %s', async (language) => {
    const mail = newAddress()
    await noted({ mail, language })
    await sendDueMails(world.ctx())
    const [receipt] = server.to(mail)
    expect(receipt!.mail.text).toContain(WISH_WORDS[language].intro.slice(0, 20))
    expect(receipt!.mail.text).not.toMatch(/\{\{|undefined/)
  })
})

describe('joining and leaving', () => {
  it('joining again replaces the wish and does not reset the day’s mail', async () => {
    await addSlot(world, { start: '09:00', capacity: 5 })
    await addSlot(world, { start: '09:30', capacity: 5 })
    const mail = newAddress()
    const first = await join({ mail })
    await offer()
    const again = await join({ mail: mail.toUpperCase(), dateTo: '2026-12-10' })
    expect((await entry(first.id)).status).toBe('stopped')
    await offer()
    expect(server.received).toHaveLength(1)
    expect((await entry(again.id)).status).toBe('waiting')
    const live = await Promise.all(
      Array.from({ length: 5 }, () => join({ mail }).catch(() => null)),
    )
    expect(live.filter(Boolean).length).toBeGreaterThan(0)
    const waiting = await findRows(world.payload, 'waitlist-entries', {
      status: { equals: 'waiting' },
    })
    expect(waiting).toHaveLength(1)
  })

  it('leaving by the link ends the mails and erases the address; a wrong link does nothing', async () => {
    await addSlot(world, { start: '09:00', capacity: 5 })
    const { id, token } = await join()
    await expect(leaveWaitlist(world.ctx(), `${id}.${token.slice(0, -1)}`)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    expect((await entry(id)).status).toBe('waiting')
    await leaveWaitlist(world.ctx(), `${id}.${token}`)
    await leaveWaitlist(world.ctx(), `${id}.${token}`)
    expect(await entry(id)).toMatchObject({ status: 'stopped', mail: '' })
    expect(await offer()).toBe(0)
  })

  it('who leaves between the offer and the sending gets no mail', async () => {
    await addSlot(world, { start: '09:00', capacity: 5 })
    const { id, token } = await join()
    await offerFreeSlots(world.ctx())
    await leaveWaitlist(world.ctx(), `${id}.${token}`)
    await sendDueMails(world.ctx())
    expect(server.received).toEqual([])
  })

  it('people without mail are listed for the telephone, those with a free time first', async () => {
    await expect(join({ mail: '' })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await join({ mail: '', note: '午前に電話', timeTo: '08:00' }, staff())
    const fits = await join({ mail: '', note: '携帯へ' }, staff())
    await addSlot(world, { start: '09:00', capacity: 1 })
    expect(await offer()).toBe(0)
    const list = await waitlistCallList(staff())
    expect(list.map(({ id, slots }) => [id === fits.id, slots.length])).toEqual([
      [true, 1],
      [false, 0],
    ])
  })

  it.each([
    [{ dateFrom: '2026-12-10', dateTo: '2026-12-09' }, 'INPUT_INVALID'],
    [{ dateTo: '2026-11-30', dateFrom: '2026-11-01' }, 'INPUT_INVALID'],
    [{ dateTo: '2027-12-31' }, 'INPUT_INVALID'],
    [{ timeFrom: '12:00', timeTo: '11:00' }, 'INPUT_INVALID'],
    [{ mail: 'not-an-address' }, 'INPUT_INVALID'],
    [{ partySize: 99 }, 'INPUT_INVALID'],
    [{ offices: ['elsewhere'] }, 'OFFICE_NOT_OFFERED'],
    [{ note: '123456789018' }, 'INDIVIDUAL_NUMBER'],
  ])('%o is refused', async (wish, code) => {
    await expect(join(wish)).rejects.toMatchObject({ code })
  })
})
