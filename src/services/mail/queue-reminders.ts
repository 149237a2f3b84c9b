import { findRows } from '@/db/atomic'
import { mayRemind, reminderDue, type ReminderRule } from '@/domain/booking/reminder'
import { addDays, tokyoDateOf } from '@/domain/time/civil'
import type { Service } from '@/payload-types'

import { openMail } from '../booking/open-booking'
import type { ReservationRow } from '../booking/types'
import { faultPoint, type ServiceContext } from '../context'

import { queueMail, type MailRow } from './queue-mail'
import { reminderKey } from './relevance'
import { renderMail } from './render'
import { createMailSources, type MailSources } from './sources'

const CHUNK = 300

/**
 * Queues the reminders that are due (NT-02, NT-03, NT-05), for every service by its own rule. The key
 * holds the booking, the date and the time: one reminder per visit however often this runs, and a
 * new one for a visit that was moved. What changes between here and the sending is caught there.
 * @returns how many were queued
 */
export async function queueReminders(ctx: ServiceContext): Promise<number> {
  const services = await findRows<Service>(ctx.payload, 'services', {})
  const sources = createMailSources(ctx.payload)
  let queued = 0
  for (const service of services) {
    const rule = { daysBefore: service.reminderDaysBefore, time: service.reminderTime }
    const rows = await candidates(ctx, service.id, rule)
    for (let start = 0; start < rows.length; start += CHUNK) {
      queued += await remindAll(ctx, sources, rule, rows.slice(start, start + CHUNK))
    }
  }
  return queued
}

async function candidates(
  ctx: ServiceContext,
  service: string,
  rule: ReminderRule,
): Promise<ReservationRow[]> {
  const now = ctx.now()
  const today = tokyoDateOf(now)
  const last = addDays(today, rule.daysBefore)
  const rows = await findRows<ReservationRow>(
    ctx.payload,
    'reservations',
    {
      and: [
        { status: { equals: 'confirmed' } },
        { date: { greater_than_equal: today } },
        { date: { less_than_equal: last } },
        { startsAt: { greater_than: now.toISOString() } },
        { service: { equals: service } },
        { mailState: { equals: 'ok' } },
        { outcome: { equals: 'none' } },
        { group: { equals: '' } },
      ],
    },
    { sort: 'startsAt' },
  )
  return rows.filter((row) => reminderDue(rule, row) <= now)
}

async function remindAll(
  ctx: ServiceContext,
  sources: MailSources,
  rule: ReminderRule,
  rows: ReservationRow[],
): Promise<number> {
  const known = await findRows<Pick<MailRow, 'mailKey'>>(
    ctx.payload,
    'mails',
    { mailKey: { in: rows.map(reminderKey) } },
    { select: { mailKey: true } },
  )
  const done = new Set(known.map(({ mailKey }) => mailKey))
  let queued = 0
  for (const row of rows) {
    if (done.has(reminderKey(row)) || !mayRemind(rule, row, settledAt(row), ctx.now())) continue
    if (await remind(ctx, sources, row)) queued++
  }
  return queued
}

/** When the booking got its present place: the last confirmation or move. */
function settledAt(row: ReservationRow): Date {
  const event = row.history?.findLast(({ type }) => type === 'confirmed' || type === 'moved')
  return new Date(event?.at ?? 0)
}

async function remind(
  ctx: ServiceContext,
  sources: MailSources,
  row: ReservationRow,
): Promise<boolean> {
  const mail = await renderMail(sources, {
    kind: 'reminder',
    language: row.language,
    service: row.service,
    place: row,
    end: row.end,
    number: row.number,
    people: row.partySize,
    calendar: { id: row.id, sequence: row.history?.at(-1)?.seq ?? 1, stamp: ctx.now() },
  })
  const isQueued = await queueMail(ctx.payload, ctx.now(), {
    ...mail,
    mailKey: reminderKey(row),
    kind: 'reminder',
    to: openMail(row),
    language: row.language,
    number: row.number,
    reservation: row.id,
    office: row.office,
  })
  await faultPoint(ctx, 'reminder-queued')
  return isQueued
}
