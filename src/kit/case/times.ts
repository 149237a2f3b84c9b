import { linesOf } from './decide'
import type { CaseRow } from './types'

/**
 * Whole minutes that a record was in a state, all its visits together, by the clock; a visit that is
 * not over is not counted. Read from its history, never stored.
 */
export function minutesIn(row: CaseRow, state: string): number {
  const lines = linesOf(row)
  const times = lines.flatMap(({ to, at }, index) => {
    const left = lines.slice(index + 1).find(({ from, to: next }) => from !== next)
    const isEntry = to === state && lines[index - 1]?.to !== state
    return isEntry && left ? [Date.parse(left.at) - Date.parse(at)] : []
  })
  return Math.round(times.reduce((sum, time) => sum + time, 0) / 60_000)
}
