const MOST = 40

/** The beginning of what somebody wrote, as the subject of a line: one line, cut with 「…」. */
export function inShort(text: string | null | undefined, most = MOST): string {
  const all = [...(text ?? '').replace(/\s+/g, ' ').trim()]
  return all.length > most ? `${all.slice(0, most - 1).join('')}…` : all.join('')
}

/** Number, kind and subject of a record in one line; what is not known is left out. */
export const titleOf = (...parts: readonly (string | null | undefined)[]): string =>
  parts.filter(Boolean).join(' ')
