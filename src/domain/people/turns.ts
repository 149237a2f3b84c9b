import { addDays, type CivilDate, compare } from '../time/civil'

/** Somebody who could come in, and what they work already: minutes of the week, and their days of work. */
export type Candidate = { worker: string; minutes: number; days: readonly CivilDate[] }

/** How many days in a row it would be with this day (optaweb's first wish: fairness). */
export function daysInARow(days: readonly CivilDate[], on: CivilDate): number {
  const worked = new Set(days)
  const run = (step: number): number => {
    let length = 0
    while (worked.has(addDays(on, step * (length + 1)))) length++
    return length
  }
  return run(-1) + 1 + run(1)
}

/** Whose turn it is: fewest hours, then fewest days in a row; always a proposal that a person takes. */
export const byTurn = (on: CivilDate): ((a: Candidate, b: Candidate) => number) => {
  const row = ({ days }: Candidate) => daysInARow(days, on)
  return (a, b) => a.minutes - b.minutes || row(a) - row(b) || compare(a.worker, b.worker)
}
