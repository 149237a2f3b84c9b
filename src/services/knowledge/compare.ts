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

const words = new Intl.Segmenter('ja', { granularity: 'word' })
const wordsOf = (text: string): string[] => [...words.segment(text)].map(({ segment }) => segment)

const whole = (sign: Sign, text: string): Line => ({
  sign,
  words: [{ text, isChanged: sign !== '' }],
})

/** A paragraph that was changed: as it was and as it is, the words that differ marked. */
function both(before: string, after: string): Line[] {
  const parts = diffArrays(wordsOf(before), wordsOf(after))
  const side = (sign: Sign, leaves: 'added' | 'removed'): Line => ({
    sign,
    words: parts
      .filter((part) => !part[leaves])
      .map((part) => ({ text: part.value.join(''), isChanged: part.added || part.removed })),
  })
  return [side('－', 'added'), side('＋', 'removed')]
}

/** Paragraphs first, then the words within those that changed. */
export function compareTexts(before: string, after: string): Line[] {
  const lines: Line[] = []
  let removed: string[] = []
  const close = () => {
    lines.push(...removed.map((text) => whole('－', text)))
    removed = []
  }
  for (const part of diffArrays(before.split('\n'), after.split('\n'))) {
    if (part.removed) {
      close()
      removed = part.value
    } else if (part.added) {
      const pairs = removed.slice(0, part.value.length)
      lines.push(...pairs.flatMap((text, at) => both(text, part.value[at] ?? '')))
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
      lines: before
        ? compareTexts(old[name], now[name])
        : now[name].split('\n').map((text) => whole('', text)),
    })),
  }
}
