import { diffArrays } from 'diff'

import { contentOf, PARTS, partsOf } from '@/domain/knowledge/content'
import { type Line as Read, plainLines, readLines } from '@/lib/rich/plain'

import { caseById } from '../cases/move'
import type { ServiceContext } from '../context'
import { notFound } from '../refusals'

import { textVersion } from './versions/case'
import { type Version, versionsOf } from './versions/start'

export type Sign = '＋' | '－' | ''
/** A line as it is read; its words, those that changed marked. */
export type Line = {
  sign: Sign
  kind: Read['kind']
  /** What stands before it in a list. */
  mark: string
  words: { text: string; isChanged: boolean }[]
}
export type Part = { label: string; isChanged: boolean; lines: Line[] }

/** Two texts that have nothing in common cost the square of what differs: given up past this. */
const LIMIT = { maxEditLength: 1_000, timeout: 500 }
const LIMIT_OF_WORDS = { maxEditLength: 200, timeout: 100 }
/** So many signs of changed paragraphs are compared by word, one paragraph and all of a part; more is shown whole. */
const MOST_IN_ONE = 4_000
const MOST_IN_ALL = 40_000
/** More paragraphs than a manual has are not told apart: a page of them opens nowhere. */
const MOST_PARAGRAPHS = 10_000

const words = new Intl.Segmenter('ja', { granularity: 'word' })
const wordsOf = (text: string): string[] => [...words.segment(text)].map(({ segment }) => segment)

const whole = (sign: Sign, { kind, sign: mark, text }: Read): Line => ({
  ...{ sign, kind, mark },
  words: [{ text, isChanged: sign !== '' }],
})

/** A text that is not compared further, line by line. */
function block(sign: Sign, lines: readonly Read[]): Line[] {
  const text = lines.map((line) => line.text).join('\n')
  const isTooMuch = lines.length > MOST_PARAGRAPHS
  return (isTooMuch ? [{ kind: 'words', sign: '', text } as const] : lines).map((one) =>
    whole(sign, one),
  )
}

/** A line that was changed: as it was and as it is, the words that differ marked. */
function both(before: Read, after: Read): Line[] {
  const isShort = before.text.length + after.text.length <= MOST_IN_ONE
  const parts = isShort
    ? diffArrays(wordsOf(before.text), wordsOf(after.text), LIMIT_OF_WORDS)
    : undefined
  if (!parts) return [whole('－', before), whole('＋', after)]
  const side = (sign: Sign, line: Read, leaves: 'added' | 'removed'): Line => ({
    ...whole(sign, line),
    words: parts
      .filter((part) => !part[leaves])
      .map((part) => ({ text: part.value.join(''), isChanged: part.added || part.removed })),
  })
  return [side('－', before, 'added'), side('＋', after, 'removed')]
}

/** A list counts anew when something is put before: its numbers are no change of its lines. */
const isSame = (one: Read, other: Read): boolean =>
  one.kind === other.kind && one.text === other.text

/** Lines first, then the words within those that changed; what differs too much is shown whole. */
export function compareLines(old: readonly Read[], now: readonly Read[]): Line[] {
  const isComparable = old.length + now.length <= MOST_PARAGRAPHS
  const found = isComparable
    ? diffArrays([...old], [...now], { ...LIMIT, comparator: isSame })
    : undefined
  if (!found) return [...block('－', old), ...block('＋', now)]
  let left = MOST_IN_ALL
  const pairOf = (one: Read, other: Read): Line[] => {
    left -= one.text.length + other.text.length
    return left < 0 ? [whole('－', one), whole('＋', other)] : both(one, other)
  }
  const lines: Line[] = []
  let removed: Read[] = []
  const close = () => {
    lines.push(...removed.map((one) => whole('－', one)))
    removed = []
  }
  for (const part of found) {
    if (part.removed) {
      close()
      removed = part.value
    } else if (part.added) {
      const pairs = removed.slice(0, part.value.length)
      lines.push(...pairs.flatMap((one, at) => pairOf(one, part.value[at]!)))
      removed = removed.slice(pairs.length)
      close()
      lines.push(...part.value.slice(pairs.length).map((one) => whole('＋', one)))
    } else {
      close()
      lines.push(...part.value.map((one) => whole('', one)))
    }
  }
  close()
  return lines
}

export type Comparison = {
  /** Null: there is nothing before it. */
  before: Version | null
  after: Version
  parts: Part[]
  /** All versions of the text in this language, the newest first. */
  versions: Version[]
}

const flatLines = (text: string): Read[] =>
  plainLines(text).filter((line) => line.text.trim() !== '')

/**
 * Any two versions of a text (KB-15); without a second one, what is approved before it.
 * @throws DomainError NOT_FOUND
 */
export async function compareVersions(
  ctx: ServiceContext,
  id: string,
  withId?: string,
): Promise<Comparison> {
  const after = (await caseById(ctx, textVersion, id)) as Version
  const versions = (await versionsOf(ctx, String(after.text))).filter(
    ({ language }) => language === after.language,
  )
  const before = withId
    ? versions.find((one) => String(one.id) === withId)
    : versions.find(({ state, number }) => state === 'approved' && number < after.number)
  if (withId && !before) throw notFound('くらべる版が見つかりません。')
  const [old, now] = [contentOf(before ?? {}), contentOf(after)]
  return {
    before: before ?? null,
    after,
    versions,
    parts: partsOf(after.kind).map((name) => {
      // Of these the signs are no form.
      const read = name === 'question' || name === 'flow' ? flatLines : readLines
      return {
        label: PARTS[name],
        isChanged: old[name] !== now[name],
        lines:
          before && old[name] !== now[name]
            ? compareLines(read(old[name]), read(now[name]))
            : block('', read(now[name])),
      }
    }),
  }
}
