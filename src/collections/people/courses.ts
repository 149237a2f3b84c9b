import { WEEKDAY_OPTIONS } from '@/domain/deadlines/vocabulary'
import {
  ATTENDEE_OPTIONS,
  COURSE_KIND_OPTIONS,
  EMPLOYMENT_OPTIONS,
  EXPERIENCE_OPTIONS,
  MATERIAL_OPTIONS,
} from '@/domain/people/vocabulary'
import { checkbox, integer, select, text, textarea } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { presetKey } from '@/fields/preset-key'
import { officesField } from '@/fields/relations'
import { guardCourseRules } from '@/hooks/course-rules'

import { defineCollection, GROUP } from '../define'

/** 研修の科目: what is taught, by whom, where and when, and how long it counts (ST-12 … ST-18, ST-33). */
export const Courses = defineCollection({
  slug: 'courses',
  label: '研修の科目',
  group: GROUP.people,
  lockDocuments: false,
  read: 'people.read',
  write: 'people.courses',
  admin: {
    useAsTitle: 'title',
    defaultColumns: [
      'title',
      'kind',
      'material',
      'version',
      'oldestValid',
      'validMonths',
      'active',
    ],
    description:
      'ここで決めたことがそろわないと、研修の回を確定できません。教える内容・受ける人・有効な版・教材・講師・曜日・会場・定員・時間の条件と年間の計画を変えられるのは、市管理者だけです。誰に必要かは「業務上の役割」で選びます。',
  },
  defaultSort: 'order',
  hooks: { beforeChange: [guardCourseRules] },
  fields: [
    {
      type: 'row',
      fields: [
        text('title', '科目', { required: true, description: '例: 守秘義務・情報セキュリティ' }),
        select('kind', '種類', COURSE_KIND_OPTIONS, { required: true, defaultValue: 'work' }),
        integer('order', '並び順', { defaultValue: 10 }),
        checkbox('active', '使用中', { defaultValue: true }),
      ],
    },
    {
      name: 'topics',
      type: 'array',
      label: '必ず教える内容',
      labels: { singular: '内容', plural: '必ず教える内容' },
      fields: [text('title', '内容', { required: true })],
    },
    select('attendees', '受ける人', ATTENDEE_OPTIONS, { hasMany: true }),
    textarea('aim', 'ねらい・対象の職位'),
    {
      type: 'row',
      fields: [
        integer('version', '版', { required: true, defaultValue: 1, min: 1 }),
        integer('oldestValid', 'この版からの修了が有効', {
          defaultValue: 1,
          min: 1,
          description: '前の版で修了した人にもう一度受けてもらうときは、いまの版にします。',
        }),
        civilDate('oldestValidFrom', 'それを適用する日', {
          description:
            'この日から、前の版だけの人は従事できません。空なら、保存するとすぐに適用されます。',
        }),
        integer('validMonths', '修了の有効月数', {
          min: 1,
          max: 120,
          description: '空なら、期限はありません。',
        }),
      ],
    },
    select('material', '教材', MATERIAL_OPTIONS, { required: true, defaultValue: 'none' }),
    {
      type: 'row',
      fields: [
        checkbox('trainerRole', '講師は、講師になれる役割で従事中の人'),
        select('trainerEmployments', '講師の雇用形態', EMPLOYMENT_OPTIONS, {
          hasMany: true,
          description: '空なら、問いません。',
        }),
        select('trainerExperience', '講師の経験', EXPERIENCE_OPTIONS),
        integer('trainerMonths', '講師の経験の月数', { min: 1, max: 600 }),
      ],
    },
    {
      type: 'row',
      fields: [
        select('weekdays', '曜日', WEEKDAY_OPTIONS, {
          hasMany: true,
          description: '空なら、どの曜日でもよい。',
        }),
        checkbox('onClosedDays', '会場の窓口の休業日だけ', {
          description:
            '会場の窓口の「受付時間」と「休み・臨時開庁」で確かめます。受付時間のない窓口は、休みの登録で確かめます。',
        }),
        checkbox('distinctOffices', '回ごとに別の窓口'),
      ],
    },
    officesField({
      label: '会場の窓口',
      description: '予定の回を作るとき、上から1つずつ割り当てます。',
    }),
    {
      type: 'row',
      fields: [
        integer('capacity', '定員', { min: 1, max: 500 }),
        integer('minHours', '時間（最短）', { min: 1, max: 12 }),
        integer('maxHours', '時間（最長）', { min: 1, max: 12 }),
      ],
    },
    {
      name: 'plan',
      type: 'array',
      label: '年間の計画',
      labels: { singular: '時期', plural: '年間の計画' },
      fields: [
        {
          type: 'row',
          fields: [
            text('label', '時期', { required: true, description: '例: 8月上旬（第1期）' }),
            civilDate('from', 'から', { required: true }),
            civilDate('to', 'まで', { required: true }),
            integer('sessions', '回数', { required: true, min: 1, max: 60 }),
          ],
        },
      ],
    },
    presetKey(),
  ],
})
