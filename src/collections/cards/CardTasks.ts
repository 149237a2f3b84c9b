import { CARD_TASK_OPTIONS } from '@/domain/cards/tasks'
import { select, text, textarea } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { officeField } from '@/fields/relations'
import { cardTask } from '@/services/cards/tasks/case'

import { caseCollection } from '../case-collection'
import { GROUP } from '../define'

export const CardTasks = caseCollection(cardTask, {
  group: GROUP.cards,
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'kind', 'state', 'office', 'openedOn', 'doneOn'],
  },
  indexes: [{ fields: ['state', 'kind'] }],
  fields: [
    select('kind', '種類', CARD_TASK_OPTIONS, { required: true }),
    text('title', '内容', { required: true }),
    officeField({}),
    text('card', 'card', { hidden: true, index: true }),
    text('number', '番号'),
    civilDate('openedOn', '受付日', { index: true }),
    civilDate('printedOn', '印刷日'),
    civilDate('doneOn', '対応日'),
    text('openedBy', '受付した人'),
    text('doneBy', '対応した人'),
    textarea('note', 'メモ'),
  ],
})
