import { allowInOffice, nobody } from '@/access/collection'
import { CARD_TASK_OPTIONS, CARD_TASK_STATE_OPTIONS } from '@/domain/cards/tasks'
import { select, text, textarea } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { officeField } from '@/fields/relations'

import { defineCollection, GROUP, machineWritten } from '../define'

/** Work that somebody has to do about a card: calls, re-issues, returned mail (CD-17, CD-21). */
export const CardTasks = defineCollection({
  slug: 'card-tasks',
  label: 'カードの対応',
  group: GROUP.cards,
  read: 'cards.read',
  ...machineWritten,
  access: { read: allowInOffice('cards.read'), create: nobody, update: nobody },
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'kind', 'state', 'office', 'openedOn', 'doneOn'],
  },
  indexes: [{ fields: ['state', 'kind'] }],
  fields: [
    text('taskKey', 'taskKey', { required: true, unique: true, hidden: true }),
    select('kind', '種類', CARD_TASK_OPTIONS, { required: true }),
    text('title', '内容', { required: true }),
    select('state', '状態', CARD_TASK_STATE_OPTIONS, { required: true, defaultValue: 'open' }),
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
