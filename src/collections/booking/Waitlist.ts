import type { Access, Where } from 'payload'

import { can } from '@/access/capabilities'
import { nobody } from '@/access/collection'
import type { StaffUser } from '@/access/roles'
import { isCityWide, officeIdsOf } from '@/access/roles'
import { LANGUAGE_OPTIONS } from '@/domain/languages'
import { integer, select, text } from '@/fields/basic'
import { civilDate, civilTime } from '@/fields/civil'
import { encryptedText } from '@/fields/encrypted'
import { instant } from '@/fields/instant'
import { receiptNumber } from '@/fields/receipt'
import { officesField, serviceField } from '@/fields/relations'

import { defineCollection, GROUP, machineWritten } from '../define'

/** Wishes for one's own offices, and those for any office (AC-07). */
const wishesOfOwnOffices: Access = ({ req }) => {
  const user = req.user as StaffUser | null
  if (!can(user, 'booking.read')) return false
  if (isCityWide(user)) return true
  const own: Where = { offices: { in: officeIdsOf(user) } }
  return { or: [own, { offices: { exists: false } }] }
}

/** Wishes for an earlier or any free time; seats that come back are offered by mail or by phone. */
export const Waitlist = defineCollection({
  slug: 'waitlist-entries',
  label: 'キャンセル待ち',
  group: GROUP.booking,
  read: 'booking.read',
  ...machineWritten,
  access: { read: wishesOfOwnOffices, create: nobody, update: nobody },
  admin: {
    useAsTitle: 'number',
    description:
      '申し込むと確認のメールが届き、本人が確認すると待ち始めます（3日以内）。空きが出ると、順番にメールで案内します（1件3回まで、1日1回まで、9時から20時）。メールのない人には電話で案内します。',
    defaultColumns: ['number', 'service', 'dateFrom', 'dateTo', 'status', 'sentCount'],
  },
  fields: [
    receiptNumber(),
    serviceField({ required: true }),
    officesField(),
    {
      type: 'row',
      fields: [
        civilDate('dateFrom', 'この日から', { required: true }),
        civilDate('dateTo', 'この日まで', { required: true }),
      ],
    },
    {
      type: 'row',
      fields: [civilTime('timeFrom', 'この時刻から'), civilTime('timeTo', 'この時刻まで')],
    },
    integer('partySize', '人数', { required: true, defaultValue: 1 }),
    select('language', '言語', LANGUAGE_OPTIONS, { required: true, defaultValue: 'ja' }),
    encryptedText('waitlist-entries', 'mail', 'メールアドレス', {
      masked: true,
      access: { read: ({ req }) => can(req.user as StaffUser | null, 'mail.read') },
    }),
    text('note', '職員メモ', { description: 'メールのない人への連絡のしかたなど。' }),
    text('reservation', '予約', { index: true, hidden: true }),
    text('entryKey', 'entryKey', { required: true, unique: true, hidden: true }),
    select(
      'status',
      '状態',
      [
        { value: 'unconfirmed', label: 'メールの確認待ち' },
        { value: 'waiting', label: '待っている' },
        { value: 'booked', label: '予約できた' },
        { value: 'stopped', label: 'やめた' },
        { value: 'ended', label: '期間が終わった' },
      ],
      { required: true, defaultValue: 'waiting', index: true },
    ),
    integer('sentCount', '案内した回数', { required: true, defaultValue: 0 }),
    instant('lastSentAt', '最後に案内した日時'),
    text('offered', '案内した枠', { hidden: true }),
  ],
})
