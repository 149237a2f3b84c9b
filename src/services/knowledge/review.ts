import { findRows } from '@/db/atomic'
import { tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../context'

import type { TextRow } from './versions/start'

/** Texts in use whose review date has passed, the oldest first (KB-01). */
export async function overdueReviews(ctx: ServiceContext): Promise<TextRow[]> {
  const today = tokyoDateOf(ctx.now())
  const rows = await findRows<TextRow>(
    ctx.payload,
    'texts',
    { reviewBy: { less_than: today } },
    { sort: 'reviewBy' },
  )
  return rows.filter(({ reviewBy, retiredOn }) => reviewBy && (!retiredOn || retiredOn > today))
}
