import type { CivilDate } from '@/domain/time/civil'
import { idsOrAll, relationId, relationIds } from '@/lib/relations'
import type { CalendarException, Holiday, Office, OpeningPattern, Service } from '@/payload-types'

import type { Period } from './plan'

/** A setting of the calendar as it was (null when new) and as it is now (null when deleted). */
export type SettingChange =
  | { collection: 'opening-patterns'; before: OpeningPattern | null; after: OpeningPattern | null }
  | {
      collection: 'calendar-exceptions'
      before: CalendarException | null
      after: CalendarException | null
    }
  | { collection: 'holidays'; before: Holiday | null; after: Holiday | null }
  | { collection: 'services'; before: Service | null; after: Service | null }
  | { collection: 'offices'; before: Office | null; after: Office | null }

/** What a setting concerns. Offices or services of null are all of them, days of null have no end. */
export type Concern = {
  officeIds: string[] | null
  serviceIds: string[] | null
  from: CivilDate | null
  to: CivilDate | null
}

const EVERYTHING: Concern = { officeIds: null, serviceIds: null, from: null, to: null }

export function concernsOf({ collection, before, after }: SettingChange): Concern[] {
  switch (collection) {
    case 'opening-patterns':
      return merged([before, after].filter((row) => row !== null).map(patternConcern))
    case 'calendar-exceptions':
      return merged([before, after].filter((row) => row !== null).map(exceptionConcern))
    case 'holidays': {
      const days = [before, after].flatMap((row) => (row ? [row.date] : []))
      return [...new Set(days)].map((day) => ({ ...EVERYTHING, from: day, to: day }))
    }
    case 'services': {
      const id = (after ?? before)?.id ?? ''
      const same = before && after && slotsOfService(before) === slotsOfService(after)
      return same ? [] : [{ ...EVERYTHING, serviceIds: [id] }]
    }
    case 'offices': {
      const same = before && after && before.active === after.active
      return same ? [] : [{ ...EVERYTHING, officeIds: [(after ?? before)?.id ?? ''] }]
    }
  }
}

export const patternConcern = (row: OpeningPattern): Concern => ({
  officeIds: [relationId(row.office)],
  serviceIds: [relationId(row.service)],
  from: row.validFrom,
  to: row.validTo || null,
})

export const exceptionConcern = (row: CalendarException): Concern => ({
  officeIds: idsOrAll(row.offices),
  serviceIds: idsOrAll(row.services),
  from: row.from,
  to: row.to,
})

/** The smallest concern that holds them all. */
export function union(concerns: readonly Concern[]): Concern {
  const ids = (name: 'officeIds' | 'serviceIds') =>
    concerns.some((one) => one[name] === null)
      ? null
      : [...new Set(concerns.flatMap((one) => one[name] ?? []))]
  const from = concerns.map((one) => one.from)
  const to = concerns.map((one) => one.to)
  return {
    officeIds: ids('officeIds'),
    serviceIds: ids('serviceIds'),
    from: from.includes(null) ? null : (from.toSorted()[0] ?? null),
    to: to.includes(null) ? null : (to.toSorted().at(-1) ?? null),
  }
}

/** The same place before and after a change is looked at once, over both periods. */
function merged(concerns: Concern[]): Concern[] {
  const [before, after] = concerns
  if (!before || !after) return concerns
  const place = ({ officeIds, serviceIds }: Concern) =>
    JSON.stringify([officeIds?.toSorted(), serviceIds?.toSorted()])
  if (place(before) !== place(after)) return concerns
  const from = [before.from, after.from]
  const to = [before.to, after.to]
  return [
    {
      ...after,
      from: from.includes(null) ? null : (from.toSorted()[0] ?? null),
      to: to.includes(null) ? null : (to.toSorted()[1] ?? null),
    },
  ]
}

/** What of a service decides about its slots; everything else may change without a new plan. */
const slotsOfService = (row: Service): string =>
  JSON.stringify([row.active, row.lastDayOffset, relationIds(row.offices).sort()])

/** The part of the kept days that a setting concerns; null when it concerns none of them. */
export function clip(concern: Concern, kept: Period): Period | null {
  const from = concern.from !== null && concern.from > kept.from ? concern.from : kept.from
  const to = concern.to !== null && concern.to < kept.to ? concern.to : kept.to
  return from <= to ? { from, to } : null
}
