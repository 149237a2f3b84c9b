import type { Payload } from 'payload'

import { findRows, updateWhere } from '@/db/atomic'
import { updateEach } from '@/db/bulk'
import { encryptField, inspectField } from '@/lib/crypto/field'
import { UNREADABLE } from '@/lib/crypto/personal'
import { at, PLACES, type SealedCollection } from '@/lib/crypto/places'
import { ring, installRing } from '@/lib/crypto/ring'

import type { Snapshot } from '../cards/import/snapshot'
import type { CardEvent } from '../cards/types'
import type { ServiceContext } from '../context'
import { faultPoint } from '../context'
import { recordCheck } from '../system/record-check'

import { readKeyRow } from './open-keys'
import { forgetUnreadable, UNREADABLE_CHECK } from './unreadable-alarm'

export type RekeyCount = { rows: number; changed: number; busy: number; unreadable: number }
export type RekeyReport = RekeyCount & { finished: boolean }

type Row = { id: string; rev?: number; cardKey?: string; history?: CardEvent[] | null } & Record<
  string,
  unknown
>

/** Files of some megabytes lie in these rows. */
const BATCH: Partial<Record<SealedCollection, number>> = { 'site-records': 4, 'print-files': 20 }
const USUAL_BATCH = 200
const PASSES = 5

/** Are there values of the first format or of a former key to bring over? */
export async function needsRekey(payload: Payload): Promise<boolean> {
  const row = await readKeyRow(payload)
  const isNeeded = row?.legacy === 'open' || !!row?.previousId
  // Another process has finished it: the old form is not read here any more either.
  if (!isNeeded && ring().legacy) installRing({ ...ring(), legacy: false })
  return isNeeded
}

/**
 * Brings every stored value to the present key and form (AC-18). May be cut off at any line and begun
 * again: what is done is left alone. A value that somebody changed meanwhile is not written over; it
 * is looked at again. When nothing is left, older values are no longer read at all.
 * @param say hears of each collection when it is done
 */
export async function rekey(
  ctx: ServiceContext,
  say: (line: string) => void = () => undefined,
): Promise<RekeyReport> {
  let total: RekeyCount = { rows: 0, changed: 0, busy: 0, unreadable: 0 }
  const changedOf = new Map<string, number>()
  for (let pass = 1; pass <= PASSES; pass++) {
    total = { ...total, rows: 0, busy: 0, unreadable: 0 }
    let changed = 0
    for (const collection of Object.keys(PLACES) as SealedCollection[]) {
      const count = await rekeyCollection(ctx, collection)
      total.rows += count.rows
      total.busy += count.busy
      total.unreadable += count.unreadable
      changed += count.changed
      changedOf.set(collection, (changedOf.get(collection) ?? 0) + count.changed)
      if (pass === 1 || count.changed > 0) {
        say(
          `${collection}: ${count.rows}行、書き直し${count.changed}件、読み取れない値${count.unreadable}件`,
        )
      }
    }
    total.changed += changed
    if (changed === 0 && total.busy === 0) return { ...total, finished: await finish(ctx, total) }
  }
  return { ...total, finished: false }
}

/** Only now is it sure that nothing needs the old form or key any more. */
async function finish(ctx: ServiceContext, { unreadable }: RekeyCount): Promise<boolean> {
  const { presentId } = ring()
  const done = await updateWhere(
    ctx.payload,
    'data-keys',
    { keyId: { equals: presentId } },
    { previousId: '', legacy: 'closed', rekeyedAt: ctx.now().toISOString() },
  )
  if (!done) return false
  installRing({ ...ring(), legacy: false })
  forgetUnreadable(ctx.payload)
  await recordCheck(ctx.payload, {
    name: UNREADABLE_CHECK,
    at: ctx.now().toISOString(),
    ok: unreadable > 0 ? 'no' : 'yes',
    summary:
      unreadable > 0
        ? `読み取れない個人情報が${unreadable}件あります。鍵かデータが変わっていないか確かめてください。`
        : 'すべての個人情報を読み取れます。',
  })
  return true
}

async function rekeyCollection(
  ctx: ServiceContext,
  collection: SealedCollection,
): Promise<RekeyCount> {
  const count: RekeyCount = { rows: 0, changed: 0, busy: 0, unreadable: 0 }
  const fields = PLACES[collection].filter((field) => field !== 'sealed')
  const select: Record<string, true> = Object.fromEntries(fields.map((field) => [field, true]))
  if (collection === 'cards') Object.assign(select, { history: true, rev: true })
  if (collection === 'card-import-undo') select.cardKey = true
  const limit = BATCH[collection] ?? USUAL_BATCH
  for (let after = ''; ;) {
    const rows = await findRows<Row>(
      ctx.payload,
      collection,
      after ? { id: { greater_than: after } } : {},
      { sort: 'id', limit, select },
    )
    const idOf = collection === 'card-import-undo' ? await cardIds(ctx.payload, rows) : new Map()
    const changes = rows.flatMap((row) => changeOf(collection, fields, row, idOf, count))
    await faultPoint(ctx, 'rekey-batch')
    const written = await updateEach(ctx.payload, collection, 'id', changes)
    count.rows += rows.length
    count.changed += written
    count.busy += changes.length - written
    if (rows.length < limit) return count
    after = String(rows.at(-1)?.id)
  }
}

type Change = { key: string; where: Record<string, string | number>; set: Record<string, unknown> }

/** What of one row is to be written again, guarded by what was read. */
function changeOf(
  collection: SealedCollection,
  fields: readonly string[],
  row: Row,
  cardIdOf: ReadonlyMap<string, string>,
  count: RekeyCount,
): Change[] {
  const where: Change['where'] = {}
  const set: Change['set'] = {}
  for (const field of fields) {
    const stored = row[field]
    if (typeof stored !== 'string') continue
    const place = { collection, field, row: String(row.id) }
    const { value, standing } = inspectField(stored, place)
    if (value === UNREADABLE) {
      count.unreadable++
      continue
    }
    const fresh =
      collection === 'card-import-undo'
        ? withFreshCard(value, cardIdOf.get(String(row.cardKey)))
        : value
    if (standing !== 'old' && fresh === value) continue
    where[field] = stored
    set[field] = encryptField(fresh, place)
  }
  const history = collection === 'cards' ? freshHistory(row, count) : null
  if (history) {
    where.rev = row.rev ?? 0
    set.history = history
  }
  return Object.keys(set).length > 0 ? [{ key: String(row.id), where, set }] : []
}

/** A value under another key or in the first form, written anew; anything else as it is. */
function fresh(stored: unknown, place: Parameters<typeof encryptField>[1]): unknown {
  if (typeof stored !== 'string') return stored
  const { value, standing } = inspectField(stored, place)
  return standing === 'old' && value !== UNREADABLE ? encryptField(value, place) : stored
}

/** Remarks of handovers stand in the history, each in its line. Null: nothing to do. */
function freshHistory({ id, history }: Row, count: RekeyCount): CardEvent[] | null {
  const place = at('cards', 'sealed', String(id))
  let isChanged = false
  const lines = (history ?? []).map((event) => {
    if (!event.sealed) return event
    const sealed = fresh(event.sealed, place) as string
    if (inspectField(sealed, place).value === UNREADABLE) count.unreadable++
    isChanged ||= sealed !== event.sealed
    return { ...event, sealed }
  })
  return isChanged ? lines : null
}

/** What an import kept for its undoing holds the card's values as they were stored. */
function withFreshCard(text: string, cardId: string | undefined): string {
  if (!text || !cardId) return text
  const snapshot = JSON.parse(text) as Snapshot
  if (!snapshot.card) return text
  const fields = PLACES.cards.filter((field) => field !== 'sealed')
  const card = Object.fromEntries(
    Object.entries(snapshot.card).map(([name, value]) => {
      const field = fields.find((one) => one === name)
      return [name, field ? fresh(value, at('cards', field, cardId)) : value]
    }),
  )
  return JSON.stringify({ ...snapshot, card })
}

async function cardIds(payload: Payload, rows: Row[]): Promise<Map<string, string>> {
  const keys = rows.map(({ cardKey }) => String(cardKey))
  const cards = await findRows<{ id: string; cardKey: string }>(
    payload,
    'cards',
    { cardKey: { in: keys } },
    { select: { cardKey: true } },
  )
  return new Map(cards.map(({ id, cardKey }) => [cardKey, String(id)]))
}
