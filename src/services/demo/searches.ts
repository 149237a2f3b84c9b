import { findRow } from '@/db/atomic'
import { insertMany } from '@/db/bulk'
import { foldText } from '@/domain/knowledge/search/fold'
import { addDays } from '@/domain/time/civil'
import { createRandom } from '@/presets/demo/random'

import type { DemoPart } from './world'

const DAYS = 92
const SEED = 20_261_130
/** What callers say: how often in a day, how often nothing is found, how often nothing is used. */
const WORDS: [words: string, often: number, zero: number, unused: number][] = [
  ['紛失', 7, 0, 0.1],
  ['暗証番号', 6, 0, 0.1],
  ['代理', 5, 0, 0.2],
  ['はがき', 5, 0, 0.1],
  ['更新', 4, 0, 0.2],
  ['手数料', 3, 0, 0.1],
  ['引っ越し', 3, 0, 0.5],
  ['コンビニ交付', 2, 1, 0],
  ['スマホ', 2, 1, 0],
  ['成年後見', 1, 1, 0],
  ['駐車場', 1, 1, 0],
  ['赤ちゃん 写真', 1, 0.5, 0.5],
  ['保険証', 2, 0.8, 0.5],
]
const PLACES = ['desk', 'desk', 'screen', 'site'] as const

/** Three months of searches and of the citizens' page; fewer find nothing since the texts grew. */
export const demoSearches: DemoPart = async ({ ctx, today }) => {
  if (await findRow(ctx.payload, 'faq-use', {})) return
  const random = createRandom(SEED)
  const days = Array.from({ length: DAYS }, (_, index) => addDays(today, index - DAYS))
  const part = (count: number, share: number) =>
    Array.from({ length: count }, () => random.chance(share)).filter(Boolean).length
  await insertMany(
    ctx.payload,
    'knowledge-search-days',
    days.flatMap((day) =>
      WORDS.filter(() => random.chance(0.7)).map(([words, often, zeroShare, unusedShare]) => {
        const place = random.pick(PLACES)
        const searches = random.int(1, often)
        const zero = part(searches, zeroShare)
        const unused = part(searches - zero, unusedShare)
        const dayKey = `${day}|${place}|${foldText(words)}`
        return { day, place, words, searches, zero, unused, dayKey }
      }),
    ),
  )
  await insertMany(
    ctx.payload,
    'faq-use',
    days.flatMap((day, index) =>
      (['ja', 'ja-easy', 'en', 'zh-hans', 'vi'] as const).map((language) => {
        const sessions = language === 'ja' ? random.int(35, 80) : random.int(0, 6)
        const told = part(sessions, 0.35)
        const solved = part(told, 0.6 + (0.2 * index) / DAYS)
        return {
          day,
          language,
          sessions,
          solved,
          unsolved: told - solved,
          toContact: part(sessions - told, 0.15),
          dayKey: `${day}|${language}`,
        }
      }),
    ),
  )
}
