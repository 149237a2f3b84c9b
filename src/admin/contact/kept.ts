import type { Fields } from './fields'

const KEY = 'call-record'

type Kept = { id: string; fields: Fields }

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
    return text ? (JSON.parse(text) as Kept) : null
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
