import type { ServiceContext } from '../context'

import { reserveHit, takeBackHit } from './attempts'
import { type SourceName, tiersOf } from './source-name'

/** Where wrong guesses are counted: so many within the window, then nothing is looked at any more. */
export type GuessLimit = { kind: string; subject: string; limit: number; minutes: number }

/** The limits of one network source, under each of its names. */
export const sourceLimits = (
  kind: string,
  source: SourceName,
  { limit, minutes }: { limit: number; minutes: number },
): GuessLimit[] =>
  tiersOf(source).map(({ name, times }) => ({
    kind,
    subject: name,
    limit: limit * times,
    minutes,
  }))

/**
 * Looks at one guess. It is counted as a wrong one before it is looked at and given back when it was
 * right, so that a hundred guesses sent at the same moment are a hundred guesses (ID-09).
 * @param look the answer, or null when the guess was wrong
 * @returns `locked` when no guess is left, else what `look` found
 */
export async function guessOnce<T>(
  ctx: ServiceContext,
  limits: readonly GuessLimit[],
  look: () => Promise<T | null>,
): Promise<T | null | 'locked'> {
  const taken: GuessLimit[] = []
  for (const one of limits) {
    const hits = await reserveHit(ctx, one.kind, one.subject, one.minutes, one.limit)
    if (hits === null) {
      await giveBack(ctx, taken)
      return 'locked'
    }
    taken.push(one)
  }
  const found = await look()
  if (found !== null) await giveBack(ctx, taken)
  return found
}

async function giveBack(ctx: ServiceContext, taken: readonly GuessLimit[]): Promise<void> {
  for (const { kind, subject } of taken) await takeBackHit(ctx, kind, subject)
}
