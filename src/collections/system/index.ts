import { allow, nobody } from '@/access/collection'
import { integer, json, select, text } from '@/fields/basic'
import { instant } from '@/fields/instant'

import { defineCollection, GROUP, machineWritten } from '../define'

import { systemOnly } from './system-only'

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
    text('version', 'version', { hidden: true }),
    text('auditKey', 'auditKey', { required: true, unique: true, hidden: true }),
    integer('seq', '通し番号', { readOnly: true, index: true }),
    text('hash', 'hash', { hidden: true }),
    /** Unique, so that two sealing processes can never give one number twice. Sorts: sealed first. */
    text('sealKey', 'sealKey', { required: true, unique: true, hidden: true }),
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

/**
 * The admission queue (待合): one row for all processes, changed only where `rev` is as it was read. It
 * says nothing of any visitor.
 */
export const AdmissionGates = defineCollection({
  slug: 'admission-gates',
  label: '待合',
  group: GROUP.records,
  read: 'system.read',
  ...machineWritten,
  access: hiddenRows,
  admin: { hidden: true },
  fields: [
    text('name', 'name', { required: true, unique: true, hidden: true }),
    integer('rev', 'rev', { required: true, defaultValue: 0, hidden: true }),
    json('gate', 'gate', { hidden: true }),
  ],
})
