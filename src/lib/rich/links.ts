import { labelEnd } from 'micromark-core-commonmark'
import type { Construct, Effects, State, TokenizeContext } from 'micromark-util-types'

/** `]` */
const END = 93
/** Words of a link; between brackets that are further apart nobody meant one. */
const LONGEST = 1000
/** Links of a block that turn out to be none: each is read to the end of the block before that is known. */
const MOST_FAILED = 20

const failed = new WeakMap<TokenizeContext, number>()
type Starts = { _labelStarts?: { _balanced?: boolean; end: { offset: number } }[] }

/**
 * `[words](where)`, with a bound of what is tried: the library would read the same words again for every
 * bracket, and pages of brackets stopped the server.
 */
function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const starts = (this as Starts)._labelStarts ?? []
  while (starts.at(-1)?._balanced) starts.pop()
  const start = starts.at(-1)
  if (!start || (failed.get(this) ?? 0) >= MOST_FAILED) return nok
  if (this.now().offset - start.end.offset > LONGEST) {
    start._balanced = true
    return nok
  }
  const attempt: Effects['attempt'] = (what, found, none) => {
    const noLink: State = (code) => {
      failed.set(this, (failed.get(this) ?? 0) + 1)
      return none!(code)
    }
    return effects.attempt(what, found, noLink)
  }
  return labelEnd.tokenize.call(this, { ...effects, attempt }, ok, nok)
}

const linkEnd: Construct = { ...labelEnd, name: 'linkEnd', tokenize }

export const boundedLinks = { text: { [END]: linkEnd } }
