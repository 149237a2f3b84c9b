import { nobody } from '@/access/collection'
import { FIGURE_SOURCE_OPTIONS, PART_KIND_OPTIONS } from '@/domain/reports/vocabulary'
import { checkbox, integer, json, select, text, textarea } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { presetKey } from '@/fields/preset-key'
import { relationField } from '@/fields/relations'
import { checkReportForm } from '@/hooks/report-form'
import { report } from '@/services/reports/case'

import { caseCollection } from '../case-collection'
import { defineCollection, GROUP, machineWritten } from '../define'

type Data = Record<string, unknown>

/** 報告書の様式: which parts a report has, in which order, and what the city wants to read there (RP-28). */
export const ReportForms = defineCollection({
  slug: 'report-forms',
  lockDocuments: false,
  label: '報告書の様式',
  group: GROUP.records,
  read: 'reports.read',
  write: 'reports.forms',
  defaultSort: 'title',
  hooks: { beforeValidate: [checkReportForm] },
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'rule', 'active'],
    description:
      '報告書の中身と順番です。「提出期限のきまり」を選ぶと、期間が終わるたびに下書きができ、数字が入ります。直したことは、次にできる下書きから使われます。',
  },
  fields: [
    {
      type: 'row',
      fields: [
        text('title', '名前', { required: true, placeholder: '月次業務計画・実績報告書' }),
        checkbox('active', '使用中', { defaultValue: true }),
      ],
    },
    relationField('deadline-rules', 'rule', '提出期限のきまり', {
      description:
        '空なら、下書きは自動ではできません。「報告書」の画面から、期間を決めて作ります。',
    }),
    {
      type: 'row',
      fields: [
        text('addressee', '宛先', { placeholder: '川崎市長' }),
        text('sender', '提出者', { placeholder: '受託者名' }),
      ],
    },
    {
      name: 'parts',
      type: 'array',
      label: '項目',
      labels: { singular: '項目', plural: '項目' },
      admin: {
        initCollapsed: true,
        components: { RowLabel: '@/admin/kit/rules/RowTitle#RowTitle' },
      },
      minRows: 1,
      maxRows: 40,
      required: true,
      fields: [
        {
          type: 'row',
          fields: [
            text('heading', '見出し', { required: true }),
            select('kind', '種類', PART_KIND_OPTIONS, { required: true, defaultValue: 'text' }),
          ],
        },
        select('source', '数字', FIGURE_SOURCE_OPTIONS, {
          condition: (_: Data, own: Data) => own?.kind === 'figures',
          description: 'どれにも、市民の個人情報は入りません。',
        }),
        textarea('columns', '列の見出し', {
          condition: (_: Data, own: Data) => own?.kind === 'figures',
          description:
            '市の様式の言葉に変えるとき、1行に1つ「今の見出し = 新しい見出し」。右が空なら、その列を出しません。',
        }),
        textarea('hint', '書くこと', {
          condition: (_: Data, own: Data) => own?.kind === 'text',
          description: '書く人に、画面で見せる説明です。',
        }),
        {
          type: 'row',
          fields: [
            checkbox('required', '書かないと提出できない', {
              condition: (_: Data, own: Data) => own?.kind === 'text',
            }),
            checkbox('goesOn', '前回の文章から始める', {
              condition: (_: Data, own: Data) => own?.kind === 'text',
            }),
          ],
        },
      ],
    },
    presetKey(),
  ],
})

/** 報告書: figures, words, and how they went to the city and back (RP-26). */
export const Reports = caseCollection(report, {
  group: GROUP.records,
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'dueOn', 'state', 'version', 'submittedOn'],
    description: '中身は「報告書」の画面で読み、書きます。',
  },
  defaultSort: '-dueOn',
  fields: [
    text('title', '報告書', { required: true }),
    text('form', 'form', { hidden: true, required: true, index: true }),
    text('formTitle', '様式', { required: true }),
    text('rule', 'rule', { hidden: true }),
    text('submission', 'submission', { hidden: true, index: true }),
    text('addressee', '宛先'),
    text('sender', '提出者'),
    civilDate('periodFrom', '期間の始め', { required: true }),
    civilDate('periodTo', '期間の終わり', { required: true, index: true }),
    civilDate('dueOn', '提出期限', { index: true }),
    /** The same for as long as it has to be handed in. */
    civilDate('openDue', 'openDue', { hidden: true, index: true }),
    json('parts', 'parts', { hidden: true }),
    json('figures', 'figures', { hidden: true }),
    text('figuresAt', '数字を取った日時'),
    json('texts', 'texts', { hidden: true }),
    integer('version', '版', { defaultValue: 0 }),
    civilDate('submittedOn', '提出日'),
    text('submittedBy', '提出した人'),
    civilDate('acceptedOn', '受領日'),
    textarea('remark', '差戻しの理由'),
    /** Its act is not in the list of what is due yet (`tellDeadline`). */
    checkbox('untold', 'untold', { hidden: true, index: true }),
  ],
})

/** 提出した版: what was handed in and returned, as it was (RP-26). */
export const ReportVersions = defineCollection({
  ...machineWritten,
  slug: 'report-versions',
  label: '提出した版',
  group: GROUP.records,
  read: 'reports.read',
  access: { create: nobody, update: nobody },
  defaultSort: '-version',
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'version', 'submittedOn', 'submittedBy'],
  },
  fields: [
    text('versionKey', 'versionKey', { required: true, unique: true, hidden: true }),
    text('report', 'report', { required: true, hidden: true, index: true }),
    text('title', '報告書', { required: true }),
    integer('version', '版', { required: true }),
    json('parts', 'parts', { hidden: true }),
    json('figures', 'figures', { hidden: true }),
    json('texts', 'texts', { hidden: true }),
    text('figuresAt', '数字を取った日時'),
    civilDate('submittedOn', '提出日'),
    text('submittedBy', '提出した人'),
  ],
})
