import { monitorEventLoopDelay } from 'node:perf_hooks'

import type { Health } from '@/domain/admission/gate'
import { processWide } from '@/lib/process-wide'

import type { AdmissionConfig } from './settings'

const RESOLUTION_MS = 20
const COMMITS_MS = 10_000
/** Fewer bookings than this say nothing. */
const LEAST_COMMITS = 5
const KEPT = 2_000

type Commit = { at: number; ms: number }
const kept = processWide('admission-health', () => ({ commits: [] as Commit[], underWay: 0 }))

/** Times a booking's writes; what they say of the database opens the queue or slows it down. */
export async function timedCommit<T>(work: Promise<T>): Promise<T> {
  const since = performance.now()
  try {
    return await work
  } finally {
    const at = performance.now()
    kept.commits.push({ at, ms: at - since })
    if (kept.commits.length > KEPT) kept.commits.splice(0, KEPT / 2)
  }
}

/** Counts an answer that is being made for one person. */
export async function underWay<T>(work: () => Promise<T>): Promise<T> {
  kept.underWay++
  try {
    return await work()
  } finally {
    kept.underWay--
  }
}

export type Reading = { delay: number; commit: number; underWay: number }

const p95 = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? 0

function commitP95(now: number): number {
  const recent = kept.commits.filter(({ at }) => now - at <= COMMITS_MS)
  return recent.length < LEAST_COMMITS ? 0 : p95(recent.map(({ ms }) => ms))
}

/** Reads this process, each time from the last reading on. */
export function healthReader(): () => Reading {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delays.enable()
  return () => {
    const delay = Math.max(0, delays.percentile(95) / 1e6 - RESOLUTION_MS)
    delays.reset()
    return { delay, commit: commitP95(performance.now()), underWay: kept.underWay }
  }
}

/** What a reading says, by the city's limits. */
export function healthOf(reading: Reading, { limits }: Pick<AdmissionConfig, 'limits'>): Health {
  const { delay, commit, underWay: busy } = reading
  if (delay > limits.delay[1] || commit > limits.commit[1] || busy > limits.underWay) return 'bad'
  return delay < limits.delay[0] && commit < limits.commit[0] ? 'good' : 'fair'
}
