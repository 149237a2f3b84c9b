import {
  addDays,
  type CivilDate,
  type CivilTime,
  compare,
  tokyoDateOf,
  tokyoTimeOf,
} from '@/domain/time/civil'

/** Hard caps: what the people on other cities' waiting lists complained about was the number of mails. */
export const MAX_OFFERS = 3
const FIRST_HOUR = '09:00'
const LAST_HOUR = '20:00'

export type Wish = {
  dateFrom: CivilDate
  dateTo: CivilDate
  timeFrom: CivilTime | null
  timeTo: CivilTime | null
  /** Only times before this one (start of the visit that the person already has). */
  before: { date: CivilDate; start: CivilTime } | null
}

export type OfferState = { sentCount: number; lastSentAt: string | null }

/** May anybody be written to now? Nobody wants a mail at night. */
export function isOfferHour(now: Date): boolean {
  const time = tokyoTimeOf(now)
  return time >= FIRST_HOUR && time < LAST_HOUR
}

/** At most three mails an entry, at most one a day of Japan. */
export function mayOffer({ sentCount, lastSentAt }: OfferState, now: Date): boolean {
  if (sentCount >= MAX_OFFERS) return false
  return !lastSentAt || tokyoDateOf(new Date(lastSentAt)) < tokyoDateOf(now)
}

/**
 * First and last day to look at: never today, because nobody reads mail in time, unless the service
 * takes bookings for the same day. `from` > `to`: nothing left.
 */
export function offerDays(
  wish: Pick<Wish, 'dateFrom' | 'dateTo'>,
  now: Date,
  firstDayOffset: number,
): { from: CivilDate; to: CivilDate } {
  const earliest = addDays(tokyoDateOf(now), firstDayOffset === 0 ? 0 : 1)
  return { from: wish.dateFrom > earliest ? wish.dateFrom : earliest, to: wish.dateTo }
}

/** Does a time suit the wish? `timeTo` is the latest start. */
export function suits(wish: Wish, date: CivilDate, start: CivilTime): boolean {
  if (date < wish.dateFrom || date > wish.dateTo) return false
  if (wish.timeFrom && start < wish.timeFrom) return false
  if (wish.timeTo && start > wish.timeTo) return false
  if (!wish.before) return true
  return (compare(date, wish.before.date) || compare(start, wish.before.start)) < 0
}
