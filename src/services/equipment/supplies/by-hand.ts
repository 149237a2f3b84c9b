import { BY_HAND, SUPPLY_MOVE } from '@/domain/equipment/vocabulary'

import { logAct } from '../../audit/log-act'
import type { ServiceContext } from '../../context'
import { checkReason, invalid, need } from '../../refusals'

import { bookSupply, supplyById } from './stock'

export type HandMove = {
  supply: string
  kind: keyof typeof BY_HAND
  count: number
  note: string
  op: string
}

/**
 * A change that a person enters: what came in, was used, came back, was lost, or a correction with its reason.
 * @returns what is left
 * @throws DomainError NOT_FOUND, INPUT_INVALID, NOT_ENOUGH
 */
export async function moveSupply(ctx: ServiceContext, wish: HandMove): Promise<number> {
  const supply = await supplyById(ctx, wish.supply)
  const { kind, op } = wish
  if (wish.count === 0) throw invalid('数を入力してください。', { count: '数を入力してください。' })
  if (wish.count < 0 && kind !== 'correct')
    throw invalid('数は1以上で入力してください。減らすときは「訂正」を選びます。')
  const isExplained = kind === 'correct' || kind === 'loss'
  const note = checkReason(isExplained ? need(wish.note, '理由') : wish.note)
  const count = wish.count * BY_HAND[kind]
  // With its article: the same request for another one is another change.
  const key = `hand|${ctx.actor.id}|${supply.id}|${op}`
  const left = await bookSupply(ctx, supply, { kind, count, note, key })
  await logAct(ctx, {
    action: 'supply.move',
    target: `supplies/${supply.id}`,
    summary: `消耗品「${supply.name}」の${SUPPLY_MOVE[kind]} ${count > 0 ? '+' : ''}${count}${supply.unit}（残り${left}${supply.unit}）`,
    key: `supply|${ctx.actor.id}|${supply.id}|${op}`,
  })
  return left
}
