import { updateWhere } from '@/db/atomic'
import { countRows } from '@/db/rows'
import { DomainError } from '@/lib/errors'

import { logAct } from '../../audit/log-act'
import type { ServiceContext } from '../../context'

import { holdImportLock, releaseImportLock } from './lock'
import { loadCards } from './lookup'
import { importById, type ImportRecord } from './record'
import { giveBackNumber, markDone, removeCreated, restore } from './undo-cards'
import { assertUndoable, bookedCards, openRows, standsOn, type UndoRow } from './undo-check'

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
  const countOf = (state: string) =>
    countRows(ctx.payload, 'card-import-undo', {
      and: [{ import: { equals: record.id } }, { state: { equals: state } }],
    })
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
  await logAct(ctx, {
    action: 'cards.import-undo',
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
