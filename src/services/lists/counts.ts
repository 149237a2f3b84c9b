import { findRows } from '@/db/atomic'
import type { Channel } from '@/domain/booking/vocabulary'
import { CHANNEL } from '@/domain/booking/vocabulary'
import type { Language } from '@/domain/languages'
import type { CivilDate } from '@/domain/time/civil'
import { addDays, datesBetween, fiscalYearOf, toIso, tokyoDateOf } from '@/domain/time/civil'
import { formatFiscalYear } from '@/domain/time/format'

import type { HistoryEvent } from '../booking/types'
import type { ServiceContext } from '../context'

import type { DeskCounts, LanguageCount } from './desk-counts'
import { byLanguage, countDeskRecords } from './desk-counts'
import { officesInScope } from './filter'

export type AcceptedCounts = {
  days: { date: CivilDate; byChannel: Record<Channel, number>; total: number }[]
  byChannel: Record<Channel, number>
  byLanguage: LanguageCount[]
  /** 年度ごとの計 of the days asked for (AX-09). */
  fiscalYears: { year: number; label: string; total: number }[]
  total: number
} & DeskCounts

type Row = {
  channel: Channel
  language: Language
  status: string
  createdAt: string
  history: HistoryEvent[] | null
}

/** Held for at most an hour and extended a few times: nobody confirms later than this. */
const LONGEST_HOLD_DAYS = 1
const WINDOW_DAYS = 7

const none = (): Record<Channel, number> =>
  Object.fromEntries(Object.keys(CHANNEL).map((channel) => [channel, 0])) as Record<Channel, number>

/**
 * 予約受付件数 (OP-10): bookings accepted per day (of acceptance, not of the visit) and channel. A
 * booking cancelled later was accepted all the same; a hold that ran out was not.
 * @throws DomainError FORBIDDEN
 */
export async function countAccepted(
  ctx: ServiceContext,
  wish: { from: CivilDate; to: CivilDate; offices: string[]; services: string[] },
): Promise<AcceptedCounts> {
  const offices = officesInScope(ctx, wish.offices)
  const languages: Language[] = []
  const days = new Map(datesBetween(wish.from, wish.to).map((date) => [date, none()]))
  const first = addDays(wish.from, -LONGEST_HOLD_DAYS)
  for (let from = first; from <= wish.to; from = addDays(from, WINDOW_DAYS)) {
    const end = addDays(from, WINDOW_DAYS)
    const rows = await findRows<Row>(
      ctx.payload,
      'reservations',
      {
        and: [
          { createdAt: { greater_than_equal: toIso(from, '00:00') } },
          { createdAt: { less_than: toIso(end, '00:00') } },
          { partySize: { greater_than: 0 } },
          { status: { in: ['confirmed', 'cancelled'] } },
          ...(offices === null ? [] : [{ office: { in: offices } }]),
          ...(wish.services.length === 0 ? [] : [{ service: { in: wish.services } }]),
        ],
      },
      { select: { channel: true, language: true, status: true, createdAt: true, history: true } },
    )
    for (const row of rows) {
      const at = acceptedAt(row)
      const day = at ? days.get(tokyoDateOf(new Date(at))) : undefined
      if (!day) continue
      day[row.channel] += 1
      languages.push(row.language)
    }
  }
  return {
    ...sum(days),
    byLanguage: byLanguage(languages),
    ...(await countDeskRecords(ctx, wish)),
  }
}

/** Instant of the confirmation; the history is the record, the row's age the answer without one. */
function acceptedAt({ history, status, createdAt }: Row): string | null {
  const confirmed = history?.find((event) => event.type === 'confirmed')
  if (confirmed) return confirmed.at
  return status === 'confirmed' ? createdAt : null
}

function sum(
  days: Map<CivilDate, Record<Channel, number>>,
): Pick<AcceptedCounts, 'days' | 'byChannel' | 'fiscalYears' | 'total'> {
  const byChannel = none()
  const list = [...days].map(([date, counts]) => {
    let total = 0
    for (const channel of Object.keys(counts) as Channel[]) {
      total += counts[channel]
      byChannel[channel] += counts[channel]
    }
    return { date, byChannel: counts, total }
  })
  return {
    days: list,
    byChannel,
    fiscalYears: byFiscalYear(list),
    total: list.reduce((all, day) => all + day.total, 0),
  }
}

function byFiscalYear(days: AcceptedCounts['days']): AcceptedCounts['fiscalYears'] {
  const totals = new Map<number, number>()
  for (const { date, total } of days) {
    const year = fiscalYearOf(date)
    totals.set(year, (totals.get(year) ?? 0) + total)
  }
  return [...totals].map(([year, total]) => ({ year, label: formatFiscalYear(year), total }))
}
