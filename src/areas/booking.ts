import { can } from '@/access/capabilities'
import { channelsOf } from '@/access/channels'

import { type Area, page, records } from './area'

/** Bookings: by telephone, at the window, their lists, and what is missing in an application. */
export const booking: Area = {
  name: 'booking',
  menu: [
    {
      group: '毎日の仕事',
      at: 110,
      entries: [
        page(
          '/desk',
          '電話予約',
          (user) => can(user, 'booking.write') && channelsOf(user).length > 0,
        ),
        page('/reception', '受付', 'booking.reception'),
      ],
    },
    {
      group: '毎日の仕事',
      at: 130,
      entries: [
        page('/lists', '予約一覧・出力', 'booking.read'),
        page('/defects', '不備の連絡', 'booking.defects'),
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
