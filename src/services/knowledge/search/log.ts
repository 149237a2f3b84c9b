import { findRows, insertRow, updateWhere } from '@/db/atomic'
import { insertMany } from '@/db/bulk'
import { isDuplicateKey } from '@/db/duplicate'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { BLANKS, HYPHENS } from '@/domain/codes/normalise-code'
import { foldText } from '@/domain/knowledge/search/fold'
import { addDays, type CivilDate, tokyoDateOf } from '@/domain/time/civil'
import type { KnowledgeSearch, KnowledgeSearchDay } from '@/payload-types'

import type { ServiceContext } from '../../context'
import { faultPoint } from '../../context'
import { individualNumberRefused } from '../../refusals'
import { removeRows } from '../../retention/remove-rows'

const MAX_WORDS = 60
const DIGIT = '[\\p{N}零一二三四五六七八九]'
const BETWEEN = `[${HYPHENS}${BLANKS}\\p{M}\\p{Cf}./・()]*`
/**
 * Four figures are a PIN, more are a person, a card, a birthday or a telephone: in any script, with whatever an
 * IME puts between them.
 */
const NUMBER = new RegExp(`\\(?${DIGIT}(?:${BETWEEN}${DIGIT}){3,}`, 'gu')
const ADDRESS = /\S+@\S+/gu

export type SearchPlace = KnowledgeSearch['place']
export type Searched = {
  /** Names this search: told again, it is the same one. */
  op: string
  typed: string
  place: SearchPlace
  total: number
  partial: boolean
  /** The version that was used. */
  used?: string
}

/** What was typed as it is kept: no numbers and no addresses, whoever they belong to. */
export const keptWords = (typed: string): string =>
  typed.normalize('NFKC').replace(ADDRESS, '…').replace(NUMBER, '…').trim().slice(0, MAX_WORDS)

/**
 * Notes one search and what was used of it; nobody's name (KB-15). Searches that found nothing and
 * those of which nothing was used are what improves the texts (KB-01).
 * @throws DomainError INDIVIDUAL_NUMBER
 */
export async function noteSearch(ctx: ServiceContext, searched: Searched): Promise<void> {
  if (containsIndividualNumber(searched.typed)) throw individualNumberRefused()
  const words = keptWords(searched.typed)
  if (foldText(words) === '') return
  const used = searched.used ?? ''
  const row = { words, hits: searched.total, partial: searched.partial }
  try {
    await insertRow(ctx.payload, 'knowledge-searches', {
      ...row,
      day: tokyoDateOf(ctx.now()),
      place: searched.place,
      used,
      searchKey: searched.op,
    })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    // Words typed on, or the answer that was used at last; what was used stays so.
    const mine = { searchKey: { equals: searched.op } }
    await updateWhere(ctx.payload, 'knowledge-searches', mine, used ? { ...row, used } : row)
  }
}

export type WordCount = {
  words: string
  searches: number
  /** Found nothing; found something, and nothing was used. */
  zero: number
  unused: number
  lastOn: CivilDate
}
type Day = Pick<KnowledgeSearchDay, 'day' | 'place' | 'words' | 'searches' | 'zero' | 'unused'>

/** Searches of one day and place counted by their words, however they were written. */
function countDay(rows: readonly KnowledgeSearch[]): (Day & { dayKey: string })[] {
  const days = new Map<string, Day & { dayKey: string }>()
  for (const { day, place, words, hits, used } of rows) {
    const dayKey = `${day}|${place}|${foldText(words)}`
    const one = days.get(dayKey) ?? { day, place, words, searches: 0, zero: 0, unused: 0, dayKey }
    one.searches += 1
    if (hits === 0) one.zero += 1
    // Which answer a citizen opened is not known.
    else if (!used && place !== 'site') one.unused += 1
    days.set(dayKey, one)
  }
  return [...days.values()]
}

/**
 * Makes one row of each word of a day that is over, and lets the single searches go. All counts stand
 * before anything goes, and a count that stands is never written again: it may die at any line.
 */
export async function rollUpSearches(ctx: ServiceContext): Promise<number> {
  const before = { day: { less_than: addDays(tokyoDateOf(ctx.now()), -1) } }
  const rows = await findRows<KnowledgeSearch>(ctx.payload, 'knowledge-searches', before)
  if (rows.length === 0) return 0
  await insertMany(ctx.payload, 'knowledge-search-days', countDay(rows))
  await faultPoint(ctx, 'searches-counted')
  return removeRows(ctx, 'knowledge-searches', before)
}

/** Words that were looked for since a day, those first that found nothing most often. */
export async function searchedWords(ctx: ServiceContext, since: CivilDate): Promise<WordCount[]> {
  const where = { day: { greater_than_equal: since } }
  const days = await findRows<Day>(ctx.payload, 'knowledge-search-days', where)
  const recent = await findRows<KnowledgeSearch>(ctx.payload, 'knowledge-searches', where)
  const counts = new Map<string, WordCount>()
  for (const { day, words, searches, zero, unused } of [...days, ...openDays(days, recent)]) {
    const key = foldText(words)
    const one = counts.get(key) ?? { words, searches: 0, zero: 0, unused: 0, lastOn: day }
    one.searches += searches
    one.zero += zero
    one.unused += unused
    if (day > one.lastOn) one.lastOn = day
    counts.set(key, one)
  }
  return [...counts.values()].sort(
    (a, b) =>
      b.zero - a.zero ||
      b.unused - a.unused ||
      b.searches - a.searches ||
      a.words.localeCompare(b.words, 'ja'),
  )
}

/** Single searches whose day has not been counted yet: between count and removal both are there. */
function openDays(days: readonly Day[], recent: readonly KnowledgeSearch[]): Day[] {
  const closed = new Set(days.map(({ day }) => day))
  return countDay(recent.filter(({ day }) => !closed.has(day)))
}
