import { findRow } from '@/db/atomic'
import { OUTCOME } from '@/domain/booking/vocabulary'
import { isIndividualNumber } from '@/domain/codes/individual-number'
import { isWords, NO_WORDS, TOO_SHORT } from '@/domain/codes/no-number'
import { normaliseCode } from '@/domain/codes/normalise-code'
import { formatReceiptNumber, parseReceiptNumber } from '@/domain/codes/receipt-number'
import { tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'
import { DomainError } from '@/lib/errors'

import { assertScope } from '../office-scope'
import { advance } from '../booking/engine/row'
import { settle } from '../booking/engine/settle'
import { rowsWithNumber } from '../booking/find'
import type { ReservationRow } from '../booking/types'
import { changeRow } from '../change-row'
import type { ServiceContext } from '../context'
import type { Numbered } from '../eligibility/with-number'
import { peopleWithNumber } from '../eligibility/with-number'
import { individualNumberRefused, notFound } from '../refusals'
import type { BookingConfig } from '../settings/booking-config'
import { loadBookingConfig } from '../settings/booking-config'

import type { DayRow } from './day-row'
import { dayRow } from './day-row'
import { choicesFor, type Match, several } from './visit-choices'

/** `minutes`: how much before (−) or after (+) the booked time the visitor came. */
export type CheckedIn = { row: DayRow; minutes: number }

/**
 * Receives a visitor by a typed or scanned number: receipt number, reservation number or
 * 製造管理番号. Two clerks with the same visitor: one receives, the other reads that it is done.
 * A number that fits several people is nobody's: whoever asks chooses and sends `id`.
 * @param input.id id of the booking that was chosen, or of a row of the list
 * @throws DomainError INDIVIDUAL_NUMBER, SEVERAL_VISITS (`details.choices`), NOT_FOUND, NO_BOOKING, WRONG_OFFICE, WRONG_DAY,
 *   ALREADY_CHECKED_IN, VISIT_OVER, CANCELLED, FORBIDDEN
 */
export async function checkIn(
  ctx: ServiceContext,
  input: { text: string; office: string; id?: string },
): Promise<CheckedIn> {
  assertScope(ctx, input.office)
  const config = await loadBookingConfig(ctx.payload)
  if (input.id) return receive(ctx, config, { id: input.id }, input.office)
  const code = normaliseCode(input.text)
  if (isIndividualNumber(code)) throw individualNumberRefused()
  const people = code.length < 4 ? [] : await peopleWithNumber(ctx, code)
  const matches = code.length < 4 ? [] : await matchesOf(ctx, input.text, people)
  const rows = [...new Map(matches.map(({ booking }) => [booking.id, booking])).values()]
  const found = choicesFor(ctx, config, { ...input, matches, people })
  if (found.choices.length > 1) throw several(found)
  if (rows.length === 0) throw unknownNumber(input.text, people)
  const today = tokyoDateOf(ctx.now())
  const fits = (row: ReservationRow) =>
    row.status === 'confirmed' &&
    row.outcome === 'none' &&
    row.date === today &&
    row.office === input.office
  const visit = rows.find(fits)
  if (!visit) throw refusal(config, best(rows, today, input.office), today, input.office)
  return receive(ctx, config, visit, input.office)
}

async function receive(
  ctx: ServiceContext,
  config: BookingConfig,
  visit: Pick<ReservationRow, 'id'>,
  office: string,
): Promise<CheckedIn> {
  const today = tokyoDateOf(ctx.now())
  const done = await changeRow<ReservationRow, true>({
    find: async () => {
      const row = await settle(ctx, visit.id)
      if (!row || row.group || ['void', 'held'].includes(row.status)) throw noVisit()
      return row
    },
    decide: (row) => {
      const isOpen = row.status === 'confirmed' && row.outcome === 'none'
      if (isOpen && row.date === today && row.office === office) return true
      throw refusal(config, row, today, office)
    },
    write: (row) => markArrived(ctx, row),
  })
  return { row: dayRow(ctx, config, done), minutes: minutesLate(ctx, done) }
}

const noVisit = (message = 'この番号の予約は見つかりません。') => notFound(message)

/** @returns null when somebody changed the row in between */
export const markArrived = (
  ctx: ServiceContext,
  row: ReservationRow,
  note?: string,
): Promise<ReservationRow | null> =>
  advance(
    ctx,
    row,
    { outcome: 'arrived', checkedInAt: ctx.now().toISOString(), servedBy: '' },
    {
      type: 'checked-in',
      from: { outcome: row.outcome },
      to: { outcome: 'arrived' },
      ...(note ? { note } : {}),
    },
  )

const minutesLate = (ctx: ServiceContext, row: ReservationRow): number =>
  Math.round((ctx.now().getTime() - new Date(row.startsAt).getTime()) / 60_000)

async function matchesOf(ctx: ServiceContext, text: string, people: Numbered[]): Promise<Match[]> {
  const rows = await rowsWithNumber(ctx, text, people, [
    { status: { in: ['confirmed', 'cancelled'] } },
  ])
  return Promise.all(rows.map(async (row) => ({ row, booking: await leaderOf(ctx, row) })))
}

/** A member of a household is received with the whole household. */
const leaderOf = async (ctx: ServiceContext, row: ReservationRow): Promise<ReservationRow> =>
  row.group
    ? ((await findRow<ReservationRow>(ctx.payload, 'reservations', {
        id: { equals: row.group },
      })) ?? row)
    : row

/** The booking whose refusal tells most: today's here, today's elsewhere, the next, the last. */
function best(rows: ReservationRow[], today: string, office: string): ReservationRow {
  const rank = (row: ReservationRow) =>
    (row.status === 'confirmed' ? 0 : 8) +
    (row.date === today ? 0 : row.date > today ? 2 : 4) +
    (row.office === office ? 0 : 1)
  const [first] = [...rows].sort((a, b) => rank(a) - rank(b))
  if (!first) throw new Error('best() needs a row')
  return first
}

function refusal(
  config: BookingConfig,
  row: ReservationRow,
  today: string,
  office: string,
): DomainError {
  const details = { id: row.id, number: row.number }
  const say = (code: string, message: string) => new DomainError(code, message, 409, details)
  const place = config.offices.find((one) => one.id === row.office)?.name ?? '別の窓口'
  if (row.status !== 'confirmed') return say('CANCELLED', 'この予約は取り消されています。')
  if (row.office !== office)
    return say('WRONG_OFFICE', `${place}の予約です（${formatJa(row.date)} ${row.start}）。`)
  if (row.date !== today) {
    const when = `${formatJa(row.date)} ${row.start}`
    return say(
      'WRONG_DAY',
      row.date > today ? `${when} の予約です。` : `${when} の予約で、日が過ぎています。`,
    )
  }
  if (row.outcome === 'arrived') {
    const at = row.checkedInAt ? ` ${tokyoTimeOf(new Date(row.checkedInAt))} に` : 'すでに'
    return say('ALREADY_CHECKED_IN', `${formatReceiptNumber(row.number)} は${at}受付済みです。`)
  }
  return say('VISIT_OVER', `この予約は「${OUTCOME[row.outcome]}」で終わっています。`)
}

function unknownNumber(text: string, people: Numbered[]): DomainError {
  if (people.length > 0) {
    return new DomainError(
      'NO_BOOKING',
      '予約がありません。予約なし来庁として扱ってください。',
      404,
    )
  }
  if (isWords(text)) return noVisit(`${NO_WORDS}受付番号か、通知書の番号を入力してください。`)
  if (normaliseCode(text).length < 4) return noVisit(TOO_SHORT)
  const parsed = parseReceiptNumber(text)
  return !parsed.ok && parsed.reason === 'check'
    ? noVisit('受付番号の数字が違うようです。もう一度確かめてください。')
    : noVisit()
}
