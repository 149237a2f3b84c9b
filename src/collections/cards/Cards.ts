import { allowInOffice, nobody } from '@/access/collection'
import { MAIL_TYPE_OPTIONS, ROUTE_OPTIONS } from '@/domain/cards/vocabulary'
import { checkbox, integer, json, select, text } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { encryptedText } from '@/fields/encrypted'
import { officeField } from '@/fields/relations'

import { defineCollection, GROUP, machineWritten } from '../define'

const day = (name: string, label: string) => civilDate(name, label, { index: true })
const searchKey = (name: string) => text(name, name, { hidden: true })
const hiddenKey = (name: string) => text(name, name, { hidden: true, index: true })

/**
 * A card from its delivery to its holder's hand. Personal fields are encrypted and live only here
 * (CD-30); the hidden keys are keyed hashes by which they are found (CD-02). Every change is one
 * conditional write guarded by `rev` that carries its own line of `history` (CD-09, CD-25).
 */
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
    components: {
      views: { list: { Component: '@/admin/cards/ToCards#ToCards' } },
      edit: { beforeDocumentControls: ['@/admin/print/CardPrintLinks#CardPrintLinks'] },
    },
  },
  indexes: [
    // The list shows what was changed last first; each filter has its own way to that order.
    { fields: ['office', 'status', 'statusAt'] },
    { fields: ['office', 'statusAt'] },
    { fields: ['status', 'statusAt'] },
    { fields: ['place', 'position'] },
    { fields: ['route', 'issuedOn'] },
    { fields: ['route', 'mailedOn'] },
    { fields: ['import', 'sourceLine'] },
    // People who share a name are many: they come in the order of the list as well.
    ...['nameKey', 'nameHeadKey', 'familyKey', 'givenKey', 'kanaKey', 'kanaHeadKey', 'townKey'].map(
      (field) => ({ fields: [field, 'statusAt'] }),
    ),
  ],
  fields: [
    {
      type: 'row',
      fields: [
        text('reservationNumber', '予約ID', { index: true }),
        text('shippingNumber', '発送番号', { index: true }),
        text('manufacturingNumber', '製造管理番号', { index: true }),
      ],
    },
    encryptedText('cards', 'name', '氏名'),
    encryptedText('cards', 'kana', '氏名カナ'),
    encryptedText('cards', 'address', '住所'),
    encryptedText('cards', 'birthday', '生年月日'),
    {
      type: 'row',
      fields: [
        text('status', '状態区分', { required: true, index: true }),
        text('statusAt', '状態区分にした日時', { index: true }),
        officeField({ required: true, index: false }),
      ],
    },
    {
      type: 'row',
      fields: [
        day('receivedOn', '受入れ日'),
        civilDate('inspectedOn', '検品日'),
        civilDate('preparedOn', '交付前設定日'),
        civilDate('transferredOn', '区移管日'),
        day('notifiedOn', '交付通知書発送日'),
        civilDate('returnedOn', '交付通知書返戻日'),
        day('issuedOn', '交付日'),
        day('expiresOn', '有効期限'),
        civilDate('cancelledOn', '取りやめ日'),
        civilDate('disposedOn', '廃棄日'),
      ],
    },
    {
      type: 'row',
      fields: [
        select('route', '交付の方法', ROUTE_OPTIONS),
        select('mailType', '郵便の種類', MAIL_TYPE_OPTIONS),
        text('trackingNumber', '引受番号（追跡番号）'),
        civilDate('mailedOn', '郵送日'),
        integer('reminders', '交付勧奨通知の回数', { defaultValue: 0 }),
        civilDate('remindedOn', '交付勧奨通知日'),
      ],
    },
    {
      type: 'row',
      fields: [
        {
          name: 'place',
          type: 'relationship',
          relationTo: 'storage-places',
          label: '保管場所',
          index: false,
        },
        text('position', '位置'),
        /** Day of the visit for which the card was taken out; empty while it lies in its place. */
        day('pulledFor', '引き出した来庁日'),
        hiddenKey('run'),
      ],
    },
    encryptedText('cards', 'remarks', '備考'),
    /** Columns that the city adds may be personal as well, so they are encrypted like the rest. */
    encryptedText('cards', 'extra', 'その他の列（JSON）'),
    text('cardKey', 'cardKey', { required: true, unique: true, hidden: true }),
    hiddenKey('reservationKey'),
    hiddenKey('shippingKey'),
    hiddenKey('manufacturingKey'),
    searchKey('nameKey'),
    searchKey('nameHeadKey'),
    searchKey('familyKey'),
    searchKey('givenKey'),
    searchKey('kanaKey'),
    searchKey('kanaHeadKey'),
    hiddenKey('birthdayKey'),
    searchKey('townKey'),
    /** Keyed hash of the whole source row: importing the same file again changes nothing (CD-03). */
    text('sourceHash', 'sourceHash', { hidden: true }),
    /** The row as the file had it, encrypted, where it cannot be made again from the fields. */
    text('sourceRow', 'sourceRow', { hidden: true }),
    /** What the city's list said last: tells its news from a status that was set here since. */
    text('importedStatus', 'importedStatus', { hidden: true }),
    text('import', 'import', { hidden: true }),
    /** Where the row stood in the file, so that an export keeps its order. */
    integer('sourceLine', 'sourceLine', { hidden: true }),
    /** Who is handing the card over right now, and until when that holds without a sign of life. */
    text('servedBy', 'servedBy', { hidden: true }),
    text('servedUntil', 'servedUntil', { hidden: true }),
    integer('rev', 'rev', { required: true, defaultValue: 0, hidden: true }),
    json('history', 'history', { hidden: true }),
    /** Set with every change, taken away when its lines have been copied to `card-events`. */
    checkbox('unlogged', 'unlogged', { hidden: true, index: true }),
    integer('loggedSeq', 'loggedSeq', { defaultValue: 0, hidden: true }),
  ],
})
