import { noteText } from '@/domain/booking/contact'
import { stepText } from '@/domain/booking/defects'
import type { Outcome } from '@/domain/booking/vocabulary'
import { CHANNEL, EVENT, OUTCOME } from '@/domain/booking/vocabulary'
import { tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'

import type { BookingConfig } from '../settings/booking-config'
import { officeNameIn } from '../settings/office-names'

import type { HistoryEvent, ReservationRow } from './types'

/** One line of a booking's history, in Japanese: what, when, who and by which channel (OP-13). */
export type HistoryLine = {
  seq: number
  /** Instant in UTC, and the same in words of Japan time. */
  at: string
  when: string
  what: string
  detail: string
  who: string
  channel: string
  note: string
}

const AT_WINDOW: HistoryEvent['type'][] = ['checked-in', 'called', 'outcome', 'undone']

/** What a job does comes in by no channel, and what happens at the window by none of the booking's. */
function cameBy(event: HistoryEvent): string {
  if (event.actor.kind === 'job') return '自動'
  // Means and result of a contact stand in its own words; it came in by no channel.
  if (event.type === 'defect') return ''
  return AT_WINDOW.includes(event.type) ? '窓口' : CHANNEL[event.channel]
}

type Place = Partial<Record<'office' | 'date' | 'start' | 'outcome' | 'service', unknown>>

/** The history of a row, oldest first. */
export const historyLines = (
  config: Pick<BookingConfig, 'offices'>,
  row: Pick<ReservationRow, 'history'>,
): HistoryLine[] => (row.history ?? []).map((event) => lineOf(config, event))

function lineOf(config: Pick<BookingConfig, 'offices'>, event: HistoryEvent): HistoryLine {
  const at = new Date(event.at)
  const from = wordsOf(config, event.from)
  const to = event.type === 'defect' ? stepText(event.to) : wordsOf(config, event.to)
  return {
    seq: event.seq,
    at: event.at,
    when: `${formatJa(tokyoDateOf(at))} ${tokyoTimeOf(at)}`,
    what: EVENT[event.type] ?? event.type,
    detail: from && to ? `${from} → ${to}` : from || to,
    who: event.actor.name,
    channel: cameBy(event),
    note: noteText(event.note),
  }
}

function wordsOf(
  config: Pick<BookingConfig, 'offices'>,
  place: Record<string, unknown> | undefined,
): string {
  const { office, date, start, outcome, service } = (place ?? {}) as Place
  const name = officeNameIn(config.offices, office)
  return [
    typeof date === 'string' ? formatJa(date) : '',
    typeof start === 'string' ? start : '',
    name,
    // Only where it became a booking of another service.
    typeof service === 'string' ? service : '',
    typeof outcome === 'string' ? (OUTCOME[outcome as Outcome] ?? '') : '',
  ]
    .filter(Boolean)
    .join(' ')
}
