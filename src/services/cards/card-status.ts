import { hasRole, mayUseOffice } from '@/access/roles'
import { findRow, updateWhere } from '@/db/atomic'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { tokyoDateOf } from '@/domain/time/civil'
import { DomainError } from '@/lib/errors'

import { recordAudit } from '../audit/record'
import type { ServiceContext } from '../context'

import { syncState } from './eligibility'
import { isFinal, readCardSetup } from './import-setup'

export type StatusInput = { id: string; status: string; reason?: string }

type CardRow = {
  id: string
  cardKey: string
  status: string
  office: string
  reservationNumber?: string
  issuedOn?: string
  cancelledOn?: string
}

const MAX_REASON = 300
const TRIES = 3

/**
 * Sets the status of one card by hand and with it whether its holder may book (CD-09, ID-10).
 * Leaving 交付済み or 交付取りやめ takes the city administrator and a reason. Sent again, it changes
 * nothing and makes good what a crash left half done.
 * @throws DomainError NOT_FOUND, FORBIDDEN, INPUT_INVALID, REASON_REQUIRED, BUSY
 */
export async function setCardStatus(
  ctx: ServiceContext,
  input: StatusInput,
): Promise<{ id: string; status: string }> {
  const { statuses } = await readCardSetup(ctx)
  const state = statuses.get(input.status)
  if (!state) throw invalid('その状態区分はありません。')
  const reason = checkReason(input.reason)
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const card = await findRow<CardRow>(ctx.payload, 'cards', { id: { equals: input.id } })
    if (!card || (ctx.user && !mayUseOffice(ctx.user, card.office))) {
      throw new DomainError('NOT_FOUND', 'カードが見つかりません。', 404)
    }
    if (card.status !== input.status) {
      assertMayLeave(ctx, isFinal(statuses.get(card.status)), card.status, reason)
      // What stops bookings comes first, what opens them last.
      if (state !== 'bookable') await syncState(ctx, card.cardKey, input.status, state)
      if (!(await writeStatus(ctx, card, input.status, state))) continue
      await audit(ctx, card, input.status, reason)
    }
    await syncState(ctx, card.cardKey, input.status, state)
    return { id: card.id, status: input.status }
  }
  throw new DomainError('BUSY', '別の画面で変更されました。もう一度お試しください。', 503)
}

const invalid = (message: string) => new DomainError('INPUT_INVALID', message, 422)

function checkReason(text = ''): string {
  const reason = text.trim()
  if (reason.length > MAX_REASON) throw invalid(`理由は${MAX_REASON}文字までです。`)
  if (containsIndividualNumber(reason)) throw invalid('理由にマイナンバーを書かないでください。')
  return reason
}

function assertMayLeave(
  ctx: ServiceContext,
  leavesFinal: boolean,
  status: string,
  reason: string,
): void {
  if (!leavesFinal) return
  if (ctx.user && !hasRole(ctx.user, 'city-admin')) {
    throw new DomainError('FORBIDDEN', `「${status}」から変えられるのは市管理者だけです。`, 403)
  }
  if (!reason) {
    throw new DomainError('REASON_REQUIRED', `「${status}」から変える理由を書いてください。`, 422)
  }
}

/** Only if nobody changed it since it was read; the day of handing over or stopping comes along. */
async function writeStatus(ctx: ServiceContext, card: CardRow, status: string, state: string) {
  const today = tokyoDateOf(ctx.now())
  return updateWhere(
    ctx.payload,
    'cards',
    { and: [{ id: { equals: card.id } }, { status: { equals: card.status } }] },
    {
      status,
      ...(state === 'done' && !card.issuedOn ? { issuedOn: today } : {}),
      ...(state === 'stopped' && !card.cancelledOn ? { cancelledOn: today } : {}),
      updatedAt: ctx.now().toISOString(),
    },
  )
}

const audit = (ctx: ServiceContext, card: CardRow, status: string, reason: string) =>
  recordAudit(ctx.payload, {
    action: 'cards.status',
    actorKind: ctx.actor.kind,
    actor: ctx.actor.id,
    actorName: ctx.actor.name,
    at: ctx.now().toISOString(),
    target: `cards/${card.id}`,
    office: card.office,
    summary: `カード（予約ID ${card.reservationNumber || 'なし'}）の状態区分を変更${reason ? `: ${reason}` : ''}`,
    changes: { status: [card.status, status] },
  })
