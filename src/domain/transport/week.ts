import { addDays, type CivilDate, weekdayOf } from '../time/civil'

import { isSkipped } from './run-rules'
import type { RunRow } from './run-types'
import { RUNS_PER_WEEK } from './vocabulary'

export type RouteRule = {
  id: string
  /** Offices in the order in which they are driven to. */
  stops: string[]
  /** `weekdayOf` values. */
  weekdays: number[]
  perWeek?: number | null
}

/** Days of a week (from its Monday) on which a route is driven; holidays are left out. */
export const runDaysOf = (
  route: RouteRule,
  monday: CivilDate,
  holidays: ReadonlySet<CivilDate>,
): CivilDate[] =>
  Array.from({ length: 7 }, (_, day) => addDays(monday, day)).filter(
    (date) => route.weekdays.includes(weekdayOf(date)) && !holidays.has(date),
  )

export type WardWeek = {
  office: string
  required: number
  completed: number
  /** Runs that are still to come or on the way. */
  expected: number
  /** The week's runs cannot reach the number any more, or did not. */
  short: boolean
}

/**
 * Runs to each ward in one week (TR-02). A run counts for a ward when it was completed and the ward's
 * stop was closed; not when nothing was to be carried there and nobody came. A ward is short when what was completed and what is still planned from `today` on
 * stays below the number that is due: so a week that is going to fail shows before its end.
 */
export function wardWeeks(
  routes: readonly RouteRule[],
  runs: readonly Pick<RunRow, 'state' | 'stops' | 'date' | 'kind'>[],
  today: CivilDate,
): WardWeek[] {
  const required = new Map<string, number>()
  for (const route of routes) {
    const due = route.perWeek ?? RUNS_PER_WEEK
    for (const office of route.stops) {
      required.set(office, Math.max(required.get(office) ?? 0, due))
    }
  }
  const count = (office: string, test: (run: (typeof runs)[number]) => boolean) =>
    runs.filter(
      (run) =>
        run.kind === 'cards' &&
        test(run) &&
        run.stops.some((stop) => stop.office === office && !isSkipped(stop)),
    ).length
  return [...required].map(([office, due]) => {
    const completed = count(office, ({ state }) => state === 'completed')
    const expected = count(office, ({ state, date }) =>
      state === 'departed' || state === 'arriving'
        ? true
        : (state === 'planned' || state === 'loading') && date >= today,
    )
    return { office, required: due, completed, expected, short: completed + expected < due }
  })
}
