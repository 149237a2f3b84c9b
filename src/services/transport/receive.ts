import { isDuplicateKey } from '@/db/duplicate'
import { tokyoTimeOf } from '@/domain/time/civil'
import { isOnTheWay } from '@/domain/transport/run-rules'
import type { Arrival, Difference, RunRow, Stop } from '@/domain/transport/run-types'
import type { PaperKind } from '@/domain/transport/vocabulary'
import { DomainError } from '@/lib/errors'

import { cardName } from '../cards/card-view'
import { readStatusRules } from '../cards/status-rules'
import type { CardRow } from '../cards/types'
import type { ServiceContext } from '../context'
import { faultPoint } from '../context'
import { checkReason, invalid } from '../refusals'

import { itemOfOp, type ItemRow, itemsOf, moveItem } from './items'
import type { ScanAnswer, ScanInput } from './pack'
import {
  assertReceives,
  checkNames,
  runById,
  stopOf,
  wasDone,
  withRun,
  withStop,
  wrongState,
} from './runs'
import { scannedCard } from './scanned-card'
import { finishReceipt, settleRun } from './settle'

export type ArriveInput = {
  id: string
  stop: string
  op: string
  /** Counted by hand when the case was opened. */
  cards: number
  papers?: { kind: PaperKind; count: number }[]
  lockOk: boolean
  sealOk: boolean
  theftChecked: boolean
  /** Who hands over (the driver), and who receives. */
  by: string
  with: string
  note?: string
}

/**
 * The run has come to a stop (TR-01, TR-04, TR-07). The mark for the measures against theft is
 * required; a broken seal or lock needs words and becomes a difference, and so does a count that is not
 * the one that was sent.
 * @throws DomainError FORBIDDEN, WRONG_STATE, THEFT_UNCHECKED, NAMES_MISSING, REASON_REQUIRED,
 *   COUNT_DIFFERS
 */
export async function arriveAtStop(ctx: ServiceContext, input: ArriveInput): Promise<RunRow> {
  const names = checkNames(input.by, input.with)
  const note = checkReason(input.note)
  if (!Number.isInteger(input.cards) || input.cards < 0)
    throw invalid('枚数を数字で入力してください。')
  const run = await withRun(ctx, input.id, (now) => {
    const stop = stopOf(now, input.stop)
    assertReceives(ctx, now, stop)
    if (wasDone(now, input.op)) return null
    if (!isOnTheWay(now)) throw wrongState(now, '出発していない移送です。')
    if (stop.arrival) {
      throw new DomainError('ALREADY_ARRIVED', `${stop.name}の到着は記録済みです。`, 409)
    }
    if (input.theftChecked !== true) {
      throw new DomainError(
        'THEFT_UNCHECKED',
        '駐停車中の盗難防止の措置を確認して、チェックを入れてください。',
        422,
      )
    }
    if (!(input.lockOk && input.sealOk) && !note) {
      throw new DomainError('REASON_REQUIRED', '施錠・封印の異常の内容を書いてください。', 422, {
        fields: { note: '異常の内容を書いてください。' },
      })
    }
    const sent = stop.departure?.cards ?? 0
    if (input.cards !== sent && !note) {
      throw new DomainError(
        'COUNT_DIFFERS',
        `送った枚数は ${sent}枚ですが、数えた枚数は ${input.cards}枚です。数え直し、それでも違うときは理由を書いてください。`,
        409,
        { fields: { cards: `送った枚数は ${sent}枚です。`, note: '違う理由を書いてください。' } },
      )
    }
    const arrival: Arrival = {
      at: ctx.now().toISOString(),
      ...names,
      cards: input.cards,
      lockOk: input.lockOk,
      sealOk: input.sealOk,
      theftChecked: true,
      note,
    }
    const papers = stop.papers.map((paper) => ({
      ...paper,
      arrived: input.papers?.find(({ kind }) => kind === paper.kind)?.count ?? paper.count,
    }))
    return {
      set: { state: 'arriving', stops: withStop(now, { ...stop, arrival, papers, closedAt: '' }) },
      what: `${stop.name}に着きました（カード ${input.cards}枚${input.cards === sent ? '' : `、送った枚数は ${sent}枚: ${note}`}、${names.by} → ${names.with}）`,
      op: input.op,
    }
  })
  return settleRun(ctx, run)
}

/**
 * Receives one card by scan at its ward (TR-07, CD-16): only now it becomes 区移管済み. A card that is
 * not on this stop's list is named, kept as a difference and has to be explained. The same scan again
 * answers as before, also when the run was completed in between.
 * @throws DomainError FORBIDDEN, WRONG_STATE, NOT_ARRIVED, UNKNOWN_CARD, INDIVIDUAL_NUMBER,
 *   EXTRA_CARD, ALREADY_RECEIVED, IN_OTHER_RUN
 */
export async function receiveCard(
  ctx: ServiceContext,
  input: ScanInput & { stop: string },
): Promise<ScanAnswer> {
  const run = await runById(ctx, input.id)
  const stop = stopOf(run, input.stop)
  assertReceives(ctx, run, stop)
  const card = await scannedCard(ctx, input.code)
  const before = await itemOfOp(ctx, run.id, card.cardKey, input.op)
  if (before?.state === 'received') {
    return answerFor(ctx, run, stop, before, { repeated: true, status: card.status })
  }
  if (!isOnTheWay(run)) throw wrongState(run, '受け取れるのは、移送中のカードです。')
  if (!stop.arrival) {
    throw new DomainError('NOT_ARRIVED', `先に、${stop.name}への到着を記録してください。`, 409)
  }
  const [item] = await itemsOf(ctx, run.id, { card: card.cardKey })
  if (!item || item.stop !== stop.key) return refuseExtra(ctx, run, stop, card, item)
  const done = await receiveItem(ctx, run, item, input.op)
  return answerFor(ctx, run, stop, item, done)
}

type Done = { repeated: boolean; status: string }

async function receiveItem(
  ctx: ServiceContext,
  run: RunRow,
  item: ItemRow,
  op: string,
): Promise<Done> {
  const rules = await readStatusRules(ctx)
  if (item.state === 'received') {
    const at = item.receivedAt ? tokyoTimeOf(new Date(item.receivedAt)) : ''
    throw new DomainError(
      'ALREADY_RECEIVED',
      `${item.number} は、${at} に${item.receivedBy}さんが受取り済みです。`,
      409,
    )
  }
  const marked = item.state === 'scanned' ? item : await mark(ctx, item, op)
  await faultPoint(ctx, 'item-scanned')
  const card = await finishReceipt(ctx, run, marked, rules)
  return { repeated: item.state === 'scanned', status: card.status }
}

/** A card that was given up as missing takes its key back; it may be in another run by now. */
async function mark(ctx: ServiceContext, item: ItemRow, op: string): Promise<ItemRow> {
  try {
    const marked = await moveItem(ctx, item, ['packed', 'sent', 'missing'], {
      state: 'scanned',
      liveKey: item.card,
      receivedAt: ctx.now().toISOString(),
      receivedBy: ctx.actor.name,
      lastOp: op,
    })
    if (marked) return marked
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    throw new DomainError(
      'IN_OTHER_RUN',
      `${item.number} は、ほかの移送に積み込まれています。`,
      409,
    )
  }
  throw new DomainError(
    'BUSY',
    '同じカードが同時に読み取られました。もう一度読み取ってください。',
    503,
  )
}

/** @throws DomainError EXTRA_CARD, after the card was written down */
async function refuseExtra(
  ctx: ServiceContext,
  run: RunRow,
  stop: Stop,
  card: CardRow,
  item: ItemRow | undefined,
): Promise<never> {
  const number = cardName(card)
  const other = item ? run.stops.find(({ key }) => key === item.stop) : undefined
  const why = other ? `${other.name}に届けるカードです。` : 'この移送の一覧にないカードです。'
  const difference: Difference = {
    key: `extra|${card.cardKey}`,
    kind: 'extra',
    what: `${number}: ${why}`,
    card: card.cardKey,
  }
  const named = await withRun(ctx, run.id, (now) => {
    const here = stopOf(now, stop.key)
    if (here.differences.some(({ key }) => key === difference.key)) return null
    const differences = [...here.differences, difference]
    return {
      set: { stops: withStop(now, { ...here, differences, closedAt: '' }), pending: true },
      what: `${here.name}で一覧にないカード ${number} を読み取りました`,
    }
  })
  await settleRun(ctx, named)
  throw new DomainError(
    'EXTRA_CARD',
    `${number} は、${why}受け取らずに別に置き、カードセンターに連絡してください。照合のときに理由を書きます。`,
    409,
  )
}

async function answerFor(
  ctx: ServiceContext,
  run: RunRow,
  stop: Stop,
  item: ItemRow,
  { repeated, status }: Done,
): Promise<ScanAnswer> {
  const items = await itemsOf(ctx, run.id, { stop: stop.key })
  const received = items.filter(({ state }) => state === 'received' || state === 'scanned').length
  const left = items.length - received
  return {
    title: '受け取りました',
    lines: [status, left === 0 ? '全部受け取りました' : `のこり ${left}枚`],
    number: item.number,
    stop: stop.key,
    repeated,
    done: received,
    left,
  }
}
