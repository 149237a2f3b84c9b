import { findRow, findRows, updateWhere } from '@/db/atomic'
import { updateMany } from '@/db/bulk'
import type { Stored } from '@/db/stored'
import { checkMove, type StatusRules } from '@/domain/cards/transitions'
import type { Difference, RunRow } from '@/domain/transport/run-types'
import { isOnTheWay } from '@/domain/transport/run-rules'
import { DomainError } from '@/lib/errors'

import { cardName } from '../cards/card-view'
import { cardTask } from '../cards/tasks/case'
import { raiseTask } from '../cards/tasks/raise'
import { moveByProduct } from '../cases/move'
import { changeCards, eventOfOp, withCard } from '../cards/change-card'
import { moveCard } from '../cards/move-card'
import { readStatusRules, statusOfStep } from '../cards/status-rules'
import type { CardRow } from '../cards/types'
import type { ServiceContext } from '../context'
import { faultPoint } from '../context'
import { notFound } from '../refusals'

import { type ItemRow, itemsOf, moveItem, tombstone } from './items'
import { forRun, withPlainIds } from './runs'

export async function transferredStatus(rules: StatusRules): Promise<string> {
  const status = statusOfStep(rules, 'transferred')
  if (status) return status
  throw new DomainError(
    'NO_STATUS',
    '「区移管」の状態区分が設定にありません。「カードの状態区分」で仕事の段階を選んでください。',
    422,
  )
}

/** May the card go on to 区移管済み without anybody giving a reason? */
export function mayTravel(
  rules: StatusRules,
  card: Pick<CardRow, 'status' | 'inspectedOn'>,
  to: string,
) {
  const check = checkMove(rules, card.status, to, { isInspected: !!card.inspectedOn })
  return check.ok && !check.needsReason && !check.needsCityAdmin
}

/**
 * Brings the cards of a run to where the run says they are. Every step is repeatable, so what a
 * process that died left behind is finished by the next act, or by the job.
 */
export async function settleRun(ctx: ServiceContext, run: RunRow): Promise<RunRow> {
  if (run.state === 'cancelled') {
    for (const item of await itemsOf(ctx, run.id, { states: ['packing', 'packed'] })) {
      await moveItem(ctx, item, ['packing', 'packed'], {
        state: 'withdrawn',
        liveKey: tombstone(item),
      })
      await faultPoint(ctx, 'item-settled')
    }
  } else if (isOnTheWay(run) || run.state === 'completed') {
    await settleCards(ctx, run)
  }
  if (!run.pending) return run
  const done = await updateWhere<RunRow>(
    ctx.payload,
    'transport-runs',
    { and: [{ id: { equals: run.id } }, { rev: { equals: run.rev } }] },
    { pending: false },
  )
  return done ? withPlainIds(done) : run
}

async function settleCards(ctx: ServiceContext, run: RunRow): Promise<void> {
  for (const item of await itemsOf(ctx, run.id, { states: ['packing'] })) {
    await moveItem(ctx, item, 'packing', { state: 'withdrawn', liveKey: tombstone(item) })
  }
  await sendCards(ctx, run, await itemsOf(ctx, run.id, { states: ['packed'] }))
  const scanned = await itemsOf(ctx, run.id, { states: ['scanned'] })
  if (scanned.length > 0) {
    const rules = await readStatusRules(ctx)
    for (const item of scanned) await finishReceipt(ctx, run, item, rules)
  }
  const explained = run.stops.flatMap(({ differences }) =>
    differences.filter(({ outcome }) => outcome),
  )
  for (const difference of explained) await finishMissing(ctx, run, difference)
  await raiseDifferences(ctx, run)
}

/** Cards that are read, written and marked together. */
const BATCH = 100

/**
 * The cards leave the house: their places are empty, and the run stands on them. In batches, each
 * finished before the next begins: what a process that dies has left is found by its state.
 */
async function sendCards(ctx: ServiceContext, run: RunRow, items: ItemRow[]): Promise<void> {
  const op = `depart|${run.id}`
  for (let from = 0; from < items.length; from += BATCH) {
    const batch = items.slice(from, from + BATCH)
    const cards = await findRows<CardRow>(ctx.payload, 'cards', {
      id: { in: batch.map(({ cardId }) => cardId) },
    })
    await changeCards(forRun(ctx), cards, (card) => {
      if (eventOfOp(card, op)) return null
      const to = { run: run.id, place: null, position: '', pulledFor: '' }
      return { set: to, event: { type: 'departed', how: 'scan', to, op, note: run.number } }
    })
    await faultPoint(ctx, 'cards-sent')
    await updateMany(ctx.payload, 'transport-items', {
      key: 'itemKey',
      keys: batch.map(({ itemKey }) => itemKey),
      where: { state: 'packed' },
      set: { state: 'sent', updatedAt: ctx.now().toISOString() },
    })
  }
}

/**
 * The card has been scanned where it was to go (CD-16): it becomes 区移管済み and is no longer on the
 * way. A card whose status changed meanwhile (交付取りやめ, say) arrives all the same, keeps its status
 * and raises a task.
 */
export async function finishReceipt(
  ctx: ServiceContext,
  run: RunRow,
  item: ItemRow,
  rules: StatusRules,
): Promise<CardRow> {
  const system = forRun(ctx)
  const op = `arrive|${run.id}`
  const to = { run: '', place: null, position: '' }
  const target = await transferredStatus(rules)
  const card = await readCard(ctx, item.cardId)
  const isFit = mayTravel(rules, card, target)
  if (isFit && card.status !== target) {
    await moveCard(system, {
      id: card.id,
      status: target,
      how: 'scan',
      isScannedThere: true,
      op,
      with: to,
      rules,
      note: run.number,
    })
  }
  await faultPoint(ctx, 'card-received')
  const arrived = await withCard(system, item.cardId, async (now) => {
    if (now.run !== run.id) return null
    return { set: to, event: { type: 'arrived', how: 'scan', to, op, note: run.number } }
  })
  const step = rules.get(arrived.status)?.step
  if (step === 'cancelled' || step === 'issued' || step === 'mailed') {
    await raiseTask(ctx, {
      key: `transport-unexpected|${run.id}|${item.card}`,
      kind: 'unexpected',
      title: `「${arrived.status}」のカードが移送で届きました（${run.number}）`,
      office: item.office,
      card: item.card,
      number: item.number,
    })
  }
  await moveItem(ctx, item, 'scanned', { state: 'received', liveKey: tombstone(item) })
  return arrived
}

async function readCard(ctx: ServiceContext, id: string): Promise<CardRow> {
  const card = await findRow<CardRow>(ctx.payload, 'cards', { id: { equals: id } })
  if (!card) throw notFound('カードが見つかりません。')
  return card
}

/** A card that did not arrive is on no run any more, and may be packed again once it is found. */
async function finishMissing(
  ctx: ServiceContext,
  run: RunRow,
  { card, outcome, what }: Difference,
): Promise<void> {
  const [item] = await itemsOf(ctx, run.id, { card, states: ['sent'] })
  if (!card || !item) return
  const op = `missing|${run.id}`
  await withCard(forRun(ctx), item.cardId, async (now) => {
    if (now.run !== run.id) return null
    const to = { run: '' }
    return { set: to, event: { type: 'not-arrived', how: 'screen', to, op, note: run.number } }
  })
  await faultPoint(ctx, 'card-missing')
  await moveItem(ctx, item, 'sent', { state: 'missing', liveKey: tombstone(item) })
  if (outcome !== 'at-origin') return
  const task = await findRow<Stored<'card-tasks'>>(ctx.payload, 'card-tasks', {
    taskKey: { equals: missingTaskKey(run, card) },
  })
  if (task?.state !== 'open') return
  await moveByProduct(forRun(ctx), cardTask, task.id, {
    move: 'finish',
    answers: { note: `出発した側にありました。${what}` },
    op,
  })
}

const missingTaskKey = (run: Pick<RunRow, 'id'>, card: string): string =>
  `transport-missing|${run.id}|${card}`

/** Every card that is missing or too many is somebody's task, once. */
async function raiseDifferences(ctx: ServiceContext, run: RunRow): Promise<void> {
  for (const stop of run.stops) {
    for (const { kind, card: cardKey, what, explanation } of stop.differences) {
      if (!cardKey || explanation || (kind !== 'missing' && kind !== 'extra')) continue
      const card = await findRow<CardRow>(ctx.payload, 'cards', { cardKey: { equals: cardKey } })
      if (!card) continue
      await faultPoint(ctx, 'difference-named')
      const common = { card: cardKey, number: cardName(card) }
      await raiseTask(
        ctx,
        kind === 'missing'
          ? {
              ...common,
              key: missingTaskKey(run, cardKey),
              kind: 'missing',
              title: `移送で届かなかったカード（${run.number} ${stop.name}）`,
              office: card.office,
            }
          : {
              ...common,
              key: `transport-extra|${run.id}|${stop.key}|${cardKey}`,
              kind: 'unexpected',
              title: `移送の一覧にないカードが${stop.name}に届きました（${run.number}）`,
              office: stop.office ?? run.from,
              note: what,
            },
      )
    }
  }
}

/** Finishes what processes that died have left half done. @returns how many runs were touched */
export async function settleRuns(ctx: ServiceContext): Promise<number> {
  const pending = await findRows<RunRow>(ctx.payload, 'transport-runs', {
    pending: { equals: true },
  })
  const half = await findRows<{ run: string }>(
    ctx.payload,
    'transport-items',
    { state: { equals: 'scanned' } },
    { select: { run: true }, limit: 2000 },
  )
  const ids = new Set([...pending.map(({ id }) => String(id)), ...half.map(({ run }) => run)])
  for (const id of ids) {
    const run = await findRow<RunRow>(ctx.payload, 'transport-runs', { id: { equals: id } })
    if (run) await settleRun(ctx, withPlainIds(run))
  }
  return ids.size
}
