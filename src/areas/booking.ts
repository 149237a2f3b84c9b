import type { Capabilities } from '@/access/capabilities'
import { can } from '@/access/capabilities'
import { channelsOf } from '@/access/channels'
import { Eligibilities } from '@/collections/booking/Eligibilities'
import { ExternalBookings } from '@/collections/booking/ExternalBookings'
import { Reservations } from '@/collections/booking/Reservations'
import { Slots } from '@/collections/booking/Slots'
import { Waitlist } from '@/collections/booking/Waitlist'
import { deskEndpoints } from '@/endpoints/ops/desk'
import { eligibilityEndpoints } from '@/endpoints/ops/eligibilities'
import { listEndpoints } from '@/endpoints/ops/lists'
import { drain } from '@/jobs/tasks/drain'
import { reconcileHourly, reconcileNightly } from '@/jobs/tasks/reconcile'
import { sweep } from '@/jobs/tasks/sweep'
import { waitlist } from '@/jobs/tasks/waitlist'
import { outcomeTile, todayTile, unfitTile, waitlistTile } from '@/services/dashboard/booking-tiles'
import { defectTile } from '@/services/dashboard/defect-tile'
import { demoDefects } from '@/services/demo/defects'
import { demoBookingExtras } from '@/services/demo/extras'

import type { Area } from './area'
import { page, records } from './page'

const capabilities = {
  /** See bookings. Operators see no card data. */
  'booking.read': [
    'city-admin',
    'city-staff',
    'window-staff',
    'operator',
    'supervisor',
    'vendor-manager',
    'secretariat',
    'post-office-staff',
    'auditor',
  ],
  /** Book, move, cancel for a citizen. */
  'booking.write': [
    'city-admin',
    'city-staff',
    'window-staff',
    'operator',
    'supervisor',
    'secretariat',
    'post-office-staff',
  ],
  /** Book beyond capacity; logged with its own counter. */
  'booking.overbook': ['city-admin', 'city-staff', 'supervisor'],
  /** Check-in and outcome at the window. */
  'booking.reception': [
    'city-admin',
    'city-staff',
    'window-staff',
    'supervisor',
    'post-office-staff',
  ],
  'booking.export': [
    'city-admin',
    'city-staff',
    'window-staff',
    'supervisor',
    'vendor-manager',
    'secretariat',
    'post-office-staff',
    'auditor',
  ],
  /** Tell applicants what is missing in their application, and keep how it went (NT-08). */
  'booking.defects': ['city-admin', 'city-staff', 'supervisor', 'secretariat'],
  /**
   * Mail addresses and what applicants entered, in full, one booking at a time and with a purpose
   * (AU-06, ID-07). Not for operators: their work needs none of it (OP-08, ID-12).
   */
  'personal.read': [
    'city-admin',
    'city-staff',
    'window-staff',
    'supervisor',
    'secretariat',
    'post-office-staff',
  ],
  /** Takes in who may book, where card management stands apart (AC-08). */
  'eligibility.import': ['city-admin', 'city-staff', 'supervisor', 'vendor-manager'],
} as const satisfies Capabilities

declare module '@/access/capabilities' {
  interface CapabilitiesOfAreas {
    booking: keyof typeof capabilities
  }
}

/** Bookings: by telephone, at the window, their lists, and what is missing in an application. */
export const booking: Area = {
  name: 'booking',
  capabilities,
  collections: { byServices: [Reservations, Waitlist, ExternalBookings, Eligibilities, Slots] },
  endpoints: [...deskEndpoints, ...listEndpoints, ...eligibilityEndpoints],
  tasks: [sweep, drain, waitlist, reconcileHourly, reconcileNightly],
  checks: {
    slots: '予約枠の残り人数（今日から先）',
    'slots-all': '予約枠の残り人数（すべて）',
  },
  log: {
    booking: { at: 10, label: '予約・受付', begins: ['booking.'] },
    personal: { at: 20, label: '個人情報の閲覧・出力', begins: ['personal.', 'list.'] },
  },
  tiles: [todayTile, outcomeTile, unfitTile, defectTile, waitlistTile],
  demo: [demoBookingExtras, demoDefects],
  menu: [
    {
      group: '毎日の仕事',
      at: 110,
      entries: [
        page(
          '/desk',
          '電話予約',
          (user) => can(user, 'booking.write') && channelsOf(user).length > 0,
          {
            view: '@/admin/desk/DeskView#DeskView',
            start: { at: 10, what: '電話を受けて、予約・変更・取消しをする' },
          },
        ),
        page('/reception', '受付', 'booking.reception', {
          view: '@/admin/reception/ReceptionView#ReceptionView',
          start: { at: 20, what: '来た人の受付と、来庁結果の入力' },
        }),
      ],
    },
    {
      group: '毎日の仕事',
      at: 130,
      entries: [
        page('/lists', '予約一覧・出力', 'booking.read', {
          view: '@/admin/lists/ListsView#ListsView',
          start: { at: 50, what: '一覧を見る。Excel・CSV・紙で出す' },
        }),
        page('/defects', '不備の連絡', 'booking.defects', {
          view: '@/admin/defects/DefectsView#DefectsView',
        }),
      ],
    },
    { group: 'カード', at: 430, entries: [records('eligibilities', '予約対象者', 'cards.read')] },
    {
      group: '記録',
      at: 610,
      entries: [
        records('reservations', '予約の記録', 'booking.read'),
        records('waitlist-entries', 'キャンセル待ち', 'booking.read'),
      ],
    },
    {
      group: '記録',
      at: 640,
      entries: [records('external-bookings', '外部システムの予約', 'booking.read')],
    },
  ],
}
