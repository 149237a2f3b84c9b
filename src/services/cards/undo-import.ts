import type { Where } from 'payload'

import { mayUseOffice } from '@/access/roles'
import { type AtomicData, findRows, updateWhere } from '@/db/atomic'
import { insertMany, updateMany } from '@/db/bulk'
import { isDuplicateKey } from '@/db/duplicate'
import { tokyoDateOf } from '@/domain/time/civil'
import { decryptField } from '@/lib/crypto/field'
import { DomainError } from '@/lib/errors'

import { recordAudit } from '../audit/record'
import type { ServiceContext } from '../context'
import { reach } from '../context'

import { changeCard } from './change-card'
import { noNumber } from './eligibility'
import { holdImportLock, releaseImportLock } from './import-lock'
import { loadCards } from './import-lookup'
import { importById, type ImportRecord, SILENT_MS } from './import-record'
import type { Snapshot } from './import-snapshot'
import { readStatusRules } from './status-rules'
import type { CardRow } from './types'

const BATCH = 400
const SHOWN = 100

type UndoRow = {
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
const snapshotOf = (row: UndoRow): Snapshot =>
  row.before ? (JSON.parse(decryptField(row.before)) as Snapshot) : PLAIN

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

const numberOf = (card: CardRow | undefined): string =>
  card?.manufacturingNumber || card?.reservationNumber || '番号なし'

const otherOffice = () =>
  new DomainError(
    'FORBIDDEN',
    'このアカウントで扱えない窓口のカードが含まれています。市の管理者に頼んでください。',
    403,
  )

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
function standsOn(row: UndoRow, card: CardRow | undefined, importId: string): string | null {
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

const isUndone = (card: CardRow, importId: string): boolean => {
  const last = card.history?.at(-1)
  return last?.type === 'undone' && last.note === importId
}

/** Steps that are still to be taken back, in pieces, in a fixed order. */
async function* openRows(ctx: ServiceContext, importId: string): AsyncGenerator<UndoRow[]> {
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
async function bookedCards(
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

/**
 * Takes a whole import back: cards that it made go, cards that it changed become what they were, and
 * with them the list of who may book (CD-03). Refused with a list while anything has been built on
 * it. Stopped at any point and begun again, it comes to the same end.
 * @throws DomainError NOT_FOUND, UNDO_REFUSED, UNDO_BUILT_ON (details: conflicts), IMPORT_RUNNING
 */
export async function undoImport(ctx: ServiceContext, importId: string): Promise<ImportRecord> {
  const { record, cards } = await assertUndoable(ctx, importId)
  const owner = `undo|${importId}|${ctx.now().getTime()}`
  await holdImportLock(ctx, owner)
  try {
    const begun = await updateWhere(
      ctx.payload,
      'card-imports',
      { and: [{ id: { equals: importId } }, { status: { equals: record.status } }] },
      { status: 'undoing', heartbeatAt: ctx.now().toISOString(), done: 0, of: cards },
    )
    if (!begun) throw new DomainError('UNDO_REFUSED', '別の画面で取り消しています。', 409)
    let done = 0
    for await (const rows of openRows(ctx, importId)) {
      await holdImportLock(ctx, owner)
      await takeBack(ctx, record, rows)
      done += rows.length
      await updateWhere(
        ctx.payload,
        'card-imports',
        { id: { equals: importId } },
        { done, heartbeatAt: ctx.now().toISOString() },
      )
    }
    return await finish(ctx, record)
  } finally {
    await releaseImportLock(ctx, owner)
  }
}

async function finish(ctx: ServiceContext, record: ImportRecord): Promise<ImportRecord> {
  const countOf = async (state: string) =>
    (
      await ctx.payload.db.count({
        collection: 'card-import-undo',
        where: { and: [{ import: { equals: record.id } }, { state: { equals: state } }] },
      })
    ).totalDocs
  const [undone, left] = [await countOf('done'), await countOf('open')]
  const now = ctx.now().toISOString()
  const note =
    left > 0 ? [`取り消している間に変わったか予約された${left}件は、そのまま残しました。`] : []
  await updateWhere(
    ctx.payload,
    'card-imports',
    { id: { equals: record.id } },
    {
      status: 'undone',
      undone,
      undoneBy: ctx.actor.name,
      undoneAt: now,
      updatedAt: now,
      notes: [...(record.notes ?? []), ...note],
    },
  )
  await recordAudit(ctx.payload, {
    action: 'cards.import-undo',
    actorKind: ctx.actor.kind,
    actor: ctx.actor.id,
    actorName: ctx.actor.name,
    at: now,
    target: `card-imports/${record.id}`,
    count: undone,
    summary: `カードの取り込み「${record.fileName}」を取消し（${undone}件）`,
    key: `cards.import-undo|${record.id}`,
  })
  return importById(ctx, record.id)
}

async function takeBack(ctx: ServiceContext, record: ImportRecord, rows: UndoRow[]) {
  const stored = await loadCards(
    ctx.payload,
    rows.map(({ cardKey }) => cardKey),
  )
  const blocked = await bookedCards(ctx, rows, record)
  const free = rows.filter(
    (row) =>
      standsOn(row, stored.get(row.cardKey), record.id) === null && !blocked.has(row.cardKey),
  )
  await removeCreated(
    ctx,
    record,
    free.filter(({ kind }) => kind === 'created'),
    stored,
  )
  for (const row of free.filter(({ kind }) => kind === 'changed')) {
    if (!(await restore(ctx, record, row, stored.get(row.cardKey)))) continue
    await giveBackNumber(ctx, row)
    await markDone(ctx, [row])
  }
}

const markDone = (ctx: ServiceContext, rows: UndoRow[]) =>
  updateMany(ctx.payload, 'card-import-undo', {
    key: 'undoKey',
    keys: rows.map(({ undoKey }) => undoKey),
    where: { state: 'open' },
    set: { state: 'done', before: '' },
  })

/** First nobody can book with them any more, then nobody has, then they go. */
async function removeCreated(
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
  await reach(ctx, 'undo-stopped')
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
  await ctx.payload.db.deleteMany({
    collection: 'cards',
    where: { and: [isOurs, { cardKey: { in: gone } }] },
  })
  await reach(ctx, 'undo-cards-gone')
  const left = await loadCards(ctx.payload, gone)
  const removed = going.filter(({ cardKey }) => !left.has(cardKey))
  for (const row of removed) await forgetPerson(ctx, row)
  const plain = removed.filter(({ before }) => before === '').map(({ cardKey }) => cardKey)
  if (plain.length > 0) {
    await ctx.payload.db.deleteMany({
      collection: 'eligibilities',
      where: { card: { in: plain } },
    })
  }
  await reach(ctx, 'undo-people-gone')
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
  else await ctx.payload.db.deleteMany({ collection: 'eligibilities', where })
  await giveBackNumber(ctx, row)
}

async function giveBackNumber(ctx: ServiceContext, row: UndoRow): Promise<void> {
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
async function restore(
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
  await reach(ctx, 'undo-card-restored')
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
