import type { CollectionSlug } from 'payload'

import { findRow, insertRow } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import type { Stored } from '@/db/stored'

import type { ServiceContext } from './context'

/** A row that goes again and again between the refusal and the look at it: somebody else's mistake. */
const TRIES = 4

/**
 * Inserts a row, or finds the one that its key already names: a request that is sent again makes one
 * row. A row that stood in the way and has gone by the time it is read (erased, or its key given free)
 * stands in the way no more, so the insert is tried again.
 * @param key name of the unique field
 * @throws what the insert was refused with, when another unique field than the key was taken
 */
export async function insertOnce<C extends CollectionSlug, R = Stored<C>>(
  ctx: Pick<ServiceContext, 'payload'>,
  collection: C,
  key: string & keyof NoInfer<R>,
  data: Partial<NoInfer<R>>,
): Promise<{ row: R; isNew: boolean }> {
  for (let attempt = 1; ; attempt++) {
    try {
      const row = await insertRow<R>(ctx.payload, collection, data)
      return { row, isNew: true }
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      const same = { [key]: { equals: data[key] } }
      const row = await findRow<R>(ctx.payload, collection, same)
      if (row) return { row, isNew: false }
      if (attempt === TRIES) throw error
    }
  }
}
