import type { Where } from 'payload'

import { findRows } from '@/db/atomic'
import { addDays, type CivilDate } from '@/domain/time/civil'
import { formatForLanguage } from '@/domain/time/format'
import type { Holiday } from '@/payload-types'

import type { ServiceContext } from '../context'

/** A file of the Cabinet Office reaches to the end of next year. */
const AHEAD_DAYS = 365

export type HolidaysEnd = { last: CivilDate | null; kind: 'national' | 'year-end' }

/**
 * Which holidays come to an end within twelve months of `today`: from then on closed days would be
 * bookable without anybody noticing (F-33). National holidays come first; 年末年始 only where a city
 * has any.
 * @returns null while all is known for longer
 */
export async function holidaysEnd(
  ctx: ServiceContext,
  today: CivilDate,
): Promise<HolidaysEnd | null> {
  const until = addDays(today, AHEAD_DAYS)
  const national = await lastOf(ctx, 'national')
  if (national === null || national < until) return { last: national, kind: 'national' }
  const yearEnd = await lastOf(ctx, 'year-end')
  // The last one of a season that is known lies up to eleven days before a year's first.
  return yearEnd !== null && yearEnd < until ? { last: yearEnd, kind: 'year-end' } : null
}

async function lastOf(ctx: ServiceContext, kind: Holiday['kind']): Promise<CivilDate | null> {
  const where: Where = { and: [{ kind: { equals: kind } }, { active: { not_equals: false } }] }
  const options = { sort: '-date', limit: 1, select: { date: true } } as const
  const [last] = await findRows<Pick<Holiday, 'date'>>(ctx.payload, 'holidays', where, options)
  return last?.date ?? null
}

/** What to do about it, for the start page. */
export const endWords = ({ last, kind }: HolidaysEnd): { value: string; note: string } => ({
  value: last ? `${formatForLanguage(last, null, 'ja')}まで` : '登録なし',
  note:
    kind === 'national'
      ? 'これより後の祝日は平日として予約を受け付けます。内閣府のCSV（翌年の分は毎年2月ごろに公表）を取り込んでください'
      : 'これより後の年末年始は平日として予約を受け付けます。「祝日・年末年始」に登録してください',
})
