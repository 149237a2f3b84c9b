type Bucket = { tokens: number; at: number }

const CAPACITY = 600
const REFILL_PER_SECOND = 10
const MAX_SOURCES = 50_000
const buckets = new Map<string, Bucket>()

/**
 * Short bursts per source, in this process's memory: a library or a town hall shares one address,
 * so the limit is loose; what is guessed has its own tight limits (`attempts.ts`). Off with
 * BURST_LIMIT=off, for load tests from one machine.
 */
export function burstAllowed(source: string, cost = 1, now = Date.now()): boolean {
  if (process.env.BURST_LIMIT === 'off') return true
  const bucket = buckets.get(source) ?? { tokens: CAPACITY, at: now }
  const tokens =
    Math.min(CAPACITY, bucket.tokens + ((now - bucket.at) / 1000) * REFILL_PER_SECOND) - cost
  if (buckets.size >= MAX_SOURCES && !buckets.has(source)) buckets.clear()
  buckets.set(source, { tokens: Math.max(tokens, -cost), at: now })
  return tokens >= 0
}
