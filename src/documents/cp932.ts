import iconv from 'iconv-lite'

import { composeKana } from '@/domain/text/kana'

const ENCODING = 'cp932'
/** 〓, what Japanese printing sets where a character is missing. */
export const GETA = '〓'

/** Same look, other code point: what Unicode and Windows chose differently (libraries A5). */
const TWINS: Record<string, string> = {
  '\u301c': '\uff5e', // 〜 → ～
  '\u2212': '\uff0d', // − → －
  '\u2016': '\u2225', // ‖ → ∥
  '\u2014': '\u2015', // — → ―
  '\u00a2': '\uffe0',
  '\u00a3': '\uffe1',
  '\u00ac': '\uffe2',
}
const TWIN = /[\u301c\u2212\u2016\u2014\u00a2\u00a3\u00ac]/g
const SELECTOR = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u

const toTwins = (text: string): string =>
  composeKana(text).replace(TWIN, (char) => TWINS[char] ?? char)

/** Characters of the city's own font. */
const OWN = /[\ue000-\ue757]/
const OWN_PARTED = /([\ue000-\ue757])/
const PER_LEAD = 188

const known = new Map<string, boolean>()

function isMappable(char: string): boolean {
  const seen = known.get(char)
  if (seen !== undefined) return seen
  const answer =
    char === '?' || OWN.test(char) || !iconv.encode(char, ENCODING).equals(Buffer.from('?'))
  known.set(char, answer)
  return answer
}

/** Characters of a text that Shift_JIS (CP932) cannot hold, each once, in order. */
export function unmappableIn(text: string): string[] {
  const missing = new Set<string>()
  for (const char of toTwins(text)) if (!isMappable(char)) missing.add(char)
  return [...missing]
}

/** Puts 〓 where CP932 has no character; a variant selector is left out, its base letter stays. */
export const withGeta = (text: string): string =>
  Array.from(toTwins(text), (char) =>
    isMappable(char) ? char : SELECTOR.test(char) ? '' : GETA,
  ).join('')

/** `髙` is a Windows character, so bytes are those Windows writes (FBFC), not JIS's. */
export function encodeCp932(text: string): Buffer {
  const plain = toTwins(text)
  if (!OWN.test(plain)) return iconv.encode(plain, ENCODING)
  const parts = plain.split(OWN_PARTED)
  return Buffer.concat(
    parts.map((part) => (OWN.test(part) ? ownBytes(part) : iconv.encode(part, ENCODING))),
  )
}

/** 外字 as Windows writes them: U+E000 to U+E757 in order from F040, which iconv-lite only reads. */
function ownBytes(char: string): Buffer {
  const index = char.charCodeAt(0) - 0xe000
  const trail = index % PER_LEAD
  return Buffer.from([0xf0 + Math.floor(index / PER_LEAD), trail + (trail < 0x3f ? 0x40 : 0x41)])
}

/** A character with its code point, for people who must look it up: `𠮷（U+20BB7）`. */
export const nameOf = (char: string): string =>
  `${SELECTOR.test(char) ? '異体字指定' : char}（U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}）`

/** Knows the last row of the city's own characters (F9xx), which iconv-lite does not. */
const wide = new TextDecoder('shift_jis')

export function decodeCp932(bytes: Buffer): string {
  const text = iconv.decode(bytes, ENCODING)
  return text.includes('\ufffd') ? wide.decode(bytes) : text
}

/** Only to tell that a file is in EUC-JP, which no list of a city should be. */
export const decodeEucJp = (bytes: Buffer): string => iconv.decode(bytes, 'eucjp')
