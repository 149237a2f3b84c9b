import { nobody } from '@/access/collection'
import { checkbox, integer, json, text } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { encryptedText } from '@/fields/encrypted'

import { defineCollection, GROUP, machineWritten } from '../define'

/** Files beside records: who put which file where. Their content lies encrypted on disk (`FILES_DIR`). */
export const Attachments = defineCollection({
  ...machineWritten,
  slug: 'attachments',
  label: '添付ファイル',
  group: GROUP.records,
  read: 'work.open',
  // With its record, which has its own readers.
  access: { read: nobody, create: nobody, update: nobody },
  admin: { hidden: true },
  indexes: [{ fields: ['kind', 'record'] }],
  fields: [
    text('kind', 'kind', { required: true, hidden: true }),
    text('record', 'record', { required: true, hidden: true }),
    text('what', '種類', { required: true }),
    encryptedText('attachments', 'name', 'ファイル名', { hidden: true }),
    encryptedText('attachments', 'fileKey', 'fileKey', { hidden: true }),
    text('type', 'type', { required: true, hidden: true }),
    integer('bytes', '大きさ', { required: true }),
    text('addedBy', '付けた人', { required: true }),
    civilDate('addedOn', '付けた日', { required: true }),
    text('removedBy', '取り消した人'),
    civilDate('removedOn', '取り消した日'),
    text('removedWhy', '取り消した理由'),
    /** What the operation log has not copied yet, written with the change itself. */
    json('lines', 'lines', { hidden: true }),
    checkbox('unlogged', 'unlogged', { hidden: true, index: true }),
    text('attachKey', 'attachKey', { required: true, unique: true, hidden: true }),
  ],
})
