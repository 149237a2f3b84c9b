import { Generations } from '@/lib/generations'
import { processWide } from '@/lib/process-wide'

import type { SourceName } from './source-name'
import { tiersOf } from './source-name'

type Bucket = { tokens: number; at: number }

/** About 10 ms of work a token: so much at once, and so much again every second. */
export type Allowance = { capacity: number; perSecond: number }

export const VISITOR: Allowance = { capacity: 600, perSecond: 10 }
const KEPT_SOURCES = 50_000

const buckets = () => processWide('burst', () => new Generations<Bucket>(KEPT_SOURCES))

/**
 * Short bursts per source, in this process's memory: a library or a town hall shares one address,
 * so the limit is loose; what is guessed has its own tight limits (`attempts.ts`). A dear request
 * costs more than one token (`cost.ts`). Off with BURST_LIMIT=off, for load tests from one machine.
 * @param lane sources have a bucket of their own for each lane
 */
export function burstAllowed(
  source: SourceName,
  cost = 1,
  now = Date.now(),
  { lane = '', allowance = VISITOR }: { lane?: string; allowance?: Allowance } = {},
): boolean {
  if (process.env.BURST_LIMIT === 'off') return true
  let isAllowed = true
  for (const { name, times } of tiersOf(source)) {
    const key = `${lane}${name}`
    const tokens = tokensAt(key, allowance, times, now) - cost
    buckets().set(key, { tokens: Math.max(tokens, -cost), at: now })
    if (tokens < 0) isAllowed = false
  }
  return isAllowed
}

/** Would this be refused to a visitor? Nothing is charged. */
export const burstSpent = (source: SourceName, cost = 1, now = Date.now()): boolean =>
  process.env.BURST_LIMIT !== 'off' &&
  tiersOf(source).some(({ name, times }) => tokensAt(name, VISITOR, times, now) < cost)

function tokensAt(key: string, allowance: Allowance, times: number, now: number): number {
  const capacity = allowance.capacity * times
  const bucket = buckets().get(key) ?? { tokens: capacity, at: now }
  const refilled = ((now - bucket.at) / 1000) * allowance.perSecond * times
  return Math.min(capacity, bucket.tokens + Math.max(refilled, 0))
}
