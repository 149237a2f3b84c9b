import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'

export type Visit = {
  /** Stays the same for one booking, so that a change replaces the entry in the calendar. */
  uid: string
  /** Rises with every change of the booking (RFC 5545 SEQUENCE). */
  sequence: number
  isCancelled: boolean
  start: Date
  end: Date
  summary: string
  location: string
  description: string
  /** When the entry was made; injected because output must not depend on the clock. */
  stamp: Date
}

/**
 * The visit as a calendar file. Times are written in UTC (`…Z`): with a time zone given,
 * ical-generator would write the UTC clock time without saying so, and 10:00 would become 01:00.
 */
export function visitIcs(visit: Visit): string {
  const calendar = ical({
    prodId: { company: 'Madoguchi', product: 'Reservations', language: 'JA' },
    method: visit.isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  })
  calendar.createEvent({
    id: visit.uid,
    sequence: visit.sequence,
    status: visit.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    start: visit.start,
    end: visit.end,
    stamp: visit.stamp,
    summary: visit.summary,
    location: visit.location,
    description: visit.description,
  })
  return calendar.toString()
}

export const icsMethodOf = (ics: string): 'CANCEL' | 'PUBLISH' =>
  /^METHOD:CANCEL\r?$/m.test(ics) ? 'CANCEL' : 'PUBLISH'
