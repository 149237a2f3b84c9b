import { findRows } from '@/db/atomic'
import { openReasons } from '@/domain/booking/defects'
import { readOutText } from '@/domain/booking/read-out'
import { LANGUAGES } from '@/domain/languages'
import { tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'
import { can } from '@/access/capabilities'
import type { Mail } from '@/payload-types'

import type { ServiceContext } from '../context'
import type { BookingConfig } from '../settings/booking-config'

import { placeSeen } from './engine/seen'
import type { HistoryLine } from './history'
import { historyLines } from './history'
import type { ReservationRow } from './types'
import type { BookingView } from './view'
import { bookingView, serviceTexts } from './view'

export type MailLine = { kind: Mail['kind']; status: Mail['status']; when: string; error: string }

/** A booking as staff see it: the citizen's view, what they need beside it, and what happened. */
export type StaffBooking = BookingView & {
  /** What this view shows of it; an act on it sends it back (`seenBooking` of the acts). */
  seen: string
  identifier: string
  languageLabel: string
  note: string
  outcomeReason: string
  checkedInAt: string | null
  servedBy: string
  contactState: string
  /** What the applicant still has to be told is missing, in words; empty when nothing is (NT-08). */
  defect: string
  hasDetails: boolean
  /** Numbers of further people of the household. */
  members: string[]
  history: HistoryLine[]
  mails: MailLine[]
  /** What the operator says after booking, with the city's own text (OP-04). */
  readOut: string
}

/** In Japanese; no secrets, no mail address, no applicant's details (OP-06, OP-13). */
export async function staffView(
  ctx: ServiceContext,
  config: BookingConfig,
  row: ReservationRow,
): Promise<StaffBooking> {
  const view = await bookingView(ctx, config, row, 'ja')
  const service = config.services.find((one) => one.id === row.service)
  const texts = service ? await serviceTexts(ctx, service, 'ja') : null
  return {
    ...view,
    seen: placeSeen(row),
    identifier: row.identifier ?? '',
    languageLabel: LANGUAGES[row.language].label,
    note: row.note ?? '',
    outcomeReason: row.outcomeReason ?? '',
    checkedInAt: row.checkedInAt || null,
    servedBy: row.servedBy ?? '',
    contactState: row.contactState ?? '',
    defect: openReasons(row),
    hasDetails: !!row.details,
    members: await memberNumbers(ctx, row),
    history: historyLines(config, row),
    mails: await mailsOf(ctx, row),
    readOut: readOutText(texts?.readOut ?? '', {
      number: row.number,
      date: row.date,
      start: row.start,
      office: view.office.name,
      bring: view.bring,
    }),
  }
}

async function memberNumbers(ctx: ServiceContext, row: ReservationRow): Promise<string[]> {
  if (row.partySize <= 1) return []
  const members = await findRows<ReservationRow>(ctx.payload, 'reservations', {
    group: { equals: row.id },
  })
  return members.map((member) => member.identifier ?? '').filter(Boolean)
}

/** What became of the mails to the citizen, newest first (NT-11); only for those who may see mail. */
async function mailsOf(ctx: ServiceContext, row: ReservationRow): Promise<MailLine[]> {
  if (!can(ctx.user, 'mail.read')) return []
  const mails = await findRows<Mail>(
    ctx.payload,
    'mails',
    { reservation: { equals: row.id } },
    { sort: '-createdAt', limit: 5 },
  )
  return mails.map((mail) => {
    const at = new Date(mail.sentAt || mail.createdAt)
    return {
      kind: mail.kind,
      status: mail.status,
      when: `${formatJa(tokyoDateOf(at))} ${tokyoTimeOf(at)}`,
      error: mail.lastError ?? '',
    }
  })
}
