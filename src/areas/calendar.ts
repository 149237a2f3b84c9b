import type { Capabilities } from '@/access/capabilities'
import { CalendarExceptions, Holidays, OpeningPatterns } from '@/collections/booking/Calendar'
import { Offices } from '@/collections/booking/Offices'
import { Services } from '@/collections/booking/Services'
import { decidesBooking } from '@/collections/decides-booking'
import { calendarEndpoints } from '@/endpoints/ops/calendar'
import { holidayEndpoints } from '@/endpoints/ops/holidays'
import { generateSlots } from '@/jobs/tasks/generate-slots'

import { type Area, page, records } from './area'

const capabilities = {
  /** Opening hours, exceptions, capacity of one's own offices (BK-03). */
  'slots.edit': ['city-admin', 'city-staff', 'secretariat'],
} as const satisfies Capabilities

declare module '@/access/capabilities' {
  interface CapabilitiesOfAreas {
    calendar: keyof typeof capabilities
  }
}

/** Where and when there are visits: offices, services, hours, holidays, and the slots made of them. */
export const calendar: Area = {
  name: 'calendar',
  capabilities,
  collections: {
    byPeople: [Services, Offices, OpeningPatterns, CalendarExceptions, Holidays].map(
      decidesBooking,
    ),
  },
  endpoints: [...calendarEndpoints, ...holidayEndpoints],
  tasks: [generateSlots],
  menu: [
    {
      group: '毎日の仕事',
      at: 140,
      entries: [
        page('/week', '枠の状況（週）', 'slots.edit'),
        page('/close', '窓口を臨時に閉める', 'slots.edit'),
      ],
    },
    {
      group: '受付時間と枠',
      at: 200,
      entries: [
        records('opening-patterns', '定期の受付時間', 'slots.edit'),
        records('calendar-exceptions', '臨時の休み・休日開庁', 'slots.edit'),
        records('offices', '窓口（場所）', 'settings.edit'),
        records('services', '予約サービス', 'settings.edit'),
        records('holidays', '祝日・年末年始', 'settings.edit'),
        page('/holiday-import', '祝日CSVの取込', 'settings.edit'),
      ],
    },
  ],
}
