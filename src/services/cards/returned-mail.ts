import { can } from '@/access/capabilities'
import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import type { StatusRules } from '@/domain/cards/transitions'
import { addDays, type CivilDate, isCivilDate, tokyoDateOf } from '@/domain/time/civil'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'
import { forbidden, invalid } from '../refusals'

import { raiseLost, raiseTask, type TaskDraft } from './tasks/raise'
import { cardName } from './card-view'
import { type CardEventDraft, eventOfOp, withCard } from './change-card'
import { cardInHand } from './find-card'
import { readStatusRules } from './status-rules'
import type { CardRow } from './types'

/**
 * The one rule for a 交付通知書 that the post brought back (CD-15): it was sent, and it came back only
 * once. The day stands on the card, and a task asks somebody to look after it. Repeatable per `op`.
 * @param back day of the return, and whether it was scanned or typed
 * @throws DomainError NOT_SENT, ALREADY_DONE, NOT_FOUND, BUSY
 */
export async function noticeReturned(
  ctx: ServiceContext,
  id: string,
  back: { on: CivilDate; how: CardEventDraft['how']; op: string },
  rules: StatusRules,
): Promise<CardRow> {
  const card = await withCard(ctx, id, async (now) => {
    if (eventOfOp(now, back.op)) return null
    if (!now.notifiedOn && rules.get(now.status)?.step !== 'notified') {
      throw new DomainError('NOT_SENT', '交付通知書を発送していないカードです。', 409)
    }
    if (now.returnedOn) {
      throw new DomainError('ALREADY_DONE', `${now.returnedOn} に返戻を記録済みです。`, 409)
    }
    const to = { returnedOn: back.on }
    return { set: to, event: { type: 'notice-returned', how: back.how, to, op: back.op } }
  })
  await raiseTask(ctx, taskOf(card, card.returnedOn))
  return card
}

const taskOf = (card: CardRow, returnedOn: string | null | undefined): TaskDraft => ({
  key: `returned-mail|${card.cardKey}|${returnedOn}`,
  kind: 'returned-mail',
  office: card.office,
  card: card.cardKey,
  number: cardName(card),
})

const RECENT_DAYS = 3

/** Tasks of letters that came back of late and whose process died before it raised them. @returns how many */
export async function settleReturned(ctx: ServiceContext): Promise<number> {
  const events = await findRows<Stored<'card-events'>>(ctx.payload, 'card-events', {
    and: [
      { type: { equals: 'notice-returned' } },
      { date: { greater_than_equal: addDays(tokyoDateOf(ctx.now()), -RECENT_DAYS) } },
    ],
  })
  const cards = await findRows<CardRow>(ctx.payload, 'cards', {
    cardKey: { in: events.map(({ card }) => card) },
  })
  const byKey = new Map(cards.map((card) => [card.cardKey, card]))
  return raiseLost(
    ctx,
    events.flatMap(({ card: key, changes }) => {
      const card = byKey.get(key)
      return card ? [taskOf(card, (changes as { returnedOn?: string } | null)?.returnedOn)] : []
    }),
  )
}

/**
 * Records that the post brought a 交付通知書 back, with the day (CD-15). The scanning station does
 * the same for today.
 * @throws DomainError FORBIDDEN, INPUT_INVALID, NOT_SENT, ALREADY_DONE and as `cardInHand`
 */
export async function recordReturned(
  ctx: ServiceContext,
  input: { code: string; on: string; op: string },
): Promise<{ number: string; returnedOn: string }> {
  if (ctx.user && !can(ctx.user, 'cards.write')) {
    throw forbidden('カードの記録を変える権限がありません。')
  }
  if (!isCivilDate(input.on) || input.on > tokyoDateOf(ctx.now())) {
    throw invalid('返戻日は、今日までの日付を入力してください。')
  }
  const { id } = await cardInHand(ctx, input.code)
  const back = { on: input.on, how: 'screen', op: input.op } as const
  const card = await noticeReturned(ctx, id, back, await readStatusRules(ctx))
  return { number: cardName(card), returnedOn: card.returnedOn ?? input.on }
}
