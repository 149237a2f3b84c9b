import { keyFieldOf } from '@/domain/booking/number-group'
import type { Channel, Outcome } from '@/domain/booking/vocabulary'
import { formatReceiptNumber } from '@/domain/codes/receipt-number'
import type { Language } from '@/domain/languages'
import { tokyoTimeOf } from '@/domain/time/civil'

import type { ReservationRow } from '../booking/types'
import type { ServiceContext } from '../context'
import type { BookingConfig } from '../settings/booking-config'

/** One visitor on the reception's list: no name, nothing personal beyond the number of the notice. */
export type DayRow = {
  id: string
  number: string
  numberSpoken: string
  service: string
  serviceName: string
  /** The visitor comes for a card of the own records: people of this service have its number. */
  isForCard: boolean
  office: string
  date: string
  start: string
  end: string
  partySize: number
  channel: Channel
  language: Language
  outcome: Outcome
  outcomeReason: string
  /** HH:mm of the check-in, null before it. */
  checkedIn: string | null
  checkedInAt: string | null
  servedBy: string
  servedByMe: boolean
  identifier: string
  note: string
}

/** Who called the visitor last; the row itself carries only the name for the list. */
export const callerOf = (row: Pick<ReservationRow, 'history' | 'servedBy'>): string =>
  row.servedBy ? (row.history?.findLast((event) => event.type === 'called')?.actor.id ?? '') : ''

export function dayRow(ctx: ServiceContext, config: BookingConfig, row: ReservationRow): DayRow {
  const service = config.services.find((one) => one.id === row.service)
  return {
    id: row.id,
    number: row.number,
    numberSpoken: formatReceiptNumber(row.number),
    service: row.service,
    serviceName: service?.name ?? '',
    isForCard: !!service && keyFieldOf(service) !== null,
    office: row.office,
    date: row.date,
    start: row.start,
    end: row.end,
    partySize: row.partySize,
    channel: row.channel,
    language: row.language,
    outcome: row.outcome,
    outcomeReason: row.outcomeReason ?? '',
    checkedIn: row.checkedInAt ? tokyoTimeOf(new Date(row.checkedInAt)) : null,
    checkedInAt: row.checkedInAt || null,
    servedBy: row.servedBy ?? '',
    servedByMe: callerOf(row) === ctx.actor.id,
    identifier: row.identifier ?? '',
    note: row.note ?? '',
  }
}
