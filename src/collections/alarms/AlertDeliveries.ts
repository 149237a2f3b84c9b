import { ALERT_CHANNEL_OPTIONS, DELIVERY_STATUS_OPTIONS } from '@/domain/alarms/delivery'
import { integer, json, select, text } from '@/fields/basic'
import { instant } from '@/fields/instant'

import { defineCollection, GROUP, machineWritten } from '../define'

/** Who was told of which alert, when and how it went: one row for each message, for good (IN-02). */
export const AlertDeliveries = defineCollection({
  ...machineWritten,
  slug: 'alert-deliveries',
  label: '通知の記録',
  group: GROUP.alarms,
  read: 'alarms.read',
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'name', 'channel', 'round', 'status', 'at', 'sentAt', 'error'],
  },
  defaultSort: '-at',
  fields: [
    text('deliveryKey', 'deliveryKey', { required: true, unique: true, hidden: true }),
    text('alert', 'alert', { required: true, index: true, hidden: true }),
    text('title', '件名'),
    text('name', '知らせる人'),
    select('channel', '方法', ALERT_CHANNEL_OPTIONS, { required: true }),
    select('status', '状態', DELIVERY_STATUS_OPTIONS, { required: true, index: true }),
    integer('round', '回'),
    integer('step', '手順の番号（0から）'),
    instant('at', '予定', { required: true, index: true }),
    instant('sentAt', '送信'),
    integer('attempts', '試した回数', { defaultValue: 0 }),
    text('error', '理由'),
    json('tries', '試した記録'),
    text('contact', 'contact', { hidden: true }),
    text('address', 'address', { hidden: true }),
    text('nextAttemptAt', 'nextAttemptAt', { hidden: true }),
    text('claimedAt', 'claimedAt', { hidden: true }),
  ],
})
