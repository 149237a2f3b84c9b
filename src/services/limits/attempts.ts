import { findRow, inc, insertRow, updateWhere } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import { keyedHash } from '@/lib/crypto/keys'

import type { ServiceContext } from '../context'

type Bucket = { id: string; hits: number; expiresAt: string }

/** What is counted, and of whom. */
export type Hit = { kind: string; subject: string }

const bucketKeyOf = (kind: string, subject: string) => `${kind}|${keyedHash('rate', kind, subject)}`

/**
 * Counts one hit and says how many there were within the window. Subjects (a number, a device, a
 * source) are stored only as keyed hashes (ID-09, AU-02).
 */
export async function countHit(
  ctx: ServiceContext,
  kind: string,
  subject: string,
  windowMinutes: number,
): Promise<number> {
  const hits = await reserveHit(ctx, kind, subject, windowMinutes, Number.MAX_SAFE_INTEGER)
  return hits ?? Number.MAX_SAFE_INTEGER
}

/**
 * Counts one hit unless `limit` of them are counted already, in one conditional step: so many pass,
 * however many ask at the same moment. What is refused does not prolong the refusal.
 * @returns the hits within the window, null when there was none left
 */
export async function reserveHit(
  ctx: ServiceContext,
  kind: string,
  subject: string,
  windowMinutes: number,
  limit: number,
): Promise<number | null> {
  const bucketKey = bucketKeyOf(kind, subject)
  const now = ctx.now()
  const expiresAt = new Date(now.getTime() + windowMinutes * 60_000).toISOString()
  const mine = { bucketKey: { equals: bucketKey } }
  for (;;) {
    const counted = await updateWhere<Bucket>(
      ctx.payload,
      'rate-buckets',
      {
        and: [
          mine,
          { expiresAt: { greater_than: now.toISOString() } },
          { hits: { less_than: limit } },
        ],
      },
      { hits: inc(1) },
    )
    if (counted) return counted.hits
    if (limit < 1) return null
    const restarted = await updateWhere<Bucket>(
      ctx.payload,
      'rate-buckets',
      { and: [mine, { expiresAt: { less_than_equal: now.toISOString() } }] },
      { hits: 1, expiresAt },
    )
    if (restarted) return 1
    const bucket = await findRow<Bucket>(ctx.payload, 'rate-buckets', mine)
    if (bucket && bucket.expiresAt > now.toISOString() && bucket.hits >= limit) return null
    if (bucket) continue
    try {
      await insertRow(ctx.payload, 'rate-buckets', { bucketKey, hits: 1, expiresAt })
      return 1
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
    }
  }
}

/** Hits so far in the running window, without counting one. */
export async function hitsOf(ctx: ServiceContext, kind: string, subject: string): Promise<number> {
  const bucket = await findRow<Bucket>(ctx.payload, 'rate-buckets', {
    bucketKey: { equals: bucketKeyOf(kind, subject) },
  })
  return bucket && bucket.expiresAt > ctx.now().toISOString() ? bucket.hits : 0
}

/** Starts counting anew, after somebody has shown to be the right one. */
export async function clearHits(ctx: ServiceContext, kind: string, subject: string): Promise<void> {
  await updateWhere(
    ctx.payload,
    'rate-buckets',
    { bucketKey: { equals: bucketKeyOf(kind, subject) } },
    { hits: 0 },
  )
}

/** Takes one hit back: it was counted before anybody knew that it was none. */
export async function takeBackHit(
  ctx: ServiceContext,
  kind: string,
  subject: string,
): Promise<void> {
  await takeBackKey(ctx, bucketKeyOf(kind, subject))
}

/** The stored name of a count, for whoever has to take a hit back later; it tells nothing of the subject. */
export const hitKey = ({ kind, subject }: Hit): string => bucketKeyOf(kind, subject)

/** The same by the stored name. */
export async function takeBackKey(ctx: ServiceContext, bucketKey: string): Promise<void> {
  await updateWhere(
    ctx.payload,
    'rate-buckets',
    { and: [{ bucketKey: { equals: bucketKey } }, { hits: { greater_than: 0 } }] },
    { hits: inc(-1) },
  )
}

/** When counting begins anew; undefined where nothing is counted now. */
export async function hitEnds(ctx: ServiceContext, hit: Hit): Promise<string | undefined> {
  const bucket = await findRow<Bucket>(ctx.payload, 'rate-buckets', {
    bucketKey: { equals: hitKey(hit) },
  })
  return bucket?.expiresAt
}
