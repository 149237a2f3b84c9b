import type { PlanPer } from './vocabulary'

/** An expected number of calls as a fraction, so that comparing needs no rounding. */
export type Expected = { calls: number; over: number }

/** What is expected on one open day: of a month's calls the share of the day. */
export const expectedOf = (plan: { per: PlanPer; calls: number }, openDays: number): Expected => ({
  calls: plan.calls,
  over: plan.per === 'day' ? 1 : Math.max(1, openDays),
})

export const expectedCalls = ({ calls, over }: Expected): number => Math.round(calls / over)

/** Is what came further from what was expected than so many percent (CC-17)? Exactly so many is not. */
export const deviates = (actual: number, { calls, over }: Expected, percent: number): boolean =>
  Math.abs(actual * over - calls) * 100 > percent * calls

/** `+23%`; null where nothing was expected. */
export function deviationText(actual: number, expected: number): string {
  if (expected === 0) return '—'
  const percent = Math.round(((actual - expected) * 100) / expected)
  return `${percent > 0 ? '+' : ''}${percent}%`
}
