import { isCivilDate, tokyoDateOf } from '@/domain/time/civil'
import { can } from '@/access/capabilities'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'

import { invalidCard } from './card-reason'
import { raiseTask } from './card-tasks'
import { cardName } from './card-view'
import { eventOfOp, withCard } from './change-card'
import { findOneCard } from './find-card'
import { readStatusRules } from './status-rules'

/**
 * Records that the post brought a 交付通知書 back, with the day (CD-15), and raises a task. The
 * scanning station does the same for today.
 * @throws DomainError FORBIDDEN, INPUT_INVALID, NOT_SENT, ALREADY_DONE and as `findOneCard`
 */
export async function recordReturned(
  ctx: ServiceContext,
  input: { code: string; on: string; op: string },
): Promise<{ number: string; returnedOn: string }> {
  if (ctx.user && !can(ctx.user, 'cards.write')) {
    throw new DomainError('FORBIDDEN', 'カードの記録を変える権限がありません。', 403)
  }
  if (!isCivilDate(input.on) || input.on > tokyoDateOf(ctx.now())) {
    throw invalidCard('返戻日は、今日までの日付を入力してください。')
  }
  const rules = await readStatusRules(ctx)
  const found = await findOneCard(ctx, input.code)
  const card = await withCard(ctx, found.id, async (now) => {
    if (eventOfOp(now, input.op)) return null
    if (!now.notifiedOn && rules.get(now.status)?.step !== 'notified') {
      throw new DomainError('NOT_SENT', '交付通知書を発送していないカードです。', 409)
    }
    if (now.returnedOn) {
      throw new DomainError('ALREADY_DONE', `${now.returnedOn} に返戻を記録済みです。`, 409)
    }
    const to = { returnedOn: input.on }
    return { set: to, event: { type: 'notice-returned', how: 'screen', to, op: input.op } }
  })
  const returnedOn = card.returnedOn ?? input.on
  await raiseTask(ctx, {
    key: `returned-mail|${card.cardKey}|${returnedOn}`,
    kind: 'returned-mail',
    office: card.office,
    card: card.cardKey,
    number: cardName(card),
  })
  return { number: cardName(card), returnedOn }
}
