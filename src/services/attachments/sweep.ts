import type { CollectionSlug } from 'payload'

import { findRow, findRows, isRowId, updateWhere } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { MS_PER_DAY, tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../context'

import { dropFile, keptBefore } from './store'

type Row = Stored<'attachments'>

const PAGE = 500

/**
 * Takes from disk what belongs to nothing: files whose row was never written because the process died,
 * and those that were taken away. Files go with their record when its time is over.
 * @returns how many went
 */
export async function sweepFiles(ctx: ServiceContext): Promise<number> {
  await forgetOrphans(ctx)
  let dropped = 0
  const before = new Date(ctx.now().getTime() - MS_PER_DAY)
  for await (const name of keptBefore(before)) {
    const id = name.replace(/\.part$/, '')
    if (!isRowId(id)) continue
    const row = await findRow<Row>(ctx.payload, 'attachments', { id: { equals: id } })
    if (row && !row.removedOn && id === name) continue
    await dropFile(name)
    dropped++
  }
  return dropped
}

/** Marks the files of records that are there no more. */
async function forgetOrphans(ctx: ServiceContext): Promise<void> {
  for (let after = ''; ;) {
    const rows = await findRows<Row>(
      ctx.payload,
      'attachments',
      {
        and: [
          { removedOn: { exists: false } },
          ...(after ? [{ id: { greater_than: after } }] : []),
        ],
      },
      { sort: 'id', limit: PAGE },
    )
    for (const row of rows) {
      const owner = await findRow(ctx.payload, row.kind as CollectionSlug, {
        id: { equals: row.record },
      })
      if (owner) continue
      await updateWhere(
        ctx.payload,
        'attachments',
        { id: { equals: row.id } },
        {
          removedOn: tokyoDateOf(ctx.now()),
          removedBy: '自動処理',
          removedWhy: '記録の保存期間が終わったため',
        },
      )
    }
    if (rows.length < PAGE) return
    after = rows.at(-1)!.id
  }
}
