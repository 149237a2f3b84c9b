import { integer, text, textarea } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { officeField } from '@/fields/relations'
import { transportAlert } from '@/services/transport/alerts/case'

import { caseCollection } from '../case-collection'
import { GROUP } from '../define'

export const TransportAlerts = caseCollection(transportAlert, {
  group: GROUP.transport,
  admin: {
    useAsTitle: 'week',
    defaultColumns: ['week', 'office', 'completed', 'required', 'state', 'note'],
  },
  fields: [
    civilDate('week', '週（月曜日）', { required: true, index: true }),
    officeField({ required: true }),
    integer('required', '必要な回数', { required: true }),
    integer('completed', '完了した回数', { required: true }),
    textarea('note', '理由'),
    text('explainedBy', '記録した人'),
  ],
})
