import { clashOf } from '@/domain/people/coverage'

import type { Places } from '../shifts/places'
import type { Absent, Entry } from '../shifts/sheets'

const overlaps = (a: { from: string; to: string }, b: { from: string; to: string }): boolean =>
  a.from < b.to && b.from < a.to

/** A time of work by itself: neither for whom its person came in, nor what they waited for before that. */
export const workOf = ({ absence: _for, instead: _before, ...work }: Entry): Entry => work

/** Somebody's day with the shift of an absence in it; what they wait at home for then lies beneath it. */
export function standIn(entries: readonly Entry[], row: Absent): Entry[] {
  const own = entries.flatMap((one) => (one.absence === row.id ? (one.instead ?? []) : [one]))
  const instead = own.filter((one) => one.isStandby && overlaps(one, row))
  return [
    ...own.filter((one) => !instead.includes(one)),
    { ...workOf(row.entry as Entry), absence: row.id, ...(instead.length > 0 ? { instead } : {}) },
  ]
}

/** The day without it: they wait at home again, unless something else was planned for them meanwhile. */
export function standOut(
  entries: readonly Entry[],
  row: Absent,
  { minutesBetween }: Pick<Places, 'minutesBetween'>,
): Entry[] {
  const others = entries.filter(({ absence }) => absence !== row.id)
  const before = entries.flatMap(({ absence, instead = [] }) => (absence === row.id ? instead : []))
  const apart = [...others, ...before].filter(({ isOff }) => !isOff)
  return before.length > 0 && !clashOf(apart, minutesBetween) ? [...others, ...before] : others
}
