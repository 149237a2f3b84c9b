import { findRows } from '@/db/atomic'
import type { ExternalKind } from '@/domain/booking/vocabulary'
import { EXTERNAL_KIND } from '@/domain/booking/vocabulary'
import type { Language } from '@/domain/languages'
import { LANGUAGES } from '@/domain/languages'
import type { CivilDate } from '@/domain/time/civil'
import type { ExternalBooking, Referral } from '@/payload-types'

import type { ServiceContext } from '../context'

export type DeskCounts = {
  /** Bookings entered into the city's own system, by what was done (OP-09). */
  external: { kind: ExternalKind; label: string; count: number }[]
  /** How often people were sent to whom, the most frequent first (OP-11). */
  referrals: { target: string; count: number }[]
}

const within = ({ from, to }: { from: CivilDate; to: CivilDate }) => ({
  and: [{ date: { greater_than_equal: from } }, { date: { less_than_equal: to } }],
})

/** What the desk recorded beside bookings in a period, for the whole city. */
export async function countDeskRecords(
  ctx: ServiceContext,
  period: { from: CivilDate; to: CivilDate },
): Promise<DeskCounts> {
  const external = await findRows<ExternalBooking>(
    ctx.payload,
    'external-bookings',
    within(period),
    { select: { kind: true, count: true } },
  )
  const referrals = await findRows<Referral>(ctx.payload, 'referrals', within(period), {
    select: { target: true },
  })
  return {
    external: (Object.entries(EXTERNAL_KIND) as [ExternalKind, string][]).map(([kind, label]) => ({
      kind,
      label,
      count: external.reduce((all, row) => all + (row.kind === kind ? row.count : 0), 0),
    })),
    referrals: tally(referrals.map((row) => row.target)).map(([target, count]) => ({
      target,
      count,
    })),
  }
}

export type LanguageCount = { language: Language; label: string; count: number }

/** People by the language they used, Japanese like the others (AX-06, AX-10). */
export const byLanguage = (languages: Language[]): LanguageCount[] =>
  tally(languages).map(([language, count]) => ({
    language,
    label: LANGUAGES[language].label,
    count,
  }))

function tally<T extends string>(values: T[]): [T, number][] {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])
}
