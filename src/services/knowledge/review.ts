import { findRows } from '@/db/atomic'
import { groupedBy } from '@/domain/grouped'
import { editionMonth, owesEdition } from '@/domain/knowledge/edition'
import { type CivilDate, tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../context'

import type { TextRow, Version } from './versions/start'

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

export type OwedEdition = { title: string; dueOn: CivilDate; isLate: boolean }

/**
 * Manuals in use whose edition of the year's end has not been delivered, from the first day of March on;
 * after its last day they are late (KB-09). What the city supplies is not the vendor's to deliver.
 */
export async function owedEditions(ctx: ServiceContext): Promise<OwedEdition[]> {
  const today = tokyoDateOf(ctx.now())
  const manuals = await findRows<TextRow>(
    ctx.payload,
    'texts',
    { and: [{ kind: { equals: 'manual' } }, { isYearly: { equals: true } }] },
    { sort: ['order', 'id'] },
  )
  const own = manuals.filter(
    ({ suppliedByCity, retiredOn }) => !suppliedByCity && (!retiredOn || retiredOn > today),
  )
  if (own.length === 0) return []
  const versions = await findRows<Version>(ctx.payload, 'text-versions', {
    and: [
      { text: { in: own.map(({ id }) => String(id)) } },
      { language: { equals: 'ja' } },
      { state: { equals: 'approved' } },
    ],
  })
  const byText = groupedBy(versions, ({ text }) => text)
  const { to: dueOn } = editionMonth(today)
  const approvedOf = ({ id }: TextRow) =>
    (byText.get(String(id)) ?? []).map(({ number, approvedOn }) => ({
      number,
      approvedOn: approvedOn ?? '',
    }))
  return own
    .filter((text) => owesEdition(today, approvedOf(text), text.deliveries ?? []))
    .map(({ title }) => ({ title, dueOn, isLate: today > dueOn }))
}
