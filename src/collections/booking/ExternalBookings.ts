import { CHANNEL_OPTIONS, EXTERNAL_KIND_OPTIONS } from '@/domain/booking/vocabulary'
import { integer, select, text } from '@/fields/basic'
import { civilDate, civilTime } from '@/fields/civil'

import { defineCollection, GROUP, machineWritten } from '../define'

/**
 * Bookings that an operator entered into the city's own booking system: only its receipt number and
 * the count, for the monthly report (OP-09).
 */
export const ExternalBookings = defineCollection({
  slug: 'external-bookings',
  label: '外部システムの予約',
  group: GROUP.booking,
  read: 'booking.read',
  ...machineWritten,
  admin: {
    useAsTitle: 'externalNumber',
    defaultColumns: ['date', 'time', 'kind', 'externalNumber', 'count', 'channel', 'by'],
    listSearchableFields: ['externalNumber', 'by'],
    description: '市の予約システムで受けた予約の記録です。「電話予約」の画面で入力します。',
  },
  defaultSort: ['-date', '-time'],
  fields: [
    {
      type: 'row',
      fields: [
        civilDate('date', '日付', { required: true, index: true }),
        civilTime('time', '時刻', { required: true }),
      ],
    },
    {
      type: 'row',
      fields: [
        select('kind', '区分', EXTERNAL_KIND_OPTIONS, { required: true, defaultValue: 'new' }),
        text('externalNumber', '市のシステムの受付番号', { required: true, index: true }),
        integer('count', '件数', { required: true, defaultValue: 1, min: 1 }),
      ],
    },
    {
      type: 'row',
      fields: [
        select('channel', '受付方法', CHANNEL_OPTIONS, { required: true }),
        text('by', '担当', { required: true }),
      ],
    },
    text('actor', 'actor', { hidden: true, index: true }),
    text('recordKey', 'recordKey', { required: true, unique: true, hidden: true }),
  ],
})
