/** A visit as calendars on the Web take it from a link: no file, no script, nothing that opens it. */
export type LinkedVisit = {
  start: Date
  end: Date
  title: string
  place: string
}

/** `2026-12-07T01:00:00.000Z` → `20261207T010000Z` */
const compact = (instant: Date): string =>
  instant.toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '')

/**
 * Links that open a new entry in the reader's own calendar, at which nothing is loaded before
 * somebody follows one. They carry time, name and place only: what a link carries, its owner reads.
 */
export function calendarLinks(visit: LinkedVisit): { name: string; href: string }[] {
  const google = new URLSearchParams({
    action: 'TEMPLATE',
    text: visit.title,
    dates: `${compact(visit.start)}/${compact(visit.end)}`,
    location: visit.place,
    ctz: 'Asia/Tokyo',
  })
  const outlook = new URLSearchParams({
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: visit.title,
    startdt: visit.start.toISOString(),
    enddt: visit.end.toISOString(),
    location: visit.place,
  })
  return [
    { name: 'Google', href: `https://calendar.google.com/calendar/render?${google.toString()}` },
    {
      name: 'Outlook',
      href: `https://outlook.live.com/calendar/0/deeplink/compose?${outlook.toString()}`,
    },
  ]
}
