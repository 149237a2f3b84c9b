import type { CollectionConfig, Field } from 'payload'

import { REMIND_DAY_OPTIONS } from '@/domain/deadlines/vocabulary'
import { checkbox, integer, json, select, text, textarea } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { checkCaseRules, checkChoiceList } from '@/hooks/case-rules'
import { EXTRA_TYPES } from '@/kit/case/rules'
import type { CaseKind } from '@/services/cases/kind'
import { rulableOf } from '@/services/cases/rules'

import { defineCollection, GROUP } from '../define'

type What = keyof ReturnType<typeof rulableOf>

const areNames = (value: unknown): string | true =>
  value === null ||
  value === undefined ||
  (Array.isArray(value) && value.every((one) => typeof one === 'string')) ||
  'この項目を選び直してください。'

/** Ticks, or one of a list, among what the chosen kind of record has; stored by its name. */
const picked = (
  name: string,
  label: string,
  what: What,
  kinds: readonly CaseKind[],
  extra: { description?: string; isMany?: boolean; required?: boolean } = {},
): Field =>
  ({
    name,
    label,
    type: extra.isMany ? 'json' : 'text',
    required: extra.required,
    ...(extra.isMany ? { validate: areNames } : {}),
    admin: {
      description: extra.description,
      components: {
        Field: {
          path: '@/admin/kit/rules/RulePicker#RulePicker',
          clientProps: {
            isMany: extra.isMany ?? false,
            options: Object.fromEntries(
              kinds.map((kind) => [kind.case.slug, rulableOf(kind)[what]]),
            ),
          },
        },
      },
    },
  }) as Field

const ROW_LABEL = '@/admin/kit/rules/RowTitle#RowTitle'

const isChoice = (_data: unknown, row: Record<string, unknown>) => row?.type === 'choice'

/**
 * 記録の設定: what the city decides about a kind of record without a programmer: further fields, names
 * of states and buttons, what a move demands. It holds from the moment of saving (design §4).
 */
export const caseRules = (kinds: readonly CaseKind[]): CollectionConfig =>
  defineCollection({
    slug: 'case-rules',
    label: '記録の設定',
    group: GROUP.records,
    read: 'settings.read',
    write: 'settings.edit',
    // Of two who save, the later one is refused (`refuseStaleForm`); locks would add nothing.
    lockDocuments: false,
    hooks: { beforeValidate: [checkCaseRules(kinds)] },
    admin: {
      useAsTitle: 'title',
      defaultColumns: ['title', 'updatedAt'],
      description:
        '記録の種類ごとに、項目を足し、状態や操作の名前を変え、操作のときに必ず入力するものを決めます。保存するとすぐに、一覧・画面・出力に反映されます。',
    },
    fields: [
      select(
        'kind',
        '記録の種類',
        kinds.map(({ case: { slug }, list: { title } }) => ({ value: slug, label: title })),
        {
          required: true,
          unique: true,
          description: '保存したあとは変えられません。',
        },
      ),
      // What the kind is called, for lists and headings.
      text('title', '記録の種類', { readOnly: true, condition: () => false }),
      {
        name: 'effect',
        type: 'ui',
        label: '保存すると、どうなるか',
        admin: {
          components: { Field: '@/admin/kit/rules/RulesEffect#RulesEffect' },
          disableListColumn: true,
        },
      },
      {
        name: 'extra',
        type: 'array',
        label: '足す項目',
        labels: { singular: '項目', plural: '項目' },
        admin: {
          components: { RowLabel: ROW_LABEL },
          description:
            '値のある項目は消せません。使わなくなったら「使わない」にします。これまでの値は残ります。',
        },
        fields: [
          {
            type: 'row',
            fields: [
              text('label', '項目の名前', { required: true, placeholder: '市の判断' }),
              select(
                'type',
                '形',
                Object.entries(EXTRA_TYPES).map(([value, label]) => ({ value, label })),
                { required: true, defaultValue: 'line' },
              ),
            ],
          },
          {
            name: 'choices',
            type: 'relationship',
            relationTo: 'choice-lists',
            label: '選択肢',
            admin: {
              condition: isChoice,
              description: '「選択肢」の一覧で作ったものから選びます。',
            },
          } as unknown as Field,
          text('hint', '書き方の説明', { description: '入力欄の上に出ます。' }),
          picked('moves', 'いつ聞くか', 'moves', kinds, {
            isMany: true,
            description: '選ばなくても、記録の画面の「項目を直す」で、いつでも入力できます。',
          }),
          {
            type: 'row',
            fields: [
              checkbox('required', 'その操作では必ず入力する'),
              checkbox('inList', '一覧に出す', { defaultValue: true }),
              checkbox('inFile', 'ファイルに出す', { defaultValue: true }),
              checkbox('retired', '使わない'),
            ],
          },
        ],
      },
      {
        name: 'names',
        type: 'array',
        label: '名前を変える',
        labels: { singular: '名前', plural: '名前' },
        admin: { components: { RowLabel: ROW_LABEL } },
        fields: [
          {
            type: 'row',
            fields: [
              picked('target', '何の名前', 'names', kinds, { required: true }),
              text('label', '新しい名前', { required: true }),
            ],
          },
        ],
      },
      {
        name: 'due',
        type: 'array',
        label: '期限と督促',
        labels: { singular: '期限', plural: '期限' },
        admin: {
          components: { RowLabel: ROW_LABEL },
          description:
            '状態ごとに、何日のうちに次へ進めるかを決めます。一覧と対応待ちに期限が出て、過ぎたものが赤くなります。',
        },
        fields: [
          {
            type: 'row',
            fields: [
              picked('state', 'どの状態', 'waiting', kinds, { required: true }),
              integer('days', 'その状態になった日から何日', {
                required: true,
                min: 0,
                max: 366,
                description: '0は、その日のうち',
              }),
            ],
          },
          checkbox('isOpenDays', '開庁日で数える', {
            defaultValue: true,
            description: '土日、祝日、市の休みの日は数えません。',
          }),
          select('remindDays', '期限の前に知らせる日', REMIND_DAY_OPTIONS, { hasMany: true }),
          checkbox('overdue', '期限を過ぎたら、開庁日ごとに知らせる'),
          checkbox('toTurn', '次に対応する人に知らせる', {
            description: 'アカウントにメールアドレスがある人に、その人の窓口の分を知らせます。',
          }),
          textarea('mails', 'ほかに知らせるメールアドレス', {
            description:
              '1行に1つ。メールには件数とリンクだけを書き、個人情報は書きません。開庁日の8時30分から、1日に1通にまとめます。',
          }),
        ],
      },
      picked('demands', '必ず入力するもの', 'demands', kinds, {
        isMany: true,
        description: 'もともとは空でもよい入力欄を、必須にします。',
      }),
      json('gone', '消した項目', { hidden: true }),
      textarea('note', 'メモ', { description: '変えた理由や、決めた会議など。' }),
    ],
  })

/** 選択肢: values for fields of the kind 選択, with the days from and up to which they are offered. */
export const ChoiceLists = defineCollection({
  slug: 'choice-lists',
  label: '選択肢',
  group: GROUP.records,
  read: 'settings.read',
  write: 'settings.edit',
  lockDocuments: false,
  defaultSort: 'name',
  hooks: { beforeValidate: [checkChoiceList] },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'updatedAt'],
    description: '「記録の設定」で足した項目に使う選択肢です。',
  },
  fields: [
    text('name', '名前', { required: true, placeholder: '市の判断' }),
    json('gone', '消した選択肢', { hidden: true }),
    {
      name: 'options',
      type: 'array',
      label: '選択肢',
      labels: { singular: '選択肢', plural: '選択肢' },
      required: true,
      admin: {
        components: { RowLabel: ROW_LABEL },
        description:
          '使われている選択肢は消せません。使わなくなったら「いつまで」を入れます。名前を直すと、これまでの記録にも新しい名前で出ます。',
      },
      fields: [
        {
          type: 'row',
          fields: [
            text('label', '名前', { required: true }),
            civilDate('from', 'いつから'),
            civilDate('to', 'いつまで'),
          ],
        },
      ],
    },
  ],
})
