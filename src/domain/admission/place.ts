import { createHash } from 'node:crypto'

const ROUNDS = 4

/** Text of the seed → what everybody may know of it before the draw. */
export const commitmentOf = (seed: string): string =>
  createHash('sha256').update(seed).digest('hex')

/** One round: half a number, mixed with the seed. */
const mixed = (seed: string, round: number, half: number): number =>
  createHash('sha256').update(`${seed}|${round}|${half}`).digest().readUInt32BE(0)

/**
 * The lot of number `at` of `count` (both from 0): a keyed permutation, so that every number has one
 * place and every place one number, and whoever knows the seed can reckon all of them again. A Feistel
 * network over the next power of four; what falls outside is drawn on.
 */
export function lotOf(seed: string, at: number, count: number): number {
  let bits = 1
  while (4 ** bits < count) bits++
  const mask = 2 ** bits - 1
  let drawn = at
  do {
    let left = Math.floor(drawn / (mask + 1))
    let right = drawn & mask
    for (let round = 0; round < ROUNDS; round++)
      [left, right] = [right, (left ^ mixed(seed, round, right)) & mask]
    drawn = left * (mask + 1) + right
  } while (drawn >= count)
  return drawn
}
