import { Generations } from '@/lib/generations'
import { processWide } from '@/lib/process-wide'
import { hasSiblings, hearSiblings, tellSiblings } from '@/lib/siblings'

import type { SourceName } from './source-name'
import { tiersOf } from './source-name'

type Bucket = { tokens: number; at: number }

/** About 10 ms of work a token: so much at once, and so much again every second. */
export type Allowance = { capacity: number; perSecond: number }

export const VISITOR: Allowance = { capacity: 600, perSecond: 10 }
const KEPT_SOURCES = 50_000

const buckets = () => processWide('burst', () => new Generations<Bucket>(KEPT_SOURCES))

/** What this process has spent of a source's allowance and has not told the others yet. */
const untold = () => processWide('burst-untold', () => new Generations<number>(KEPT_SOURCES))
/** They are told each time a source has spent this share: whoever sends a few requests is never told of. */
const TOLD_SHARE = 1 / 20
const TOPIC = 'burst'
type Spent = { key: string; cost: number; full: Allowance }
hearSiblings(TOPIC, ({ key, cost, full }: Spent) => void spend(key, cost, full, Date.now()))

/** @returns what is left, less than nothing when it was not enough */
function spend(key: string, cost: number, { capacity, perSecond }: Allowance, now: number): number {
  const tokens = tokensAt(key, { capacity, perSecond }, now) - cost
  buckets().set(key, { tokens: Math.max(tokens, -cost), at: now })
  return tokens
}

/** One allowance for all processes of this machine, whichever of them a connection has come to. */
function tell(key: string, cost: number, full: Allowance): void {
  if (!hasSiblings()) return
  const spent = (untold().get(key) ?? 0) + cost
  const isMuch = spent >= full.capacity * TOLD_SHARE
  untold().set(key, isMuch ? 0 : spent)
  if (isMuch) tellSiblings(TOPIC, { key, cost: spent, full } satisfies Spent)
}

/**
 * Short bursts per source, in the memory of this machine's processes: a library or a town hall shares
 * one address, so the limit is loose; what is guessed has its own tight limits (`attempts.ts`). A dear request
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
    const full = {
      capacity: allowance.capacity * times,
      perSecond: allowance.perSecond * times,
    }
    // What is refused does not prolong the refusal, here or elsewhere.
    if (spend(key, cost, full, now) < 0) isAllowed = false
    else tell(key, cost, full)
  }
  return isAllowed
}

/** Would this be refused to a visitor? Nothing is charged. */
export const burstSpent = (source: SourceName, cost = 1, now = Date.now()): boolean =>
  process.env.BURST_LIMIT !== 'off' &&
  tiersOf(source).some(({ name, times }) => {
    const { capacity, perSecond } = VISITOR
    return tokensAt(name, { capacity: capacity * times, perSecond: perSecond * times }, now) < cost
  })

function tokensAt(key: string, { capacity, perSecond }: Allowance, now: number): number {
  const bucket = buckets().get(key) ?? { tokens: capacity, at: now }
  const refilled = ((now - bucket.at) / 1000) * perSecond
  return Math.min(capacity, bucket.tokens + Math.max(refilled, 0))
}
