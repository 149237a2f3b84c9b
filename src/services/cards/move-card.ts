import { can } from '@/access/capabilities'
import { CITY_ROLES, hasRole } from '@/access/roles'
import type { AtomicData } from '@/db/atomic'
import {
  checkMove,
  DAY_OF_STEP,
  type StatusRule,
  type StatusRules,
  endsVisits,
} from '@/domain/cards/transitions'
import type { How, Route } from '@/domain/cards/vocabulary'
import { tokyoDateOf } from '@/domain/time/civil'
import { DomainError } from '@/lib/errors'

import { logAct } from '../audit/log-act'
import { changeRow } from '../change-row'
import type { ServiceContext } from '../context'
import { faultPoint } from '../context'
import { checkReason, forbidden, invalid } from '../refusals'

import { cardById, type CardWish, changeCard, eventOfOp } from './change-card'
import { syncState } from './eligibility'
import { assertNotRefused } from './not-refused'
import { releaseBookings } from './release-bookings'
import { readStatusRules } from './status-rules'
import type { CardRow } from './types'

export type MoveInput = {
  id: string
  status: string
  reason?: string
  how?: How
  /** Id of the act at the screen; sent again, it is carried out once. */
  op?: string
  /** Further fields that belong to the move: place, tracking number, run. Non-personal only. */
  with?: Record<string, string | number | null>
  /** Chosen at a screen for its own sake: 交付 without the checks of the window takes more. */
  byHand?: boolean
  /** The card was scanned where it was to go: only so it becomes 区移管済み (CD-16). */
  isScannedThere?: boolean
  /** The card's `rev` that the screen showed; a newer one is refused (CD-25). */
  rev?: number
  rules?: StatusRules
  note?: string
  /** Encrypted remark for the history. */
  sealed?: string
}

/**
 * Gives a card another status under the city's rules, and with it the right to book (CD-09, ID-10).
 * 交付取りやめ lets go of open bookings and raises a task (CD-17). Sent again, it changes nothing and
 * makes good what a crash left half done.
 * @throws DomainError NOT_FOUND, FORBIDDEN, INPUT_INVALID, MOVE_REFUSED, REASON_REQUIRED,
 *   CHANGED_MEANWHILE, VISIT_REFUSED, BUSY
 */
export async function moveCard(ctx: ServiceContext, input: MoveInput): Promise<CardRow> {
  const rules = input.rules ?? (await readStatusRules(ctx))
  const target = rules.get(input.status)
  if (!target) throw invalid('その状態区分はありません。')
  const reason = checkReason(input.reason)
  return changeRow<CardRow, CardWish>({
    find: () => cardById(ctx, input.id),
    decide: async (card) => {
      if (card.status === target.label || eventOfOp(card, input.op)) {
        await afterMove(ctx, card, rules)
        return null
      }
      if (input.rev !== undefined && input.rev !== card.rev) throw changedMeanwhile(card)
      assertMayMove(ctx, rules, card, target, reason)
      assertScannedThere(card, target, input)
      if (input.byHand) {
        assertUnchecked(ctx, rules.get(card.status), target, reason)
        if (target.step === 'issued') await assertNotRefused(ctx, card)
      }
      // What stops bookings comes first, what opens them last.
      if (target.booking !== 'bookable') {
        await syncState(ctx, card.cardKey, target.label, target.booking)
        await faultPoint(ctx, 'card-closed')
      }
      const stamps = { ...stampsOf(ctx, card, rules.get(card.status), target), ...input.with }
      const set: AtomicData = { status: target.label, statusAt: ctx.now().toISOString(), ...stamps }
      return {
        set,
        event: {
          type: 'status',
          how: input.how ?? 'screen',
          from: { status: card.status },
          to: { status: target.label, ...stamps },
          ...(reason ? { reason } : {}),
          ...(input.op ? { op: input.op } : {}),
          ...(input.note ? { note: input.note } : {}),
          ...(input.sealed ? { sealed: input.sealed } : {}),
        },
      }
    },
    write: async (card, { set, event }) => {
      const moved = await changeCard(ctx, card, set, event)
      if (!moved) return null
      const isUnchecked = input.byHand === true && target.step === 'issued'
      const isAudited = isUnchecked || target.step === 'cancelled'
      if (isAudited || rules.get(card.status)?.leave === 'city-admin') {
        await audit(ctx, card, target.label, reason)
      }
      await afterMove(ctx, moved, rules)
      return moved
    },
  })
}

/** @throws DomainError: somebody saved a newer version of the card since it was shown */
export const changedMeanwhile = (card: CardRow): DomainError =>
  new DomainError(
    'CHANGED_MEANWHILE',
    `このカードは、表示したあとに${card.history?.at(-1)?.by.name || '別の人'}が変更しました。新しい内容を確かめてから、もう一度操作してください。`,
    409,
    { rev: card.rev, status: card.status },
  )

/** @throws DomainError MOVE_REFUSED, FORBIDDEN, REASON_REQUIRED */
export function assertMayMove(
  ctx: ServiceContext,
  rules: StatusRules,
  card: CardRow,
  target: StatusRule,
  reason: string,
): void {
  const check = checkMove(rules, card.status, target.label, { isInspected: !!card.inspectedOn })
  if (!check.ok) throw new DomainError('MOVE_REFUSED', check.problem, 422)
  if (check.needsCityAdmin && ctx.user && !hasRole(ctx.user, 'city-admin')) {
    throw forbidden(`「${card.status}」から変えられるのは市管理者だけです。`)
  }
  if (target.step === 'cancelled' && ctx.user && !can(ctx.user, 'cards.cancel')) {
    throw forbidden(`「${target.label}」にする権限がありません。`)
  }
  if ((check.needsReason || target.step === 'cancelled') && !reason) {
    throw new DomainError(
      'REASON_REQUIRED',
      `「${card.status}」から「${target.label}」に変える理由を書いてください。`,
      422,
    )
  }
}

/**
 * 区移管済み says that the ward has scanned the card (CD-16). By hand, by list or by the results of a
 * ward's terminal a card only gets back to where it has been before.
 * @throws DomainError SCAN_ONLY
 */
function assertScannedThere(card: CardRow, target: StatusRule, input: MoveInput): void {
  if (!needsScan(card, target) || input.isScannedThere) return
  throw new DomainError(
    'SCAN_ONLY',
    `「${target.label}」になるのは、移送の受取りで読み取ったカードだけです。「移送」の画面で受け取ってください。`,
    422,
  )
}

/** Is this a status that the card can be given only by the scan at its ward? */
export const needsScan = (
  card: Pick<CardRow, 'transferredOn'>,
  target: Pick<StatusRule, 'step'>,
): boolean => target.step === 'transferred' && !card.transferredOn

/**
 * 交付 belongs to the window with its checks. Past them it is the city's act alone (AC-06), with a
 * reason and a line in the log. A card that came by post is confirmed as it is.
 * @throws DomainError FORBIDDEN, REASON_REQUIRED
 */
function assertUnchecked(
  ctx: ServiceContext,
  source: StatusRule | undefined,
  target: StatusRule,
  reason: string,
): void {
  if (target.step !== 'issued' || source?.step === 'mailed') return
  if (ctx.user && !hasRole(ctx.user, ...CITY_ROLES)) {
    throw forbidden(
      `「${target.label}」は「交付」の画面で、窓口の確認をして記録してください。確認をせずに変えられるのは市職員だけです。`,
    )
  }
  if (!reason) {
    throw new DomainError(
      'REASON_REQUIRED',
      `「交付」の画面を使わずに「${target.label}」にする理由を書いてください。`,
      422,
    )
  }
}

/**
 * What the step leaves on the card: its day, once; 交付 and 交付取りやめ that are taken back leave
 * none. A card that is handed over or sent lies nowhere any more.
 */
function stampsOf(
  ctx: ServiceContext,
  card: CardRow,
  source: StatusRule | undefined,
  target: StatusRule,
): Record<string, string | null> {
  const field = DAY_OF_STEP[target.step]
  const stamps: Record<string, string | null> = {}
  if (source && ['issued', 'cancelled', 'mailed'].includes(source.step)) {
    const left = DAY_OF_STEP[source.step]
    if (left) stamps[left] = ''
  }
  if (field && !card[field as keyof CardRow]) stamps[field] = tokyoDateOf(ctx.now())
  if (target.step === 'issued' || target.step === 'mailed') {
    stamps.place = null
    stamps.position = ''
    stamps.pulledFor = ''
    Object.assign(stamps, routeOf(card, source, target))
  }
  return stamps
}

/**
 * 交付の方法 as it came about (CD-20). A card that is sent goes by post whatever was planned; one
 * that is issued keeps what is known, as sent cards are marked issued when they have arrived.
 */
function routeOf(
  card: CardRow,
  source: StatusRule | undefined,
  target: StatusRule,
): { route?: Route } {
  if (target.step === 'mailed') return { route: 'mail' }
  return card.route ? {} : { route: source?.step === 'mailed' ? 'mail' : 'window' }
}

/** The booking side follows the card; repeated after a crash, it comes to the same. */
async function afterMove(ctx: ServiceContext, card: CardRow, rules: StatusRules): Promise<void> {
  const rule = rules.get(card.status)
  if (!rule) return
  await syncState(ctx, card.cardKey, rule.label, rule.booking)
  if (endsVisits(rule)) await releaseBookings(ctx, card)
}

const audit = (ctx: ServiceContext, card: CardRow, status: string, reason: string) =>
  logAct(ctx, {
    action: 'cards.status',
    target: `cards/${card.id}`,
    office: card.office,
    summary: `カード（予約ID ${card.reservationNumber || 'なし'}）の状態区分を変更${reason ? `: ${reason}` : ''}`,
    changes: { status: [card.status, status] },
    key: `card-status|${card.cardKey}|${card.rev + 1}`,
  })
