import type { ServiceContext } from '../context'

import { hitKey, type Reserve, reserveHits, takeBackKeys } from './attempts'
import { type SourceName, tiersOf } from './source-name'

/** Where wrong guesses are counted: so many within the window, then nothing is looked at any more. */
export type GuessLimit = Reserve

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
  if ((await reserveHits(ctx, limits)) !== null) return 'locked'
  const found = await look()
  if (found !== null) await takeBackKeys(ctx, limits.map(hitKey))
  return found
}
