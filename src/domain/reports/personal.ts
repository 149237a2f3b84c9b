import { containsIndividualNumber } from '../codes/individual-number'

import { type Figures, type ReportPart, type Texts } from './parts'

/** What looks like somebody's own in a text, after full-width letters were made plain (RP-10). */
const LOOKS: readonly [what: string, pattern: RegExp][] = [
  ['メールアドレス', /[\w.+-]{1,64}@[a-z0-9-]{1,63}\.[a-z0-9.-]{2,}/i],
  ['電話番号', /(?<![\d-])0\d{1,4}[-( ]\d{1,4}[-) ]\d{3,4}(?![\d-])|(?<!\d)0[5-9]0\d{8}(?!\d)/],
  ['12桁の番号', /(?<!\d)\d{12}(?!\d)/],
  ['予約番号', /(?:予約|受付)番号\s*[:は]?\s*\d{3}|(?<![\d-])[1-9]\d{2}-\d{3}-\d{3}(?![\d-])/],
  ['氏名', /(?:氏名|お?名前|フリガナ|ふりがな)\s*[:=は]\s*[^\s、。」）)]/],
]

const DASHES = /[‐‑‒–—−ー](?=\d)/g

/** What a text seems to hold, in words; null where nothing is found. Work grows with its length and no faster. */
export function looksPersonal(text: string): string | null {
  const plain = text.normalize('NFKC').replace(DASHES, '-')
  const found = LOOKS.find(([, pattern]) => pattern.test(plain))
  if (found) return found[0]
  return containsIndividualNumber(plain) ? '個人番号' : null
}

/** Places of a report that seem to hold personal data: `問題点（電話番号）`. */
export function personalPlaces(
  parts: readonly ReportPart[],
  texts: Texts,
  figures: Figures,
): string[] {
  return parts.flatMap(({ id, heading }) => {
    const tables = figures.find(({ part }) => part === id)?.tables ?? []
    const places: [where: string, text: string][] = [[heading, texts[id] ?? '']]
    for (const { title, rows, notes } of tables) {
      for (const note of notes) places.push([`${heading}「${title}」の注`, note])
      rows.forEach((row, at) =>
        row.forEach((cell) => {
          if (typeof cell === 'string') places.push([`${heading}「${title}」${at + 1}行目`, cell])
        }),
      )
    }
    for (const [where, text] of places) {
      const what = looksPersonal(text)
      if (what) return [`${where}（${what}）`]
    }
    return []
  })
}
