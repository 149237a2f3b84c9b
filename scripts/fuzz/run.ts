import fc from 'fast-check'

import type { FuzzRequest } from './requests'

export type Failure = { seed: number; at: number; status: number; request: FuzzRequest }

/**
 * Sends `count` requests of one kind, the same for the same seed, and says which were answered with
 * an error of ours (5xx) or not at all.
 * @param send the status of the answer; a throw counts as 599
 */
export async function fuzz(
  requests: fc.Arbitrary<FuzzRequest>,
  options: { seed: number; count: number; atOnce?: number },
  send: (request: FuzzRequest, at: number) => Promise<number>,
): Promise<{ failures: Failure[]; statuses: Record<string, number> }> {
  const { seed, count, atOnce = 4 } = options
  const all = fc.sample(requests, { seed, numRuns: count })
  const failures: Failure[] = []
  const statuses: Record<string, number> = {}
  let next = 0
  const work = async () => {
    while (next < all.length) {
      const at = next++
      const request = all[at]!
      const status = await send(request, at).catch(() => 599)
      statuses[status] = (statuses[status] ?? 0) + 1
      if (status >= 500) failures.push({ seed, at, status, request })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return { failures, statuses }
}
