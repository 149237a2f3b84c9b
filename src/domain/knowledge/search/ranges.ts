import { nameSearchKey } from '@/domain/text/name-search'

import { isSingle } from './fold'

export type Range = readonly [from: number, to: number]

/** Half-width ﾊﾞ is two signs and one letter: letters are folded, not signs. */
const LETTERS = new Intl.Segmenter('ja', { granularity: 'grapheme' })

/** The text folded letter by letter, with the place that each sign of it came from. */
function foldWithPlaces(text: string) {
  let folded = ''
  const places: Range[] = []
  for (const { segment, index } of LETTERS.segment(text)) {
    const isAgain = segment === '々' && /\p{Script=Han}$/u.test(folded)
    const key = isAgain ? Array.from(folded).at(-1)! : nameSearchKey(segment)
    for (const sign of key) {
      folded += sign
      for (let unit = 0; unit < sign.length; unit++) places.push([index, index + segment.length])
    }
  }
  return { folded, places }
}

/** Where in the text as it is written the keys stand: sorted, none touching another. */
export function rangesOf(text: string, keys: readonly string[]): Range[] {
  if (keys.length === 0) return []
  const { folded, places } = foldWithPlaces(text)
  const found: Range[] = []
  for (const spaced of keys) {
    const key = spaced.replaceAll(' ', '')
    if (key === '' || (isSingle(key) && keys.length > 1 && keys.some((one) => !isSingle(one))))
      continue
    for (let at = folded.indexOf(key); at >= 0; at = folded.indexOf(key, at + key.length))
      found.push([places[at]![0], places[at + key.length - 1]![1]])
  }
  return merged(found)
}

function merged(ranges: Range[]): Range[] {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0])
  const apart: Range[] = []
  for (const range of sorted) {
    const last = apart.at(-1)
    if (last && range[0] <= last[1])
      apart[apart.length - 1] = [last[0], Math.max(last[1], range[1])]
    else apart.push(range)
  }
  return apart
}

export type Part = { text: string; marked: boolean }

/** A text in pieces, marked and not, for showing what was found in it. */
export function partsOf(text: string, ranges: readonly Range[]): Part[] {
  const parts: Part[] = []
  let at = 0
  for (const [from, to] of ranges) {
    if (from > at) parts.push({ text: text.slice(at, from), marked: false })
    parts.push({ text: text.slice(from, to), marked: true })
    at = to
  }
  if (at < text.length) parts.push({ text: text.slice(at), marked: false })
  return parts
}
