import { type AtOnce, atOnce, canWriteAtOnce } from '@/db/at-once'
import { findRow, inc, insertRow, newRowId, updateWhere } from '@/db/atomic'
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

/** A hit that is counted only while there are fewer than `limit` within the window. */
export type Reserve = Hit & { minutes: number; limit: number }

/**
 * Counts all of these hits, or none where one of them has reached its limit.
 * @returns the one that has; null when all are counted
 */
export async function reserveHits<R extends Reserve>(
  ctx: ServiceContext,
  hits: readonly R[],
): Promise<R | null> {
  if (canWriteAtOnce())
    return atOnceOrNone(() => atOnce(ctx.payload, (now) => reserveAllAtOnce(ctx, now, hits)))
  const taken: R[] = []
  for (const hit of hits) {
    if ((await reserveHit(ctx, hit.kind, hit.subject, hit.minutes, hit.limit)) === null) {
      await takeBackKeys(ctx, taken.map(hitKey))
      return hit
    }
    taken.push(hit)
  }
  return null
}

/** Thrown inside of writes that are one, which undoes them: a hit was one too many. */
export class LimitReached<R extends Reserve> extends Error {
  constructor(readonly hit: R) {
    super('limit reached')
  }
}

async function atOnceOrNone<R extends Reserve>(work: () => Promise<void>): Promise<R | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (error instanceof LimitReached) return error.hit as R
    throw error
  }
}

/** The same inside of writes that are one. @throws LimitReached */
export function reserveAllAtOnce<R extends Reserve>(
  ctx: ServiceContext,
  now: AtOnce,
  hits: readonly R[],
): void {
  const instant = ctx.now()
  for (const hit of hits) {
    const bucketKey = hitKey(hit)
    const expiresAt = new Date(instant.getTime() + hit.minutes * 60_000).toISOString()
    const [bucket] = now.find<Bucket>('rate-buckets', { bucketKey })
    const isRunning = bucket && bucket.expiresAt > instant.toISOString()
    if (hit.limit < 1 || (isRunning && bucket.hits >= hit.limit)) throw new LimitReached(hit)
    if (isRunning) now.change('rate-buckets', { bucketKey }, { hits: inc(1) })
    else if (bucket) now.change('rate-buckets', { bucketKey }, { hits: 1, expiresAt })
    else now.insert('rate-buckets', { id: newRowId(), bucketKey, hits: 1, expiresAt })
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

export async function takeBackKeys(ctx: ServiceContext, bucketKeys: string[]): Promise<void> {
  if (bucketKeys.length > 1 && canWriteAtOnce())
    await atOnce(ctx.payload, (now) => {
      for (const bucketKey of bucketKeys)
        now.change('rate-buckets', { bucketKey, hits: { atLeast: 1 } }, { hits: inc(-1) })
    })
  else for (const bucketKey of bucketKeys) await takeBackKey(ctx, bucketKey)
}

/** When counting begins anew; undefined where nothing is counted now. */
export async function hitEnds(ctx: ServiceContext, hit: Hit): Promise<string | undefined> {
  const bucket = await findRow<Bucket>(ctx.payload, 'rate-buckets', {
    bucketKey: { equals: hitKey(hit) },
  })
  return bucket?.expiresAt
}
