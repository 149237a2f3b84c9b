import { allowInOffice, nobody } from '@/access/collection'
import { ELIGIBILITY_OPTIONS } from '@/domain/booking/vocabulary'
import { select, text } from '@/fields/basic'
import { officeField } from '@/fields/relations'

import { defineCollection, GROUP, machineWritten } from '../define'

/**
 * Who may book, as the booking side knows it: numbers, office and state; no name, no address, and
 * the birthday only as a keyed hash (ID-11). Fed by the card side, so that booking also works while
 * card management is out of reach (AC-08).
 */
export const Eligibilities = defineCollection({
  slug: 'eligibilities',
  label: '予約対象者',
  group: GROUP.booking,
  read: 'cards.read',
  ...machineWritten,
  // Who only books finds one person by a number that the person says, never the list (ID-12).
  access: { read: allowInOffice('cards.read'), create: nobody, update: nobody },
  admin: {
    useAsTitle: 'reservationNumber',
    components: { beforeListTable: ['@/admin/eligibility/Transfer#Transfer'] },
    defaultColumns: ['reservationNumber', 'manufacturingNumber', 'office', 'state'],
    listSearchableFields: ['reservationNumber', 'manufacturingNumber'],
  },
  indexes: [{ fields: ['office', 'state'] }],
  fields: [
    text('reservationNumber', '予約番号', { index: true }),
    text('manufacturingNumber', '製造管理番号', { index: true }),
    /** Unique keys: the folded number, or a tombstone once the number was replaced (ID-13). */
    text('reservationKey', 'reservationKey', { required: true, unique: true, hidden: true }),
    text('manufacturingKey', 'manufacturingKey', { required: true, unique: true, hidden: true }),
    text('birthdayHash', 'birthdayHash', { hidden: true }),
    officeField({ required: true, index: false }),
    select('state', '状態', ELIGIBILITY_OPTIONS, { required: true, defaultValue: 'bookable' }),
    text('stateLabel', '状態区分'),
    text('card', 'カード', { required: true, unique: true, hidden: true }),
  ],
})
