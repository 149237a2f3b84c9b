import type { Counts } from './bands'

/** What a city asks of the answer rate of a line. */
export type Target = {
  /** Whole percent; null: nothing is promised. */
  percent: number | null
  /** Calls that the automatic voice took stand among those that should have been answered. */
  countsAutomatic: boolean
  /** So do those that found all lines busy. */
  countsOverflow: boolean
}

export type Verdict = 'met' | 'missed' | 'none'
export const VERDICT = { met: '達成', missed: '未達', none: '対象なし' } as const

type Calls = Pick<Counts, 'incoming' | 'answered' | 'automatic' | 'overflow'>

/** The calls that should have been answered; the automatic voice never answers one (CC-15). */
export const asked = (calls: Calls, target: Target): number =>
  calls.incoming -
  (target.countsAutomatic ? 0 : calls.automatic) +
  (target.countsOverflow ? (calls.overflow ?? 0) : 0)

/** In whole numbers, so that 84.9 % is never rounded up to 85 (CC-14). Without calls nothing was missed. */
export function verdictOf(calls: Calls, target: Target): Verdict {
  const whole = asked(calls, target)
  if (target.percent === null || whole <= 0) return 'none'
  return calls.answered * 100 >= target.percent * whole ? 'met' : 'missed'
}

/**
 * How near a day or month is to its promise, as it stands: `spare` further calls may be lost before it
 * falls below; where it has, `needed` calls in a row must be answered to be back. Null without a promise.
 */
export function marginOf(calls: Calls, target: Target): { spare: number; needed: number } | null {
  const { percent } = target
  if (percent === null || percent <= 0) return null
  const whole = asked(calls, target)
  const spare = Math.floor((calls.answered * 100) / percent) - whole
  if (spare >= 0) return { spare, needed: 0 }
  const lacking = percent * whole - calls.answered * 100
  return { spare: 0, needed: percent === 100 ? Infinity : Math.ceil(lacking / (100 - percent)) }
}

/** Whether so many more calls could still bring it to its promise, if each were answered. */
export const canBeSaved = (calls: Calls, target: Target, toCome: number): boolean => {
  const margin = marginOf(calls, target)
  return margin === null || margin.needed <= toCome
}
