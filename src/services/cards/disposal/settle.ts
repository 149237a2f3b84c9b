import { findRow, findRows, updateWhere } from '@/db/atomic'
import { DISPOSAL_KIND } from '@/domain/cards/disposal'

import { faultPoint, type ServiceContext } from '../../context'

import { eventOfOp, withCard } from '../change-card'
import {
  advanceList,
  type DisposalItem,
  type DisposalRow,
  itemsOfDisposal,
  logDisposal,
  tidyList,
} from './lists'
import { moveCard } from '../move-card'
import { bookedCards } from '../reminders/lists'
import { readStatusRules, statusOfStep } from '../status-rules'
import type { CardRow } from '../types'

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
  const done = await advanceList(system, row.id, 'carrying', { state: 'done', count })
  await logDisposal(
    system,
    done,
    'done',
    `廃棄 ${count}枚（${row.doneBy}、立会い ${row.doneWith}）`,
  )
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
  await faultPoint(ctx, 'card-stopped')
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
  await faultPoint(ctx, 'card-disposed')
  await endItem(ctx, item, 'disposed', DISPOSAL_KIND[row.kind])
}

/** Lists whose process died. @returns how many were brought to their end */
export async function settleDisposals(ctx: ServiceContext): Promise<number> {
  const rows = await findRows<DisposalRow>(ctx.payload, 'card-disposals', {
    state: { equals: 'carrying' },
  })
  for (const row of rows) await settleDisposal(ctx, tidyList(row))
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
    const dropped = await advanceList(ctx, String(id), 'listing', {
      state: 'rejected',
      rejectedFor: '一覧の作成が途中で終わりました。作り直してください。',
    })
    await settleDisposal(ctx, dropped)
  }
  return rows.length
}
