import { checkbox, text } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { officeField } from '@/fields/relations'

import { defineCollection, GROUP } from '../define'

/** Placed devices with what their 機器管理シール says (PR-12, EQ-06). */
export const Devices = defineCollection({
  slug: 'devices',
  label: '機器',
  group: GROUP.records,
  read: 'devices.read',
  write: 'devices.edit',
  defaultSort: 'number',
  admin: {
    useAsTitle: 'number',
    defaultColumns: ['number', 'name', 'office', 'from', 'to', 'labelledOn', 'active'],
    listSearchableFields: ['number', 'name', 'serial'],
  },
  fields: [
    {
      type: 'row',
      fields: [
        text('number', '管理番号', { required: true, unique: true }),
        text('name', '機器名略称', {
          required: true,
          description:
            '例: タブレット端末、タブレット端末用電子ペン、追記用プリンタ、ノートパソコン',
        }),
        text('serial', '製造番号'),
      ],
    },
    {
      type: 'row',
      fields: [
        officeField({ label: '設置する窓口' }),
        text('location', '設置場所'),
        civilDate('from', '設置開始日', { required: true }),
        civilDate('to', '設置終了日', { required: true }),
      ],
    },
    {
      type: 'row',
      fields: [
        text('contract', '契約件名略称', { required: true }),
        text('client', '契約', { required: true, description: '契約する課。シールに印字します。' }),
        text('lessor', 'リース会社名', { required: true }),
      ],
    },
    {
      type: 'row',
      fields: [
        text('supportCompany', '保守連絡先の会社', { required: true }),
        text('supportPhone', '保守連絡先の電話', { required: true }),
        civilDate('labelledOn', 'シールを貼った日', {
          description: '空の機器は、まだ貼っていません。',
        }),
      ],
    },
    checkbox('active', '使用中', { defaultValue: true }),
  ],
})
