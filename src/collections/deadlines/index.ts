import { nobody } from '@/access/collection'
import { ROLES } from '@/access/roles'
import {
  DAY_SOURCE_OPTIONS,
  DEADLINE_KIND_OPTIONS,
  DUE_KIND_OPTIONS,
  PERIOD_KIND_OPTIONS,
  REMIND_DAY_OPTIONS,
  ROLL_OPTIONS,
  SUBMISSION_STATE_OPTIONS,
  WEEKDAY_OPTIONS,
} from '@/domain/deadlines/vocabulary'
import { checkbox, integer, json, select, text, textarea } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { serviceField } from '@/fields/relations'
import { presetKey } from '@/fields/preset-key'
import { checkDeadlineRule, guardDeadlineRule, prepareAfterRule } from '@/hooks/deadline-rule'
import { SUBMITTER_ROLES } from '@/services/deadlines/permission'

import { defineCollection, GROUP, machineWritten } from '../define'

type Data = Record<string, unknown>
const isDaily = (data: Data) => data?.period === 'daily'
const hasDay = (data: Data) =>
  ['days-after', 'next-month-day', 'month-before-day'].includes(String(data?.due))

/** 提出期限のきまり: what is handed in to the city, when, and who is reminded of it (NT-09, RP-25). */
export const DeadlineRules = defineCollection({
  slug: 'deadline-rules',
  label: '提出期限のきまり',
  group: GROUP.records,
  read: 'deadlines.read',
  write: 'deadlines.edit',
  // As the city wrote them down: day, week, month.
  defaultSort: 'createdAt',
  hooks: {
    beforeValidate: [checkDeadlineRule],
    beforeChange: [guardDeadlineRule],
    afterChange: [prepareAfterRule],
  },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'kind', 'period', 'due', 'dueDay', 'active'],
    description:
      '市へ出す報告書・計画書と、その期限です。期限が近づくと、左の「提出期限」とスタートの画面に出て、きまりごとの宛先へメールで知らせます。登録したあとの提出物と期限を変えられるのは、市管理者だけです。',
  },
  fields: [
    {
      type: 'row',
      fields: [
        text('name', '名前', { required: true, placeholder: '月次報告書' }),
        select('kind', '種類', DEADLINE_KIND_OPTIONS, { required: true, defaultValue: 'report' }),
        checkbox('active', '使用中', { defaultValue: true }),
      ],
    },
    select('period', 'どの期間のものか', PERIOD_KIND_OPTIONS, {
      required: true,
      defaultValue: 'monthly',
      description: '保存したあとは変えられません。変えるときは、新しいきまりを作ります。',
    }),
    {
      type: 'row',
      fields: [
        select('days', '業務を行った日', DAY_SOURCE_OPTIONS, {
          defaultValue: 'weekdays',
          condition: isDaily,
        }),
        select('weekdays', '曜日', WEEKDAY_OPTIONS, {
          hasMany: true,
          defaultValue: ['1', '2', '3', '4', '5'],
          condition: (data) => isDaily(data) && data?.days !== 'bookings',
        }),
        checkbox('onHolidays', '祝日・年末年始も行う', {
          condition: (data) => isDaily(data) && data?.days !== 'bookings',
        }),
      ],
    },
    {
      ...serviceField({ description: 'このサービスの予約がある日を、業務を行った日とします。' }),
      admin: {
        condition: (data: Data) => isDaily(data) && data?.days === 'bookings',
        description: 'このサービスの予約がある日を、業務を行った日とします。',
        allowCreate: false,
        allowEdit: false,
      },
    } as ReturnType<typeof serviceField>,
    {
      type: 'row',
      fields: [
        select('due', '期限', DUE_KIND_OPTIONS, { required: true, defaultValue: 'period-end' }),
        integer('dueDay', '何日', {
          min: 0,
          max: 366,
          condition: hasDay,
          description: 'その月にない日は、月の最後の日になります。',
        }),
        civilDate('dueDate', '期限の日付', { condition: (data) => data?.due === 'on-date' }),
        select('roll', '期限が閉庁日のとき', ROLL_OPTIONS, {
          required: true,
          defaultValue: 'none',
          condition: (data) => data?.due !== 'next-opening',
        }),
      ],
    },
    {
      type: 'row',
      fields: [
        civilDate('validFrom', '適用開始日', { description: '空なら登録した日から' }),
        civilDate('validTo', '適用終了日', { description: '契約の最後の日。空ならずっと' }),
      ],
    },
    select(
      'roles',
      '提出する役割',
      SUBMITTER_ROLES.map((value) => ({ value, label: ROLES[value] })),
      { hasMany: true, description: '空なら、提出を記録できる役割のすべて。' },
    ),
    select('remindDays', '知らせる日', REMIND_DAY_OPTIONS, {
      hasMany: true,
      defaultValue: ['3', '1', '0'],
      description: '期限の何日前に知らせるか。報告する期間が始まる前には知らせません。',
    }),
    checkbox('remindOverdue', '期限を過ぎたら、提出するまで開庁日ごとに知らせる', {
      defaultValue: true,
    }),
    textarea('mails', '知らせるメールアドレス', {
      description:
        '1行に1つ。担当者や事務局の業務用の宛先です。メールには期限とリンクだけを書き、個人情報は書きません。空なら画面だけで知らせます。',
    }),
    textarea('note', 'メモ', { description: '仕様書の箇所など。' }),
    presetKey(),
  ],
})

/**
 * 提出の記録: one row for each rule and period, made ahead of its due day. Documents of reports hang
 * on it by its id. `rev` guards what people record, `remindRev` the reminders: the two never meet.
 */
export const Submissions = defineCollection({
  slug: 'submissions',
  label: '提出の記録',
  group: GROUP.records,
  read: 'deadlines.read',
  ...machineWritten,
  access: { create: nobody, update: nobody },
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'kind', 'dueOn', 'state', 'submittedOn', 'submittedBy'],
    description: '提出したことの記録は、左の「提出期限」の画面でします。',
  },
  defaultSort: '-dueOn',
  indexes: [{ fields: ['state', 'dueOn'] }, { fields: ['rule', 'periodFrom'] }],
  fields: [
    text('submissionKey', 'submissionKey', { required: true, unique: true, hidden: true }),
    text('rule', 'rule', { required: true, hidden: true }),
    text('title', '提出物', { required: true }),
    select('kind', '種類', DEADLINE_KIND_OPTIONS, { required: true }),
    text('period', 'period', { required: true, hidden: true }),
    civilDate('periodFrom', '期間の始め', { required: true }),
    civilDate('periodTo', '期間の終わり', { required: true }),
    civilDate('dueOn', '期限', { required: true, index: true }),
    select('state', '状態', SUBMISSION_STATE_OPTIONS, { required: true, defaultValue: 'open' }),
    civilDate('submittedOn', '提出日'),
    text('submittedBy', '記録した人'),
    textarea('note', 'メモ・理由'),
    integer('rev', 'rev', { defaultValue: 0, hidden: true }),
    integer('remindRev', 'remindRev', { defaultValue: 0, hidden: true }),
    json('reminders', 'reminders', { hidden: true }),
    json('history', 'history', { hidden: true }),
    /** Lines of the history that the operation log does not have yet. */
    checkbox('logPending', 'logPending', { hidden: true, index: true }),
  ],
})
