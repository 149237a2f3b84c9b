import { allowInOffice, nobody } from '@/access/collection'
import { integer, text } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { officeField } from '@/fields/relations'

import { defineCollection, GROUP, machineWritten } from '../define'

/** How often a procedure was done at an office on a day (CD-31). */
export const ProcedureCounts = defineCollection({
  slug: 'procedure-counts',
  label: '手続きの件数',
  group: GROUP.cards,
  read: 'cards.procedures',
  ...machineWritten,
  access: { read: allowInOffice('cards.procedures'), create: nobody, update: nobody },
  admin: { useAsTitle: 'kind', defaultColumns: ['date', 'office', 'kind', 'count', 'by'] },
  indexes: [{ fields: ['office', 'date'] }],
  fields: [
    text('countKey', 'countKey', { required: true, unique: true, hidden: true }),
    civilDate('date', '日', { required: true, index: true }),
    officeField({ required: true }),
    text('kind', '手続き', { required: true }),
    integer('count', '件数', { required: true, min: 0 }),
    text('by', '最後に入力した人'),
  ],
})
