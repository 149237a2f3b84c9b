import { CHANNEL, LANE, OUTCOME, STATUS } from '@/domain/booking/vocabulary'
import { formatReceiptNumber } from '@/domain/codes/receipt-number'
import { LANGUAGES } from '@/domain/languages'
import type { Sortable } from '@/domain/lists/list-kinds'

import type { ReservationRow } from '../booking/types'
import type { BookingConfig } from '../settings/booking-config'

/** One booking as a list shows it: words of the panel, no personal data. */
export type ListRow = Sortable & {
  id: string
  end: string
  office: string
  officeName: string
  serviceName: string
  /** Receipt number in groups of three. */
  numberText: string
  /** Numbers of everybody in the booking, the one who booked first. */
  identifiers: string
  partySize: number
  status: string
  outcome: string
  channel: string
  lane: string
  language: string
  mail: string
  note: string
  fits: boolean
  contactState: string
  /** Somebody still has to tell the applicant what is missing (NT-08). */
  hasDefect: boolean
  rev: number
}

const MAIL_STATE = { none: 'なし', ok: 'あり', bounced: '届かない', erased: '消去済み' } as const

/** What a list reads of a stored booking; nothing encrypted is among it (AC-11). */
export const LIST_FIELDS = {
  number: true,
  status: true,
  service: true,
  office: true,
  date: true,
  start: true,
  end: true,
  partySize: true,
  channel: true,
  lane: true,
  language: true,
  outcome: true,
  identifier: true,
  mailState: true,
  note: true,
  fits: true,
  contactState: true,
  defectState: true,
  rev: true,
} as const

export type StoredListRow = Pick<ReservationRow, keyof typeof LIST_FIELDS | 'id'>

/** Makes list rows from stored ones; offices that are gone from the settings come last. */
export function listRowMaker(config: BookingConfig) {
  const offices = new Map(config.offices.map((office, rank) => [office.id, { ...office, rank }]))
  const services = new Map(config.services.map((service) => [service.id, service.name]))
  return (row: StoredListRow, members: string[]): ListRow => {
    const office = offices.get(row.office)
    return {
      id: row.id,
      date: row.date,
      start: row.start,
      end: row.end,
      office: row.office,
      officeRank: office?.rank ?? config.offices.length,
      officeName: office?.name ?? '（削除された窓口）',
      serviceName: services.get(row.service) ?? '（削除されたサービス）',
      number: row.number,
      numberText: formatReceiptNumber(row.number),
      identifiers: [row.identifier ?? '', ...members].filter(Boolean).join('、'),
      partySize: row.partySize,
      status: STATUS[row.status] ?? row.status,
      outcome: OUTCOME[row.outcome] ?? row.outcome,
      channel: CHANNEL[row.channel] ?? row.channel,
      lane: LANE[row.lane] ?? row.lane,
      language: LANGUAGES[row.language]?.label ?? row.language,
      mail: MAIL_STATE[row.mailState] ?? '',
      note: row.note ?? '',
      fits: row.fits !== false,
      contactState: row.contactState ?? '',
      hasDefect: row.defectState === 'open',
      rev: row.rev,
    }
  }
}
