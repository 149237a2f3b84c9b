import { nobody } from '@/access/collection'
import { integer, json, text, textarea } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { workHandover } from '@/services/cases/hand-over'

import { caseCollection } from '../case-collection'
import { defineCollection, GROUP, machineWritten } from '../define'

export const WorkHandovers = caseCollection(workHandover, {
  group: GROUP.records,
  admin: {
    useAsTitle: 'number',
    defaultColumns: ['number', 'handedOn', 'what', 'count', 'state'],
  },
  defaultSort: '-handedOn',
  fields: [
    civilDate('handedOn', '引き継いだ日', { required: true, index: true }),
    text('handedBy', '引き継いだ人', { required: true }),
    textarea('what', '業務', { required: true }),
    integer('count', '件数', { required: true }),
    textarea('remark', '特記事項'),
    civilDate('receivedOn', '受領した日'),
    text('receivedBy', '受領した人'),
  ],
})

/** What stood in a hand-over when it was made, apart from it: lists of hand-overs need none of it. */
export const WorkHandoverLists = defineCollection({
  ...machineWritten,
  slug: 'work-handover-lists',
  label: '引き継いだ一覧',
  group: GROUP.records,
  read: 'work.open',
  // Of each line only what its reader may read, by the audited request.
  access: { read: nobody, create: nobody, update: nobody },
  admin: { hidden: true },
  fields: [
    text('listKey', 'listKey', { required: true, unique: true, hidden: true }),
    json('lines', 'lines', { hidden: true }),
  ],
})
