'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'

/**
 * Puts a query into the address without loading anything. Next is told (its own state is not passed
 * on), so that a reload, the back button and `useSearchParams` all see it.
 */
function putQuery(query: string): void {
  window.history.replaceState(null, '', query ? `?${query}` : window.location.pathname)
}

/** Takes the query out of the address: what it asked for is done, and a reload must not do it again. */
export const clearQuery = (): void => putQuery('')

/** One more step in the history to where the browser is already; what it is known by is kept with it (steps.ts). */
export const putStep = (mark: string): void =>
  window.history.pushState({ ...window.history.state, [mark]: true }, '')

type Change<S> = (part: Partial<S>) => void

/**
 * What a screen shows, kept in its address: a link opens what it names, a bookmark, a reload and the
 * back button bring it back. The only way to a filter in the address: `window.location` still belongs
 * to the page before while a linked screen is being opened, so a lint rule forbids reading it.
 * @param read the state that a query asks for
 * @param write its inverse, without what is empty
 */
export function useAddress<S extends object>(
  read: (query: URLSearchParams) => S,
  write: (state: S) => string,
): [S, Change<S>] {
  const query = useSearchParams().toString()
  const [state, setState] = useState(() => read(new URLSearchParams(query)))
  const [seen, setSeen] = useState(query)
  /** Queries that this screen has written and that have yet to come back from Next. */
  const [own, setOwn] = useState<ReadonlySet<string>>(new Set())
  if (query !== seen) {
    setSeen(query)
    // A link to this very screen, or the back button: the address leads.
    if (!own.has(query)) setState(read(new URLSearchParams(query)))
    if (own.size > 0 && query === write(state)) setOwn(new Set())
  }
  const latest = useRef(state)
  useEffect(() => {
    latest.current = state
  }, [state])
  const change = useCallback<Change<S>>(
    (part) => {
      const next = { ...latest.current, ...part }
      const written = write(next)
      latest.current = next
      setState(next)
      setOwn((old) => new Set(old).add(written))
      putQuery(written)
    },
    [write],
  )
  return [state, change]
}

/** `{ tab: 'back', date: '' }` → `tab=back`. */
export const queryText = (parts: Record<string, string>): string =>
  new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== '')).toString()
