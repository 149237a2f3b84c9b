import type { Payload } from 'payload'

import { findRows } from '@/db/atomic'
import { BAND, bandsOf, BANDS } from '@/domain/people/coverage'
import { addDays, type CivilDate, timeOf } from '@/domain/time/civil'

import { placesOf } from './places'
import type { Absent, Entry, WeekRow } from './sheets'

/** Seats of a line by quarter of an hour, from the published plan of the place where it is taken. */
export type PublishedSeats = (
  line: string,
  date: CivilDate,
) => { at: string; seats: number }[] | null

/** Operators on duty (CC-27): as published, less those who are absent and have nobody in their place. */
export async function publishedSeats(
  payload: Payload,
  { from, to }: { from: CivilDate; to: CivilDate },
): Promise<PublishedSeats> {
  const places = await placesOf({ payload })
  const taken = places.all.filter(({ place }) => places.lineOf(place))
  if (taken.length === 0) return () => null
  const here = { place: { in: taken.map(({ place }) => place) } }
  const [weeks, absences] = await Promise.all([
    findRows<WeekRow>(
      payload,
      'shift-weeks',
      {
        and: [
          here,
          { state: { equals: 'published' } },
          // A week that holds the first day began up to six days before it.
          { from: { greater_than_equal: addDays(from, -6) } },
          { from: { less_than_equal: to } },
        ],
      },
      { select: { place: true, from: true, seats: true } },
    ),
    findRows<Absent>(payload, 'absences', {
      and: [
        here,
        { state: { in: ['open', 'unfilled'] } },
        { date: { greater_than_equal: from } },
        { date: { less_than_equal: to } },
      ],
    }),
  ])
  const byDay = new Map<string, number[]>()
  for (const { place, seats } of weeks)
    for (const [date, bands] of Object.entries((seats as Record<string, number[]> | null) ?? {}))
      byDay.set(`${place}|${date}`, [...bands])
  for (const { place, date, entry } of absences) {
    const bands = byDay.get(`${place}|${date}`)
    const gone = bandsOf(entry as Entry)
    if (bands)
      byDay.set(
        `${place}|${date}`,
        bands.map((seats, band) => Math.max(0, seats - Number((gone >> BigInt(band)) & 1n))),
      )
  }
  return (line, date) => {
    const own = taken
      .filter(({ place }) => places.lineOf(place) === line)
      .flatMap(({ place }) => byDay.get(`${place}|${date}`) ?? [])
    // Several places of one line are added up band by band.
    if (own.length === 0) return null
    return Array.from({ length: BANDS }, (_, band) => ({
      at: timeOf(band * BAND),
      seats: own.filter((__, at) => at % BANDS === band).reduce((sum, one) => sum + one, 0),
    }))
  }
}
