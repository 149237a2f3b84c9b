import { NUMBER_LETTER } from '@/domain/codes/number-letters'
import type { Where } from 'payload'

import { findRow, findRows } from '@/db/atomic'
import { insertMany } from '@/db/bulk'
import { DISPOSAL_KIND, type DisposalKind } from '@/domain/cards/disposal'
import { addDays, tokyoDateOf } from '@/domain/time/civil'
import { DomainError } from '@/lib/errors'

import { faultPoint, type ServiceContext } from '../../context'
import { checkReason, invalid } from '../../refusals'
import { insertNumbered } from '../../system/insert-numbered'

import {
  advanceList,
  assertMayDispose,
  type DisposalItem,
  type DisposalRow,
  itemsOfDisposal,
  tidyList,
} from './lists'
import {
  bookedCards,
  byAge,
  noticeUntil,
  notifiedStatuses,
  readWaiting,
  type WaitingCard,
  waitingViewer,
} from '../reminders/lists'
import { readStatusRules } from '../status-rules'

export type DisposalWish = { kind: DisposalKind; months?: number; office?: string }

const DAYS_A_MONTH = 30

const MOST = 5000

/** Cards that may be destroyed: called off, out of date, or uncollected for months; none is booked. */
export async function disposalCandidates(
  ctx: ServiceContext,
  wish: DisposalWish,
): Promise<WaitingCard[]> {
  const view = await waitingViewer(ctx)
  const booked = await bookedCards(ctx)
  const listed = await liveCards(ctx)
  const found: WaitingCard[] = []
  for await (const card of readWaiting(ctx, await whereOf(ctx, wish), wish.office)) {
    const isFree = !card.disposedOn && !card.run && !booked.has(card.cardKey)
    if (isFree && !listed.has(card.cardKey)) found.push(view(card))
  }
  return found.sort(byAge)
}

async function whereOf(ctx: ServiceContext, { kind, months = 12 }: DisposalWish): Promise<Where> {
  const today = tokyoDateOf(ctx.now())
  const rules = [...(await readStatusRules(ctx)).values()]
  const labels = (...steps: string[]) =>
    rules.filter(({ step }) => steps.includes(step)).map(({ label }) => label)
  if (kind === 'cancelled') return { status: { in: labels('cancelled') } }
  if (kind === 'expired') {
    return {
      and: [
        { expiresOn: { greater_than: '' } },
        { expiresOn: { less_than: today } },
        { status: { not_in: labels('issued', 'mailed', 'cancelled') } },
      ],
    }
  }
  return noticeUntil(await notifiedStatuses(ctx), addDays(today, -months * DAYS_A_MONTH))
}

async function liveCards(ctx: ServiceContext): Promise<Set<string>> {
  const items = await findRows<DisposalItem>(
    ctx.payload,
    'card-disposal-items',
    { state: { equals: 'listed' } },
    { select: { card: true, liveKey: true } },
  )
  return new Set(items.filter(({ card, liveKey }) => card === liveKey).map(({ card }) => card))
}

/**
 * Proposes cards for 廃棄. Only cards that may be destroyed get onto the list, and none that stands on
 * another one. Sent again, it is one list.
 * @throws DomainError FORBIDDEN, INPUT_INVALID, NOT_FIT (names the cards)
 */
export async function proposeDisposal(
  ctx: ServiceContext,
  input: DisposalWish & { op: string; cards: string[]; note?: string },
): Promise<DisposalRow> {
  assertMayDispose(ctx, 'cards.dispose', input.office)
  const disposalKey = `${ctx.actor.id}|${input.op}`
  const known = await findRow<DisposalRow>(ctx.payload, 'card-disposals', {
    disposalKey: { equals: disposalKey },
  })
  if (known && known.state !== 'listing') return tidyList(known)
  if (input.cards.length === 0 || input.cards.length > MOST) {
    throw invalid(`廃棄するカードを1枚以上、${MOST}枚まで選んでください。`)
  }
  const fit = await fitCards(ctx, input, known)
  const today = tokyoDateOf(ctx.now())
  const list =
    known ??
    (await insertNumbered<DisposalRow>(
      ctx,
      'card-disposals',
      { letter: NUMBER_LETTER['card-disposals'], key: 'disposalKey', date: today },
      {
        disposalKey,
        kind: input.kind,
        state: 'listing',
        office: input.office ?? null,
        count: 0,
        note: checkReason(input.note),
        proposedBy: ctx.actor.id,
        proposedByName: ctx.actor.name,
        proposedOn: today,
        approvedBy: '',
        approvedByName: '',
        approvedOn: '',
        rejectedFor: '',
        doneBy: '',
        doneWith: '',
        doneOn: '',
      },
    ))
  const id = String(list.id)
  await insertMany(
    ctx.payload,
    'card-disposal-items',
    fit.map((card) => ({
      itemKey: `${id}|${card.cardKey}`,
      liveKey: card.cardKey,
      list: id,
      card: card.cardKey,
      cardId: card.id,
      number: card.number,
      office: card.office,
      why: DISPOSAL_KIND[input.kind],
      state: 'listed',
    })),
  )
  await faultPoint(ctx, 'disposal-listed')
  const count = (await itemsOfDisposal({ ...ctx, user: null }, id)).length
  if (count === 0) {
    // Somebody else's list took every card in the same moment.
    await advanceList(ctx, id, 'listing', {
      state: 'rejected',
      rejectedFor: 'ほかの一覧にあります。',
    })
    throw notFit()
  }
  return advanceList(ctx, id, 'listing', { state: 'proposed', count })
}

/** @throws DomainError NOT_FIT */
async function fitCards(
  ctx: ServiceContext,
  input: DisposalWish & { cards: string[] },
  known: DisposalRow | null,
): Promise<WaitingCard[]> {
  const mine = known ? await itemsOfDisposal({ ...ctx, user: null }, String(known.id)) : []
  const already = new Set(mine.map(({ cardId }) => cardId))
  const wanted = new Set(input.cards.filter((id) => !already.has(id)))
  const fit = (await disposalCandidates(ctx, input)).filter(({ id }) => wanted.has(id))
  if (fit.length === wanted.size) return fit
  throw notFit()
}

const notFit = (): DomainError =>
  new DomainError(
    'NOT_FIT',
    '選んだカードの中に、廃棄の対象でなくなったものがあります（予約・状態の変更・別の廃棄の一覧）。一覧を読み込み直してください。',
    409,
  )
