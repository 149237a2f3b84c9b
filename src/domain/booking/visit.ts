import type { CivilDate, CivilTime } from '../time/civil'
import { tokyoDateOf, tokyoTimeOf } from '../time/civil'

import type { Outcome, ReservationStatus } from './vocabulary'

/** Results of a visit that a clerk may record (BK-30); 受付 comes about by check-in only. */
export const VISIT_RESULTS = ['completed', 'no-show', 'refused'] as const
export type VisitResult = (typeof VISIT_RESULTS)[number]

type Visit = {
  status: ReservationStatus
  outcome: Outcome
  date: CivilDate
  start: CivilTime
}

export type ResultVerdict =
  | { ok: true }
  | {
      ok: false
      /**
       * NOT_LIVE: cancelled or never confirmed. ALREADY_SET: another result stands; undo it first.
       * NOT_YET: the visit's day (or, for 未来庁, its time) has not come. ARRIVED: who was received
       * did come. REASON: 交付できず needs one.
       */
      code: 'NOT_LIVE' | 'ALREADY_SET' | 'NOT_YET' | 'ARRIVED' | 'REASON'
    }

/**
 * May this result be recorded now? A visitor whom nobody checked in may still be marked 来庁済み, so
 * that the end-of-day list can be finished (BK-30).
 */
export function mayRecordResult(
  visit: Visit,
  result: VisitResult,
  reason: string,
  now: Date,
): ResultVerdict {
  if (visit.status !== 'confirmed') return { ok: false, code: 'NOT_LIVE' }
  if (visit.outcome !== 'none' && visit.outcome !== 'arrived')
    return { ok: false, code: 'ALREADY_SET' }
  if (result === 'no-show' && visit.outcome === 'arrived') return { ok: false, code: 'ARRIVED' }
  const today = tokyoDateOf(now)
  const hasBegun = visit.date < today || (visit.date === today && visit.start <= tokyoTimeOf(now))
  const isEarly = result === 'no-show' ? !hasBegun : visit.date > today
  if (isEarly) return { ok: false, code: 'NOT_YET' }
  if (result === 'refused' && reason.trim() === '') return { ok: false, code: 'REASON' }
  return { ok: true }
}

type Waiting = {
  date: CivilDate
  start: CivilTime
  /** Instant of the check-in, UTC ISO. */
  checkedInAt?: string | null
  /** Came without a booking. */
  isWalkIn?: boolean
}

/**
 * The order in which waiting people are called: by the later of booked time and check-in. Who comes
 * early keeps the booked time, who comes late waits behind those who were on time. Somebody without a
 * booking counts from the check-in, but never overtakes a booked person who was checked in before,
 * however much too early that person came (BK-22).
 */
export function inTurn<T extends Waiting>(waiting: T[]): T[] {
  const own = (one: Waiting): string => {
    const arrived = one.checkedInAt ? tokyoTimeOf(new Date(one.checkedInAt)) : one.start
    return arrived > one.start ? arrived : one.start
  }
  const at = (one: Waiting): string => one.checkedInAt ?? ''
  const booked = waiting.filter(({ isWalkIn }) => !isWalkIn)
  const turns = new Map(
    waiting.map((one) => {
      const before = one.isWalkIn ? booked.filter((other) => at(other) <= at(one)).map(own) : []
      return [one, before.reduce((last, turn) => (turn > last ? turn : last), own(one))]
    }),
  )
  return [...waiting].sort((a, b) => {
    const [left, right] = [turns.get(a) ?? '', turns.get(b) ?? '']
    if (left !== right) return left < right ? -1 : 1
    if (at(a) !== at(b)) return at(a) < at(b) ? -1 : 1
    return Number(a.isWalkIn ?? false) - Number(b.isWalkIn ?? false)
  })
}

export type WalkInVerdict = 'receive' | 'documents' | 'crowded'

/**
 * May somebody without a booking be served now (BK-22)? Only with complete documents and while the
 * window is not too crowded: by the clerk's eye, or by the office's limit of waiting people.
 */
export function walkInVerdict(input: {
  documentsComplete: boolean
  crowded: boolean
  waiting: number
  /** null = the clerk alone decides. */
  limit: number | null
}): WalkInVerdict {
  if (!input.documentsComplete) return 'documents'
  if (input.crowded || (input.limit !== null && input.waiting >= input.limit)) return 'crowded'
  return 'receive'
}
