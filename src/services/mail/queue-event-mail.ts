import { CLOSURE_NOTE } from '@/domain/booking/contact'
import { mailedReasons } from '@/domain/booking/defects'
import type { MailKind } from '@/domain/mail/kinds'

import { isPlace, isReduction } from '../booking/describe-event'
import { openMail } from '../booking/open-booking'
import type { HistoryEvent, Place, ReservationRow } from '../booking/types'
import type { ServiceContext } from '../context'

import { queueMail } from './queue-mail'
import { renderMail } from './render'
import type { MailSources } from './sources'

/**
 * The mail that an event calls for, whichever channel made it (NT-04): nothing for holds, because
 * nobody was told that they have an appointment.
 */
export function mailKindFor(
  row: Pick<ReservationRow, 'history'>,
  event: HistoryEvent,
): MailKind | null {
  if (event.type === 'confirmed' || event.type === 'resent') return 'confirmation'
  if (event.type === 'contact') return event.note === CLOSURE_NOTE ? 'closure' : null
  if (event.type === 'defect') return mailedReasons(event) ? 'defect' : null
  const wasConfirmed =
    row.history?.some((past) => past.type === 'confirmed' && past.seq < event.seq) ?? false
  if (!wasConfirmed) return null
  if (event.type === 'moved' || isReduction(event)) return 'change'
  return event.type === 'cancelled' ? 'cancellation' : null
}

/** Names the mail of one event: queued again, it is the same mail. */
export const eventMailKey = (kind: MailKind, id: string, seq: number): string =>
  `${kind}|${id}|${seq}`

/** True when mail to this booking can arrive. */
export const hasMail = (row: Pick<ReservationRow, 'mail' | 'mailState'>): boolean =>
  !!row.mail && row.mailState === 'ok'

/**
 * Queues the mail for one event of a booking (NT-01, NT-04). Without an address there is none, and
 * the booking stands all the same. The key makes a repeated drain of the event one mail.
 */
export async function queueEventMail(
  ctx: ServiceContext,
  sources: MailSources,
  row: ReservationRow,
  event: HistoryEvent,
): Promise<void> {
  const kind = mailKindFor(row, event)
  if (!kind || row.group || !hasMail(row)) return
  const place = placeOfEvent(row, event)
  const mail = await renderMail(sources, {
    kind,
    language: row.language,
    service: row.service,
    place,
    end: isSamePlace(place, row) ? row.end : undefined,
    number: row.number,
    people: row.partySize,
    reason: typeof event.to?.reason === 'string' ? event.to.reason : undefined,
    missing: mailedReasons(event) ?? undefined,
    calendar:
      kind === 'closure' || kind === 'defect'
        ? undefined
        : { id: row.id, sequence: event.seq, stamp: new Date(event.at) },
  })
  await queueMail(ctx.payload, ctx.now(), {
    ...mail,
    mailKey: eventMailKey(kind, row.id, event.seq),
    kind,
    to: openMail(row),
    language: row.language,
    number: row.number,
    reservation: row.id,
    office: row.office,
  })
}

function placeOfEvent(row: ReservationRow, event: HistoryEvent): Place {
  if (isPlace(event.to)) return event.to
  return isPlace(event.from) ? event.from : { office: row.office, date: row.date, start: row.start }
}

export const isSamePlace = (a: Place, b: Place): boolean =>
  a.office === b.office && a.date === b.date && a.start === b.start
