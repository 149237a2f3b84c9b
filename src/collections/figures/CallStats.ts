import { STAT_SOURCE } from '@/domain/figures/vocabulary'
import { COUNT } from '@/domain/figures/vocabulary'
import { optionsOf } from '@/domain/options'
import { checkbox, integer, json, select, text } from '@/fields/basic'
import { civilDate } from '@/fields/civil'

import { defineCollection, machineWritten } from '../define'

import { LINE_GROUP } from './group'

/**
 * A day of a line with all its hours, as it was entered or imported (CC-18). A correction is a new row with
 * the next number and the row before it stays; the day is the row with the highest. One insert is the whole
 * of it, so that no crash leaves half a day and nothing is ever added twice.
 */
export const CallStats = defineCollection({
  ...machineWritten,
  slug: 'call-stats',
  label: '電話の統計の版',
  group: LINE_GROUP,
  read: 'figures.read',
  defaultSort: '-date',
  admin: {
    useAsTitle: 'date',
    defaultColumns: ['date', 'line', 'rev', 'incoming', 'answered', 'source', 'enteredBy'],
    description: '訂正しても、前の版は残ります。同じ日の一番大きい版が、いまの数字です。',
  },
  fields: [
    text('statKey', 'statKey', { required: true, unique: true, hidden: true }),
    text('line', '回線', { required: true, index: true }),
    civilDate('date', '日', { required: true, index: true }),
    integer('rev', '版', { required: true }),
    json('bands', 'bands', { hidden: true }),
    integer('incoming', COUNT.incoming),
    integer('answered', COUNT.answered),
    integer('abandoned', COUNT.abandoned),
    integer('automatic', COUNT.automatic),
    integer('outOfHours', COUNT.outOfHours),
    integer('overflow', COUNT.overflow),
    select('source', '入れ方', optionsOf(STAT_SOURCE), { required: true }),
    text('fileName', 'ファイル'),
    text('fileHash', 'ファイルのハッシュ（SHA-256）', { index: true }),
    text('note', '訂正の理由'),
    text('enteredBy', '入れた人'),
    checkbox('unlogged', 'unlogged', { hidden: true, index: true }),
  ],
})
