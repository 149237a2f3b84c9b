import type { CollectionAfterChangeHook } from 'payload'

import { allow, allowInOffice, nobody } from '@/access/collection'
import { ELIGIBILITY_OPTIONS } from '@/domain/booking/vocabulary'
import { checkbox, integer, json, select, text } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { encryptedText } from '@/fields/encrypted'
import { officeField } from '@/fields/relations'
import { applyToCards } from '@/hooks/card-status'

import { defineCollection, GROUP, machineWritten } from '../define'

/** 状態区分 as records: the seven of the specs are seeded, a city can add its own (CD-07). */
export const CardStatuses = defineCollection({
  slug: 'card-statuses',
  label: 'カードの状態区分',
  group: GROUP.cards,
  read: 'settings.read',
  write: 'settings.edit',
  admin: { useAsTitle: 'label', defaultColumns: ['label', 'order', 'booking', 'active'] },
  hooks: { afterChange: [applyToCards as CollectionAfterChangeHook] },
  defaultSort: 'order',
  fields: [
    text('label', '状態区分', { required: true, unique: true }),
    integer('order', '並び順', { required: true, defaultValue: 100 }),
    select('booking', '予約', ELIGIBILITY_OPTIONS, {
      required: true,
      defaultValue: 'not-ready',
      description: 'この状態のカードの人が予約できるか。',
    }),
    checkbox('active', '使用中', { defaultValue: true }),
  ],
})

/** A card as the city's list gives it. Personal fields are encrypted and live only here (CD-30). */
export const Cards = defineCollection({
  slug: 'cards',
  label: 'カード',
  group: GROUP.cards,
  read: 'cards.read',
  ...machineWritten,
  access: { read: allowInOffice('cards.read'), create: nobody, update: nobody },
  admin: {
    useAsTitle: 'reservationNumber',
    defaultColumns: [
      'reservationNumber',
      'shippingNumber',
      'manufacturingNumber',
      'status',
      'office',
      'expiresOn',
    ],
    listSearchableFields: ['reservationNumber', 'shippingNumber', 'manufacturingNumber'],
  },
  indexes: [{ fields: ['office', 'status'] }],
  fields: [
    {
      type: 'row',
      fields: [
        text('reservationNumber', '予約ID', { index: true }),
        text('shippingNumber', '発送番号', { index: true }),
        text('manufacturingNumber', '製造管理番号', { index: true }),
      ],
    },
    encryptedText('name', '氏名'),
    encryptedText('address', '住所'),
    encryptedText('birthday', '生年月日'),
    {
      type: 'row',
      fields: [
        text('status', '状態区分', { required: true, index: true }),
        officeField({ required: true, index: false }),
      ],
    },
    {
      type: 'row',
      fields: [
        civilDate('issuedOn', '交付日'),
        civilDate('expiresOn', '有効期限', { index: true }),
        civilDate('cancelledOn', '取りやめ日'),
      ],
    },
    encryptedText('remarks', '備考'),
    /** Columns that the city adds may be personal as well, so they are encrypted like the rest. */
    encryptedText('extra', 'その他の列（JSON）'),
    text('cardKey', 'cardKey', { required: true, unique: true, hidden: true }),
    /** Keyed hash of the whole source row: importing the same file again changes nothing (CD-03). */
    text('sourceHash', 'sourceHash', { hidden: true }),
    /** What the city's list said last: tells its news from a status that was set here since. */
    text('importedStatus', 'importedStatus', { hidden: true }),
    text('import', 'import', { hidden: true, index: true }),
  ],
})

/** One import of the city's list, with what was refused and why (CD-03). */
export const CardImports = defineCollection({
  slug: 'card-imports',
  label: 'カードの取り込み',
  group: GROUP.cards,
  read: 'cards.read',
  ...machineWritten,
  access: { read: allow('cards.read'), create: nobody, update: nobody },
  admin: {
    useAsTitle: 'fileName',
    defaultColumns: ['createdAt', 'fileName', 'status', 'total', 'created', 'changed', 'rejected'],
  },
  fields: [
    text('fileName', 'ファイル名', { required: true }),
    select(
      'status',
      '状態',
      [
        { value: 'running', label: '取り込み中' },
        { value: 'done', label: '完了' },
        { value: 'failed', label: '失敗' },
      ],
      { required: true, defaultValue: 'running' },
    ),
    {
      type: 'row',
      fields: [
        integer('total', '行数', { defaultValue: 0 }),
        integer('created', '新規', { defaultValue: 0 }),
        integer('changed', '更新', { defaultValue: 0 }),
        integer('unchanged', '変更なし', { defaultValue: 0 }),
        integer('rejected', '取り込めない行', { defaultValue: 0 }),
      ],
    },
    text('encoding', '文字コード'),
    text('by', '取り込んだ人'),
    json('problems', '取り込めない行の一覧'),
    json('notes', '取り込みの注意'),
  ],
})
