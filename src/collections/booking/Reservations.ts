import type { TextField } from 'payload'

import { allowInOffice, nobody } from '@/access/collection'
import { DEFECT_STATE_OPTIONS } from '@/domain/booking/defects'
import {
  CHANNEL_OPTIONS,
  LANE_OPTIONS,
  OUTCOME_OPTIONS,
  STATUS_OPTIONS,
} from '@/domain/booking/vocabulary'
import { LANGUAGE_OPTIONS } from '@/domain/languages'
import { checkbox, integer, json, select, text } from '@/fields/basic'
import { civilDate, civilTime } from '@/fields/civil'
import { encryptedText } from '@/fields/encrypted'
import { instant } from '@/fields/instant'
import { receiptNumber } from '@/fields/receipt'
import { officeField, serviceField } from '@/fields/relations'

import { defineCollection, GROUP, machineWritten } from '../define'

/** For services only: no answer of the API carries it. */
const secret = (field: TextField): TextField => ({ ...field, access: { read: () => false } })

const key = (
  name: string,
  extra: { unique?: boolean; index?: boolean; defaultValue?: string } = {},
) =>
  secret(text(name, name, { required: extra.defaultValue === undefined, hidden: true, ...extra }))

/**
 * A booking, from the held seat to the outcome of the visit. Written only through
 * `services/booking`, in single conditional updates guarded by `rev`; the history is part of the
 * row, so that a change and its record are one write (design §4, invariant 5).
 *
 * `claims` are the seats that this row holds; `pending` marks a counter step under way and is what
 * the reconciler reads after a crash. Unique keys are never empty: a finished row gets a tombstone.
 */
export const Reservations = defineCollection({
  slug: 'reservations',
  label: '予約の記録',
  group: GROUP.booking,
  read: 'booking.read',
  ...machineWritten,
  access: { read: allowInOffice('booking.read'), create: nobody, update: nobody },
  admin: {
    useAsTitle: 'number',
    defaultColumns: ['number', 'date', 'start', 'office', 'service', 'status', 'outcome'],
    listSearchableFields: ['number', 'identifier'],
    description: '予約の記録です。変更・取消しは「電話予約」か「受付」の画面で行います。',
    components: { edit: { beforeDocumentControls: ['@/admin/reservation/OpenInDesk#OpenInDesk'] } },
  },
  // What was taken last comes first; the farthest days are nobody's question.
  defaultSort: '-createdAt',
  indexes: [
    { fields: ['office', 'service', 'date'] },
    { fields: ['office', 'date'] },
    { fields: ['status', 'releaseAt'] },
    { fields: ['status', 'date'] },
  ],
  fields: [
    {
      type: 'row',
      fields: [
        receiptNumber({ required: true, unique: true }),
        select('status', '状態', STATUS_OPTIONS, { required: true, index: true }),
      ],
    },
    {
      type: 'row',
      fields: [
        serviceField({ required: true, index: false }),
        officeField({ required: true, index: false }),
      ],
    },
    {
      type: 'row',
      fields: [
        civilDate('date', '日付', { required: true, index: true }),
        civilTime('start', '開始', { required: true }),
        civilTime('end', '終了', { required: true }),
        integer('partySize', '人数', { required: true, defaultValue: 1 }),
      ],
    },
    {
      type: 'row',
      fields: [
        select('channel', '受付方法', CHANNEL_OPTIONS, { required: true }),
        select('lane', '枠の区分', LANE_OPTIONS, { required: true }),
        select('language', '言語', LANGUAGE_OPTIONS, { required: true, defaultValue: 'ja' }),
      ],
    },
    {
      type: 'row',
      fields: [
        select('outcome', '来庁結果', OUTCOME_OPTIONS, {
          required: true,
          defaultValue: 'none',
          index: true,
        }),
        text('outcomeReason', '結果の理由'),
        instant('checkedInAt', '受付時刻'),
        text('servedBy', '対応中の職員'),
      ],
    },
    text('identifier', '予約番号・製造管理番号', {
      index: true,
      description: '対象者の番号。氏名などの個人情報はここにはありません。',
    }),
    encryptedText('reservations', 'mail', 'メールアドレス', {
      masked: true,
      description: '一部を隠しています。全体は「申込者の情報を見る」で、目的を書いて表示します。',
    }),
    select(
      'mailState',
      'メールの状態',
      [
        { value: 'none', label: '登録なし' },
        { value: 'ok', label: '登録あり' },
        { value: 'bounced', label: '届かない' },
        { value: 'erased', label: '消去済み' },
      ],
      { required: true, defaultValue: 'none', index: true },
    ),
    // Only through the audited request, never with the record (ID-07).
    encryptedText('reservations', 'details', '申込者情報（JSON）', {
      hidden: true,
      access: { read: () => false },
    }),
    text('note', '職員メモ'),
    checkbox('fits', '枠に合っている', {
      defaultValue: true,
      description: '受付時間や枠の変更で合わなくなった予約は外れます。',
      index: true,
    }),
    text('contactState', '連絡状況', {
      index: true,
      description: '枠の変更で連絡が必要な予約: 未連絡 / メール済み / 電話済み / 解決',
    }),
    select('defectState', '不備の連絡', DEFECT_STATE_OPTIONS, { index: true }),
    // The list's own order asks for it.
    {
      ...text('startsAt', '開始（UTC）', { required: true, index: true, hidden: true }),
      access: { read: () => true },
    },
    text('eligibility', '対象者', { hidden: true, index: true }),
    text('group', '世帯の代表', { hidden: true, index: true }),
    key('liveKey', { unique: true }),
    key('idemKey', { unique: true }),
    secret(text('tokenHash', 'tokenHash', { hidden: true, index: true })),
    secret(text('pinHash', 'pinHash', { hidden: true })),
    json('claims', 'claims', { hidden: true }),
    checkbox('seated', 'seated', { hidden: true }),
    json('pending', 'pending', { hidden: true }),
    text('pendingAt', 'pendingAt', { hidden: true, index: true }),
    text('releaseAt', 'releaseAt', { hidden: true }),
    secret(text('counted', 'counted', { hidden: true })),
    integer('extensions', 'extensions', { required: true, defaultValue: 0, hidden: true }),
    integer('rev', 'rev', { required: true, defaultValue: 0, hidden: true }),
    json('history', '履歴', { hidden: true }),
    {
      name: 'personalView',
      type: 'ui',
      label: '申込者の情報',
      admin: { components: { Field: '@/admin/reservation/PersonalData#PersonalData' } },
    },
    {
      name: 'historyView',
      type: 'ui',
      label: '履歴',
      admin: { components: { Field: '@/admin/reservation/HistoryField#HistoryField' } },
    },
    integer('drainedSeq', 'drainedSeq', { required: true, defaultValue: 0, hidden: true }),
    text('outboxAt', 'outboxAt', { hidden: true, index: true }),
  ],
})
