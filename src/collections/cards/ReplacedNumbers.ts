import { nobody } from '@/access/collection'
import { checkbox, text } from '@/fields/basic'

import { defineCollection, GROUP, machineWritten } from '../define'

/**
 * Reservation numbers that a re-issued notice has put out of use, and the card that had them (ID-13).
 * A list that still names one is read as speaking of that card; nobody gets the number again.
 */
export const ReplacedNumbers = defineCollection({
  slug: 'replaced-numbers',
  label: '使えなくなった予約番号',
  group: GROUP.cards,
  read: 'cards.read',
  ...machineWritten,
  access: { read: nobody, create: nobody, update: nobody },
  admin: { hidden: true },
  indexes: [{ fields: ['open', 'replacedAt'] }],
  fields: [
    text('numberKey', 'numberKey', { required: true, unique: true, hidden: true }),
    text('card', 'card', { required: true, index: true, hidden: true }),
    text('replacedAt', 'replacedAt', { required: true, hidden: true }),
    /** Still to be looked after: bookings may be on their way, or a process died. */
    checkbox('open', 'open', { hidden: true, defaultValue: true }),
  ],
})
