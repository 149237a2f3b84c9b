import type { Duty } from '@/domain/people/coverage'
import type { CivilDate } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'

import { type Forecast, forecastOf } from './forecast'
import { type Lacking, type Needs, needsOf } from './needs'
import { placesOf } from './places'

/** What the days of a place are judged by: what somebody has said, and what the telephone is expected to ask. */
export type Judged = {
  needs: Needs
  forecast: Forecast
  lackingOn(date: CivilDate, duties: readonly Duty[]): Lacking
  /** Whether anybody or anything says how many must be there on a day. */
  isAsked(date: CivilDate): boolean
}

/** The one way to judge a plan and an absence from it, so that both say the same (CC-27, ST-10). */
export async function judgedFor(
  ctx: ServiceContext,
  place: string,
  dates: readonly CivilDate[],
): Promise<Judged> {
  const [needs, places] = await Promise.all([needsOf(ctx), placesOf(ctx)])
  const forecast = await forecastOf(ctx, { place, line: places.lineOf(place), dates })
  return {
    needs,
    forecast,
    lackingOn: (date, duties) => needs.lackingOn(date, place, duties, forecast.needs(date)),
    isAsked: (date) => needs.isSaid(place, date) || forecast.needs(date).length > 0,
  }
}
