import type { Where } from 'payload'

import type { Stored } from '@/db/stored'
import type { CivilDate } from '@/domain/time/civil'

type Assignment = Stored<'assignments'>

/** Its person was at work in it: also where it has ended since. */
export const BEGUN = ['working', 'ended'] as const

export const hadBegun = ({ state }: Pick<Assignment, 'state'>): boolean =>
  (BEGUN as readonly string[]).includes(state)

/** A day that lies within an assignment; one without an end goes on. */
export const covers = ({ from, until }: Pick<Assignment, 'from' | 'until'>, on: CivilDate) =>
  from <= on && (!until || until >= on)

/** The same as a question to the database: assignments that had begun and cover a day between two. */
export const coveringBetween = (from: CivilDate, to: CivilDate): Where => ({
  and: [
    { state: { in: [...BEGUN] } },
    { from: { less_than_equal: to } },
    {
      or: [
        { until: { exists: false } },
        { until: { equals: '' } },
        { until: { greater_than_equal: from } },
      ],
    },
  ],
})

/** Of one day. */
export const coveringOn = (on: CivilDate): Where => coveringBetween(on, on)
