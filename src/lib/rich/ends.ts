/** Where a text ends without these signs at its end; a pattern would begin anew at each of them. */
export function endWithout(text: string, signs: string, from = text.length): number {
  let end = from
  while (end > 0 && signs.includes(text[end - 1]!)) end--
  return end
}

/** A text without these signs at its beginning. */
export function startWithout(text: string, signs: string): string {
  let start = 0
  while (start < text.length && signs.includes(text[start]!)) start++
  return text.slice(start)
}
