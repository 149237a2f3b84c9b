import type { CollectionSlug } from 'payload'

import { findRow, insertRow } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import type { Stored } from '@/db/stored'

import type { ServiceContext } from './context'

/**
 * Inserts a row, or finds the one that its key already names: a request that is sent again makes one
 * row.
 * @param key name of the unique field
 */
export async function insertOnce<C extends CollectionSlug>(
  ctx: Pick<ServiceContext, 'payload'>,
  collection: C,
  key: string & keyof Stored<C>,
  data: Partial<Stored<C>>,
): Promise<{ row: Stored<C>; isNew: boolean }> {
  try {
    const row = await insertRow<Stored<C>>(ctx.payload, collection, data as never)
    return { row, isNew: true }
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    const row = await findRow<Stored<C>>(ctx.payload, collection, { [key]: { equals: data[key] } })
    if (!row) throw error
    return { row, isNew: false }
  }
}
