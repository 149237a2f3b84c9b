import { allow, nobody } from '@/access/collection'
import { IMPORT_STATUS_OPTIONS } from '@/domain/cards/import-words'
import { checkbox, integer, json, select, text } from '@/fields/basic'

import { defineCollection, GROUP, machineWritten } from '../define'

/** One import of a list of cards: how far it is, what it did, and the form of its file (CD-03). */
export const CardImports = defineCollection({
  slug: 'card-imports',
  label: 'カードの取り込み',
  group: GROUP.cards,
  read: 'cards.read',
  ...machineWritten,
  access: { read: allow('cards.read'), create: nobody, update: nobody },
  defaultSort: '-createdAt',
  admin: {
    useAsTitle: 'fileName',
    defaultColumns: ['createdAt', 'fileName', 'status', 'total', 'created', 'changed', 'rejected'],
  },
  fields: [
    text('fileName', 'ファイル名', { required: true }),
    select('status', '状態', IMPORT_STATUS_OPTIONS, {
      required: true,
      defaultValue: 'running',
      index: true,
    }),
    checkbox('dryRun', 'ためし（何も書き込まない）', { index: true }),
    text('profileName', '取り込みの設定'),
    {
      type: 'row',
      fields: [
        integer('total', '行数', { defaultValue: 0 }),
        integer('created', '新規', { defaultValue: 0 }),
        integer('changed', '更新', { defaultValue: 0 }),
        integer('unchanged', '変更なし', { defaultValue: 0 }),
        integer('rejected', '取り込めない行', { defaultValue: 0 }),
        integer('warned', '注意の行', { defaultValue: 0 }),
      ],
    },
    text('encoding', '文字コード'),
    text('by', '取り込んだ人'),
    text('byId', 'byId', { hidden: true }),
    text('message', '失敗した理由'),
    json('problems', '取り込めない行の一覧（初めの分）'),
    json('notes', '取り込みの注意'),
    text('finishedAt', '終わった日時'),
    {
      type: 'row',
      fields: [
        integer('undone', '取り消した件数'),
        text('undoneBy', '取り消した人'),
        text('undoneAt', '取り消した日時'),
      ],
    },
    /** Rows that are done of those that are to do, for the bar on the screen. */
    integer('done', 'done', { defaultValue: 0, hidden: true }),
    integer('of', 'of', { defaultValue: 0, hidden: true }),
    /** Last sign of life of the process that works on it; an old one means that it died. */
    text('heartbeatAt', 'heartbeatAt', { hidden: true }),
    text('owner', 'owner', { hidden: true }),
    /** Headings, order, encoding and line ends, for an export in the same form. */
    json('form', 'form', { hidden: true }),
    text('formKey', 'formKey', { hidden: true }),
  ],
})

/**
 * Every line that an import refused or warns of, with its column and reason; the cell and the card's
 * number are encrypted and shown to those who import only (CD-03, CD-30).
 */
export const CardImportProblems = defineCollection({
  slug: 'card-import-problems',
  label: '取り込めなかった行',
  group: GROUP.cards,
  read: 'cards.read',
  ...machineWritten,
  access: { read: allow('cards.read'), create: nobody, update: nobody },
  admin: { hidden: true, useAsTitle: 'reason', defaultColumns: ['line', 'field', 'reason'] },
  indexes: [{ fields: ['import', 'line'] }],
  fields: [
    text('import', 'import', { required: true, hidden: true }),
    integer('line', '行', { required: true }),
    text('field', '列', { required: true }),
    text('reason', '理由', { required: true }),
    text('level', 'level', { hidden: true }),
    text('value', 'value', { hidden: true }),
    text('number', 'number', { hidden: true }),
  ],
})

/** What an import found before it wrote, so that it can be taken back as a whole. Encrypted. */
export const CardImportUndo = defineCollection({
  slug: 'card-import-undo',
  label: '取り込みの取消し用の控え',
  group: GROUP.cards,
  read: 'cards.read',
  ...machineWritten,
  access: { read: nobody, create: nobody, update: nobody },
  admin: { hidden: true },
  indexes: [{ fields: ['import', 'state', 'undoKey'] }],
  fields: [
    text('undoKey', 'undoKey', { required: true, unique: true, hidden: true }),
    text('import', 'import', { required: true, hidden: true }),
    text('cardKey', 'cardKey', { required: true, index: true, hidden: true }),
    text('kind', 'kind', { required: true, hidden: true }),
    text('state', 'state', { required: true, hidden: true }),
    text('before', 'before', { hidden: true }),
  ],
})
