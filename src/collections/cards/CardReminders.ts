import { allowInOffice, nobody } from '@/access/collection'
import { integer, json, select, text } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { officeField } from '@/fields/relations'

import { defineCollection, GROUP, machineWritten } from '../define'

const record = { group: GROUP.cards, read: 'cards.read', ...machineWritten } as const
const access = { read: allowInOffice('cards.read'), create: nobody, update: nobody }
const hidden = (name: string, extra = {}) => text(name, name, { hidden: true, ...extra })

/** One selection for 交付勧奨通知 with its conditions (CD-22). */
export const CardReminderRuns = defineCollection({
  ...record,
  slug: 'card-reminder-runs',
  label: '交付勧奨通知の抽出',
  access,
  admin: { useAsTitle: 'number', defaultColumns: ['number', 'date', 'state', 'count', 'byName'] },
  fields: [
    text('number', '番号', { required: true, unique: true }),
    hidden('runKey', { required: true, unique: true }),
    civilDate('date', '日', { required: true, index: true }),
    select(
      'state',
      '状態',
      [
        { value: 'open', label: '抽出中' },
        { value: 'listed', label: '記録中' },
        { value: 'done', label: '完了' },
      ],
      { required: true, defaultValue: 'open', index: true },
    ),
    officeField({}),
    json('conditions', '条件'),
    integer('count', '件数', { defaultValue: 0 }),
    integer('skipped', '除いた件数', { defaultValue: 0 }),
    text('byName', '行った人'),
  ],
})

/** A card in a selection; once in each (CD-22). */
export const CardReminderItems = defineCollection({
  ...record,
  slug: 'card-reminder-items',
  label: '交付勧奨通知の対象',
  access,
  admin: { useAsTitle: 'number', defaultColumns: ['number', 'state', 'office', 'notifiedOn'] },
  fields: [
    hidden('itemKey', { required: true, unique: true }),
    hidden('run', { required: true, index: true }),
    hidden('card', { required: true }),
    hidden('cardId', { required: true }),
    text('number', '番号'),
    officeField({ index: false }),
    civilDate('notifiedOn', '交付通知書発送日'),
    integer('before', 'これまでの回数', { defaultValue: 0 }),
    select(
      'state',
      '状態',
      [
        { value: 'listed', label: '対象' },
        { value: 'marked', label: '記録済み' },
        { value: 'skipped', label: '対象外になった' },
      ],
      { required: true, defaultValue: 'listed' },
    ),
    text('why', '対象外の理由'),
  ],
})
