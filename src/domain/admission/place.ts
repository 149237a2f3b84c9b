const ROUNDS = 4

/** Mixes one half of a number with the seed: 32 bits that only the seed foretells. */
export type Mix = (seed: string, round: number, half: number) => number

/**
 * The lot of number `at` of `count` (both from 0): a keyed permutation, so that every number has one
 * place and every place one number, and whoever knows the seed can reckon all of them again. A Feistel
 * network over the next power of four; what falls outside is drawn on.
 */
export function lotOf(mix: Mix, seed: string, at: number, count: number): number {
  let bits = 1
  while (4 ** bits < count) bits++
  const size = 2 ** bits
  let drawn = at
  do {
    let left = Math.floor(drawn / size)
    let right = drawn % size
    for (let round = 0; round < ROUNDS; round++)
      [left, right] = [right, (left ^ mix(seed, round, right)) & (size - 1)]
    drawn = left * size + right
  } while (drawn >= count)
  return drawn
}
