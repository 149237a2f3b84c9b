import type { CollectionConfig } from 'payload'

import { allow, nobody } from '@/access/collection'
import { integer, json, select, text } from '@/fields/basic'
import { shownInWords } from '@/fields/shown-in-words'
import { instant } from '@/fields/instant'

import { defineCollection, GROUP, machineWritten } from '../define'

/** Names of the program with what people call them. */
type Words = Record<string, string>

const systemOnly = { create: nobody, update: nobody, delete: nobody }

/** What happened, by whom (AU). Rows are sealed into a hash chain; nobody edits or deletes (AU-05). */
export const AuditLogs = defineCollection({
  slug: 'audit-logs',
  label: '操作ログ',
  group: GROUP.records,
  read: 'audit.read',
  ...machineWritten,
  timestamps: false,
  access: { read: allow('audit.read'), ...systemOnly },
  admin: {
    useAsTitle: 'summary',
    defaultColumns: ['at', 'actorName', 'action', 'summary', 'target'],
    listSearchableFields: ['summary', 'actorName', 'target'],
  },
  defaultSort: '-at',
  indexes: [{ fields: ['target', 'at'] }, { fields: ['actor', 'at'] }],
  fields: [
    instant('at', '日時', { required: true, index: true }),
    {
      type: 'row',
      fields: [
        text('actorName', '操作した人'),
        select(
          'actorKind',
          '区分',
          [
            { value: 'citizen', label: '市民' },
            { value: 'staff', label: '職員・オペレーター' },
            { value: 'job', label: '自動処理' },
          ],
          { required: true },
        ),
        text('channel', '受付方法'),
        text('ip', '接続元'),
      ],
    },
    {
      type: 'row',
      fields: [
        text('action', '操作', { required: true, index: true }),
        text('target', '対象'),
        integer('count', '件数'),
        text('purpose', '目的'),
      ],
    },
    text('summary', '内容', { required: true }),
    json('changes', '変更前と変更後'),
    text('actor', 'actor', { hidden: true }),
    text('office', 'office', { hidden: true, index: true }),
    text('auditKey', 'auditKey', { required: true, unique: true, hidden: true }),
    integer('seq', '通し番号', { readOnly: true, index: true }),
    text('hash', 'hash', { hidden: true }),
    /** Unique, so that two sealing processes can never give one number twice. Sorts: sealed first. */
    text('sealKey', 'sealKey', { required: true, unique: true, hidden: true }),
  ],
})

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

const hiddenRows = { read: nobody, ...systemOnly }

export const Leases = defineCollection({
  slug: 'leases',
  label: '実行権',
  group: GROUP.records,
  read: 'system.read',
  ...machineWritten,
  access: hiddenRows,
  admin: { hidden: true },
  fields: [
    text('name', 'name', { required: true, unique: true, hidden: true }),
    text('owner', 'owner', { hidden: true }),
    text('expiresAt', 'expiresAt', { required: true, hidden: true }),
  ],
})

/** Counters for limits on tries; sources are short-lived keyed hashes, never addresses (ID-09). */
export const RateBuckets = defineCollection({
  slug: 'rate-buckets',
  label: '回数制限',
  group: GROUP.records,
  read: 'system.read',
  ...machineWritten,
  access: hiddenRows,
  admin: { hidden: true },
  fields: [
    text('bucketKey', 'bucketKey', { required: true, unique: true, hidden: true }),
    integer('hits', 'hits', { required: true, defaultValue: 0, hidden: true }),
    text('expiresAt', 'expiresAt', { required: true, index: true, hidden: true }),
  ],
})

/**
 * With which key this database is read: one row, a check value that is worthless without the key. Seen
 * and changed by nobody.
 */
export const DataKeys = defineCollection({
  slug: 'data-keys',
  label: '暗号化の鍵の確認値',
  group: GROUP.records,
  read: 'system.read',
  ...machineWritten,
  access: hiddenRows,
  admin: { hidden: true },
  fields: [
    text('name', 'name', { required: true, unique: true, hidden: true }),
    text('keyId', 'keyId', { required: true, hidden: true }),
    text('wrapped', 'wrapped', { required: true, hidden: true }),
    text('previousId', 'previousId', { hidden: true }),
    text('legacy', 'legacy', { hidden: true }),
    text('rekeyedAt', 'rekeyedAt', { hidden: true }),
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
