import type { Payload } from 'payload'

import { processWide } from '@/lib/process-wide'
import { hearSiblings, tellSiblings } from '@/lib/siblings'

/** Processes of other machines learn of a change through age alone; those of this one are told. */
const MAX_AGE_MS = 1000

type Entry = { readAt: number; version: number; value: Promise<unknown> }
const caches = processWide('short-cache', () => new WeakMap<Payload, Map<string, Entry>>())

/**
 * Small settings that every booking reads: at most a second old, and never older than the last
 * change made on this machine (`dropShort`). Treat the value as read-only: all callers share it.
 */
export function shortCached<T>(payload: Payload, name: string, load: () => Promise<T>): Promise<T> {
  const cache = caches.get(payload) ?? new Map<string, Entry>()
  caches.set(payload, cache)
  const known = cache.get(name)
  if (known && isFresh(known)) return known.value as Promise<T>
  const value = load()
  cache.set(name, { readAt: performance.now(), version: version.n, value })
  // A failed read is told to those who asked and is not kept.
  value.catch(() => cache.delete(name))
  return value
}

const TOPIC = 'settings'
const version = processWide('settings-version', () => ({ n: 0 }))
hearSiblings(TOPIC, () => void version.n++)

/** Another number after every change of settings in the processes of this machine. */
export const settingsVersion = (): number => version.n

/** Whether what was read then still holds. */
export const isFresh = (read: { readAt: number; version: number }): boolean =>
  read.version === version.n && performance.now() - read.readAt < MAX_AGE_MS

/** Called after a change of what is kept here. */
export function dropShort(payload: Payload): void {
  caches.delete(payload)
  settingsChanged()
}

export function settingsChanged(): void {
  version.n++
  tellSiblings(TOPIC, null)
}
