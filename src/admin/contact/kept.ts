import { EMPTY, type Fields } from './fields'

const KEY = 'call-record'

/** `id` is empty until the server has given a number: `op` is then the request for it. */
export type Kept = { id: string; op: string; begunAt: string; base: Fields; fields: Fields }

/** What is being written, in this tab only: over a reload, an ended log-in and a lost network. */
export function keep(record: Kept): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(record))
  } catch {
    // A full or forbidden store keeps nothing; the server has all that was sent.
  }
}

export function kept(): Kept | null {
  try {
    const text = sessionStorage.getItem(KEY)
    if (!text) return null
    const since = { op: '', begunAt: new Date().toISOString(), base: EMPTY }
    return { ...since, ...(JSON.parse(text) as Kept) }
  } catch {
    return null
  }
}

export function forget(): void {
  try {
    sessionStorage.removeItem(KEY)
  } catch {
    // There is nothing to forget.
  }
}
