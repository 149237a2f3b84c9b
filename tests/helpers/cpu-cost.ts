/** CPU time is counted in ticks, of up to 10 ms on some machines: less than this says nothing. */
const ENOUGH_US = 40_000

/**
 * CPU of one round of some work, in microseconds: repeated until it can be told from nothing, and the
 * best of three, because the collector works in any of them. For ratios within one test only.
 */
export function cpuCostOf(work: () => unknown): number {
  const measured = Array.from({ length: 3 }, () => {
    const before = process.cpuUsage()
    for (let rounds = 1; ; rounds++) {
      work()
      const { user, system } = process.cpuUsage(before)
      if (user + system >= ENOUGH_US) return (user + system) / rounds
    }
  })
  return Math.min(...measured)
}
