import type { Access } from 'payload'

import { nobody } from '@/access/collection'
import { can } from '@/access/capabilities'
import type { StaffUser } from '@/access/roles'
import { isCityWide } from '@/access/roles'
import { PRINT_KIND_OPTIONS } from '@/domain/printing/kinds'
import { integer, json, select, text } from '@/fields/basic'
import { civilDate } from '@/fields/civil'

import { defineCollection, GROUP, machineWritten } from '../define'

/** Own jobs; those who work for the whole city see all. Files are checked again when fetched. */
const ownJobs: Access = ({ req }) => {
  const user = req.user as StaffUser | null
  if (!can(user, 'print.use')) return false
  return isCityWide(user) ? true : { by: { equals: user?.id ?? '' } }
}

const relation = (name: string, to: 'label-sheets' | 'printers', label: string) => ({
  name,
  type: 'relationship' as const,
  relationTo: to,
  label,
  index: false,
})

/** One printing: what, how many, by whom, what for, and what could not be printed (PR-19, AU-06). */
export const PrintJobs = defineCollection({
  slug: 'print-jobs',
  label: '印刷の記録',
  group: GROUP.cards,
  read: 'print.use',
  ...machineWritten,
  access: { read: ownJobs, create: nobody, update: nobody },
  defaultSort: '-createdAt',
  admin: {
    useAsTitle: 'title',
    defaultColumns: [
      'createdAt',
      'title',
      'status',
      'printed',
      'left',
      'sheets',
      'byName',
      'purpose',
    ],
  },
  indexes: [{ fields: ['by', 'createdAt'] }, { fields: ['status', 'heartbeatAt'] }],
  fields: [
    {
      type: 'row',
      fields: [
        select('kind', '種類', PRINT_KIND_OPTIONS, { required: true }),
        text('title', '印刷物', { required: true }),
        select(
          'status',
          '状態',
          [
            { value: 'running', label: '作成中' },
            { value: 'done', label: '完了' },
            { value: 'failed', label: '失敗' },
          ],
          { required: true, defaultValue: 'running' },
        ),
      ],
    },
    {
      type: 'row',
      fields: [
        integer('total', '対象の件数', { defaultValue: 0 }),
        integer('done', '処理した件数', { defaultValue: 0 }),
        integer('printed', '印刷した件数', { defaultValue: 0 }),
        integer('left', '印刷できなかった件数', { defaultValue: 0 }),
        integer('sheets', '用紙の枚数', { defaultValue: 0 }),
        integer('start', '開始位置', { defaultValue: 1 }),
      ],
    },
    {
      type: 'row',
      fields: [
        relation('sheet', 'label-sheets', '用紙'),
        relation('printer', 'printers', 'プリンター'),
        text('purpose', '目的', { required: true }),
        text('byName', '印刷した人'),
      ],
    },
    text('error', '失敗した理由'),
    /** Numbers of what was left out and why; no name, no address. */
    json('problems', '印刷できなかったもの'),
    text('reprintOf', '再印刷のもと'),
    civilDate('fileUntil', 'ファイルの保存期限'),
    text('by', 'by', { hidden: true }),
    /** Ids of what is printed, and the wishes: enough to print the same again. */
    json('order', 'order', { hidden: true }),
    /** Ids of what could not be printed; the rest of the order was (PR-17). */
    json('leftIds', 'leftIds', { hidden: true }),
    text('heartbeatAt', 'heartbeatAt', { hidden: true }),
    text('owner', 'owner', { hidden: true }),
    text('requestKey', 'requestKey', { required: true, unique: true, hidden: true }),
  ],
})

/** The finished file in encrypted pieces, so that any server can give it out; erased after days. */
export const PrintFiles = defineCollection({
  slug: 'print-files',
  label: '印刷のファイル',
  group: GROUP.cards,
  read: 'print.use',
  ...machineWritten,
  access: { read: nobody, create: nobody, update: nobody },
  admin: { hidden: true },
  fields: [
    text('job', 'job', { required: true, index: true }),
    integer('seq', 'seq', { required: true }),
    text('data', 'data', { required: true, hidden: true }),
    text('fileKey', 'fileKey', { required: true, unique: true, hidden: true }),
  ],
})
