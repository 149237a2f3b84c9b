import { findRow, findRows, insertRow, newRowId } from '@/db/atomic'
import { addDays, type CivilDate, tokyoTimeOf, weekdayOf } from '@/domain/time/civil'
import { encryptField } from '@/lib/crypto/field'
import { at } from '@/lib/crypto/places'

import { hashToken } from '../booking/secrets'
import type { ServiceContext } from '../context'
import type { BookingConfig } from '../settings/booking-config'

import type { DemoPart, DemoStaff } from './world'

/** The Sunday at least so many days ahead. */
function sundayAfter(today: CivilDate, days: number): CivilDate {
  const date = addDays(today, days)
  return addDays(date, (7 - weekdayOf(date)) % 7)
}

/** A notice and a planned stop that the city was told of in time (PB-10, PB-11, BK-25). */
async function createDemoNotices(ctx: ServiceContext, today: CivilDate): Promise<void> {
  if (await findRow(ctx.payload, 'notices', {})) return
  const stop = sundayAfter(today, 35)
  await ctx.payload.create({
    collection: 'notices',
    data: {
      kind: 'info',
      title: 'これはデモ用のサイトです',
      body: '氏名・番号などはすべて架空のものです。実際の予約はできません。',
      translations: [
        {
          language: 'en',
          title: 'This is a demonstration site',
          body: 'All names and numbers are invented. No real booking can be made here.',
        },
      ],
      showFrom: today,
      active: true,
    },
  })
  await ctx.payload.create({
    collection: 'notices',
    data: {
      kind: 'maintenance',
      title: 'システムの点検のため、予約の受付を停止します',
      body: '深夜の点検中は、Webの予約・変更・取消しができません。',
      showFrom: addDays(stop, -7),
      showTo: stop,
      showToTime: '04:00',
      stopsBooking: true,
      stopFrom: stop,
      stopFromTime: '02:00',
      stopTo: stop,
      stopToTime: '04:00',
      cityNotifiedOn: today,
      active: true,
    },
  })
}

/**
 * An afternoon that was closed after people had booked it: their bookings stay and turn up in the
 * list of people to contact (BK-04).
 */
async function closeDemoAfternoon(ctx: ServiceContext, today: CivilDate): Promise<void> {
  const presetKey = 'demo:closed-afternoon'
  if (await findRow(ctx.payload, 'calendar-exceptions', { presetKey: { equals: presetKey } }))
    return
  const [booked] = await findRows<{ date: string; office: string }>(
    ctx.payload,
    'reservations',
    {
      and: [
        { status: { equals: 'confirmed' } },
        { date: { greater_than_equal: addDays(today, 4) } },
        { start: { greater_than_equal: '13:00' } },
      ],
    },
    { sort: ['date', 'start', 'number'], limit: 1 },
  )
  if (!booked) return
  const { date, office } = booked
  await ctx.payload.create({
    collection: 'calendar-exceptions',
    data: {
      kind: 'closed',
      reason: '庁舎設備点検のため',
      from: date,
      to: date,
      start: '13:00',
      end: '17:00',
      offices: [office],
      services: [],
      active: true,
      presetKey,
    },
  })
}

/** Two people who wait for an earlier day. */
async function createDemoWaitlist(
  ctx: ServiceContext,
  config: BookingConfig,
  today: CivilDate,
): Promise<void> {
  const service = config.services.find(({ waitlist }) => waitlist)
  if (!service) return
  for (const number of [1, 2]) {
    const entryKey = `demo|${number}`
    if (await findRow(ctx.payload, 'waitlist-entries', { entryKey: { equals: entryKey } })) continue
    const now = ctx.now().toISOString()
    const id = newRowId()
    await insertRow(ctx.payload, 'waitlist-entries', {
      id,
      number: '',
      service: service.id,
      offices: service.officeIds.slice(0, number),
      dateFrom: addDays(today, 1),
      dateTo: addDays(today, 14),
      timeFrom: number === 1 ? '' : '15:00',
      timeTo: '',
      partySize: 1,
      language: 'ja',
      mail: encryptField(`machi${number}@example.com`, at('waitlist-entries', 'mail', id)),
      reservation: '',
      entryKey,
      tokenHash: hashToken(entryKey),
      status: 'waiting',
      sentCount: 0,
      lastSentAt: '',
      offered: '',
      createdAt: now,
      updatedAt: now,
    })
  }
}

/** Matters that the call centre passed on today and yesterday (OP-11). */
async function createDemoReferrals(
  ctx: ServiceContext,
  staff: DemoStaff,
  today: CivilDate,
): Promise<void> {
  if (await findRow(ctx.payload, 'referrals', {})) return
  const targets = await findRows<{ name: string }>(ctx.payload, 'referral-targets', {})
  for (const [index, { name }] of targets.slice(0, 4).entries()) {
    const now = ctx.now()
    await insertRow(ctx.payload, 'referrals', {
      date: addDays(today, -(index % 2)),
      time: tokyoTimeOf(new Date(now.getTime() - (index + 1) * 1_500_000)),
      target: name,
      channel: 'call-centre',
      language: 'ja',
      by: staff.operator.name,
      referralKey: `demo|${index}`,
      note: '',
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
    })
  }
}

export const demoBookingExtras: DemoPart = async ({ ctx, config, today, hasBookings }) => {
  if (!hasBookings) return
  await createDemoWaitlist(ctx, config, today)
  await closeDemoAfternoon(ctx, today)
}

export const demoNotices: DemoPart = async ({ ctx, staff, today }) => {
  await createDemoNotices(ctx, today)
  await createDemoReferrals(ctx, staff, today)
}
