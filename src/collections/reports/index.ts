import { nobody } from '@/access/collection'
import {
  DIRECTION_OPTIONS,
  INDICATOR_FIGURE_OPTIONS,
  INDICATOR_PERIOD_OPTIONS,
} from '@/domain/reports/indicators'
import {
  FIGURE_SOURCE_OPTIONS,
  PART_KIND_OPTIONS,
  TAKES_OPTIONS,
} from '@/domain/reports/vocabulary'
import { checkbox, integer, json, select, text, textarea } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { presetKey } from '@/fields/preset-key'
import { relationField } from '@/fields/relations'
import { checkIndicator } from '@/hooks/indicator'
import { checkReportForm } from '@/hooks/report-form'
import { report } from '@/services/reports/case'

import { caseCollection } from '../case-collection'
import { defineCollection, GROUP, machineWritten } from '../define'

type Data = Record<string, unknown>

/** A number with at most two decimals (`checkIndicator`). */
const decimal = (name: string, label: string) => ({
  ...integer(name, label, { required: true, min: 0, max: 100_000_000 }),
  admin: { step: 0.01 },
})

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
    checkbox('noPersonal', '個人情報を書かない', {
      defaultValue: true,
      description:
        '提出のとき、電話番号・メール・氏名・予約番号などに見えるものを探し、あれば場所を示して止めます。',
    }),
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
        text('sumOf', '合計する様式', {
          condition: (_: Data, own: Data) => own?.kind === 'sums',
          description: '様式の名前を、そのまま書きます（例: 月次報告書）。',
        }),
        select('takes', '合計に入れるもの', TAKES_OPTIONS, {
          defaultValue: 'accepted',
          condition: (_: Data, own: Data) => own?.kind === 'sums',
        }),
        textarea('headings', '合計する項目', {
          condition: (_: Data, own: Data) => own?.kind === 'sums',
          description:
            '合計する様式の見出しを、1行に1つ。空なら、数字のある項目をすべて合計します。',
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
    checkbox('onDemand', '随時'),
    checkbox('noPersonal', 'noPersonal', { hidden: true }),
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

/** サービス水準指標: what the contract promises, from which day on, and how it is measured (QA-12, QA-13). */
export const ServiceIndicators = defineCollection({
  slug: 'service-indicators',
  lockDocuments: false,
  label: 'サービス水準指標',
  group: GROUP.records,
  read: 'reports.read',
  write: 'reports.forms',
  defaultSort: 'title',
  hooks: { beforeValidate: [checkIndicator] },
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'figure', 'target', 'direction', 'validFrom', 'active'],
    description:
      '基準を変えるときは、同じ名前で、新しい適用開始日の記録を足します。次にできる報告書の「指標」の項目から使われます。',
  },
  fields: [
    {
      type: 'row',
      fields: [
        text('title', '指標の名前', { required: true }),
        checkbox('active', '使用中', { defaultValue: true }),
      ],
    },
    {
      type: 'row',
      fields: [
        civilDate('validFrom', '適用開始日', { required: true }),
        civilDate('validTo', '適用終了日'),
      ],
    },
    {
      type: 'row',
      fields: [
        select('figure', '計算のしかた', INDICATOR_FIGURE_OPTIONS, { required: true }),
        text('unit', '単位', {
          condition: (_: Data, own: Data) => own?.figure === 'manual',
        }),
        select('period', '見る期間', INDICATOR_PERIOD_OPTIONS, {
          required: true,
          defaultValue: 'month',
        }),
      ],
    },
    {
      type: 'row',
      fields: [
        decimal('target', '基準'),
        select('direction', '向き', DIRECTION_OPTIONS, {
          required: true,
          defaultValue: 'at-least',
        }),
      ],
    },
    relationField('report-forms', 'forms', '載せる報告書の様式', {
      hasMany: true,
      description: '空なら、「指標」の項目があるすべての報告書に載せます。',
    }),
    {
      name: 'values',
      type: 'array',
      label: '入力した数値',
      labels: { singular: '数値', plural: '数値' },
      maxRows: 200,
      admin: { condition: (_: Data, own: Data) => own?.figure === 'manual' },
      fields: [
        {
          type: 'row',
          fields: [
            civilDate('on', 'その期間の日', {
              required: true,
              description:
                '報告書の期間の中の1日です。同じ期間にいくつかあるときは、最後の日のものを使います。',
            }),
            decimal('value', '数値'),
          ],
        },
      ],
    },
    textarea('note', '根拠・注'),
    presetKey(),
  ],
})
