import { allowInOffice, nobody } from '@/access/collection'
import { CARD_EVENT_OPTIONS } from '@/domain/cards/vocabulary'
import { json, select, text } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { officeField } from '@/fields/relations'

import { defineCollection, GROUP, machineWritten } from '../define'

/**
 * The lines of all cards' histories side by side, for counts per day and kind (CD-23, CD-31) and
 * for people who look for one act. The card's own history is the original.
 */
export const CardEvents = defineCollection({
  slug: 'card-events',
  label: 'カードの履歴',
  group: GROUP.cards,
  read: 'cards.read',
  ...machineWritten,
  access: { read: allowInOffice('cards.read'), create: nobody, update: nobody },
  admin: {
    useAsTitle: 'summary',
    defaultColumns: ['at', 'summary', 'type', 'how', 'byName', 'office'],
  },
  indexes: [{ fields: ['type', 'date'] }],
  fields: [
    text('eventKey', 'eventKey', { required: true, unique: true, hidden: true }),
    text('card', 'card', { required: true, index: true, hidden: true }),
    text('at', '日時', { required: true, index: true }),
    civilDate('date', '日', { index: true }),
    select('type', '内容', CARD_EVENT_OPTIONS, { required: true }),
    text('how', '方法'),
    text('summary', '要約'),
    text('from', '前'),
    text('to', '後'),
    text('reason', '理由'),
    officeField({ index: false }),
    text('by', 'by', { hidden: true }),
    text('byName', '行った人'),
    json('changes', '変更した項目'),
  ],
})
