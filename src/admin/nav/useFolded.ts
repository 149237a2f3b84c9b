'use client'

import { useCallback, useSyncExternalStore } from 'react'

import { keep, kept } from '../shell/kept'

const NONE: readonly string[] = []

/** What is folded, by person; each page brings a menu of its own, and some browsers keep nothing. */
const held = new Map<string, readonly string[]>()
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function read(user: string): readonly string[] {
  const now = held.get(user) ?? kept(keyOf(user))
  held.set(user, now)
  return now
}

const keyOf = (user: string) => `mg-menu|${user}`

/** The groups of the menu that a person has folded in this browser, and a way to fold others. */
export function useFolded(user: string): [readonly string[], (groups: string[]) => void] {
  const folded = useSyncExternalStore(
    subscribe,
    () => read(user),
    () => NONE,
  )
  const fold = useCallback(
    (groups: string[]) => {
      held.set(user, groups)
      keep(keyOf(user), groups)
      for (const listener of listeners) listener()
    },
    [user],
  )
  return [folded, fold]
}
