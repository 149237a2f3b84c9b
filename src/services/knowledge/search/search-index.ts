import MiniSearch from 'minisearch'
import { toHiragana } from 'wanakana'

import { foldText, isSingle, tokensOf } from '@/domain/knowledge/search/fold'
import type { Matters, Query } from '@/domain/knowledge/search/query'
import { answers, isExcluded, readQuery, shareOf } from '@/domain/knowledge/search/query'

export type Searchable = {
  question: string
  answer: string
  category: string
  keywords: readonly string[]
}

export type Found<T> = {
  texts: T[]
  /** 一部一致: no text answers all words, these answer at least half. */
  partial: boolean
  /** What the texts were found by, for marking it in them. */
  keys: string[]
}

const BOOST = { question: 3, keywords: 3, answer: 1 }
/** A text whose question says it comes before those that mention it. */
const SAID_IN_QUESTION = 2
const HALF = 0.5
/** Typed with the IME off. */
const LATIN = /[a-z]/i
const ROMAJI = /^[a-z' -]+$/i

export type SearchIndex<T> = (
  typed: string,
  matters: Matters,
  /** Who may see it, what it must be about: asked of every hit before anything is counted. */
  keep: (text: T) => boolean,
) => Found<T>

/** An index of texts in memory: two thousand of them are found in a few milliseconds. */
export function buildIndex<T extends Searchable>(texts: readonly T[]): SearchIndex<T> {
  const rows = texts.map((text, id) => {
    const row = {
      id,
      question: foldText(text.question),
      answer: foldText(text.answer),
      keywords: [...text.keywords, text.category].map(foldText).join('\n'),
    }
    return { ...row, whole: [row.question, row.keywords, row.answer].join('\n') }
  })
  const mini = new MiniSearch({
    fields: Object.keys(BOOST),
    tokenize: tokensOf,
    processTerm: (term) => term,
    searchOptions: {
      boost: BOOST,
      combineWith: 'OR',
      prefix: (term) => /^\p{Script=Latin}/u.test(term),
    },
  })
  mini.addAll(rows)

  /** Texts that have anything of the question, with how well they fit it. */
  function candidates({ words }: Query): Map<number, number> {
    const keys = words.flatMap((word) => [...word.keys, ...word.parts])
    const scores = new Map<number, number>(keys.some(isSingle) ? rows.map(({ id }) => [id, 0]) : [])
    for (const { id, score } of mini.search(keys.join('\n'))) scores.set(id as number, score)
    return scores
  }

  function find(typed: string, matters: Matters, keep: (text: T) => boolean): Found<T> {
    const query = readQuery(typed, matters)
    if (query.words.length === 0 && query.not.length === 0)
      return { texts: texts.filter(keep), partial: false, keys: [] }
    const scores: Map<number, number> =
      query.words.length > 0 ? candidates(query) : new Map(rows.map(({ id }) => [id, 0]))
    const open = [...scores]
      .map(([id, score]) => ({ row: rows[id]!, text: texts[id]!, score }))
      .filter(({ row, text }) => !isExcluded(row.whole, query) && keep(text))
    const own = { words: query.words, not: [] }
    const rank = (some: typeof open, weigh: (row: (typeof rows)[number]) => number) =>
      some
        .map((one) => ({ ...one, score: (one.score + 1) * weigh(one.row) }))
        .sort((a, b) => b.score - a.score || a.row.id - b.row.id)
        .map(({ text }) => text)
    const whole = open.filter(({ row }) => answers(row.whole, query))
    const keys = query.words.flatMap((word) => word.keys)
    if (whole.length > 0) {
      const weigh = ({ question }: { question: string }) =>
        answers(question, own) ? SAID_IN_QUESTION : 1
      return { texts: rank(whole, weigh), partial: false, keys }
    }
    const half = open.filter(({ row }) => shareOf(row.whole, query) >= HALF)
    return {
      texts: rank(half, (row) => shareOf(row.whole, query) ** 2),
      partial: half.length > 0,
      keys: [...keys, ...query.words.flatMap(({ parts }) => parts)],
    }
  }

  return (typed, matters, keep) => {
    const found = find(typed, matters, keep)
    if (found.texts.length > 0 || !ROMAJI.test(typed.trim())) return found
    for (const roman of [typed, typed.replace(/[\s'-]/g, '')]) {
      const kana = toHiragana(roman)
      const again = LATIN.test(kana) ? found : find(kana, matters, keep)
      if (again.texts.length > 0) return again
    }
    return found
  }
}
