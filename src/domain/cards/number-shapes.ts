import { normaliseCode } from '../codes/normalise-code'

import type { CardRow, RowProblem } from './read-row'

type Seen = { count: number; first: { line: number; number: string }[] }

/** So many rows a list must have before one form of number is the usual one. */
const ENOUGH = 20
const USUAL_SHARE = 0.9
const MOST_NAMED = 100

/** `A12000345` → `A1,9×8`: the same for numbers of the same form. */
const shapeOf = (key: string): string =>
  key
    .replace(/[A-Z]+/g, (part) => `A${part.length} `)
    .replace(/\d+/g, (part) => `9×${part.length} `)

/**
 * Learns from a list what its numbers look like, and names those that look otherwise: a number that
 * has lost its zeros, or a slip of typing (12AB).
 */
export class NumberShapes {
  private readonly seen = new Map<string, Seen>()
  private total = 0

  add({ line, reservationNumber, reservationKey }: CardRow): void {
    if (reservationKey === '') return
    this.total++
    const shape = shapeOf(normaliseCode(reservationKey))
    const known = this.seen.get(shape) ?? { count: 0, first: [] }
    known.count++
    if (known.first.length < MOST_NAMED) known.first.push({ line, number: reservationNumber })
    this.seen.set(shape, known)
  }

  /** Odd ones, when nearly all others are alike. */
  warnings(): RowProblem[] {
    if (this.total < ENOUGH) return []
    const [usual, ...odd] = [...this.seen.values()].sort((a, b) => b.count - a.count)
    if (!usual || usual.count < this.total * USUAL_SHARE) return []
    const example = normaliseCode(usual.first[0]?.number ?? '').length
    return odd.flatMap(({ first }) =>
      first.map(({ line, number }) => ({
        line,
        field: '予約ID',
        reason: `ほかの行の予約ID（${example}文字）と形が違います。先頭の0がExcelで消えていないか、打ち間違いがないか確かめてください。`,
        level: 'warning' as const,
        value: number,
        number,
      })),
    )
  }
}
