import { Generations } from '@/lib/generations'
import { processWide } from '@/lib/process-wide'
import { settingsVersion } from '@/services/settings/short-cache'

import { KeptAnswer, type Made } from './kept'

/** Settings of other processes are known after so long, as everywhere (`short-cache.ts`). */
const LONGEST_MS = 1000
/** However often seats change, an answer is made so many times a second at most. */
const SHORTEST_MS = 100
/** Answers that are kept for certain: offices × services × languages, and a few months of each. */
const KEPT = 600

/** How to make an answer, and what tells whether it is still true. */
export type Source = {
  path: string
  make: () => Promise<(Made & { watch: () => string; mark: string }) | null>
}

type Entry = {
  answer: KeptAnswer
  watch: () => string
  mark: string
  settings: number
  /** Deadlines and days end on whole seconds: what was made in one second is not shown in the next. */
  second: number
  madeAt: number
}

const entries = () => processWide('shared-answers', () => new Generations<Entry>(KEPT))
const underWay = () =>
  processWide('shared-answers-made', () => new Map<string, Promise<KeptAnswer | null>>())

/** The answer that is kept under this key, if it is still true. */
export function keptAnswer(key: string, now: Date): KeptAnswer | null {
  const entry = entries().get(key)
  return entry && isTrue(entry, now) ? entry.answer : null
}

function isTrue(entry: Entry, now: Date): boolean {
  const age = performance.now() - entry.madeAt
  if (age > LONGEST_MS || entry.settings !== settingsVersion()) return false
  if (entry.second !== Math.floor(now.getTime() / 1000)) return false
  return age < SHORTEST_MS || entry.watch() === entry.mark
}

/**
 * Makes the answer, once for all who ask at the same moment, and keeps it.
 * @returns null where there is none for everybody
 */
export function makeAnswer(
  key: string,
  source: Source,
  { now, publicUrl }: { now: Date; publicUrl: string },
): Promise<KeptAnswer | null> {
  const running = underWay().get(key)
  if (running) return running
  const making = make().finally(() => underWay().delete(key))
  underWay().set(key, making)
  return making

  async function make(): Promise<KeptAnswer | null> {
    const settings = settingsVersion()
    const madeAt = performance.now()
    const made = await source.make()
    if (!made) return null
    const answer = new KeptAnswer(made, source.path, publicUrl)
    const second = Math.floor(now.getTime() / 1000)
    const { watch, mark } = made
    entries().set(key, { answer, watch, mark, settings, second, madeAt })
    return answer
  }
}
