import type { CollectionSlug, Where } from 'payload'

import { findRows } from '@/db/atomic'
import { deleteRows } from '@/db/rows'

import type { ServiceContext } from '../context'
import { faultPoint } from '../context'

const BATCH = 300

/** Deletes what matches, in small steps that hold nobody up. @returns how many rows went */
export async function removeRows(
  ctx: ServiceContext,
  collection: CollectionSlug,
  where: Where,
): Promise<number> {
  for (let removed = 0; ;) {
    const rows = await findRows<{ id: string }>(ctx.payload, collection, where, {
      limit: BATCH,
      sort: 'id',
    })
    if (rows.length === 0) return removed
    const ids = rows.map(({ id }) => id)
    // The condition again: a row may have come to life since it was read.
    await deleteRows(ctx.payload, collection, { and: [{ id: { in: ids } }, where] })
    removed += rows.length
    await faultPoint(ctx, `removed:${collection}`)
  }
}
