import { visitTitle } from '@/domain/booking/visit-title'
import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'

export type Visit = {
  /** Id of the booking. The UID is made of it here and nowhere else, so that every file of one
   * booking, from a page or from a mail, is about the same entry. */
  booking: string
  /** Number of the newest event in the booking's history; rises with every change (RFC 5545). */
  sequence: number
  isCancelled: boolean
  start: Date
  end: Date
  service: string
  office: string
  address: string
  /** Lines of the entry's text. */
  description: string[]
  /** Where the booking is managed. Empty: none. */
  url: string
  /** Who publishes; PUBLISH and CANCEL need it both (RFC 5546 3.2.1, 3.2.5). */
  organizer: { name: string; email: string }
  /** When the entry was made; injected because output must not depend on the clock. */
  stamp: Date
}

export const TOKYO = 'Asia/Tokyo'
/** No summer time since 1951: the offset is always the same. */
const TOKYO_OFFSET_MS = 9 * 3_600_000
const TOKYO_ZONE = [
  'BEGIN:VTIMEZONE',
  `TZID:${TOKYO}`,
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0900',
  'TZOFFSETTO:+0900',
  'TZNAME:JST',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n')
export const TOKYO_TIME = { name: null, generator: () => TOKYO_ZONE }

const ALARM_SECONDS_BEFORE = 24 * 3600

/** ical-generator writes the UTC clock time beside the zone's name, so that is set to Tokyo's. */
export const tokyoClock = (instant: Date): Date => new Date(instant.getTime() + TOKYO_OFFSET_MS)

/** The visit as a calendar file, in Tokyo's time with the zone in it: bare UTC is shown as such by
 * some calendars. A day before, the calendar reminds of it. */
export function visitIcs(visit: Visit): string {
  const calendar = ical({
    prodId: { company: 'Madoguchi', product: 'Reservations', language: 'JA' },
    method: visit.isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    timezone: TOKYO_TIME,
  })
  const summary = visitTitle(visit.service, visit.office ?? '')
  calendar.createEvent({
    id: `${visit.booking}@madoguchi`,
    sequence: visit.sequence,
    status: visit.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    timezone: TOKYO,
    start: tokyoClock(visit.start),
    end: tokyoClock(visit.end),
    stamp: visit.stamp,
    summary,
    location: [visit.office, visit.address].filter(Boolean).join(' '),
    description: visit.description.join('\n'),
    organizer: visit.organizer,
    ...(visit.url ? { url: visit.url } : {}),
    alarms: visit.isCancelled
      ? []
      : [{ type: ICalAlarmType.display, trigger: ALARM_SECONDS_BEFORE, description: summary }],
  })
  return calendar.toString()
}

export const icsMethodOf = (ics: string): 'CANCEL' | 'PUBLISH' =>
  /^METHOD:CANCEL\r?$/m.test(ics) ? 'CANCEL' : 'PUBLISH'

const MAX_OCTETS = 75

/** Changes the text of a finished file: its lines are unfolded before and folded again after, so that
 * what is looked for is found across the end of a line (RFC 5545 3.1). */
export const withinIcs = (ics: string, change: (text: string) => string): string =>
  change(ics.replace(/\r?\n[ \t]/g, ''))
    .split(/\r?\n/)
    .map(fold)
    .join('\r\n')

function fold(line: string): string {
  const parts: string[] = []
  let part = ''
  for (const char of line) {
    if (Buffer.byteLength(part + char) > MAX_OCTETS) {
      parts.push(part)
      part = ' '
    }
    part += char
  }
  return [...parts, part].join('\r\n')
}
