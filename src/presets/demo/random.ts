/** Random choices that come out the same for the same seed, so that every demo looks alike. */
export type Random = {
  /** From 0 up to, not including, 1. */
  next(): number
  /** Integer from `min` to `max`, both included. */
  int(min: number, max: number): number
  /** True in a share `p` (0–1) of the draws. */
  chance(p: number): boolean
  /** @throws RangeError for an empty list */
  pick<T>(items: readonly T[]): T
  /** Draws by weight. @throws RangeError when no weight is positive */
  weighted<T>(items: readonly (readonly [T, number])[]): T
}

/** mulberry32: 32 bits of state, even enough for demo data, not for secrets. */
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** @param seed any integer; its lowest 32 bits count */
export function createRandom(seed: number): Random {
  const next = generator(seed)
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  return {
    next,
    int,
    chance: (p) => next() < p,
    pick: <T>(items: readonly T[]): T => {
      if (items.length === 0) throw new RangeError('選ぶものがありません')
      return items[int(0, items.length - 1)] as T
    },
    weighted: <T>(items: readonly (readonly [T, number])[]): T => {
      const total = items.reduce((sum, [, weight]) => sum + weight, 0)
      if (!(total > 0)) throw new RangeError('重みの合計が0です')
      let left = next() * total
      for (const [item, weight] of items) {
        left -= weight
        if (left < 0) return item
      }
      return (items.findLast(([, weight]) => weight > 0) as readonly [T, number])[0]
    },
  }
}
