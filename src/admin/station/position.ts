/**
 * The position after this one: `9` → `10`, `A-09` → `A-10`. Without a number at its end it stays as
 * it is, and an empty one stays empty: the place does without positions.
 */
export function nextPosition(position: string): string {
  const digits = /\d+$/.exec(position)?.[0]
  if (!digits) return position
  const next = String(Number(digits) + 1).padStart(digits.length, '0')
  return position.slice(0, -digits.length) + next
}
