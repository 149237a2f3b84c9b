import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { findRows } from '@/db/atomic'
import { addDays } from '@/domain/time/civil'
import { drainOutbox } from '@/services/booking/drain-outbox'
import type { CloseInput, CloseResult } from '@/services/calendar/close-office'
import { closeOffice } from '@/services/calendar/close-office'
import type { Impact } from '@/services/calendar/impact'
import { jobContext } from '@/services/context'
import { noteUnsent } from '@/services/mail/note-unsent'
import type { MailRow } from '@/services/mail/queue-mail'
import { sendDueMails } from '@/services/mail/send-mails'

import { addHours, book, codeOf, openSlots, reservation, starts } from '../../helpers/calendar'
import { crashAt } from '../../helpers/crash'
import { brokenInvariants } from '../../helpers/invariants'
import type { Staff } from '../../helpers/staff'
import { signIn } from '../../helpers/staff'
import type { World } from '../../helpers/world'
import { MONDAY, openWorld } from '../../helpers/world'

let world: World
let admin: Staff
let wardStaff: Staff
let day = addDays(MONDAY, -1)

beforeAll(async () => {
  world = await openWorld()
  admin = await signIn(world.payload, ['city-admin'])
  wardStaff = await signIn(world.payload, ['city-staff'], [world.offices[0]!.id])
  for (const office of [0, 1]) await addHours(world, { office, sat: true, sun: true })
})
beforeEach(() => {
  day = addDays(day, 1)
})
afterAll(async () => {
  expect(await brokenInvariants(world)).toEqual([])
  await world.close()
})

const office = (index = 0) => world.offices[index]!.id
const body = (extra: Record<string, unknown> = {}) => ({
  offices: [office()],
  from: day,
  to: day,
  start: '13:00',
  end: '15:00',
  reason: '空調設備の故障のため',
  tell: true,
  idemKey: randomUUID(),
  ...extra,
})
const preview = async (staff: Staff, extra = {}): Promise<Impact> =>
  (await staff.post('/ops/calendar/close/preview', body(extra))).json()
const close = async (staff: Staff, extra = {}): Promise<CloseResult> =>
  (await staff.post('/ops/calendar/close', body(extra))).json()
const exceptions = () =>
  findRows<{ id: string; requestKey: string }>(world.payload, 'calendar-exceptions', {})

async function bookings() {
  return {
    mailed: await book(world, { date: day, start: '13:00', mail: 'a@example.jp' }),
    called: await book(world, { date: day, start: '14:30' }),
    before: await book(world, { date: day, start: '12:30', mail: 'b@example.jp' }),
    elsewhere: await book(world, {
      date: day,
      start: '13:00',
      office: office(1),
      mail: 'c@example.jp',
    }),
  }
}

describe('closing an office for an afternoon', () => {
  it('BK-04 (part) lists beforehand who would be affected', async () => {
    const { mailed, called } = await bookings()
    const impact = await preview(wardStaff)
    expect(impact).toMatchObject({
      slots: { appear: 0, disappear: 4, change: 0 },
      total: 2,
      withMail: 1,
    })
    expect(impact.bookings).toEqual([
      {
        id: mailed.id,
        number: mailed.number,
        date: day,
        start: '13:00',
        office: '川崎区役所',
        service: 'カード交付予約',
        channel: 'web',
        hasMail: true,
      },
      expect.objectContaining({ id: called.id, start: '14:30', hasMail: false }),
    ])
    expect(await openSlots(world, day)).toHaveLength(16)
    expect(await reservation(world, mailed.id)).toEqual(mailed)
  })

  it('closes, mails those who gave an address and leaves the others for a call', async () => {
    const all = await bookings()
    expect(await close(wardStaff)).toMatchObject({ bookings: 2, mailed: 1, toCall: 1 })
    expect(starts(await openSlots(world, day))).not.toContain('13:00')
    expect(await openSlots(world, day, 1)).toHaveLength(16)
    const told = await reservation(world, all.mailed.id)
    expect(told).toMatchObject({
      status: 'confirmed',
      start: '13:00',
      fits: false,
      contactState: 'メール済み',
    })
    expect(told.history?.at(-1)).toMatchObject({
      type: 'contact',
      note: 'closure',
      actor: { kind: 'staff' },
    })
    expect(await reservation(world, all.called.id)).toMatchObject({
      fits: false,
      contactState: '未連絡',
    })
    expect(await reservation(world, all.before.id)).toEqual(all.before)
    expect(await reservation(world, all.elsewhere.id)).toEqual(all.elsewhere)
    expect(await codeOf(book(world, { date: day, start: '14:00' }))).toBe('SLOT_CLOSED')

    await drainOutbox(jobContext(world.payload))
    const mails = await findRows<{ kind: string; number: string; text: string }>(
      world.payload,
      'mails',
      {
        kind: { equals: 'closure' },
      },
    )
    expect(mails.map(({ number }) => number)).toEqual([all.mailed.number])
    expect(mails[0]?.text).toContain('空調設備の故障のため')
  })

  it('a mail that does not leave has told nobody: its booking is back among the calls', async () => {
    const { mailed, called } = await bookings()
    expect((await preview(wardStaff)).mailOut).toBe(false)
    expect(await close(wardStaff)).toMatchObject({ mailed: 1 })
    expect(await reservation(world, mailed.id)).toMatchObject({ contactState: 'メール済み' })
    await drainOutbox(jobContext(world.payload))
    // A crash after the booking was noted and before the mail was: done again, it is the same.
    const ctx = jobContext(world.payload)
    const mailOf = () =>
      findRows<MailRow>(world.payload, 'mails', { reservation: { equals: mailed.id } })
    const [queued] = (await mailOf()).filter(({ kind }) => kind === 'closure')
    await noteUnsent(ctx, queued!)
    await sendDueMails(ctx)
    const after = await reservation(world, mailed.id)
    expect(after).toMatchObject({ contactState: '未連絡', status: 'confirmed' })
    expect(after.history?.filter(({ note }) => note === 'closure-unsent')).toHaveLength(1)
    expect((await mailOf()).map(({ status }) => status)).toContain('kept')
    expect(await reservation(world, called.id)).toMatchObject({ contactState: '未連絡' })
    // Who was called meanwhile stays called.
    await wardStaff.post(`/ops/lists/reservations/${mailed.id}/contact`, { state: '電話済み' })
    await noteUnsent(ctx, queued!)
    expect(await reservation(world, mailed.id)).toMatchObject({ contactState: '電話済み' })
  })

  it('without mail everybody waits for a call', async () => {
    const { mailed } = await bookings()
    expect(await close(admin, { tell: false })).toMatchObject({ bookings: 2, mailed: 0, toCall: 2 })
    expect(await reservation(world, mailed.id)).toMatchObject({ contactState: '未連絡' })
  })

  it('sent ten times at once, it closes once and tells everybody once', async () => {
    const { mailed } = await bookings()
    const before = await exceptions()
    const idemKey = randomUUID()
    const results = await Promise.all(
      Array.from({ length: 10 }, () => close(wardStaff, { idemKey })),
    )
    expect([...new Set(results.map((result) => JSON.stringify(result)))]).toEqual([
      JSON.stringify(results[0]),
    ])
    expect(results[0]).toMatchObject({ bookings: 2, mailed: 1, toCall: 1 })
    expect(await exceptions()).toHaveLength(before.length + 1)
    const contacts = (await reservation(world, mailed.id)).history?.filter(
      ({ type }) => type === 'contact',
    )
    expect(contacts).toHaveLength(1)
  })

  it('cut off at any point, the same call sent again finishes the work', async () => {
    const all = await bookings()
    const input: CloseInput = {
      officeIds: [office()],
      serviceIds: [],
      from: day,
      to: day,
      start: '13:00',
      end: '15:00',
      reason: '停電のため',
      kind: 'outage',
      tell: true,
      idemKey: randomUUID(),
    }
    for (const point of ['closure-stored', 'closure-generated', 'closure-told']) {
      const ctx = { ...jobContext(world.payload), fault: crashAt(point) }
      await expect(closeOffice(ctx, input)).rejects.toThrow('crashed')
    }
    const result = await closeOffice(jobContext(world.payload), input)
    expect(result).toMatchObject({ bookings: 2, mailed: 1, toCall: 1 })
    const contacts = async (id: string) =>
      (await reservation(world, id)).history?.filter(({ type }) => type === 'contact').length
    expect([await contacts(all.mailed.id), await contacts(all.called.id)]).toEqual([1, 1])
  })

  it('the second closing of the same hours by somebody else is refused', async () => {
    await close(wardStaff)
    const response = await admin.post('/ops/calendar/close', body())
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'CALENDAR_DUPLICATE' })
  })

  it('BK-05 (part) a whole day of every office, by the city only', async () => {
    const whole = { offices: [], start: null, end: null }
    for (const path of ['/ops/calendar/close', '/ops/calendar/close/preview']) {
      expect((await wardStaff.post(path, body(whole))).status).toBe(403)
    }
    expect((await preview(admin, whole)).slots.disappear).toBe(32)
    await close(admin, whole)
    expect([await openSlots(world, day), await openSlots(world, day, 1)]).toEqual([[], []])
  })
})
