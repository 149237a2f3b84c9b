import { addDays, tokyoDateOf } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'

import type { ServiceContext } from '../../context'

import { nextVisits } from './picking'

/** What is to be taken out for the next day with visits, in words; null once that day has come. */
export async function picksToday(ctx: ServiceContext): Promise<string | null> {
  const today = tokyoDateOf(ctx.now())
  const { date, count } = await nextVisits(ctx)
  if (date === today) return null
  const day = date === addDays(today, 1) ? '明日' : formatJa(date)
  return `${day}の予約 ${count.toLocaleString('ja-JP')}件のカードを引き出す`
}
