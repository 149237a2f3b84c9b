import type { Payload } from 'payload'

import { processWide } from '@/lib/process-wide'

/** Other processes learn of a change through age alone. */
const MAX_AGE_MS = 1000

type Entry = { readAt: number; value: Promise<unknown> }
const caches = processWide('short-cache', () => new WeakMap<Payload, Map<string, Entry>>())

/**
 * Small settings that every booking reads: at most a second old, and never older than the last
 * change made in this process (`dropShort`). Treat the value as read-only: all callers share it.
 */
export function shortCached<T>(payload: Payload, name: string, load: () => Promise<T>): Promise<T> {
  const cache = caches.get(payload) ?? new Map<string, Entry>()
  caches.set(payload, cache)
  const known = cache.get(name)
  if (known && performance.now() - known.readAt < MAX_AGE_MS) return known.value as Promise<T>
  const value = load()
  cache.set(name, { readAt: performance.now(), value })
  // A failed read is told to those who asked and is not kept.
  value.catch(() => cache.delete(name))
  return value
}

const version = processWide('settings-version', () => ({ n: 0 }))

/** Another number after every change of settings in this process. */
export const settingsVersion = (): number => version.n

/** Called after a change of what is kept here. */
export function dropShort(payload: Payload): void {
  caches.delete(payload)
  settingsChanged()
}

export const settingsChanged = (): void => void version.n++
