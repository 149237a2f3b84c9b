import type { Where } from 'payload'

import {
  type Defect,
  type DefectReason,
  type DefectStanding,
  type DefectTry,
  type DefectTurn,
  DEFECT_MEANS,
  DEFECT_RESULT,
  DEFECT_STANDING,
  DEFECT_STATE,
  foldDefect,
  namesOf,
} from '@/domain/booking/defects'
import { mailWords } from '@/domain/mail/kinds'
import { STATUS } from '@/domain/booking/vocabulary'
import { formatReceiptNumber } from '@/domain/codes/receipt-number'
import { LANGUAGES } from '@/domain/languages'
import { findRows } from '@/db/atomic'
import { countRows } from '@/db/rows'

import type { ServiceContext } from '../context'
import { officesInScope } from '../lists/filter'
import { eventMailKey } from '../mail/queue-event-mail'
import type { MailRow } from '../mail/queue-mail'
import { type BookingConfig, loadBookingConfig } from '../settings/booking-config'
import { officeNameIn } from '../settings/office-names'

import { assertMayDefects, whyNoMail } from './defects'
import { reservationForStaff } from './find'
import type { ReservationRow } from './types'

/** One contact in words; `bad` = it did not reach the applicant, somebody has to try otherwise. */
export type TryView = Omit<DefectTry, 'means' | 'result'> & {
  means: string
  result: string
  /** Of a mail that is not on its way to success: what the mail server said. */
  detail: string
  isBad: boolean
}

/** A booking with what was wrong in its application; `standing` is null where nothing ever was. */
export type DefectView = {
  id: string
  number: string
  date: string
  start: string
  officeName: string
  serviceName: string
  language: string
  bookingStatus: string
  standing: DefectStanding | null
  standingLabel: string
  reasons: DefectReason[]
  reasonText: string
  openedOn: string
  openedBy: string
  closedOn: string
  closedBy: string
  tries: TryView[]
  turns: DefectTurn[]
  /** Why the mail cannot be sent; empty when it can. */
  noMail: string
}

/** The task of one booking, also where there is none yet. @throws DomainError FORBIDDEN, NOT_FOUND */
export async function defectOf(ctx: ServiceContext, id: string): Promise<DefectView> {
  assertMayDefects(ctx)
  const [view] = await viewsOf(ctx, [await reservationForStaff(ctx, id)])
  return view!
}

export type DefectFilter = DefectStanding | 'all'

/**
 * Tasks of one's own offices, the next visit first (NT-08).
 * @param limit 0 = all
 */
export async function listDefects(
  ctx: ServiceContext,
  filter: DefectFilter,
  limit = 0,
): Promise<{ rows: DefectView[]; total: number }> {
  assertMayDefects(ctx)
  const where: Where = { and: [whereOf(filter), ...scopeOf(ctx)] }
  const rows = await findRows<ReservationRow>(ctx.payload, 'reservations', where, {
    sort: ['startsAt', 'id'],
    limit,
  })
  const total = await countRows(ctx.payload, 'reservations', where)
  return { rows: await viewsOf(ctx, rows), total }
}

/** How many wait for a person, of one's own offices. */
export async function countOpenDefects(ctx: ServiceContext): Promise<number> {
  const where: Where = { and: [whereOf('open'), ...scopeOf(ctx)] }
  return countRows(ctx.payload, 'reservations', where)
}

const ENDED = ['cancelled', 'expired', 'void']

function whereOf(filter: DefectFilter): Where {
  if (filter === 'all') return { defectState: { in: Object.keys(DEFECT_STATE) } }
  if (filter !== 'open' && filter !== 'dropped') return { defectState: { equals: filter } }
  const status = filter === 'open' ? { not_in: ENDED } : { in: ENDED }
  return { and: [{ defectState: { equals: 'open' } }, { status }] }
}

function scopeOf(ctx: ServiceContext): Where[] {
  const offices = officesInScope(ctx, [])
  return offices === null ? [] : [{ office: { in: offices } }]
}

async function viewsOf(ctx: ServiceContext, rows: ReservationRow[]): Promise<DefectView[]> {
  const config = await loadBookingConfig(ctx.payload)
  const folded = rows.map((row) => ({ row, defect: foldDefect(row.history) }))
  const mails = await mailsFor(
    ctx,
    folded.flatMap(({ row, defect }) => mailTries(defect).map(({ seq }) => mailKey(row, seq))),
  )
  return folded.map(({ row, defect }) => viewOf(config, row, defect, mails))
}

/** Tries whose result the mail's delivery tells. */
const mailTries = (defect: Defect | null) =>
  (defect?.tries ?? []).filter(({ result }) => result === null)

const mailKey = (row: ReservationRow, seq: number) => eventMailKey('defect', row.id, seq)

type Mails = Map<string, Pick<MailRow, 'status' | 'lastError'>>

const CHUNK = 400

async function mailsFor(ctx: ServiceContext, keys: string[]): Promise<Mails> {
  const found: Pick<MailRow, 'mailKey' | 'status' | 'lastError'>[] = []
  for (let at = 0; at < keys.length; at += CHUNK) {
    found.push(
      ...(await findRows<MailRow>(
        ctx.payload,
        'mails',
        { mailKey: { in: keys.slice(at, at + CHUNK) } },
        { select: { mailKey: true, status: true, lastError: true } },
      )),
    )
  }
  return new Map(found.map((mail) => [mail.mailKey, mail]))
}

function viewOf(
  config: BookingConfig,
  row: ReservationRow,
  defect: Defect | null,
  mails: Mails,
): DefectView {
  const standing = standingOf(row, defect)
  return {
    id: row.id,
    number: formatReceiptNumber(row.number),
    date: row.date,
    start: row.start,
    officeName: officeNameIn(config.offices, row.office),
    serviceName: config.services.find(({ id }) => id === row.service)?.name ?? '',
    language: LANGUAGES[row.language].label,
    bookingStatus: STATUS[row.status],
    standing,
    standingLabel: standing ? DEFECT_STANDING[standing] : '',
    reasons: defect?.reasons ?? [],
    reasonText: namesOf(defect?.reasons ?? []),
    openedOn: defect?.openedOn ?? '',
    openedBy: defect?.openedBy ?? '',
    closedOn: defect?.closedOn ?? '',
    closedBy: defect?.closedBy ?? '',
    tries: (defect?.tries ?? []).map((one) => tryView(row, one, mails)),
    turns: defect?.turns ?? [],
    noMail: whyNoMail(row),
  }
}

function standingOf(row: ReservationRow, defect: Defect | null): DefectStanding | null {
  if (!defect) return null
  return defect.state === 'open' && ENDED.includes(row.status) ? 'dropped' : defect.state
}

const BAD_RESULT = ['absent', 'wrong-number', 'returned']

function tryView(row: ReservationRow, one: DefectTry, mails: Mails): TryView {
  const words = { ...one, means: DEFECT_MEANS[one.means] }
  if (one.result !== null) {
    const result = DEFECT_RESULT[one.result]
    return { ...words, result, detail: '', isBad: BAD_RESULT.includes(one.result) }
  }
  const mail = mails.get(mailKey(row, one.seq))
  if (mail) {
    const { text, why, isBad } = mailWords(mail.status)
    return { ...words, result: text, detail: mail.lastError || why, isBad }
  }
  // The outbox has passed it: there was no address any more, or its record has served its time.
  return row.drainedSeq >= one.seq
    ? { ...words, result: '送信の記録なし', detail: '', isBad: true }
    : { ...words, result: '送信の準備中', detail: '', isBad: false }
}
