import { Temporal } from 'temporal-polyfill'

import { addDays, type CivilDate, compare } from '../time/civil'

import type { ExperienceKind } from './vocabulary'

/** A time of work; without an end it goes on. */
export type Experience = { kind: ExperienceKind; from: CivilDate; to?: CivilDate | null }

/** Full months between two days, and the days that are left; the last day counts. */
const lengthOf = (from: CivilDate, to: CivilDate): { months: number; days: number } =>
  Temporal.PlainDate.from(from).until(addDays(to, 1), { largestUnit: 'months' })

/**
 * Months of experience of a kind up to a day: times that overlap count once, thirty left-over days are a
 * month. Eleven months and 29 days are eleven months (ST-01, ST-03).
 */
export function monthsOf(all: readonly Experience[], kind: ExperienceKind, on: CivilDate): number {
  const times = all
    .filter((one) => one.kind === kind && one.from <= on)
    .map(({ from, to }) => ({ from, to: to && to < on ? to : on }))
    .filter(({ from, to }) => from <= to)
    .sort((a, b) => compare(a.from, b.from))
  const merged: { from: CivilDate; to: CivilDate }[] = []
  for (const time of times) {
    const last = merged.at(-1)
    if (last && time.from <= addDays(last.to, 1)) {
      if (time.to > last.to) last.to = time.to
    } else merged.push({ ...time })
  }
  const lengths = merged.map(({ from, to }) => lengthOf(from, to))
  const days = lengths.reduce((sum, one) => sum + one.days, 0)
  return lengths.reduce((sum, one) => sum + one.months, 0) + Math.floor(days / 30)
}

/** 「2年3か月」. */
export function yearsAndMonths(months: number): string {
  const years = Math.floor(months / 12)
  const rest = months % 12
  if (years === 0) return `${rest}か月`
  return rest === 0 ? `${years}年` : `${years}年${rest}か月`
}
