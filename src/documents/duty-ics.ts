import ical, { ICalCalendarMethod } from 'ical-generator'

import { TOKYO, TOKYO_TIME, tokyoClock } from './ics'

export type DutyEvent = {
  id: string
  start: Date
  end: Date
  summary: string
  location: string
  description: string
}

/** Somebody's shifts as one calendar file; the same shift is the same entry in every file. */
export function dutyIcs(events: readonly DutyEvent[], stamp: Date): string {
  const calendar = ical({
    prodId: { company: 'Madoguchi', product: 'Shifts', language: 'JA' },
    method: ICalCalendarMethod.PUBLISH,
    name: '自分の勤務',
    timezone: TOKYO_TIME,
  })
  for (const { id, start, end, ...says } of events)
    calendar.createEvent({
      ...says,
      id: `${id}@madoguchi`,
      timezone: TOKYO,
      start: tokyoClock(start),
      end: tokyoClock(end),
      stamp,
    })
  return calendar.toString()
}
