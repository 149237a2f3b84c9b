import type { Where } from 'payload'

import { isCityWide, officeIdsOf } from '@/access/roles'
import type { Channel, Lane, Outcome, ReservationStatus } from '@/domain/booking/vocabulary'
import type { ListKind } from '@/domain/lists/list-kinds'
import { parseReceiptNumber } from '@/domain/codes/receipt-number'
import { normaliseCode } from '@/domain/codes/normalise-code'

import type { ServiceContext } from '../context'
import { peopleWithNumber } from '../eligibility/with-number'
import { forbidden } from '../refusals'

/** What a list of bookings is asked for (BK-17, BK-18, BK-19). Empty lists mean "all". */
export type ListFilter = {
  from: string
  to: string
  kind: ListKind
  offices: string[]
  services: string[]
  statuses: ReservationStatus[]
  outcomes: Outcome[]
  channels: Channel[]
  lanes: Lane[]
  /** Reception times from … until before …, `HH:mm`. */
  timeFrom?: string
  timeTo?: string
  /** Receipt number or the number of the notice. */
  search?: string
  /** Only bookings that no longer fit the slots (BK-04). */
  unfitOnly?: boolean
  /** Contact states, `未連絡` first; only of use with `unfitOnly`. */
  contact?: string[]
  /** `none`: nobody can be reached by mail. */
  mail?: 'none' | 'ok'
}

/**
 * Offices whose bookings the user may list: the wanted ones, or all of the own scope. A wish beyond
 * the scope is refused and not quietly cut down, so that nobody takes a part for the whole (AC-07).
 * @returns null for "every office"
 * @throws DomainError FORBIDDEN
 */
export function officesInScope(ctx: ServiceContext, wanted: string[]): string[] | null {
  if (ctx.actor.kind !== 'staff' || isCityWide(ctx.user)) return wanted.length > 0 ? wanted : null
  const own = officeIdsOf(ctx.user)
  if (wanted.some((office) => !own.includes(office))) {
    throw forbidden('担当していない窓口の予約は一覧にできません。')
  }
  return wanted.length > 0 ? wanted : own
}

const within = (field: string, values: readonly string[] | undefined): Where[] =>
  values && values.length > 0 ? [{ [field]: { in: values } }] : []

/** Ids of the people whose number is looked for: their booking may stand under the card's other one. */
export const searchedPeople = async (ctx: ServiceContext, { search }: ListFilter) =>
  search?.trim() ? (await peopleWithNumber(ctx, normaliseCode(search))).map(({ id }) => id) : []

/**
 * The filter as a query; days and offices are narrowed further by the reader.
 * @param people `searchedPeople` of the filter
 */
export function whereOf(filter: ListFilter, offices: string[] | null, people: string[]): Where {
  return {
    and: [
      { date: { greater_than_equal: filter.from } },
      { date: { less_than_equal: filter.to } },
      // Further people of a household have rows without seats; they appear with the one who booked.
      { partySize: { greater_than: 0 } },
      ...(offices === null ? [] : [{ office: { in: offices } }]),
      ...within('service', filter.services),
      ...within('status', filter.statuses),
      ...within('outcome', filter.outcomes),
      ...within('channel', filter.channels),
      ...within('lane', filter.lanes),
      ...within('contactState', filter.contact),
      ...(filter.timeFrom ? [{ start: { greater_than_equal: filter.timeFrom } }] : []),
      ...(filter.timeTo ? [{ start: { less_than: filter.timeTo } }] : []),
      ...(filter.unfitOnly ? [{ fits: { equals: false } }] : []),
      ...(filter.mail === 'ok' ? [{ mailState: { equals: 'ok' } }] : []),
      ...(filter.mail === 'none' ? [{ mailState: { not_equals: 'ok' } }] : []),
      ...searchFor(filter.search, people),
    ],
  }
}

function searchFor(search: string | undefined, people: string[]): Where[] {
  const wanted = search?.trim()
  if (!wanted) return []
  const receipt = parseReceiptNumber(wanted)
  const or: Where[] = [{ identifier: { equals: normaliseCode(wanted) } }]
  if (receipt.ok) or.push({ number: { equals: receipt.number } })
  if (people.length > 0) or.push({ eligibility: { in: people } })
  return [{ or }]
}
