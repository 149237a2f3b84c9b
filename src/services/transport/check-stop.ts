import { differencesOf, obstaclesOf, openDifferences } from '@/domain/transport/run-rules'
import type { RunRow, Stop } from '@/domain/transport/run-types'
import { DIFFERENCE, MISSING_OUTCOME, type MissingOutcome } from '@/domain/transport/vocabulary'
import { DomainError } from '@/lib/errors'

import { logAct } from '../audit/log-act'
import type { ServiceContext } from '../context'
import { faultPoint } from '../context'
import { checkReason, notFound } from '../refusals'

import { itemsOf } from './items'
import { assertReceives, assertSends, runById, stopOf, withRun, withStop, wrongState } from './runs'
import { settleRun } from './settle'

export type StopResult = { run: RunRow; stop: Stop; closed: boolean }

/**
 * 照合: compares what arrived at a stop with what was sent (TR-07). Without a difference the stop is
 * closed; else each one is named, missing cards raise a task, and the run stays open.
 * @throws DomainError FORBIDDEN, NOT_ARRIVED, WRONG_STATE
 */
export async function checkStop(
  ctx: ServiceContext,
  input: { id: string; stop: string },
): Promise<StopResult> {
  const first = await runById(ctx, input.id)
  assertReceives(ctx, first, stopOf(first, input.stop))
  await settleRun(ctx, first)
  const run = await withRun(ctx, input.id, async (now) => {
    const stop = stopOf(now, input.stop)
    if (now.state === 'completed') return null
    if (!stop.arrival) {
      throw new DomainError('NOT_ARRIVED', `先に、${stop.name}への到着を記録してください。`, 409)
    }
    const checked = await compared(ctx, now, stop)
    if (JSON.stringify(checked) === JSON.stringify(stop)) return null
    return { set: { stops: withStop(now, checked), pending: true }, what: resultOf(checked) }
  })
  const settled = await settleRun(ctx, run)
  const stop = stopOf(settled, input.stop)
  return { run: settled, stop, closed: stop.closedAt !== '' }
}

async function compared(ctx: ServiceContext, run: RunRow, stop: Stop): Promise<Stop> {
  const items = await itemsOf(ctx, run.id, { stop: stop.key })
  const received = items.filter(({ state }) => state === 'received' || state === 'scanned').length
  const missing = items
    .filter(({ state }) => state === 'sent' || state === 'packed')
    .map(({ card, number }) => ({ card, number }))
  const here = new Set(
    items
      .filter(({ state }) => state === 'received' || state === 'scanned')
      .map(({ card }) => card),
  )
  // A card that turned up after all is missing no more, whatever was written about it.
  const known = stop.differences.filter(
    ({ kind, card }) => kind !== 'missing' || !card || !here.has(card),
  )
  const differences = differencesOf({ ...stop, differences: known }, { missing, received })
  const at = ctx.now().toISOString()
  const open = openDifferences({ differences })
  return {
    ...stop,
    differences,
    checkedAt: stop.checkedAt || at,
    closedAt: open.length === 0 ? stop.closedAt || at : '',
  }
}

const resultOf = (stop: Stop): string => {
  const open = openDifferences(stop)
  if (open.length === 0) return `${stop.name}の照合が終わりました`
  return `${stop.name}の照合で違いがあります: ${open.map(({ what }) => what).join(' ')}`
}

/**
 * Says why something does not agree. A missing card needs an outcome as well; it then leaves the run.
 * The stop closes with the last explanation.
 * @throws DomainError FORBIDDEN, NOT_FOUND, REASON_REQUIRED, OUTCOME_MISSING, WRONG_STATE
 */
export async function explainDifference(
  ctx: ServiceContext,
  input: { id: string; stop: string; key: string; text: string; outcome?: MissingOutcome },
): Promise<StopResult> {
  const text = checkReason(input.text)
  if (!text) throw new DomainError('REASON_REQUIRED', '違いの理由を書いてください。', 422)
  const run = await withRun(ctx, input.id, (now) => {
    const stop = stopOf(now, input.stop)
    assertMayExplain(ctx, now, stop)
    if (now.state === 'completed') throw wrongState(now, '完了した移送は変えられません。')
    const difference = stop.differences.find(({ key }) => key === input.key)
    if (!difference) throw notFound('その違いは、もうありません。')
    if (difference.kind === 'missing' && !input.outcome) {
      throw new DomainError(
        'OUTCOME_MISSING',
        '届かなかったカードがどうなったかを選んでください。',
        422,
      )
    }
    if (difference.explanation === text && difference.outcome === input.outcome) return null
    const explained = {
      ...difference,
      explanation: text,
      ...(difference.kind === 'missing' ? { outcome: input.outcome } : {}),
      explainedAt: ctx.now().toISOString(),
      explainedBy: ctx.actor.name,
    }
    const differences = stop.differences.map((one) => (one.key === input.key ? explained : one))
    const outcome = explained.outcome ? `（${MISSING_OUTCOME[explained.outcome]}）` : ''
    return {
      set: { stops: withStop(now, { ...stop, differences }), pending: true },
      what: `${stop.name}の${DIFFERENCE[difference.kind]}: ${difference.what}理由: ${text}${outcome}`,
    }
  })
  const settled = await settleRun(ctx, run)
  const stop = stopOf(settled, input.stop)
  if (openDifferences(stop).length > 0) return { run: settled, stop, closed: false }
  return checkStop({ ...ctx, user: null }, input)
}

/** Either side may know why: the ward that received, or the centre that sent. */
function assertMayExplain(ctx: ServiceContext, run: RunRow, stop: Stop): void {
  try {
    assertReceives(ctx, run, stop)
  } catch {
    assertSends(ctx, run)
  }
}

/**
 * Ends a run (TR-07, TR-09): every stop closed, and documents back.
 * @throws DomainError FORBIDDEN, WRONG_STATE, DIFFERENCES (details: conflicts, one line each)
 */
export async function completeRun(ctx: ServiceContext, input: { id: string }): Promise<RunRow> {
  const run = await withRun(ctx, input.id, (now) => {
    assertSends(ctx, now)
    if (now.state === 'completed') return null
    const obstacles = obstaclesOf(now)
    if (now.state !== 'arriving') throw wrongState(now, obstacles.join(' '))
    if (obstacles.length > 0) {
      throw new DomainError('DIFFERENCES', `まだ完了にできません。${obstacles.join(' ')}`, 409, {
        conflicts: obstacles,
      })
    }
    return {
      set: { state: 'completed', completedAt: ctx.now().toISOString() },
      what: '完了しました',
    }
  })
  await faultPoint(ctx, 'run-completed')
  await logAct(ctx, {
    action: 'transport.complete',
    target: `transport-runs/${run.id}`,
    office: run.from,
    summary: `移送 ${run.number} を完了`,
    key: `transport-complete|${run.runKey}`,
  })
  return settleRun(ctx, run)
}
