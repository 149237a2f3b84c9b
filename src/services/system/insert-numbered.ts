import type { CollectionSlug } from 'payload'

import { findRow, insertRow } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import { countRows } from '@/db/rows'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'
import { faultPoint } from '../context'

const TRIES = 60

/**
 * Stores a row under the next free number of its day (`T20261207-1`) and a unique key of the act that
 * made it: the same act again finds its row, a number that somebody else took is tried one higher.
 * @throws DomainError BUSY
 */
export async function insertNumbered<T>(
  ctx: ServiceContext,
  collection: CollectionSlug,
  { letter, key, date }: { letter: string; key: string; date: string },
  data: { date?: string } & Record<string, unknown>,
): Promise<T> {
  const same = { [key]: { equals: data[key] } }
  const head = `${letter}${date.replaceAll('-', '')}-`
  const there = await countRows(ctx.payload, collection, {
    and: [{ number: { greater_than: head } }, { number: { less_than: `${head}~` } }],
  })
  for (let next = there + 1; next < there + TRIES; next++) {
    try {
      await faultPoint(ctx, 'numbered-insert')
      return await insertRow<T>(ctx.payload, collection, { ...data, number: `${head}${next}` })
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      const known = await findRow<T>(ctx.payload, collection, same)
      if (known) return known
    }
  }
  throw new DomainError('BUSY', '番号を取れませんでした。もう一度お試しください。', 503)
}
