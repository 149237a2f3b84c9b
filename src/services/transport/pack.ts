import { findRow, insertRow } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import { countRows } from '@/db/rows'
import { tokyoTimeOf } from '@/domain/time/civil'
import { isOpenForPacking } from '@/domain/transport/run-rules'
import type { RunRow, Stop } from '@/domain/transport/run-types'
import { DomainError } from '@/lib/errors'

import { cardName } from '../cards/card-view'
import { readStatusRules } from '../cards/status-rules'
import type { CardRow } from '../cards/types'
import type { ServiceContext } from '../context'
import { faultPoint } from '../context'

import { itemOfOp, type ItemRow, itemsOf, moveItem, packedKey, tombstone } from './items'
import { assertSends, changeRun, runById, wrongState } from './runs'
import { scannedCard } from './scanned-card'
import { mayTravel, transferredStatus } from './settle'

export type ScanAnswer = {
  /** For the big answer on the screen. */
  title: string
  lines: string[]
  number: string
  stop: string
  /** The same scan had been carried out before. */
  repeated: boolean
  /** Cards of the stop: packed, or received and still to come. */
  done: number
  left: number
}

/** `op` is made when the card is scanned; however often it is sent, it is one act. */
export type ScanInput = { id: string; code: string; op: string }

/**
 * Packs a card by scan (TR-01). It has to be for a ward of this run, at a step from which 区移管 may
 * follow, and in no other run. The same scan again answers as before, also when the run has left in
 * between; it never packs again what somebody has taken out since.
 * @throws DomainError FORBIDDEN, WRONG_STATE, SEALING, UNKNOWN_CARD, INDIVIDUAL_NUMBER, WRONG_OFFICE,
 *   WRONG_STATUS, ALREADY_PACKED, IN_OTHER_RUN, NOT_PACKED
 */
export async function packCard(ctx: ServiceContext, input: ScanInput): Promise<ScanAnswer> {
  const run = await runById(ctx, input.id)
  assertSends(ctx, run)
  const card = await scannedCard(ctx, input.code)
  const before = await findRow<ItemRow>(ctx.payload, 'transport-items', {
    itemKey: { equals: packedKey(run.id, card.cardKey, input.op) },
  })
  if (before && before.state !== 'packing') return packedBefore(ctx, run, before)
  assertOpen(run)
  const stop = stopFor(run, card)
  const known = await findRow<ItemRow>(ctx.payload, 'transport-items', {
    liveKey: { equals: card.cardKey },
  })
  if (known) return knownItem(ctx, run, known, stop, input.op)
  await assertFit(ctx, card)
  const item = await insertItem(ctx, run, stop, card, input.op)
  if (!item) return packCard(ctx, input)
  return finishPacking(ctx, item, stop, input.op)
}

/** @throws DomainError SEALING, WRONG_STATE */
function assertOpen(run: RunRow): void {
  if (run.sealing && (run.state === 'planned' || run.state === 'loading')) {
    throw new DomainError(
      'SEALING',
      '出発の確認中です。積み込むには「積込みに戻す」を押してください。',
      409,
    )
  }
  if (!isOpenForPacking(run)) throw wrongState(run, 'もう積み込めません。')
}

const stopOfItem = (run: RunRow, item: ItemRow): Stop =>
  run.stops.find(({ key }) => key === item.stop) ?? run.stops[0]!

/** @throws DomainError NOT_PACKED when it was taken out again, or the departure check was faster */
function packedBefore(ctx: ServiceContext, run: RunRow, item: ItemRow): Promise<ScanAnswer> {
  if (item.state === 'withdrawn') {
    throw new DomainError(
      'NOT_PACKED',
      `${item.number} は、このあと取り出されたか、出発の確認が先に始まったため、積み込まれていません。ケースに入っていないか確かめてください。`,
      409,
    )
  }
  return answerFor(ctx, item, stopOfItem(run, item), '積み込みました', true)
}

/** @throws DomainError WRONG_OFFICE */
function stopFor(run: RunRow, card: CardRow): Stop {
  const stop = run.stops.find(({ office }) => office === card.office)
  if (stop) return stop
  const names = run.stops.map(({ name }) => name).join('、')
  throw new DomainError(
    'WRONG_OFFICE',
    `${cardName(card)} は、この移送の行き先（${names}）のカードではありません。`,
    409,
  )
}

/** @throws DomainError WRONG_STATUS, IN_OTHER_RUN */
async function assertFit(ctx: ServiceContext, card: CardRow): Promise<void> {
  const rules = await readStatusRules(ctx)
  const target = await transferredStatus(rules)
  if (card.status === target || !mayTravel(rules, card, target)) {
    throw new DomainError(
      'WRONG_STATUS',
      `${cardName(card)} は「${card.status}」です。「${target}」に進める状態のカードだけを積み込めます。`,
      409,
    )
  }
  if (card.run) {
    throw new DomainError('IN_OTHER_RUN', `${cardName(card)} は、ほかの移送で運ばれています。`, 409)
  }
}

/** @returns null when somebody else packed the card at the same moment */
async function insertItem(
  ctx: ServiceContext,
  run: RunRow,
  stop: Stop,
  card: CardRow,
  op: string,
): Promise<ItemRow | null> {
  await faultPoint(ctx, 'item-before')
  try {
    return await insertRow<ItemRow>(ctx.payload, 'transport-items', {
      itemKey: packedKey(run.id, card.cardKey, op),
      liveKey: card.cardKey,
      run: run.id,
      stop: stop.key,
      card: card.cardKey,
      cardId: card.id,
      number: cardName(card),
      office: card.office,
      state: 'packing',
      packedAt: ctx.now().toISOString(),
      packedBy: ctx.actor.name,
      receivedAt: '',
      receivedBy: '',
    })
  } catch (error) {
    if (isDuplicateKey(error)) return null
    throw error
  }
}

/**
 * The card counts only once its row says so, and after a look whether the departure check has begun
 * meanwhile: that check withdraws what is not finished, so its count and its list agree.
 */
async function finishPacking(
  ctx: ServiceContext,
  item: ItemRow,
  stop: Stop,
  op: string,
): Promise<ScanAnswer> {
  await faultPoint(ctx, 'item-inserted')
  const run = await runById(ctx, item.run)
  if (!isOpenForPacking(run)) {
    await moveItem(ctx, item, 'packing', { state: 'withdrawn', liveKey: tombstone(item) })
    assertOpen(run)
    throw wrongState(run, 'もう積み込めません。')
  }
  const packed = await moveItem(ctx, item, 'packing', { state: 'packed' })
  if (!packed) {
    const [now] = await itemsOf(ctx, run.id, { card: item.card, states: ['packed'] })
    if (!now) {
      throw new DomainError(
        'NOT_PACKED',
        '出発の確認が始まったため、積み込んでいません。カードをケースから出してください。',
        409,
      )
    }
  }
  await faultPoint(ctx, 'item-packed')
  if (run.state === 'planned') {
    // Whoever is faster says the same.
    await changeRun(ctx, run, { state: 'loading' }, '積込みを始めました')
  }
  return answerFor(ctx, item, stop, '積み込みました', item.itemKey.split('|').at(-1) !== op)
}

async function knownItem(
  ctx: ServiceContext,
  run: RunRow,
  item: ItemRow,
  stop: Stop,
  op: string,
): Promise<ScanAnswer> {
  if (item.run !== run.id) {
    const other = await findRow<RunRow>(ctx.payload, 'transport-runs', { id: { equals: item.run } })
    throw new DomainError(
      'IN_OTHER_RUN',
      `${item.number} は、移送 ${other?.number ?? ''} に積み込まれています。`,
      409,
    )
  }
  // A scan whose process died between its two writes is finished by the next one.
  if (item.state === 'packing') return finishPacking(ctx, item, stop, op)
  if (item.itemKey.endsWith(`|${op}`)) return answerFor(ctx, item, stop, '積み込みました', true)
  const at = item.packedAt ? tokyoTimeOf(new Date(item.packedAt)) : ''
  throw new DomainError(
    'ALREADY_PACKED',
    `${item.number} は、${at} に${item.packedBy}さんが積み込み済みです（${stop.name}）。`,
    409,
  )
}

async function answerFor(
  ctx: ServiceContext,
  item: ItemRow,
  stop: Stop,
  title: string,
  repeated: boolean,
): Promise<ScanAnswer> {
  const done = await countRows(ctx.payload, 'transport-items', {
    and: [
      { run: { equals: item.run } },
      { stop: { equals: stop.key } },
      { state: { equals: 'packed' } },
    ],
  })
  return {
    title,
    lines: [`${stop.name}　${done}枚目`],
    number: item.number,
    stop: stop.key,
    repeated,
    done,
    left: 0,
  }
}

/**
 * Takes a card out of a run that has not left. The same scan again answers as before and leaves in
 * what was packed anew since. @throws DomainError NOT_PACKED and as `packCard`
 */
export async function unpackCard(ctx: ServiceContext, input: ScanInput): Promise<ScanAnswer> {
  const run = await runById(ctx, input.id)
  assertSends(ctx, run)
  const card = await scannedCard(ctx, input.code)
  const before = await itemOfOp(ctx, run.id, card.cardKey, input.op)
  if (before) return answerFor(ctx, before, stopOfItem(run, before), '取り出しました', true)
  assertOpen(run)
  const [item] = await itemsOf(ctx, run.id, { card: card.cardKey, states: ['packing', 'packed'] })
  const number = cardName(card)
  if (!item) {
    throw new DomainError('NOT_PACKED', `${number} は、この移送に積み込まれていません。`, 409)
  }
  const taken = await moveItem(ctx, item, ['packing', 'packed'], {
    state: 'withdrawn',
    liveKey: tombstone(item),
    lastOp: input.op,
  })
  // Somebody else took it out, or the run left with it: look again.
  if (!taken) return unpackCard(ctx, input)
  return answerFor(ctx, item, stopOfItem(run, item), '取り出しました', false)
}
