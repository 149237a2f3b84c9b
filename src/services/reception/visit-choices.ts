import { OUTCOME } from '@/domain/booking/vocabulary'
import { normaliseCode } from '@/domain/codes/normalise-code'
import { formatReceiptNumber } from '@/domain/codes/receipt-number'
import { compare, tokyoDateOf } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'
import { DomainError } from '@/lib/errors'

import type { ReservationRow } from '../booking/types'
import type { ServiceContext } from '../context'
import type { Numbered } from '../eligibility/with-number'
import type { BookingConfig } from '../settings/booking-config'

/** Somebody whom a typed or scanned number fits; nothing personal, also of other offices. */
export type VisitChoice = {
  /** Of the booking; empty for somebody who is known by the number and has none. */
  id: string
  /** Whose number it is: `受付番号` of a booking, or `カードの番号`. */
  by: 'receipt' | 'card'
  words: string
}

/** `isOnePerson`: all are visits of the same person, who is asked which one it is. */
export type VisitChoices = { choices: VisitChoice[]; isOnePerson: boolean }

/** A row that a number fits, and the booking that it belongs to: itself, or its household's. */
export type Match = { row: ReservationRow; booking: ReservationRow }
/** `people`: everybody on whose notice or card the number stands. */
type Asked = { matches: Match[]; people: Numbered[]; text: string; office: string }

/**
 * Everybody whom a number fits today: receipt numbers and numbers of cards overlap, and one person may
 * have two visits on one day. What is over or cancelled is nobody's visit any more.
 */
export function choicesFor(
  ctx: ServiceContext,
  config: BookingConfig,
  { matches, people, text, office }: Asked,
): VisitChoices {
  const code = normaliseCode(text)
  if (code.length < 4) return { choices: [], isOnePerson: false }
  const known = new Set(people.map(({ id }) => String(id)))
  const today = tokyoDateOf(ctx.now())
  const live = matches.filter(
    ({ booking }) => booking.status === 'confirmed' && booking.date >= today,
  )
  // A card has two numbers: the booking may have been made with the other one.
  const isCard = ({ row }: Match) => row.identifier === code || known.has(row.eligibility ?? '')
  const receipts = live.filter((match) => !isCard(match))
  const persons = personsOf(live.filter(isCard))
  const visits = persons.flatMap((own) => visitsOf(own, today, office))
  const booked = new Set(live.map(({ row }) => row.eligibility))
  const without = people.filter(
    ({ id, state }) => !booked.has(String(id)) && ['bookable', 'not-ready'].includes(state),
  )
  const place = (id: string) => config.offices.find((one) => one.id === id)?.name ?? '別の窓口'
  const words = ({ date, start, service, outcome, number, ...row }: ReservationRow) =>
    [
      `${formatJa(date)} ${start}`,
      config.services.find(({ id }) => id === service)?.name,
      row.office === office ? '' : place(row.office),
      `受付番号 ${formatReceiptNumber(number)}`,
      outcome === 'none' ? '' : OUTCOME[outcome],
    ]
      .filter(Boolean)
      .join('　')
  const choice = (by: VisitChoice['by'], { booking }: Match): VisitChoice => ({
    id: booking.id,
    by,
    words: words(booking),
  })
  const all = [
    ...receipts.map((match) => choice('receipt', match)),
    ...visits.map((match) => choice('card', match)),
    ...without.map((person): VisitChoice => ({
      id: '',
      by: 'card',
      words: `予約なし　${place(person.office)}の方`,
    })),
  ]
  return {
    choices: [...new Map(all.map((one, index) => [one.id || index, one])).values()],
    isOnePerson: persons.length === 1 && receipts.length === 0 && without.length === 0,
  }
}

function personsOf(matches: Match[]): Match[][] {
  const persons = new Map<string, Match[]>()
  for (const match of matches) {
    const person = match.row.eligibility || match.row.id
    persons.set(person, [...(persons.get(person) ?? []), match])
  }
  return [...persons.values()]
}

/** Of one person: today's visits here that wait to be received, else the one that comes next. */
function visitsOf(matches: Match[], today: string, office: string): Match[] {
  const waiting = matches.filter(
    ({ booking }) =>
      booking.date === today && booking.office === office && booking.outcome === 'none',
  )
  const byTime = (a: Match, b: Match) => compare(a.booking.startsAt, b.booking.startsAt)
  return waiting.length > 0 ? waiting.toSorted(byTime) : matches.toSorted(byTime).slice(0, 1)
}

export const several = ({ choices, isOnePerson }: VisitChoices): DomainError =>
  new DomainError(
    'SEVERAL_VISITS',
    isOnePerson
      ? 'この方には、今日の予約が2件以上あります。どの手続きで来たかを聞いて、選んでください。'
      : 'この番号は複数の方に当てはまります。来た方の書類を見て、どの方か選んでください。',
    409,
    { choices, isOnePerson },
  )
