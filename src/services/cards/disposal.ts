import type { Where } from 'payload'

import { can, type Capability } from '@/access/capabilities'
import { isCityWide, mayUseOffice } from '@/access/roles'
import { findRow, findRows, updateWhere } from '@/db/atomic'
import { insertMany } from '@/db/bulk'
import {
  DISPOSAL_KIND,
  DISPOSAL_STATE,
  type DisposalKind,
  type DisposalState,
} from '@/domain/cards/disposal'
import { addDays, tokyoDateOf } from '@/domain/time/civil'
import { DomainError } from '@/lib/errors'

import { recordAudit } from '../audit/record'
import type { ServiceContext } from '../context'
import { reach } from '../context'
import { insertNumbered } from '../system/insert-numbered'

import { checkReason, invalidCard } from './card-reason'
import { eventOfOp, withCard } from './change-card'
import { andWhere, cardScope } from './find-card'
import { moveCard } from './move-card'
import {
  bookedCards,
  byAge,
  noticeUntil,
  notifiedStatuses,
  readWaiting,
  type WaitingCard,
  waitingViewer,
} from './remind-lists'
import { readStatusRules, statusOfStep } from './status-rules'
import type { CardRow } from './types'

export type DisposalRow = {
  id: string
  number: string
  disposalKey: string
  kind: DisposalKind
  state: DisposalState
  office?: string | null
  count: number
  note: string
  proposedBy: string
  proposedByName: string
  proposedOn: string
  approvedBy: string
  approvedByName: string
  approvedOn: string
  rejectedFor: string
  doneBy: string
  doneWith: string
  doneOn: string
}

export type DisposalItem = {
  id: string
  itemKey: string
  liveKey: string
  list: string
  card: string
  cardId: string
  number: string
  office: string
  why: string
  state: 'listed' | 'disposed' | 'kept'
}

export type DisposalWish = { kind: DisposalKind; months?: number; office?: string }

const DAYS_A_MONTH = 30
const MOST = 5000

function assertCan(ctx: ServiceContext, capability: Capability, office?: string | null): void {
  if (!ctx.user) return
  const isOwn = office ? mayUseOffice(ctx.user, office) : isCityWide(ctx.user)
  if (can(ctx.user, capability) && isOwn) return
  throw new DomainError('FORBIDDEN', 'カードの廃棄を扱う権限がありません。', 403)
}

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
  assertCan(ctx, 'cards.dispose', input.office)
  const disposalKey = `${ctx.actor.id}|${input.op}`
  const known = await findRow<DisposalRow>(ctx.payload, 'card-disposals', {
    disposalKey: { equals: disposalKey },
  })
  if (known && known.state !== 'listing') return tidy(known)
  if (input.cards.length === 0 || input.cards.length > MOST) {
    throw invalidCard(`廃棄するカードを1枚以上、${MOST}枚まで選んでください。`)
  }
  const fit = await fitCards(ctx, input, known)
  const today = tokyoDateOf(ctx.now())
  const list =
    known ??
    (await insertNumbered<DisposalRow>(
      ctx,
      'card-disposals',
      { letter: 'H', key: 'disposalKey', date: today },
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
  await reach(ctx, 'disposal-listed')
  const count = (await itemsOfDisposal({ ...ctx, user: null }, id)).length
  if (count === 0) {
    // Somebody else's list took every card in the same moment.
    await advance(ctx, id, 'listing', { state: 'rejected', rejectedFor: 'ほかの一覧にあります。' })
    throw notFit()
  }
  return advance(ctx, id, 'listing', { state: 'proposed', count })
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

const tidy = (row: DisposalRow): DisposalRow => ({ ...row, id: String(row.id) })

async function advance(
  ctx: ServiceContext,
  id: string,
  from: DisposalState,
  set: Partial<DisposalRow>,
): Promise<DisposalRow> {
  const changed = await updateWhere<DisposalRow>(
    ctx.payload,
    'card-disposals',
    { and: [{ id: { equals: id } }, { state: { equals: from } }] },
    set,
  )
  return tidy(changed ?? (await disposalById({ ...ctx, user: null }, id)))
}

/** @throws DomainError NOT_FOUND */
async function disposalById(ctx: ServiceContext, id: string): Promise<DisposalRow> {
  const row = await findRow<DisposalRow>(
    ctx.payload,
    'card-disposals',
    andWhere({ id: { equals: id } }, cardScope(ctx)),
  )
  if (!row) throw new DomainError('NOT_FOUND', 'この廃棄の一覧は見つかりません。', 404)
  return tidy(row)
}

const wrongState = (row: DisposalRow): DomainError =>
  new DomainError('WRONG_STATE', `この一覧は「${DISPOSAL_STATE[row.state]}」です。`, 409)

/**
 * A second person, of the city, says yes.
 * @throws DomainError FORBIDDEN, SAME_PERSON, WRONG_STATE, NOT_FOUND
 */
export async function approveDisposal(ctx: ServiceContext, id: string): Promise<DisposalRow> {
  const row = await disposalById(ctx, id)
  assertCan(ctx, 'cards.dispose-approve', row.office)
  if (row.proposedBy === ctx.actor.id) {
    throw new DomainError(
      'SAME_PERSON',
      '提案した人は承認できません。別の人が承認してください。',
      403,
    )
  }
  if (row.state === 'approved' && row.approvedBy === ctx.actor.id) return row
  if (row.state !== 'proposed') throw wrongState(row)
  const approved = await advance(ctx, row.id, 'proposed', {
    state: 'approved',
    approvedBy: ctx.actor.id,
    approvedByName: ctx.actor.name,
    approvedOn: tokyoDateOf(ctx.now()),
  })
  if (approved.state !== 'approved' || approved.approvedBy !== ctx.actor.id)
    throw wrongState(approved)
  await log(ctx, approved, 'approve', '承認')
  return approved
}

/** Sends a list back; its cards are free again. @throws DomainError REASON_REQUIRED and as above */
export async function rejectDisposal(
  ctx: ServiceContext,
  input: { id: string; reason: string },
): Promise<DisposalRow> {
  const row = await disposalById(ctx, input.id)
  assertCan(ctx, 'cards.dispose-approve', row.office)
  const reason = checkReason(input.reason)
  if (!reason) throw new DomainError('REASON_REQUIRED', '差戻しの理由を書いてください。', 422)
  if (row.state !== 'rejected') {
    if (row.state !== 'proposed' && row.state !== 'approved') throw wrongState(row)
    const rejected = await advance(ctx, row.id, row.state, {
      state: 'rejected',
      rejectedFor: reason,
    })
    if (rejected.state !== 'rejected') throw wrongState(rejected)
    await log(ctx, rejected, 'reject', `差戻し: ${reason}`)
  }
  return settleDisposal(ctx, await disposalById(ctx, row.id))
}

/**
 * The cards of an approved list have been destroyed before a witness: each gets 廃棄日, and 交付取りやめ
 * where it has not got it yet. Cards that were handed out or booked meanwhile are kept, and say why.
 * @throws DomainError FORBIDDEN, NAMES_MISSING, WRONG_STATE, NOT_FOUND
 */
export async function carryOutDisposal(
  ctx: ServiceContext,
  input: { id: string; by: string; with: string },
): Promise<DisposalRow> {
  const row = await disposalById(ctx, input.id)
  assertCan(ctx, 'cards.dispose', row.office)
  const names = { by: checkReason(input.by), with: checkReason(input.with) }
  if (!names.by || !names.with || names.by === names.with) {
    throw new DomainError(
      'NAMES_MISSING',
      '廃棄した人と立ち会った人の2人の名前を入力してください。',
      422,
    )
  }
  if (row.state === 'done') return row
  if (row.state !== 'approved' && row.state !== 'carrying') throw wrongState(row)
  const carrying =
    row.state === 'carrying'
      ? row
      : await advance(ctx, row.id, 'approved', {
          state: 'carrying',
          doneBy: names.by,
          doneWith: names.with,
          doneOn: tokyoDateOf(ctx.now()),
        })
  return settleDisposal(ctx, carrying)
}

/** Brings a list to where its state says; repeatable, for the act itself and for the job. */
export async function settleDisposal(ctx: ServiceContext, row: DisposalRow): Promise<DisposalRow> {
  const system = { ...ctx, user: null }
  const items = (await itemsOfDisposal(system, row.id)).filter(({ state }) => state === 'listed')
  if (row.state === 'rejected') {
    for (const item of items) await endItem(system, item, 'kept', row.rejectedFor)
    return row
  }
  if (row.state !== 'carrying') return row
  const booked = items.length > 0 ? await bookedCards(system) : new Set<string>()
  for (const item of items) await dispose(system, row, item, booked.has(item.card))
  const all = await itemsOfDisposal(system, row.id)
  const count = all.filter(({ state }) => state === 'disposed').length
  const done = await advance(system, row.id, 'carrying', { state: 'done', count })
  await log(system, done, 'done', `廃棄 ${count}枚（${row.doneBy}、立会い ${row.doneWith}）`)
  return done
}

const endItem = (
  ctx: ServiceContext,
  item: DisposalItem,
  state: 'disposed' | 'kept',
  why: string,
) =>
  updateWhere(
    ctx.payload,
    'card-disposal-items',
    { and: [{ id: { equals: item.id } }, { state: { equals: 'listed' } }] },
    { state, why, liveKey: `x|${item.itemKey}` },
  )

async function dispose(
  ctx: ServiceContext,
  row: DisposalRow,
  item: DisposalItem,
  isBooked: boolean,
): Promise<void> {
  const rules = await readStatusRules(ctx)
  const target = statusOfStep(rules, 'cancelled')
  const op = `dispose|${row.id}`
  const reason = `廃棄（${DISPOSAL_KIND[row.kind]}）${row.number}`
  const card = await findRow<CardRow>(ctx.payload, 'cards', { id: { equals: item.cardId } })
  if (!card) return void (await endItem(ctx, item, 'kept', 'カードがありません'))
  const step = rules.get(card.status)?.step
  const booked = isBooked && step !== 'cancelled'
  if (!eventOfOp(card, op) && (step === 'issued' || step === 'mailed' || card.run || booked)) {
    const why = booked ? '予約が入りました' : `「${card.status}」になりました`
    return void (await endItem(ctx, item, 'kept', why))
  }
  if (target && step !== 'cancelled') {
    await moveCard(ctx, {
      id: card.id,
      status: target,
      how: 'bulk',
      reason,
      rules,
      op: `${op}|stop`,
    })
  }
  await reach(ctx, 'card-stopped')
  await withCard(ctx, card.id, async (now) => {
    if (eventOfOp(now, op)) return null
    const to = { disposedOn: row.doneOn, place: null, position: '', pulledFor: '' }
    return {
      set: to,
      event: {
        type: 'disposed',
        how: 'bulk',
        to,
        reason,
        op,
        note: `${row.doneBy}、${row.doneWith}`,
      },
    }
  })
  await reach(ctx, 'card-disposed')
  await endItem(ctx, item, 'disposed', DISPOSAL_KIND[row.kind])
}

export const itemsOfDisposal = (ctx: ServiceContext, list: string): Promise<DisposalItem[]> =>
  findRows<DisposalItem>(
    ctx.payload,
    'card-disposal-items',
    andWhere({ list: { equals: list } }, cardScope(ctx)),
    { sort: ['office', 'number'] },
  )

export async function listDisposals(ctx: ServiceContext): Promise<DisposalRow[]> {
  const rows = await findRows<DisposalRow>(
    ctx.payload,
    'card-disposals',
    andWhere({ state: { not_equals: 'listing' } }, cardScope(ctx)),
    { sort: '-createdAt', limit: 100 },
  )
  return rows.map(tidy)
}

/** @throws DomainError NOT_FOUND */
export async function disposalDetail(
  ctx: ServiceContext,
  id: string,
): Promise<{ list: DisposalRow; items: DisposalItem[] }> {
  const list = await disposalById(ctx, id)
  return { list, items: await itemsOfDisposal(ctx, list.id) }
}

/** Lists whose process died. @returns how many were brought to their end */
export async function settleDisposals(ctx: ServiceContext): Promise<number> {
  const rows = await findRows<DisposalRow>(ctx.payload, 'card-disposals', {
    state: { equals: 'carrying' },
  })
  for (const row of rows) await settleDisposal(ctx, tidy(row))
  return rows.length + (await dropHalfMade(ctx))
}

const HALF_MADE_MS = 10 * 60_000

/** A list that was never finished lets go of its cards. */
async function dropHalfMade(ctx: ServiceContext): Promise<number> {
  const old = new Date(ctx.now().getTime() - HALF_MADE_MS).toISOString()
  const rows = await findRows<DisposalRow>(ctx.payload, 'card-disposals', {
    and: [{ state: { equals: 'listing' } }, { createdAt: { less_than: old } }],
  })
  for (const { id } of rows) {
    const dropped = await advance(ctx, String(id), 'listing', {
      state: 'rejected',
      rejectedFor: '一覧の作成が途中で終わりました。作り直してください。',
    })
    await settleDisposal(ctx, dropped)
  }
  return rows.length
}

const log = (ctx: ServiceContext, row: DisposalRow, act: string, what: string) =>
  recordAudit(ctx.payload, {
    action: `cards.disposal.${act}`,
    actorKind: ctx.actor.kind,
    actor: ctx.actor.id,
    actorName: ctx.actor.name,
    at: ctx.now().toISOString(),
    target: `card-disposals/${row.id}`,
    office: row.office ?? undefined,
    summary: `カードの廃棄 ${row.number}: ${what}`,
    count: row.count,
    key: `card-disposal|${row.id}|${act}`,
  })
