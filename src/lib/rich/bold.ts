import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly'
import type { Construct, Event, Point, Token, TokenizeContext } from 'micromark-util-types'

/** `*` and `_` */
const [STAR, LINE] = [42, 95]
/** Bold in bold says nothing more. */
const DEEPEST = 4

/** Signs that may begin bold, and the places in what is made where the beginning is put. */
type Opener = { token: Token; sign: string; begun: Event[]; depth: number }

const lengthOf = ({ start, end }: Token): number => end.offset - start.offset

const moved = (point: Point, by: number): Point => ({
  ...point,
  column: point.column + by,
  offset: point.offset + by,
  _bufferIndex: point._bufferIndex + by,
})

/** What may still be closed, the last one first. */
class Openers {
  private readonly all: Opener[] = []
  private readonly counts = new Map<string, number>()

  push(opener: Opener): void {
    this.all.push(opener)
    this.counts.set(opener.sign, this.count(opener.sign) + 1)
  }

  /** The last one of a sign: those after it can be closed no more. */
  last(sign: string): Opener | undefined {
    if (this.count(sign) === 0) return undefined
    while (this.all.at(-1)?.sign !== sign) this.pop()
    return this.all.at(-1)
  }

  pop(): void {
    const gone = this.all.pop()!
    this.counts.set(gone.sign, this.count(gone.sign) - 1)
    const around = this.all.at(-1)
    if (around) around.depth = Math.max(around.depth, gone.depth)
  }

  private count(sign: string): number {
    return this.counts.get(sign) ?? 0
  }
}

/**
 * Pairs the signs of a block from left to right, each looked at once: the library's own way goes back over
 * the whole block for every sign, and a text of some pages of signs stopped the server for minutes.
 */
function resolveBold(events: Event[], context: TokenizeContext): Event[] {
  const pieces: Event[][] = []
  const open = new Openers()
  for (const event of events) {
    const [kind, token] = event
    if (token.type !== 'attentionSequence') pieces.push([event])
    else if (kind === 'enter') {
      const sign = context.sliceSerialize(token).charAt(0)
      const ended = token._close ? endsOf(token, sign, open, context) : []
      const begun: Event[] = []
      const own = { ...token, type: 'data' as const }
      pieces.push(ended)
      // What is left of the signs means itself, before what it may yet begin.
      pieces.push(
        [
          ['enter', own, context],
          ['exit', own, context],
        ],
        begun,
      )
      if (token._open && lengthOf(own) > 1) open.push({ token: own, sign, begun, depth: 0 })
    }
  }
  // The library goes on with the list that it gave.
  events.length = 0
  for (const event of pieces.flat())
    if (event[1].type !== 'data' || lengthOf(event[1]) > 0) events.push(event)
  return events
}

/** The ends of all that a sign closes; takes them off the sign, and off those that began them. */
function endsOf(token: Token, sign: string, open: Openers, context: TokenizeContext): Event[] {
  const ended: Event[] = []
  while (lengthOf(token) > 1) {
    const opener = open.last(sign)
    const depth = (opener?.depth ?? 0) + 1
    if (!opener || depth > DEEPEST) break
    const begins = { ...opener.token.end }
    const ends = { ...token.start }
    const first = made('strongSequence', moved(begins, -2), begins)
    const last = made('strongSequence', ends, moved(ends, 2))
    const whole = made('strong', first.start, last.end)
    const inside = made('strongText', begins, ends)
    opener.token.end = { ...first.start }
    token.start = { ...last.end }
    opener.begun.unshift(
      ['enter', whole, context],
      ['enter', first, context],
      ['exit', first, context],
      ['enter', inside, context],
    )
    ended.push(
      ['exit', inside, context],
      ['enter', last, context],
      ['exit', last, context],
      ['exit', whole, context],
    )
    opener.depth = depth
    if (lengthOf(opener.token) < 2) open.pop()
  }
  return ended
}

const made = (type: Token['type'], start: Point, end: Point): Token => ({
  type,
  start: { ...start },
  end: { ...end },
})

const { tokenize } = (cjkFriendlyExtension().text as Record<number, Construct>)[STAR]!
const bold: Construct = { name: 'bold', tokenize, resolveAll: resolveBold }

/** `**` and `__` as bold, beside Japanese brackets too, and nothing else: a lone `*` or `_` means itself. */
export const onlyBold = {
  text: { [STAR]: bold, [LINE]: bold },
  insideSpan: { null: [bold] },
}
