import { allow } from '@/access/collection'
import { checkbox, integer, select, text, textarea } from '@/fields/basic'
import { instant } from '@/fields/instant'

import { defineCollection, GROUP, machineWritten } from '../define'
import { systemOnly } from '../system/system-only'

const STATES = [
  { value: 'running', label: '実行中' },
  { value: 'done', label: '成功' },
  { value: 'failed', label: '失敗' },
]

const common = [
  select('state', '結果', STATES, { required: true, index: true }),
  instant('startedAt', '始まり', { required: true, index: true }),
  instant('finishedAt', '終わり'),
  integer('seconds', '時間（秒）', { readOnly: true }),
  text('by', '実行した人', { readOnly: true }),
]

/** One backup: where it lies, how large and old it is, and its hash (AV-06). */
export const Backups = defineCollection({
  slug: 'backups',
  label: 'バックアップの記録',
  group: GROUP.records,
  read: 'backups.read',
  ...machineWritten,
  access: { read: allow('backups.read'), ...systemOnly },
  admin: {
    useAsTitle: 'file',
    defaultColumns: ['startedAt', 'state', 'seconds', 'bytes', 'places', 'problem'],
  },
  defaultSort: '-startedAt',
  fields: [
    ...common,
    instant('takenAt', 'この時点までの予約が入っている'),
    text('file', 'ファイル', { readOnly: true }),
    textarea('places', '保存先', { readOnly: true }),
    integer('bytes', '大きさ（バイト）', { readOnly: true }),
    text('sha256', 'ハッシュ（SHA-256）', { readOnly: true }),
    integer('rows', '行数', { readOnly: true }),
    checkbox('isOneMoment', '全部の一覧が同じ時点', { readOnly: true }),
    instant('removedAt', '保存期間が過ぎて消した日時'),
    textarea('problem', '失敗の理由', { readOnly: true }),
  ],
})

/** 復元訓練: a backup was put into another place and proved there (AV-08). */
export const RestoreDrills = defineCollection({
  slug: 'restore-drills',
  label: '復元訓練の記録',
  group: GROUP.records,
  read: 'backups.read',
  ...machineWritten,
  access: { read: allow('backups.read'), ...systemOnly },
  admin: {
    useAsTitle: 'startedAt',
    defaultColumns: ['startedAt', 'state', 'seconds', 'backup', 'found'],
  },
  defaultSort: '-startedAt',
  fields: [
    ...common,
    text('backup', '復元したバックアップ', { readOnly: true }),
    instant('takenAt', 'バックアップの時点'),
    integer('rows', '復元した行数', { readOnly: true }),
    textarea('found', '確かめたこと', { readOnly: true }),
    textarea('problem', '失敗の理由', { readOnly: true }),
  ],
})
