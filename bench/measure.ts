/** Small statistics for figures that are only compared within one run. */

export type Sample = { name: string; perSecond: number; p50: number; p95: number; count: number }

export const quantile = (sorted: number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

const round = (value: number, digits = 2) => Number(value.toFixed(digits))

/**
 * Times `count` calls of `work`, `parallel` at a time.
 * @returns calls per second and milliseconds per call
 */
export async function measure(
  name: string,
  count: number,
  parallel: number,
  work: (index: number) => Promise<unknown>,
): Promise<Sample> {
  const times: number[] = []
  let next = 0
  const begin = performance.now()
  await Promise.all(
    Array.from({ length: parallel }, async () => {
      while (next < count) {
        const index = next++
        const start = performance.now()
        await work(index)
        times.push(performance.now() - start)
      }
    }),
  )
  const seconds = (performance.now() - begin) / 1000
  times.sort((a, b) => a - b)
  return {
    name,
    perSecond: round(count / seconds, 1),
    p50: round(quantile(times, 0.5)),
    p95: round(quantile(times, 0.95)),
    count,
  }
}

const median = (values: number[]) =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  )

/**
 * Compares two kinds of work in alternating rounds, so that what else the machine does hits both.
 * `noise` is the same comparison of the baseline with itself: a ratio nearer to 1 than that says nothing.
 */
export async function compare(
  rounds: number,
  baseline: (round: number) => Promise<number>,
  candidate: (round: number) => Promise<number>,
): Promise<{ ratio: number; noise: number; rounds: number }> {
  const ratios: number[] = []
  const noises: number[] = []
  for (let index = 0; index < rounds; index++) {
    const before = await baseline(index * 2)
    const middle = await candidate(index)
    const after = await baseline(index * 2 + 1)
    ratios.push(middle / ((before + after) / 2))
    noises.push(Math.abs(before - after) / ((before + after) / 2))
  }
  return { ratio: round(median(ratios), 3), noise: round(median(noises), 3), rounds }
}
