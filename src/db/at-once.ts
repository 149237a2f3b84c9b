import type { CollectionSlug, Payload } from 'payload'

import { isMongo } from './adapter'
import type { AtOnce } from './at-once-form'
import type { SqliteClient } from './sqlite/client'
import { laneOf } from './sqlite/write-lane'
import { sqlite } from './tables'

export type { AtOnce, Guard } from './at-once-form'

/** Whether several writes can be one here. On MongoDB each is one by itself, and their order is what keeps them right. */
export const canWriteAtOnce = (): boolean => !isMongo()

/**
 * Carries out several writes as one, on SQLite: others see all of them or nothing, also when the process
 * dies, and they are on the disk when this returns. Acts that wait for it at the same moment are forced
 * to the disk together; each stands or falls by itself. Whoever has to do something else first throws.
 * @param work waits for nothing, and does nothing but these writes
 * @param isFirst goes before those who wait
 */
export const atOnce = <T>(
  payload: Payload,
  work: (now: AtOnce) => T,
  { isFirst = false }: { isFirst?: boolean } = {},
): Promise<T> => {
  const { client } = payload.db as unknown as { client: SqliteClient }
  return laneOf(client, (collection) => sqlite(payload, collection as CollectionSlug).table).write(
    work,
    isFirst,
  )
}
