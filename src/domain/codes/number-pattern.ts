/** How many digits a pattern like `^\\d{10}$` asks for and nothing else; null for other patterns. */
export function digitsOfPattern(pattern: string | null | undefined): number | null {
  const match = /^\^?\\d\{(\d{1,2})\}\$?$/.exec((pattern ?? '').trim())
  return match ? Number(match[1]) : null
}

/**
 * Can this be such a number? The form is no secret: it stands on every letter. A pattern that is
 * empty or cannot be read asks for nothing.
 * @param number folded by `normaliseCode`
 */
export function fitsPattern(pattern: string | null | undefined, number: string): boolean {
  if (!pattern) return true
  try {
    return new RegExp(pattern).test(number)
  } catch {
    return true
  }
}
