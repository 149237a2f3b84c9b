import type { EligibilityState } from '../booking/vocabulary'

import type { Leave, Step } from './vocabulary'

/** One 状態区分 with its rules, as the settings have it. */
export type StatusRule = {
  label: string
  order: number
  booking: EligibilityState
  step: Step
  /** Labels of the statuses that may follow; empty = any. */
  next: string[]
  leave: Leave
  /** A card gets here only after 検品 (CD-14). */
  needsInspection: boolean
  /** Days a card may stay before it is shown as overdue (CD-23); null = no limit. */
  alertDays: number | null
}

/** Nobody comes for a card that is stopped, or that goes by post: its visits end (CD-17, CD-19). */
export const endsVisits = (rule: Pick<StatusRule, 'booking' | 'step'> | undefined): boolean =>
  rule?.booking === 'stopped' || rule?.step === 'mailed'

export type StatusRules = ReadonlyMap<string, StatusRule>

export type MoveCheck =
  { ok: true; needsReason: boolean; needsCityAdmin: boolean } | { ok: false; problem: string }

/**
 * May a card go from one status to another (CD-09)? A status that no other names as its successor
 * has just been added by the city: it may follow everything that is not final, so that it can be
 * used before anybody has drawn the arrows. Going back takes a reason.
 */
export function checkMove(
  rules: StatusRules,
  from: string,
  to: string,
  card: { isInspected: boolean },
): MoveCheck {
  const target = rules.get(to)
  if (!target) return { ok: false, problem: `「${to}」という状態区分はありません。` }
  const source = rules.get(from)
  if (!source) return { ok: true, needsReason: true, needsCityAdmin: false }
  const isListed = source.next.length === 0 || source.next.includes(to)
  const isNew = ![...rules.values()].some(({ next }) => next.includes(to))
  if (!isListed && !(isNew && source.leave !== 'city-admin')) {
    const may = source.next.length > 0 ? `次に進めるのは ${source.next.join('、')} です。` : ''
    return { ok: false, problem: `「${from}」から「${to}」へは変えられません。${may}` }
  }
  if (target.needsInspection && !card.isInspected) {
    return {
      ok: false,
      problem: `検品が済んでいないカードは「${to}」にできません。先に検品を記録してください。`,
    }
  }
  return {
    ok: true,
    needsReason: source.leave !== 'free' || target.order < source.order,
    needsCityAdmin: source.leave === 'city-admin',
  }
}

/** Statuses that a card in `from` can be given, in their order; for screens. */
export const movesFrom = (rules: StatusRules, from: string): StatusRule[] =>
  [...rules.values()].filter(
    ({ label }) => label !== from && checkMove(rules, from, label, { isInspected: true }).ok,
  )

/** The day that a step leaves on the card: field name, or null. */
export const DAY_OF_STEP: Partial<Record<Step, string>> = {
  received: 'receivedOn',
  prepared: 'preparedOn',
  transferred: 'transferredOn',
  notified: 'notifiedOn',
  issued: 'issuedOn',
  cancelled: 'cancelledOn',
  mailed: 'mailedOn',
}
