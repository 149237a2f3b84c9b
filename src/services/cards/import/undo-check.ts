import { mayUseOffice } from '@/access/roles'
import { findRows } from '@/db/atomic'
import { tokyoDateOf } from '@/domain/time/civil'
import { openField } from '@/lib/crypto/field'
import { mustRead } from '@/lib/crypto/personal'
import { at } from '@/lib/crypto/places'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../../context'
import { forbidden } from '../../refusals'

import { loadCards } from './lookup'
import { importById, type ImportRecord, SILENT_MS } from './record'
import type { Snapshot } from './snapshot'
import type { CardRow } from '../types'

const BATCH = 400

const SHOWN = 100

/** One step of an import as it is kept for taking back; `before` is encrypted. */
export type UndoRow = {
  id: string
  undoKey: string
  cardKey: string
  kind: 'created' | 'changed'
  state: 'open' | 'done'
  before: string
}

/** What stands on the import: a card by its number, and what has been done with it since. */
export type BuiltOn = { number: string; what: string }

const PLAIN: Snapshot = { card: null, rev: 0, person: null, freed: null }

/** What was there before the step. @throws DomainError UNREADABLE */
export function snapshotOf(row: UndoRow): Snapshot {
  if (!row.before) return PLAIN
  const before = openField(row.before, at('card-import-undo', 'before', String(row.id)))
  return JSON.parse(mustRead(before, '取消し用の控え')) as Snapshot
}

/**
 * Whether a whole import can be taken back, and what stands in the way (CD-03): cards that somebody
 * or a later list has changed, people who have booked. Nothing is written.
 * @throws DomainError NOT_FOUND, UNDO_REFUSED
 */
export async function checkUndo(
  ctx: ServiceContext,
  importId: string,
): Promise<{ record: ImportRecord; cards: number; builtOn: BuiltOn[]; more: number }> {
  const record = await importById(ctx, importId)
  assertMayUndo(ctx, record)
  let cards = 0
  let found = 0
  const builtOn: BuiltOn[] = []
  for await (const rows of openRows(ctx, importId)) {
    const stored = await loadCards(
      ctx.payload,
      rows.map(({ cardKey }) => cardKey),
    )
    const booked = await bookedCards(ctx, rows, record)
    for (const row of rows) {
      const card = stored.get(row.cardKey)
      if (ctx.user && card && !mayUseOffice(ctx.user, card.office)) throw otherOffice()
      cards++
      const what = standsOn(row, card, importId) ?? (booked.has(row.cardKey) ? BOOKED : null)
      if (!what) continue
      found++
      if (builtOn.length < SHOWN) builtOn.push({ number: numberOf(card), what })
    }
  }
  if (cards === 0 && record.status !== 'undoing') throw undoRefused(NOTHING)
  return { record, cards, builtOn, more: found - builtOn.length }
}

const BOOKED = '予約があります。'

/** How a card is named to people. */
export const numberOf = (card: CardRow | undefined): string =>
  card?.manufacturingNumber || card?.reservationNumber || '番号なし'

const otherOffice = () =>
  forbidden('このアカウントで扱えない窓口のカードが含まれています。市の管理者に頼んでください。')

const NOTHING =
  'この取り込みには、取り消せるものがありません。取消し用の控えは35日で消えます。状態の読戻しは、画面から状態を戻してください。'

const undoRefused = (text: string) => new DomainError('UNDO_REFUSED', text, 409)

/** @throws DomainError UNDO_REFUSED */
function assertMayUndo(ctx: ServiceContext, record: ImportRecord): void {
  if (record.dryRun) throw undoRefused('ためしの取り込みは何も書き込んでいません。')
  if (record.status === 'running') throw undoRefused('取り込みが終わってから取り消してください。')
  if (record.status === 'undone') throw undoRefused('この取り込みは、もう取り消してあります。')
  if (record.status !== 'undoing') return
  const silent = ctx.now().getTime() - Date.parse(record.heartbeatAt || '') > SILENT_MS
  if (!silent) throw undoRefused('この取り込みは、いま取り消しています。')
}

/** Why a card cannot be put back, or null. What the import never got to is no hindrance. */
export function standsOn(row: UndoRow, card: CardRow | undefined, importId: string): string | null {
  if (!card) return null
  const { rev } = snapshotOf(row)
  if (isUndone(card, importId)) return null
  if (row.kind === 'changed' && card.rev === rev) return null
  if (card.import !== importId) return 'あとの取り込みで変わりました。'
  const expected = row.kind === 'created' ? 1 : rev + 1
  if (card.rev === expected) return null
  const last = card.history?.at(-1)
  return `取り込みのあとで変更されました${last ? `（${tokyoDateOf(new Date(last.at))} ${last.by.name}）` : ''}。`
}

/** The card was put back by an earlier try. */
export const isUndone = (card: CardRow, importId: string): boolean => {
  const last = card.history?.at(-1)
  return last?.type === 'undone' && last.note === importId
}

/** Steps that are still to be taken back, in pieces, in a fixed order. */
export async function* openRows(ctx: ServiceContext, importId: string): AsyncGenerator<UndoRow[]> {
  let after = ''
  for (;;) {
    const rows = await findRows<UndoRow>(
      ctx.payload,
      'card-import-undo',
      {
        and: [
          { import: { equals: importId } },
          { state: { equals: 'open' } },
          { undoKey: { greater_than: after } },
        ],
      },
      { sort: 'undoKey', limit: BATCH },
    )
    if (rows.length === 0) return
    after = rows.at(-1)!.undoKey
    yield rows
  }
}

/** Cards whose holders have booked: new cards at any time, known ones since the import. */
export async function bookedCards(
  ctx: ServiceContext,
  rows: UndoRow[],
  record: ImportRecord,
): Promise<Set<string>> {
  const people = await findRows<{ id: string; card: string }>(
    ctx.payload,
    'eligibilities',
    { card: { in: rows.map(({ cardKey }) => cardKey) } },
    { select: { card: true } },
  )
  if (people.length === 0) return new Set()
  const cardOf = new Map(people.map(({ id, card }) => [String(id), card]))
  const isNew = new Map(rows.map(({ cardKey, kind }) => [cardKey, kind === 'created']))
  const bookings = await findRows<{ eligibility?: string; createdAt: string }>(
    ctx.payload,
    'reservations',
    {
      and: [{ eligibility: { in: [...cardOf.keys()] } }, { status: { in: ['held', 'confirmed'] } }],
    },
    { select: { eligibility: true, createdAt: true } },
  )
  const booked = bookings.flatMap(({ eligibility, createdAt }) => {
    const card = cardOf.get(eligibility ?? '')
    return card && (isNew.get(card) || createdAt >= record.createdAt) ? [card] : []
  })
  return new Set(booked)
}

/** @throws DomainError NOT_FOUND, UNDO_REFUSED, UNDO_BUILT_ON (details: conflicts) */
export async function assertUndoable(ctx: ServiceContext, importId: string) {
  const { record, cards, builtOn, more } = await checkUndo(ctx, importId)
  if (builtOn.length > 0 && record.status !== 'undoing') {
    throw new DomainError(
      'UNDO_BUILT_ON',
      `この取り込みのあとに変わったカードか、予約のあるカードが${(builtOn.length + more).toLocaleString('ja-JP')}件あるので、取り消せません。`,
      409,
      { conflicts: builtOn },
    )
  }
  return { record, cards }
}
