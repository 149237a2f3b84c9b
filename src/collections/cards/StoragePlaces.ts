import { checkbox, integer, text } from '@/fields/basic'
import { officeField } from '@/fields/relations'

import { defineCollection, GROUP } from '../define'

/** Where cards lie: room, shelf, box (CD-12). The position inside a box stands on the card. */
export const StoragePlaces = defineCollection({
  slug: 'storage-places',
  label: '保管場所',
  group: GROUP.cards,
  read: 'cards.read',
  write: 'cards.places',
  defaultSort: 'order',
  admin: {
    useAsTitle: 'label',
    defaultColumns: ['label', 'code', 'office', 'order', 'capacity', 'active'],
    listSearchableFields: ['label', 'code'],
    description:
      '棚や箱ごとに1件です。コードのバーコードを箱に貼ると、スキャンで保管先を選べます。',
  },
  fields: [
    text('label', '表示名', {
      required: true,
      description: '例: 保管室 A棚 3段 箱12',
    }),
    text('code', 'コード', {
      required: true,
      unique: true,
      description: '箱に貼るバーコードの文字。英数字と - で、P- から始めてください。',
      placeholder: 'P-A3-12',
    }),
    officeField({ required: true }),
    text('room', '部屋'),
    text('shelf', '棚'),
    text('box', '箱'),
    integer('order', '歩く順', {
      required: true,
      defaultValue: 100,
      index: true,
      description: '引き出しリストは、この順に並びます。',
    }),
    integer('capacity', '入る枚数', { min: 1, max: 100_000 }),
    checkbox('active', '使用中', { defaultValue: true }),
  ],
})
