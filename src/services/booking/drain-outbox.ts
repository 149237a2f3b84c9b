import { findRows, updateWhere } from '@/db/atomic'
import { type OwnChange, updateEach } from '@/db/bulk'

import { type AuditEntry, recordAudit, recordAudits } from '../audit/record'
import type { ServiceContext } from '../context'
import { faultPoint } from '../context'
import { queueEventMail } from '../mail/queue-event-mail'
import { createMailSources, type MailSources } from '../mail/sources'
import { endFulfilledWish } from '../waitlist/fulfil'

import { describeEvent, eventChanges } from './describe-event'
import type { HistoryEvent, ReservationRow } from './types'

const BATCH = 100
/** A booking whose events cannot be processed waits this long and does not hold up the others. */
const SET_ASIDE_MS = 5 * 60_000

/**
 * Carries the events of bookings to the operation log and into the mail queue (AU-01, NT-01, NT-04).
 * The booking's own row is the outbox: its history and `outboxAt` are written together with the
 * change, so a crash loses nothing; unique keys make a repeated delivery one row and one mail, so
 * a crash here doubles nothing. Any number of processes may drain at once.
 * @returns how many bookings were drained
 */
export async function drainOutbox(
  ctx: ServiceContext,
  options: { limit?: number } = {},
): Promise<number> {
  const sources = createMailSources(ctx.payload)
  let drained = 0
  for (let left = options.limit ?? Number.POSITIVE_INFINITY; left > 0;) {
    const rows = await findRows<ReservationRow>(
      ctx.payload,
      'reservations',
      {
        and: [
          { outboxAt: { greater_than: '' } },
          { outboxAt: { less_than_equal: ctx.now().toISOString() } },
        ],
      },
      { limit: Math.min(BATCH, left), sort: 'outboxAt' },
    )
    const closed = await drainRows(ctx, sources, rows)
    drained += closed
    left -= rows.length
    // What could not be closed has just been changed by somebody; the next run looks again.
    if (rows.length < BATCH || closed === 0) break
  }
  return drained
}

/** Lines of the log in one trip, mails each by itself, and in one trip again what is done with. */
async function drainRows(
  ctx: ServiceContext,
  sources: MailSources,
  rows: ReservationRow[],
): Promise<number> {
  const isLogged = await logAll(ctx, sources, rows)
  const delivered: OwnChange[] = []
  for (const row of rows) {
    if (!(await deliverRow(ctx, sources, row, isLogged))) continue
    const drainedSeq = eventsOf(row).at(-1)?.seq ?? row.drainedSeq
    // Only if nobody has changed the booking since: a newer event must not be marked as delivered.
    delivered.push({ key: row.id, where: { rev: row.rev }, set: { drainedSeq, outboxAt: '' } })
  }
  return updateEach(ctx.payload, 'reservations', 'id', delivered)
}

const eventsOf = ({ history, drainedSeq }: ReservationRow): HistoryEvent[] =>
  (history ?? []).filter((event) => event.seq > drainedSeq)

/** @returns false when they could not be written together: each is tried by itself then */
async function logAll(
  ctx: ServiceContext,
  sources: MailSources,
  rows: ReservationRow[],
): Promise<boolean> {
  try {
    const lines = []
    for (const row of rows)
      for (const event of eventsOf(row)) lines.push(await lineOf(sources, row, event))
    await recordAudits(ctx.payload, lines)
    return true
  } catch (error) {
    ctx.payload.logger.warn({ err: error, msg: 'lines of the log are written one by one' })
    return false
  }
}

async function deliverRow(
  ctx: ServiceContext,
  sources: MailSources,
  row: ReservationRow,
  isLogged: boolean,
): Promise<boolean> {
  try {
    for (const event of eventsOf(row)) {
      if (!isLogged) await recordAudit(ctx.payload, await lineOf(sources, row, event))
      await faultPoint(ctx, `drain-audited:${event.seq}`)
      await queueEventMail(ctx, sources, row, event)
      await faultPoint(ctx, `drain-mailed:${event.seq}`)
      await endFulfilledWish(ctx, row, event)
    }
    await faultPoint(ctx, 'drain-delivered')
    return true
  } catch (error) {
    await faultPoint(ctx, 'drain-failed')
    ctx.payload.logger.error({ err: error, msg: `outbox of reservation ${row.id} set aside` })
    const later = new Date(ctx.now().getTime() + SET_ASIDE_MS).toISOString()
    await setAside(ctx, row, later)
    return false
  }
}

async function lineOf(
  sources: MailSources,
  row: ReservationRow,
  event: HistoryEvent,
): Promise<AuditEntry & { key: string }> {
  const names = await officeNames(sources, row, event)
  const officeName = (id: string) => names.get(id) ?? ''
  return {
    key: `reservation|${row.id}|${event.seq}`,
    at: event.at,
    action: `booking.${event.type}`,
    actorKind: event.actor.kind as 'citizen' | 'staff' | 'job',
    actor: event.actor.id,
    actorName: event.actor.name,
    channel: event.channel,
    ip: event.ip,
    target: `reservations/${row.id}`,
    office: row.office,
    summary: describeEvent(row, event, officeName),
    changes: eventChanges(event, officeName),
  }
}

async function officeNames(
  sources: MailSources,
  row: ReservationRow,
  event: HistoryEvent,
): Promise<Map<string, string>> {
  const ids = [row.office, event.from?.office, event.to?.office].filter(
    (id) => typeof id === 'string',
  )
  const names = new Map<string, string>()
  for (const id of new Set(ids)) names.set(id, (await sources.office(id))?.name ?? '')
  return names
}

/** Only if nobody has changed the booking since. */
const setAside = (ctx: ServiceContext, row: ReservationRow, until: string): Promise<unknown> =>
  updateWhere(
    ctx.payload,
    'reservations',
    { and: [{ id: { equals: row.id } }, { rev: { equals: row.rev } }] },
    { outboxAt: until },
  )
