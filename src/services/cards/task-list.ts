import type { Where } from 'payload'

import { findRow, findRows, updateWhere } from '@/db/atomic'
import { mayUseOffice } from '@/access/roles'
import {
  CARD_TASK,
  CARD_TASK_STATE,
  type CardTaskKind,
  type CardTaskState,
} from '@/domain/cards/tasks'
import { tokyoDateOf } from '@/domain/time/civil'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'

import { checkReason } from './card-reason'
import { raiseTask } from './card-tasks'
import { cardName } from './card-view'
import { cardById, cardByNumber } from './change-card'
import { cardScope } from './find-card'

export type TaskRow = {
  id: string
  kind: CardTaskKind
  kindLabel: string
  title: string
  state: CardTaskState
  stateLabel: string
  office?: string | null
  number: string
  card: string
  /** Of the card's page; empty when the task is about no card. */
  cardId: string
  openedOn: string
  printedOn: string
  doneOn: string
  openedBy: string
  doneBy: string
  note: string
}

type Stored = Omit<TaskRow, 'kindLabel' | 'stateLabel' | 'cardId'>

const rowOf = (row: Stored): TaskRow => ({
  ...row,
  id: String(row.id),
  cardId: '',
  kindLabel: CARD_TASK[row.kind],
  stateLabel: CARD_TASK_STATE[row.state],
})

/** Work about cards that waits, oldest first (CD-17, CD-21). */
export async function listCardTasks(
  ctx: ServiceContext,
  /** `waiting`: not done yet, printed or not. */
  filter: { kind?: CardTaskKind; state?: CardTaskState | 'waiting' } = {},
): Promise<TaskRow[]> {
  const parts: Where[] = [{ state: { in: statesOf(filter.state) } }]
  if (filter.kind) parts.push({ kind: { equals: filter.kind } })
  const scope = cardScope(ctx)
  if (scope) parts.push(scope)
  const rows = await findRows<Stored>(
    ctx.payload,
    'card-tasks',
    { and: parts },
    { sort: ['openedOn', 'id'], limit: 500 },
  )
  const cards = await cardIdsOf(
    ctx,
    rows.map(({ card }) => card),
  )
  return rows.map((row) => ({ ...rowOf(row), cardId: cards.get(row.card) ?? '' }))
}

const statesOf = (state: CardTaskState | 'waiting' = 'open'): CardTaskState[] =>
  state === 'waiting' ? ['open', 'printed'] : [state]

/** Keys of cards → ids, for the way to the card. */
async function cardIdsOf(ctx: ServiceContext, keys: string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(keys.filter(Boolean))]
  if (wanted.length === 0) return new Map()
  const cards = await findRows<{ id: string; cardKey: string }>(
    ctx.payload,
    'cards',
    { cardKey: { in: wanted } },
    { select: { cardKey: true } },
  )
  return new Map(cards.map(({ id, cardKey }) => [cardKey, String(id)]))
}

/** How much waits of each kind, own offices only. */
export async function countCardTasks(ctx: ServiceContext): Promise<Record<CardTaskKind, number>> {
  const scope = cardScope(ctx)
  const waiting: Where = { state: { in: statesOf('waiting') } }
  const counts = Object.keys(CARD_TASK).map(async (kind) => {
    const where: Where = { and: [waiting, { kind: { equals: kind } }, ...(scope ? [scope] : [])] }
    const { totalDocs } = await ctx.payload.db.count({ collection: 'card-tasks', where })
    return [kind, totalDocs]
  })
  return Object.fromEntries(await Promise.all(counts)) as Record<CardTaskKind, number>
}

/**
 * A request by phone for a new 交付通知書 or 申請書 (CD-21, CC-40): open until it is printed and sent.
 * Whoever reads no card records names the card by the number that a booking is found with.
 * @throws DomainError NOT_FOUND, INPUT_INVALID, INDIVIDUAL_NUMBER
 */
export async function requestReissue(
  ctx: ServiceContext,
  input: {
    kind: 'reissue-notice' | 'reissue-application'
    card?: string
    /** 予約番号 or 製造管理番号, as the caller reads it out. */
    number?: string
    note?: string
    op: string
  },
): Promise<{ added: boolean }> {
  const note = checkReason(input.note)
  const card = input.card
    ? await cardById(ctx, input.card)
    : input.number
      ? await cardByNumber(ctx, input.number)
      : null
  const added = await raiseTask(ctx, {
    key: `${input.kind}|${card?.cardKey ?? 'none'}|${input.op}`,
    kind: input.kind,
    office: card?.office,
    card: card?.cardKey,
    number: card ? cardName(card) : '',
    note,
  })
  return { added }
}

const NEXT: Record<CardTaskState, CardTaskState[]> = {
  open: ['printed', 'done', 'dropped'],
  printed: ['done', 'dropped'],
  done: [],
  dropped: [],
}

/** Moves a task on, with its day. Sent again, it changes nothing. @throws DomainError NOT_FOUND, TASK_OVER */
export async function setTaskState(
  ctx: ServiceContext,
  input: { id: string; state: CardTaskState; note?: string },
): Promise<TaskRow> {
  const note = checkReason(input.note)
  const row = await findRow<Stored>(ctx.payload, 'card-tasks', { id: { equals: input.id } })
  if (!row || (ctx.user && row.office && !mayUseOffice(ctx.user, row.office))) {
    throw new DomainError('NOT_FOUND', '対応の記録が見つかりません。', 404)
  }
  if (row.state === input.state) return rowOf(row)
  if (!NEXT[row.state].includes(input.state)) {
    throw new DomainError('TASK_OVER', `もう「${CARD_TASK_STATE[row.state]}」です。`, 409)
  }
  const today = tokyoDateOf(ctx.now())
  const done = await updateWhere<Stored>(
    ctx.payload,
    'card-tasks',
    { and: [{ id: { equals: input.id } }, { state: { equals: row.state } }] },
    {
      state: input.state,
      ...(input.state === 'printed'
        ? { printedOn: today }
        : { doneOn: today, doneBy: ctx.actor.name }),
      ...(note ? { note: [row.note, note].filter(Boolean).join('　') } : {}),
    },
  )
  return done ? rowOf(done) : setTaskState(ctx, input)
}
