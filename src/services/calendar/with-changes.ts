import type { Payload } from 'payload'

import { findRow } from '@/db/atomic'
import { compare } from '@/domain/time/civil'
import type { CalendarException, Holiday, OpeningPattern } from '@/payload-types'

import { notFound } from '../refusals'
import type { BookingConfig } from '../settings/booking-config'
import { bandsByPrecedence, exceptionsByPrecedence } from '../settings/booking-config'
import { exceptionOf, holidayOf, patternOf } from '../settings/booking-config-rows'

type Stamps = 'id' | 'createdAt' | 'updatedAt'
export type PatternData = Omit<OpeningPattern, Stamps>
export type ExceptionData = Omit<CalendarException, Stamps>
export type HolidayData = Omit<Holiday, Stamps>

/** A weekly band, an exception or a holiday as the form would save it; without `id` it is new. */
export type CalendarChange =
  | { collection: 'opening-patterns'; id?: string; data: PatternData }
  | { collection: 'calendar-exceptions'; id?: string; data: ExceptionData }
  | { collection: 'holidays'; id?: string; data: HolidayData }

/** A change with the row it replaces; what is new sorts after everything that is stored. */
export type ResolvedChange =
  | { collection: 'opening-patterns'; before: OpeningPattern | null; after: OpeningPattern }
  | {
      collection: 'calendar-exceptions'
      before: CalendarException | null
      after: CalendarException
    }
  | { collection: 'holidays'; before: Holiday | null; after: Holiday }

const LAST = '9999-12-31T00:00:00.000Z'

/** @throws DomainError NOT_FOUND */
export async function resolveChange(
  payload: Payload,
  change: CalendarChange,
  index = 0,
): Promise<ResolvedChange> {
  const { collection, id } = change
  const before = id
    ? await findRow<OpeningPattern & CalendarException & Holiday>(payload, collection, {
        id: { equals: id },
      })
    : null
  if (id && !before) throw notFound('その設定は見つかりません。')
  const stamps = before ?? { id: `new-${index}`, createdAt: LAST, updatedAt: LAST }
  const { id: rowId, createdAt, updatedAt } = stamps
  const after = { ...change.data, id: rowId, createdAt, updatedAt }
  return { collection, before, after } as ResolvedChange
}

/** The settings as they would be with the changes saved. */
export function withChanges(
  config: BookingConfig,
  changes: readonly ResolvedChange[],
): BookingConfig {
  const touched = new Set(changes.map(({ after }) => after.id))
  const patterns = config.patterns.filter(({ id }) => !touched.has(id))
  const exceptions = config.exceptions.filter(({ id }) => !touched.has(id))
  const holidays = config.holidays.filter(({ id }) => !touched.has(id))
  for (const { collection, after } of changes) {
    if (after.active === false) continue
    if (collection === 'opening-patterns') patterns.push(patternOf(after))
    else if (collection === 'calendar-exceptions') exceptions.push(exceptionOf(after))
    else holidays.push(holidayOf(after))
  }
  return {
    ...config,
    patterns: patterns.sort(bandsByPrecedence),
    exceptions: exceptions.sort(exceptionsByPrecedence),
    holidays: holidays.sort((a, b) => compare(a.date, b.date)),
  }
}
