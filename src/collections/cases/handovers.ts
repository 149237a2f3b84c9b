import { integer, json, text, textarea } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { workHandover } from '@/services/cases/hand-over'

import { caseCollection } from '../case-collection'
import { GROUP } from '../define'

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
    json('lines', 'lines', { hidden: true }),
    civilDate('receivedOn', '受領した日'),
    text('receivedBy', '受領した人'),
  ],
})
