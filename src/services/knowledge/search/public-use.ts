import { inc, insertRow, updateWhere } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import type { Language } from '@/domain/languages'
import { tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'
import { reserveHit } from '../../limits/attempts'
import type { SourceName } from '../../limits/source-name'
import { tiersOf } from '../../limits/source-name'

/** What is counted of the citizens' page, day by day; nobody is followed from one page to the next. */
export type Use = 'sessions' | 'solved' | 'unsolved' | 'toContact'

const NONE: Record<Use, number> = { sessions: 0, solved: 0, unsolved: 0, toContact: 0 }
/** A school or a library stands behind one address. */
const ANSWERS_AN_HOUR = 60
const NOTED_AN_HOUR = 120

/** Counts one; exactly, also when several come at the same moment. */
export async function countUse(ctx: ServiceContext, use: Use, language: Language): Promise<void> {
  const day = tokyoDateOf(ctx.now())
  const dayKey = `${day}|${language}`
  const more = () =>
    updateWhere(ctx.payload, 'faq-use', { dayKey: { equals: dayKey } }, { [use]: inc(1) })
  if (await more()) return
  try {
    await insertRow(ctx.payload, 'faq-use', { ...NONE, [use]: 1, day, language, dayKey })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    await more()
  }
}

/** False when this source has given its share of answers for now. */
export const mayAnswer = (ctx: ServiceContext, source: SourceName): Promise<boolean> =>
  within(ctx, 'faq-answer', source, ANSWERS_AN_HOUR)

/** False when enough was noted for this source: its searches go on, they only leave no trace. */
export const mayBeNoted = (ctx: ServiceContext, source: SourceName): Promise<boolean> =>
  within(ctx, 'faq-note', source, NOTED_AN_HOUR)

async function within(ctx: ServiceContext, kind: string, source: SourceName, limit: number) {
  for (const { name, times } of tiersOf(source))
    if ((await reserveHit(ctx, kind, name, 60, limit * times)) === null) return false
  return true
}

/** True for the first of all requests that carry this answer: pressed twice, it is one. */
export const isFirst = async (ctx: ServiceContext, nonce: string, id: string): Promise<boolean> =>
  (await reserveHit(ctx, 'faq-once', `${nonce}|${id}`, 24 * 60, 1)) !== null
