import type { Where } from 'payload'

import { type AtomicData, updateWhere } from '@/db/atomic'
import { insertMany, updateMany } from '@/db/bulk'
import { isDuplicateKey } from '@/db/duplicate'
import { deleteRows } from '@/db/rows'
import { tokyoDateOf } from '@/domain/time/civil'

import { faultPoint, type ServiceContext } from '../../context'

import { changeCard } from '../change-card'
import { noNumber } from '../eligibility'
import { loadCards } from './lookup'
import type { ImportRecord } from './record'
import { readStatusRules } from '../status-rules'
import type { CardRow } from '../types'
import { bookedCards, isUndone, numberOf, snapshotOf, type UndoRow } from './undo-check'

/** These steps are taken back; what was kept for it goes. */
export const markDone = (ctx: ServiceContext, rows: UndoRow[]) =>
  updateMany(ctx.payload, 'card-import-undo', {
    key: 'undoKey',
    keys: rows.map(({ undoKey }) => undoKey),
    where: { state: 'open' },
    set: { state: 'done', before: '' },
  })

/** First nobody can book with them any more, then nobody has, then they go. */
export async function removeCreated(
  ctx: ServiceContext,
  record: ImportRecord,
  rows: UndoRow[],
  stored: Map<string, CardRow>,
): Promise<void> {
  if (rows.length === 0) return
  const keys = rows.map(({ cardKey }) => cardKey)
  const isOurs: Where = {
    and: [{ cardKey: { in: keys } }, { import: { equals: record.id } }, { rev: { equals: 1 } }],
  }
  await updateMany(ctx.payload, 'eligibilities', {
    key: 'card',
    keys,
    where: {},
    set: { state: 'stopped' },
  })
  await faultPoint(ctx, 'undo-stopped')
  // Whoever booked in the moment before keeps the card and the right to come.
  const late = await bookedCards(ctx, rows, record)
  const rules = late.size > 0 ? await readStatusRules(ctx) : null
  for (const card of late) {
    const state = rules?.get(stored.get(card)?.status ?? '')?.booking
    if (state)
      await updateWhere(ctx.payload, 'eligibilities', { card: { equals: card } }, { state })
  }
  const going = rows.filter(({ cardKey }) => !late.has(cardKey))
  if (going.length === 0) return
  const gone = going.map(({ cardKey }) => cardKey)
  await insertMany(
    ctx.payload,
    'card-events',
    gone.flatMap((cardKey) => {
      const card = stored.get(cardKey)
      return card ? [goneEvent(ctx, record, card)] : []
    }),
  )
  await deleteRows(ctx.payload, 'cards', { and: [isOurs, { cardKey: { in: gone } }] })
  await faultPoint(ctx, 'undo-cards-gone')
  const left = await loadCards(ctx.payload, gone)
  const removed = going.filter(({ cardKey }) => !left.has(cardKey))
  for (const row of removed) await forgetPerson(ctx, row)
  const plain = removed.filter(({ before }) => before === '').map(({ cardKey }) => cardKey)
  if (plain.length > 0) {
    await deleteRows(ctx.payload, 'eligibilities', { card: { in: plain } })
  }
  await faultPoint(ctx, 'undo-people-gone')
  await markDone(ctx, removed)
}

/** The card's history goes with it: that it was there and was taken back is kept beside it. */
const goneEvent = (ctx: ServiceContext, record: ImportRecord, card: CardRow) => ({
  eventKey: `${card.cardKey}|undone|${record.id}`,
  card: card.cardKey,
  at: ctx.now().toISOString(),
  date: tokyoDateOf(ctx.now()),
  type: 'undone',
  how: 'import',
  summary: `取り込みの取消し: 登録を消しました（${numberOf(card)}）`,
  from: card.status,
  to: '',
  reason: record.fileName,
  office: card.office,
  by: ctx.actor.id,
  byName: ctx.actor.name,
  changes: null,
})

/** A person who was there before the card, or whose number came from another card. */
async function forgetPerson(ctx: ServiceContext, row: UndoRow): Promise<void> {
  if (row.before === '') return
  const { person } = snapshotOf(row)
  const where = { card: { equals: row.cardKey } }
  if (person) await updateWhere(ctx.payload, 'eligibilities', where, person)
  else await deleteRows(ctx.payload, 'eligibilities', where)
  await giveBackNumber(ctx, row)
}

/** The number that the import took from another card goes back to it, unless a third has it. */
export async function giveBackNumber(ctx: ServiceContext, row: UndoRow): Promise<void> {
  const { freed } = snapshotOf(row)
  if (!freed) return
  try {
    await updateWhere(
      ctx.payload,
      'eligibilities',
      {
        and: [
          { card: { equals: freed.card } },
          { reservationKey: { equals: noNumber(freed.card) } },
        ],
      },
      { reservationKey: freed.reservationKey, reservationNumber: freed.reservationNumber },
    )
  } catch (error) {
    // A third card has it by now; it stays there.
    if (!isDuplicateKey(error)) throw error
  }
}

/** Non-personal fields, which a card's history may name. */
const TOLD = [
  'status',
  'office',
  'receivedOn',
  'inspectedOn',
  'preparedOn',
  'transferredOn',
  'notifiedOn',
  'issuedOn',
  'expiresOn',
  'cancelledOn',
  'route',
  'place',
  'position',
] as const

/** @returns false when somebody was faster; the card then stays as it is */
export async function restore(
  ctx: ServiceContext,
  record: ImportRecord,
  row: UndoRow,
  card: CardRow | undefined,
): Promise<boolean> {
  const { card: before, person, rev } = snapshotOf(row)
  if (!card || !before) return true
  if (card.rev !== rev && !isUndone(card, record.id)) {
    const told = (values: Record<string, unknown>) =>
      Object.fromEntries(TOLD.map((field) => [field, values[field] ?? '']))
    const written = await changeCard(ctx, card, before as AtomicData, {
      type: 'undone',
      how: 'import',
      from: told(card as unknown as Record<string, unknown>),
      to: told(before),
      note: record.id,
    })
    if (!written) return false
  }
  await faultPoint(ctx, 'undo-card-restored')
  if (!person) return true
  const where = { card: { equals: row.cardKey } }
  try {
    await updateWhere(ctx.payload, 'eligibilities', where, person)
  } catch (error) {
    // Its former number belongs to another card by now: everything else is put back.
    if (!isDuplicateKey(error)) throw error
    const { reservationKey: _key, reservationNumber: _number, ...rest } = person
    await updateWhere(ctx.payload, 'eligibilities', where, rest)
  }
  return true
}
