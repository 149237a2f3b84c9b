import { allowInOffice, nobody } from '@/access/collection'
import { integer, json, select, text } from '@/fields/basic'
import { officeField } from '@/fields/relations'

import { defineCollection, GROUP, machineWritten } from '../define'

/** A count of the cards of one place or office against the records (CD-27). */
export const Stocktakes = defineCollection({
  slug: 'stocktakes',
  label: '棚卸し',
  group: GROUP.cards,
  read: 'cards.read',
  ...machineWritten,
  access: { read: allowInOffice('cards.read'), create: nobody, update: nobody },
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'office', 'state', 'startedAt', 'expected', 'counted', 'missing'],
  },
  fields: [
    text('title', '対象', { required: true }),
    officeField({ required: true }),
    text('place', 'place', { hidden: true }),
    select(
      'state',
      '状態',
      [
        { value: 'open', label: '実施中' },
        { value: 'done', label: '完了' },
      ],
      { required: true, defaultValue: 'open' },
    ),
    text('startedAt', '開始'),
    text('startedBy', '始めた人'),
    text('endedAt', '終了'),
    {
      type: 'row',
      fields: [
        integer('expected', '記録の枚数'),
        integer('counted', '数えた枚数'),
        integer('missing', '見つからない'),
        integer('extra', '記録にない'),
      ],
    },
    json('result', '差異'),
  ],
})

/** One scanned code of a stocktake; the key makes a code count once. */
export const StocktakeScans = defineCollection({
  slug: 'stocktake-scans',
  label: '棚卸しの読取り',
  group: GROUP.cards,
  read: 'cards.read',
  ...machineWritten,
  admin: { hidden: true },
  fields: [
    text('scanKey', 'scanKey', { required: true, unique: true, hidden: true }),
    text('stocktake', 'stocktake', { required: true, index: true, hidden: true }),
    text('card', 'card', { index: true, hidden: true }),
    text('code', '読み取った番号'),
    text('at', '日時'),
    text('byName', '行った人'),
  ],
})
