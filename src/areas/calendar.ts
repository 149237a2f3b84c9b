import type { Capabilities } from '@/access/capabilities'
import { CalendarExceptions, Holidays, OpeningPatterns } from '@/collections/booking/Calendar'
import { Offices } from '@/collections/booking/Offices'
import { Services } from '@/collections/booking/Services'
import { decidesBooking } from '@/collections/decides-booking'
import { calendarEndpoints } from '@/endpoints/ops/calendar'
import { holidayEndpoints } from '@/endpoints/ops/holidays'
import { generateSlots } from '@/jobs/tasks/generate-slots'
import { holidayTile } from '@/services/dashboard/system-tiles'

import type { Area } from './area'
import { page, records, shortcut } from './page'

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
  log: {
    settings: {
      at: 60,
      label: '設定',
      begins: ['settings.', 'slots.', 'calendar.', 'preset.'],
    },
  },
  tiles: [holidayTile],
  shortcuts: [
    shortcut(10, '/close', '窓口を臨時に閉める', 'slots.edit'),
    shortcut(20, '/week?do=unit', '枠の単位を変える', 'slots.edit'),
  ],
  menu: [
    {
      group: '毎日の仕事',
      at: 140,
      entries: [
        page('/week', '枠の状況（週）', 'slots.edit', {
          view: '@/admin/week/WeekView#WeekView',
          start: { at: 60, what: '1週間の空きを見る。人数を変える' },
        }),
        page('/close', '窓口を臨時に閉める', 'slots.edit', {
          view: '@/admin/close/CloseView#CloseView',
        }),
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
        page('/holiday-import', '祝日CSVの取込', 'settings.edit', {
          view: '@/admin/holidays/HolidayImportView#HolidayImportView',
        }),
      ],
    },
  ],
}
