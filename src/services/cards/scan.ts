import { can } from '@/access/capabilities'
import type { AtomicData } from '@/db/atomic'
import { SCAN_MODE, type ScanMode } from '@/domain/cards/scan-modes'
import type { StatusRules } from '@/domain/cards/transitions'
import type { Step } from '@/domain/cards/vocabulary'
import { type CivilDate, tokyoDateOf } from '@/domain/time/civil'
import { DomainError } from '@/lib/errors'

import { recordReading } from '../audit/read'
import type { ServiceContext } from '../context'
import { forbidden } from '../refusals'

import { type CardView, cardName, cardViewer } from './card-view'
import { type CardEventDraft, eventOfOp, withCard } from './change-card'
import { cardInHand, findOneCard } from './find-card'
import { moveCard } from './move-card'
import { placeByCode, placeById } from './places/places'
import { bookedOn } from './picking/picking'
import { noticeReturned } from './returned-mail'
import { readStatusRules, statusOfStep } from './status-rules'
import type { CardRow } from './types'

export type ScanInput = {
  mode: ScanMode
  /** What the scanner read: a number of a card, or the code of a place. */
  code: string
  /** Id of the card that was chosen where the code fits several. */
  card?: string
  /** Made by the screen for each scan; sent twice, it is carried out once. */
  op: string
  /** Mode `place`: where the next cards go. */
  place?: string
  position?: string
  /** Mode `pull`: the day of the visits; today when left out. */
  date?: CivilDate
  reason?: string
}

export type ScanResult = {
  kind: 'card' | 'place'
  title: string
  lines: string[]
  card: CardView | null
  place: { id: string; label: string } | null
  /** The scan had been carried out before. */
  repeated: boolean
}

/**
 * One scan, one act (issue of cards, CD-05, CD-06, CD-12, CD-13, CD-14, CD-15). Every refusal says
 * why; a scan that was sent twice answers as the first time.
 * @throws DomainError UNKNOWN_CARD, SEVERAL_CARDS, INDIVIDUAL_NUMBER, CODE_TOO_SHORT,
 *   ALREADY_DONE, MOVE_REFUSED, NOT_BOOKED, PLACE_UNKNOWN, FORBIDDEN …
 */
export async function scan(ctx: ServiceContext, input: ScanInput): Promise<ScanResult> {
  const place = await placeByCode(ctx, input.code)
  if (place) {
    const { id, label } = await placeById(ctx, String(place.id))
    return answer('place', label, ['ここに置くカードを読み取ってください'], null, { id, label })
  }
  // Whoever looks a number up or fetches a visitor's card may have a receipt number in hand.
  const find = ['look', 'pull'].includes(input.mode) ? findOneCard : cardInHand
  const card = await find(ctx, input.code, input.card)
  // Who the holder is shows only where somebody asked for it, which is logged (AC-11, AU-06).
  const view = await cardViewer(ctx, { personal: input.mode === 'look' })
  if (input.mode === 'look') {
    await recordReading(ctx, {
      what: `カード（${cardName(card)}）`,
      count: 1,
      purpose: 'スキャンでの照会',
      target: `cards/${card.id}`,
      office: card.office,
    })
    return answer('card', card.status, [placeLine(view(card))], view(card))
  }
  assertMayScan(ctx)
  const done = eventOfOp(card, input.op)
  const rules = await readStatusRules(ctx)
  const changed = done ? card : await carryOut({ ctx, rules, input }, card)
  return {
    ...answer('card', SCAN_MODE[input.mode].done, linesOf(view(changed), input), view(changed)),
    repeated: done !== undefined,
  }
}

function assertMayScan(ctx: ServiceContext): void {
  if (ctx.user && !can(ctx.user, 'cards.write')) {
    throw forbidden('カードの状態を変える権限がありません。')
  }
}

const answer = (
  kind: ScanResult['kind'],
  title: string,
  lines: string[],
  card: CardView | null,
  place: ScanResult['place'] = null,
): ScanResult => ({ kind, title, lines: lines.filter(Boolean), card, place, repeated: false })

const placeLine = (card: CardView): string =>
  card.placeName ? `保管場所 ${card.placeName}${card.position ? ` ${card.position}` : ''}` : ''

const linesOf = (card: CardView, input: ScanInput): string[] =>
  ['place', 'put-back', 'pull'].includes(input.mode) ? [placeLine(card)] : [card.status]

const STEP_OF: Partial<Record<ScanMode, Step>> = {
  prepare: 'prepared',
  notify: 'notified',
}

type Act = { ctx: ServiceContext; rules: StatusRules; input: ScanInput }

function carryOut(act: Act, card: CardRow): Promise<CardRow> {
  const acts: Record<Exclude<ScanMode, 'look'>, () => Promise<CardRow>> = {
    receive: () => receive(act, card),
    inspect: () => inspect(act, card),
    prepare: () => move(act, card),
    notify: () => move(act, card),
    place: () => putInPlace(act, card),
    returned: () => returned(act, card),
    pull: () => pull(act, card),
    'put-back': () => putBack(act, card),
  }
  return acts[act.input.mode as Exclude<ScanMode, 'look'>]()
}

const already = (text: string) => new DomainError('ALREADY_DONE', text, 409)

const draft = (
  input: ScanInput,
  type: CardEventDraft['type'],
  to: Record<string, unknown>,
  from: Record<string, unknown> = {},
): CardEventDraft => ({ type, how: 'scan', from, to, op: input.op })

async function move({ ctx, rules, input }: Act, card: CardRow): Promise<CardRow> {
  const status = statusNamed(rules, STEP_OF[input.mode]!)
  if (card.status === status) throw already(`すでに「${status}」です。`)
  return moveCard(ctx, {
    id: card.id,
    status,
    how: 'scan',
    op: input.op,
    reason: input.reason,
    rules,
  })
}

function statusNamed(rules: StatusRules, step: Step): string {
  const status = statusOfStep(rules, step)
  if (!status) {
    throw new DomainError(
      'NO_STATUS',
      'この作業の状態区分が設定にありません。「カードの状態区分」で仕事の段階を選んでください。',
      422,
    )
  }
  return status
}

/** 受入れ: the day the card came. A card that is further on is only shown. */
async function receive({ ctx, rules, input }: Act, card: CardRow): Promise<CardRow> {
  const status = statusNamed(rules, 'received')
  if (card.receivedOn)
    throw already(`${card.receivedOn} に受入れ済みです（今は「${card.status}」）。`)
  if (card.status !== status) {
    return moveCard(ctx, {
      id: card.id,
      status,
      how: 'scan',
      op: input.op,
      rules,
      reason: input.reason,
    })
  }
  const today = tokyoDateOf(ctx.now())
  return withCard(ctx, card.id, async () => ({
    set: { receivedOn: today },
    event: draft(input, 'status', { receivedOn: today }),
  }))
}

/** 検品: card and notice have been compared (CD-14). */
const inspect = ({ ctx, input }: Act, card: CardRow): Promise<CardRow> =>
  withCard(ctx, card.id, async (now) => {
    if (eventOfOp(now, input.op)) return null
    if (now.inspectedOn) throw already(`${now.inspectedOn} に検品済みです。`)
    const inspectedOn = tokyoDateOf(ctx.now())
    return { set: { inspectedOn }, event: draft(input, 'inspected', { inspectedOn }) }
  })

async function putInPlace({ ctx, rules, input }: Act, card: CardRow): Promise<CardRow> {
  if (!input.place) {
    throw new DomainError('PLACE_MISSING', '先に、置く場所のコードを読み取ってください。', 422)
  }
  const place = await placeById(ctx, input.place)
  if (place.office !== card.office) {
    throw new DomainError('WRONG_OFFICE', 'この保管場所は、カードの窓口のものではありません。', 409)
  }
  return withCard(ctx, card.id, async (now) => {
    if (eventOfOp(now, input.op)) return null
    assertIsHere(rules, now)
    const to = { place: place.id, position: input.position ?? '', pulledFor: '' }
    return {
      set: to,
      event: draft(input, 'placed', to, { place: now.place ?? '', position: now.position ?? '' }),
    }
  })
}

/** @throws DomainError IN_TRANSIT, GONE: a card that is not in the house cannot be put on a shelf */
function assertIsHere(rules: StatusRules, card: CardRow): void {
  if (card.run) {
    throw new DomainError('IN_TRANSIT', '移送中のカードです。先に到着を記録してください。', 409)
  }
  const step = rules.get(card.status)?.step
  if (step === 'issued' || step === 'mailed') {
    throw new DomainError('GONE', `「${card.status}」のカードです。手元にないはずです。`, 409)
  }
}

const returned = ({ ctx, rules, input }: Act, card: CardRow): Promise<CardRow> =>
  noticeReturned(ctx, card.id, { on: tokyoDateOf(ctx.now()), how: 'scan', op: input.op }, rules)

/** 引き出し: only cards that somebody comes for that day (CD-13). */
async function pull({ ctx, rules, input }: Act, card: CardRow): Promise<CardRow> {
  const date = input.date ?? tokyoDateOf(ctx.now())
  const booked = await bookedOn(ctx, card, date)
  if (!booked) {
    throw new DomainError(
      'NOT_BOOKED',
      `${date} に来庁予約のないカードです。棚に戻してください。`,
      409,
    )
  }
  return withCard(ctx, card.id, async (now) => {
    if (eventOfOp(now, input.op)) return null
    assertIsHere(rules, now)
    if (now.pulledFor === date) throw already('このカードはもう引き出してあります。')
    return {
      set: { pulledFor: date },
      event: draft(input, 'pulled', { pulledFor: date }, { pulledFor: now.pulledFor ?? '' }),
    }
  })
}

const putBack = ({ ctx, input }: Act, card: CardRow): Promise<CardRow> =>
  withCard(ctx, card.id, async (now) => {
    if (eventOfOp(now, input.op)) return null
    if (!now.pulledFor) throw already('引き出していないカードです。')
    const set: AtomicData = { pulledFor: '' }
    return {
      set,
      event: draft(input, 'put-back', { pulledFor: '' }, { pulledFor: now.pulledFor }),
    }
  })
