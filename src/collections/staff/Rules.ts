import { anyStaff, nobody } from '@/access/collection'
import { ROLE_OPTIONS } from '@/access/roles'
import { optionsOf } from '@/domain/options'
import { checkbox, integer, select, text, textarea } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { encryptedText } from '@/fields/encrypted'
import { dropRuleApproval, guardRuleApproval, guardRuleInUse } from '@/hooks/rule-approval'

import { defineCollection, GROUP, machineWritten } from '../define'

/** What a document is for; those for emergencies are shown with an incident (IN-05, IN-07, IN-10). */
export const RULE_KIND = {
  rule: '規程・遵守事項',
  structure: '緊急時の体制',
  flow: '事故・情報漏えいの対応フロー',
  measure: '障害・事故の対策',
  pledge: '誓約書の文面',
  penalty: '秘密保持の違反の罰則',
} as const

/** 規程・遵守事項: what staff have to know and to acknowledge (AC-20). */
export const RuleDocuments = defineCollection({
  slug: 'rule-documents',
  label: '規程・遵守事項',
  group: GROUP.people,
  read: 'rules.watch',
  write: 'rules.manage',
  access: { read: anyStaff },
  admin: {
    useAsTitle: 'title',
    hidden: false,
    defaultColumns: ['title', 'version', 'effectiveFrom', 'active'],
    description: '版を上げると、全員がもう一度「読んで確認しました」を押します。',
    components: { edit: { beforeDocumentControls: ['@/admin/rules/ReadRule#ReadRule'] } },
  },
  defaultSort: '-effectiveFrom',
  // A copy would carry the approval and the receipts of its model.
  disableDuplicate: true,
  hooks: { beforeChange: [guardRuleApproval, guardRuleInUse, dropRuleApproval] },
  fields: [
    text('title', '題名', { required: true, description: '例: 個人情報の取扱いについて' }),
    select('kind', '種類', optionsOf(RULE_KIND)),
    {
      type: 'row',
      fields: [
        civilDate('submittedOn', '市へ提出した日'),
        civilDate('approvedOn', '市が承認した日', {
          description:
            '市管理者だけが記録できます。受託者が題名・種類・版・適用開始日・本文・原本の場所を変えると、承認は外れます。',
        }),
        text('approvedBy', '承認した人'),
      ],
    },
    {
      type: 'row',
      fields: [
        integer('version', '版', { required: true, defaultValue: 1, min: 1 }),
        civilDate('effectiveFrom', '適用開始日', { required: true }),
        checkbox('active', '使用中', { defaultValue: true }),
      ],
    },
    textarea('body', '本文'),
    text('location', '原本の場所', { description: 'ファイルサーバーの場所や、保管している棚。' }),
    select('roles', '読む役割', ROLE_OPTIONS, {
      hasMany: true,
      description: '空ならすべての役割。',
    }),
    {
      name: 'readers',
      type: 'ui',
      label: '読んだ人',
      admin: { components: { Field: '@/admin/rules/Readers#Readers' } },
    },
  ],
})

/** Who has read which version, and when. */
export const Acknowledgements = defineCollection({
  slug: 'acknowledgements',
  label: '規程の確認',
  group: GROUP.people,
  read: 'rules.watch',
  ...machineWritten,
  access: { create: nobody, update: nobody },
  admin: { useAsTitle: 'title', defaultColumns: ['title', 'version', 'by', 'at'] },
  defaultSort: '-at',
  fields: [
    text('title', '題名', { required: true }),
    integer('version', '版', { required: true }),
    text('by', '確認した人', { required: true }),
    text('at', '日時', { required: true }),
    text('document', 'document', { hidden: true, index: true }),
    text('actor', 'actor', { hidden: true, index: true }),
    text('ackKey', 'ackKey', { required: true, unique: true, hidden: true }),
  ],
})

export const SITE_RECORD_KIND = {
  entry: '入退室記録',
  virus: 'ウイルス対策の確認',
  device: '端末・書類の管理の確認',
} as const

/** 場所の管理記録: entry logs and checks of rooms and terminals, a month at a time (AC-12, AC-13). */
export const SiteRecords = defineCollection({
  slug: 'site-records',
  label: '場所の管理記録',
  group: GROUP.people,
  read: 'rules.watch',
  write: 'rules.manage',
  admin: {
    useAsTitle: 'place',
    defaultColumns: ['month', 'kind', 'place', 'checkedBy', 'fileName'],
    description: '月ごとに、入退室の記録などを付けます。',
    components: {
      edit: { beforeDocumentControls: ['@/admin/rules/RecordFile#RecordFile'] },
    },
  },
  defaultSort: '-month',
  // The file is its own record's, and whoever checked it checked that one.
  disableDuplicate: true,
  indexes: [{ fields: ['month', 'kind'] }],
  fields: [
    {
      type: 'row',
      fields: [
        {
          ...text('month', '月', { required: true, placeholder: '2026-12' }),
          validate: (value: unknown) =>
            /^\d{4}-(0[1-9]|1[0-2])$/.test(String(value ?? '')) ||
            '2026-12 の形で入力してください。',
        } as ReturnType<typeof text>,
        select('kind', '種類', optionsOf(SITE_RECORD_KIND), {
          required: true,
          defaultValue: 'entry',
        }),
        text('place', '場所', { required: true, description: '例: コールセンター執務室' }),
      ],
    },
    textarea('note', '内容', { description: '確認した結果など。' }),
    text('checkedBy', '確認した人', { required: true }),
    text('fileName', '添付ファイル', { readOnly: true }),
    text('fileType', 'fileType', { hidden: true }),
    /** Names of people stand in it: encrypted, and only handed out by the audited request. */
    encryptedText('site-records', 'file', 'file', {
      hidden: true,
      access: { read: () => false, update: () => false },
    }),
  ],
})
