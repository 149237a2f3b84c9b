import type { Ask } from './types'

export const NOTE: Ask = { name: 'note', label: 'メモ' }

/** What takes something back, or ends it, says why. */
export const REASON: Ask = { name: 'note', label: '理由', kind: 'lines', required: true }

/** A text of several lines. */
export const lines = (name: string, label: string): Ask => ({
  ...{ name, label, kind: 'lines', required: true },
})

/** A day on which something was done: none that lies ahead, nor before what it answers (`since`). */
export const pastDay = (name: string, label: string, ...since: string[]): Ask => ({
  ...{ name, label, kind: 'date', isPast: true, required: true },
  ...(since.length > 0 ? { since } : {}),
})

/** A day and a minute at which something was done. */
export const pastMoment = (name: string, label: string, ...since: string[]): Ask => ({
  ...{ name, label, kind: 'moment', isPast: true, required: true },
  ...(since.length > 0 ? { since } : {}),
})
