import { allowInOffice, nobody } from '@/access/collection'
import { checkbox, integer, text } from '@/fields/basic'
import { civilDate, civilTime } from '@/fields/civil'
import { officeField, serviceField } from '@/fields/relations'

import { defineCollection, GROUP, machineWritten } from '../define'

/**
 * One bookable time of one office and service, with its counters (design §4). Written only through
 * `services/booking`: `free*` falls when seats are taken and rises when they are given back, `rev`
 * counts every such step and `epoch` every correction by the reconciler.
 */
export const Slots = defineCollection({
  slug: 'slots',
  label: '予約枠',
  group: GROUP.calendar,
  read: 'booking.read',
  ...machineWritten,
  timestamps: false,
  access: { read: allowInOffice('booking.read'), create: nobody, update: nobody },
  admin: {
    useAsTitle: 'slotKey',
    defaultColumns: ['office', 'service', 'date', 'start', 'capacity', 'free', 'open'],
    hidden: true,
  },
  indexes: [{ fields: ['office', 'service', 'date'] }, { fields: ['date', 'open'] }],
  fields: [
    { ...text('slotKey', 'キー', { required: true, unique: true, hidden: true }) },
    officeField({ required: true, index: false }),
    serviceField({ required: true, index: false }),
    civilDate('date', '日付', { required: true }),
    civilTime('start', '開始', { required: true }),
    civilTime('end', '終了', { required: true }),
    text('startsAt', '開始（UTC）', { required: true, index: true, hidden: true }),
    integer('minutes', '長さ（分）', { required: true }),
    integer('capacity', '人数', { required: true, defaultValue: 0 }),
    integer('capWeb', 'うちWeb', { required: true, defaultValue: 0 }),
    integer('capPhone', 'うち電話', { required: true, defaultValue: 0 }),
    integer('capCounter', 'うち窓口', { required: true, defaultValue: 0 }),
    integer('free', '空き', { required: true, defaultValue: 0 }),
    integer('freeWeb', '空き（Web）', { required: true, defaultValue: 0 }),
    integer('freePhone', '空き（電話）', { required: true, defaultValue: 0 }),
    integer('freeCounter', '空き（窓口）', { required: true, defaultValue: 0 }),
    integer('overbooked', '定員外', { required: true, defaultValue: 0 }),
    checkbox('open', '受付中', { defaultValue: true }),
    /** A capacity set by hand in the week grid survives the nightly generation. */
    checkbox('manual', '手で変更', { defaultValue: false }),
    text('source', '元の設定', { hidden: true }),
    integer('rev', '版', { required: true, defaultValue: 0, hidden: true }),
    integer('epoch', '世代', { required: true, defaultValue: 0, hidden: true }),
    text('recountMark', '数え直し', { hidden: true, index: true }),
  ],
})
