import { composeKana } from '@/domain/text/kana'

const MARK = /\p{M}/u

/** A letter with what belongs to it: variant selector, combining marks. 葛󠄀 is one, 𠮷 is one, か + U+3099 is が. */
export function clustersOf(text: string): string[] {
  const clusters: string[] = []
  for (const char of composeKana(text)) {
    const last = clusters.length - 1
    // Below U+0300 nothing combines, and kanji are no marks: most text never asks the expression.
    const code = char.codePointAt(0) ?? 0
    const isKanji = code >= 0x4e00 && code <= 0x9fff
    if (last >= 0 && code >= 0x300 && !isKanji && MARK.test(char)) clusters[last] += char
    else clusters.push(char)
  }
  return clusters
}

const CODE_POINT = /./gsu

/** A letter with its code points, for people who must look it up: `葛󠄀（U+845B U+E0100）`. */
export const describeCluster = (cluster: string): string =>
  `${cluster}（${[...cluster.matchAll(CODE_POINT)]
    .map(([char]) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ')}）`
