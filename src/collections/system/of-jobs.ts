import type { CollectionConfig } from 'payload'

import { allow } from '@/access/collection'
import { integer, json, select, text } from '@/fields/basic'
import { instant } from '@/fields/instant'
import { shownInWords } from '@/fields/shown-in-words'

import { defineCollection, GROUP, machineWritten } from '../define'

import { systemOnly } from './system-only'

/** Names of the program with what people call them. */
type Words = Record<string, string>

/** One run of one periodic task; the row's unique key decides who runs it (design §9, AU-10). */
export const jobRuns = (words: Words): CollectionConfig =>
  defineCollection({
    slug: 'job-runs',
    label: '自動処理の記録',
    group: GROUP.records,
    read: 'system.read',
    ...machineWritten,
    access: { read: allow('system.read'), ...systemOnly },
    admin: {
      useAsTitle: 'task',
      defaultColumns: ['task', 'scheduledFor', 'status', 'result', 'finishedAt'],
    },
    defaultSort: '-scheduledFor',
    fields: [
      text('runKey', 'runKey', { required: true, unique: true, hidden: true }),
      {
        type: 'row',
        fields: [
          shownInWords(text('task', '処理', { required: true, index: true }), words),
          instant('scheduledFor', '予定日時', { required: true, index: true }),
          select(
            'status',
            '状態',
            [
              { value: 'running', label: '実行中' },
              { value: 'done', label: '完了' },
              { value: 'failed', label: '失敗' },
            ],
            { required: true, defaultValue: 'running', index: true },
          ),
        ],
      },
      {
        type: 'row',
        fields: [
          instant('startedAt', '開始'),
          instant('finishedAt', '終了'),
          text('owner', '実行した機械'),
        ],
      },
      text('result', '結果'),
      text('error', 'エラー'),
      integer('attempts', '回数', { required: true, defaultValue: 1, readOnly: true }),
    ],
  })

/** Last invariant check per kind, shown on the status page (design §4, invariant proof). */
export const checkResults = (words: Words): CollectionConfig =>
  defineCollection({
    slug: 'check-results',
    label: '整合性の確認結果',
    group: GROUP.records,
    read: 'system.read',
    ...machineWritten,
    access: { read: allow('system.read'), ...systemOnly },
    admin: {
      // The name is a program's; what was found is said in words.
      useAsTitle: 'summary',
      defaultColumns: ['name', 'at', 'ok', 'summary', 'acknowledgedBy'],
      components: {
        edit: { beforeDocumentControls: ['@/admin/system/Acknowledge#Acknowledge'] },
      },
    },
    fields: [
      shownInWords(text('name', '確認', { required: true, unique: true }), words),
      instant('at', '日時', { required: true }),
      select(
        'ok',
        '結果',
        [
          { value: 'yes', label: '正常' },
          { value: 'repaired', label: '直した' },
          { value: 'no', label: '異常' },
        ],
        { required: true },
      ),
      text('summary', '内容'),
      {
        type: 'row',
        fields: [
          text('acknowledgedBy', '確認した人', { readOnly: true }),
          instant('acknowledgedAt', '確認した日時'),
        ],
      },
      json('details', '詳細'),
    ],
  })
