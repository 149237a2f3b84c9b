import { diffArrays } from 'diff'

import { contentOf, PARTS, partsOf } from '@/domain/knowledge/content'

import { caseById } from '../cases/move'
import type { ServiceContext } from '../context'
import { notFound } from '../refusals'

import { textVersion } from './versions/case'
import { type Version, versionsOf } from './versions/start'

export type Sign = '＋' | '－' | ''
/** A paragraph; its words, those that changed marked. */
export type Line = { sign: Sign; words: { text: string; isChanged: boolean }[] }
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

const whole = (sign: Sign, text: string): Line => ({
  sign,
  words: [{ text, isChanged: sign !== '' }],
})

/** A text that is not compared further, paragraph by paragraph. */
function block(sign: Sign, text: string): Line[] {
  const paragraphs = text.split('\n')
  return (paragraphs.length > MOST_PARAGRAPHS ? [text] : paragraphs).map((one) => whole(sign, one))
}

/** A paragraph that was changed: as it was and as it is, the words that differ marked. */
function both(before: string, after: string): Line[] {
  const isShort = before.length + after.length <= MOST_IN_ONE
  const parts = isShort ? diffArrays(wordsOf(before), wordsOf(after), LIMIT_OF_WORDS) : undefined
  if (!parts) return [whole('－', before), whole('＋', after)]
  const side = (sign: Sign, leaves: 'added' | 'removed'): Line => ({
    sign,
    words: parts
      .filter((part) => !part[leaves])
      .map((part) => ({ text: part.value.join(''), isChanged: part.added || part.removed })),
  })
  return [side('－', 'added'), side('＋', 'removed')]
}

/** Paragraphs first, then the words within those that changed; what differs too much is shown whole. */
export function compareTexts(before: string, after: string): Line[] {
  if (before === after) return block('', after)
  const [old, now] = [before.split('\n'), after.split('\n')]
  const isComparable = old.length + now.length <= MOST_PARAGRAPHS
  const found = isComparable ? diffArrays(old, now, LIMIT) : undefined
  if (!found) return [...block('－', before), ...block('＋', after)]
  let left = MOST_IN_ALL
  const pairOf = (one: string, other: string): Line[] => {
    left -= one.length + other.length
    return left < 0 ? [whole('－', one), whole('＋', other)] : both(one, other)
  }
  const lines: Line[] = []
  let removed: string[] = []
  const close = () => {
    lines.push(...removed.map((text) => whole('－', text)))
    removed = []
  }
  for (const part of found) {
    if (part.removed) {
      close()
      removed = part.value
    } else if (part.added) {
      const pairs = removed.slice(0, part.value.length)
      lines.push(...pairs.flatMap((text, at) => pairOf(text, part.value[at] ?? '')))
      removed = removed.slice(pairs.length)
      close()
      lines.push(...part.value.slice(pairs.length).map((text) => whole('＋', text)))
    } else {
      close()
      lines.push(...part.value.map((text) => whole('', text)))
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
    parts: partsOf(after.kind).map((name) => ({
      label: PARTS[name],
      isChanged: old[name] !== now[name],
      lines: before ? compareTexts(old[name], now[name]) : block('', now[name]),
    })),
  }
}
