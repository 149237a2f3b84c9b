import { findRow } from '@/db/atomic'
import { PAPER_KIND, type PaperKind } from '@/domain/cards/papers'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { isCivilDate, tokyoDateOf } from '@/domain/time/civil'

import { type Beginning, startNoted } from '../../start-noted'
import type { ServiceContext } from '../../context'
import { individualNumberRefused, invalid } from '../../refusals'
import { cardName } from '../card-view'
import { eventOfOp, withCard } from '../change-card'
import { cardInHand } from '../find-card'
import type { CardRow } from '../types'

import { cardPaper } from './case'

/**
 * Registers a paper of a card with its place and how long it is kept (CD-28), and notes it in the
 * card's history. The name is neither needed nor answered. Sent again, it changes nothing.
 * @throws DomainError UNKNOWN_CARD, SEVERAL_CARDS, INPUT_INVALID, INDIVIDUAL_NUMBER
 */
export async function registerPaper(
  ctx: ServiceContext,
  input: { code: string; kind: PaperKind; place: string; keepUntil: string; op: string },
): Promise<{ number: string; kindLabel: string; repeated: boolean }> {
  const place = input.place.trim()
  if (containsIndividualNumber(place)) throw individualNumberRefused()
  if (!place) throw invalid('保管場所を入力してください。例: 書庫2 受領書 2026年12月')
  const today = tokyoDateOf(ctx.now())
  if (!isCivilDate(input.keepUntil) || input.keepUntil <= today) {
    throw invalid('保存期限には、今日より後の日を入力してください。')
  }
  const card = await cardInHand(ctx, input.code)
  const { isNew } = await startNoted(ctx, paperBeginning, {
    paperKey: `${card.cardKey}|${input.kind}|${input.op}`,
    card: card.cardKey,
    number: cardName(card),
    kind: input.kind,
    office: card.office,
    place,
    receivedOn: today,
    keepUntil: input.keepUntil,
    by: ctx.actor.name,
  })
  return { number: cardName(card), kindLabel: PAPER_KIND[input.kind], repeated: !isNew }
}

/** A paper stands in the history of its card too. */
export const paperBeginning: Beginning<'card-papers'> = {
  case: cardPaper,
  note: async (ctx, { paperKey: op, card: cardKey, kind }) => {
    const card = await findRow<CardRow>(ctx.payload, 'cards', { cardKey: { equals: cardKey } })
    // Its card was destroyed meanwhile: then there is no history to stand in.
    if (!card) return
    await withCard({ ...ctx, user: null }, card.id, async (now) =>
      eventOfOp(now, op)
        ? null
        : { set: {}, event: { type: 'paper', how: 'scan', op, note: PAPER_KIND[kind] } },
    )
  },
}
