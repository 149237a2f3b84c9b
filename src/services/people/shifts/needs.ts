import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import {
  type Duty,
  type Need,
  presentOf,
  type Short,
  shortsOf,
  shortText,
} from '@/domain/people/coverage'
import { type CivilDate, weekdayOf } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'

import type { ServiceContext } from '../../context'
import { loadBookingConfig } from '../../settings/booking-config'

import { placeOf } from './places'

type Row = Stored<'shift-needs'>

export type Lacking = {
  date: CivilDate
  /** Bands at the place with fewer people than must be. */
  shorts: Short[]
  /** Roles of which nobody is anywhere on that day (SC-13). */
  absentRoles: string[]
}

export type Needs = {
  /** What lacks on a day at a place. @param duties of all places */
  lackingOn(
    date: CivilDate,
    place: string,
    duties: readonly Duty[],
    more?: readonly Need[],
  ): Lacking
  /** Whether anybody has said how many must be at a place: on a day, or (without one) on any. */
  isSaid(place: string, date?: CivilDate): boolean
  holidayOn(date: CivilDate): string | null
}

export async function needsOf(ctx: Pick<ServiceContext, 'payload'>): Promise<Needs> {
  const [rows, { holidays }] = await Promise.all([
    findRows<Row>(ctx.payload, 'shift-needs', { active: { not_equals: false } }),
    loadBookingConfig(ctx.payload),
  ])
  const closed = new Map(holidays.map(({ date, name }) => [date, name]))
  const holds = (row: Row, date: CivilDate): boolean =>
    row.validFrom <= date &&
    (!row.validTo || date <= row.validTo) &&
    row.weekdays.some((day) => Number(day) === weekdayOf(date)) &&
    (row.onHolidays === true || !closed.has(date))
  const needOf = ({ title, role, from, to, seats }: Row): Need => ({
    ...{ title, seats, from: from ?? '', to: to ?? '' },
    role: role ? String(role) : null,
  })
  return {
    holidayOn: (date) => closed.get(date) ?? null,
    isSaid: (place, date) =>
      rows.some((row) => !row.isAnywhere && placeOf(row) === place && (!date || holds(row, date))),
    lackingOn: (date, place, duties, more = []) => {
      const own = rows.filter((row) => holds(row, date))
      const here = own.filter((row) => !row.isAnywhere && placeOf(row) === place)
      return {
        date,
        shorts: shortsOf(
          duties.filter((duty) => duty.place === place),
          [...here.map(needOf), ...more],
        ),
        absentRoles: own
          .filter(
            ({ isAnywhere, role, seats }) => isAnywhere && presentOf(duties, String(role)) < seats,
          )
          .map(({ title }) => title),
      }
    },
  }
}

/** What lacks on a day in words, empty when nothing does. */
export const lackingTexts = ({ shorts, absentRoles }: Omit<Lacking, 'date'>): string[] => [
  ...shorts.map(shortText),
  ...absentRoles.map((title) => `${title}: どの場所にもいません`),
]

/** 「12月7日（月） 10:15〜10:45 あと1人（いつも2人）」, a line for each. */
export const lackingLines = (all: readonly Lacking[]): string[] =>
  all.flatMap((one) => lackingTexts(one).map((says) => `${formatJa(one.date)} ${says}`))
