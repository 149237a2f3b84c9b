import { WEEKDAY_OPTIONS } from '@/domain/deadlines/vocabulary'
import { checkbox, integer, select, text } from '@/fields/basic'
import { civilDate, civilTime } from '@/fields/civil'
import { presetKey } from '@/fields/preset-key'
import { officeField, relationField } from '@/fields/relations'
import { checkSpan } from '@/hooks/call-figures'
import { checkPlace, checkShiftNeed, checkShiftType } from '@/hooks/shifts'

import { defineCollection, GROUP } from '../define'

const group = GROUP.people

const form = { group, read: 'shifts.read', write: 'shifts.plan', lockDocuments: false } as const

/** 勤務の種類: a letter of the keyboard for a time of work with its breaks. */
export const ShiftTypes = defineCollection({
  slug: 'shift-types',
  label: '勤務の種類',
  ...form,
  defaultSort: 'order',
  hooks: { beforeValidate: [checkShiftType] },
  admin: {
    useAsTitle: 'label',
    defaultColumns: ['letter', 'label', 'from', 'to', 'isStandby', 'isOff', 'active'],
    description:
      '勤務表で文字を押すと、この勤務が入ります。変えても、もう入っている勤務は変わりません。日をまたぐ勤務は、日ごとに2つに分けます。',
  },
  fields: [
    {
      type: 'row',
      fields: [
        text('letter', '文字', {
          required: true,
          placeholder: 'A',
          description: '英字か数字の1文字。ほかの種類と違うもの。',
        }),
        text('label', '名前', { required: true, placeholder: '早番' }),
        integer('order', '並び順', { defaultValue: 10 }),
        checkbox('active', '使用中', { defaultValue: true }),
      ],
    },
    {
      type: 'row',
      fields: [
        civilTime('from', '開始'),
        civilTime('to', '終了'),
        checkbox('isStandby', '待機（欠勤のときに呼ぶ人）'),
        checkbox('isOff', '休み'),
      ],
    },
    {
      name: 'breaks',
      type: 'array',
      label: '休憩',
      labels: { singular: '休憩', plural: '休憩' },
      fields: [
        {
          type: 'row',
          fields: [
            civilTime('from', 'から', { required: true }),
            civilTime('to', 'まで', { required: true }),
          ],
        },
      ],
    },
    presetKey(),
  ],
})

/** 必要な人数: how many people of which role a place has at a time, or the city somewhere each day. */
export const ShiftNeeds = defineCollection({
  slug: 'shift-needs',
  label: '必要な人数',
  ...form,
  // The least that the contract asks for is not for whoever has to keep to it (CC-27, SC-12).
  write: 'people.rules',
  defaultSort: 'title',
  hooks: { beforeValidate: [checkSpan, checkShiftNeed] },
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'office', 'site', 'from', 'to', 'seats', 'validFrom', 'validTo'],
    description:
      '契約で求める最低の人数です。市管理者だけが変えられます。15分ごとに、休憩を除いた人数がこれより少ないと、勤務表で知らせます。忙しい時期だけ増やすときは、その期間だけの行を足します。',
  },
  fields: [
    text('title', '名前', { required: true, placeholder: 'いつも2人' }),
    checkbox('isAnywhere', 'どこかの場所に、その日に1人以上いればよい', {
      description: '運営責任者など。役割を選びます。場所と時刻は要りません。',
    }),
    {
      type: 'row',
      fields: [
        officeField({ label: '場所（窓口）' }),
        text('site', '場所（窓口以外）', { placeholder: 'コールセンター' }),
        relationField('work-roles', 'role', '役割', { description: '空なら、どの役割でもよい。' }),
      ],
    },
    {
      type: 'row',
      fields: [
        select('weekdays', '曜日', WEEKDAY_OPTIONS, {
          hasMany: true,
          required: true,
          defaultValue: ['1', '2', '3', '4', '5'],
        }),
        checkbox('onHolidays', '祝日・年末年始も'),
        civilTime('from', '開始', { description: '15分きざみ。' }),
        civilTime('to', '終了', { description: '15分きざみ。' }),
        integer('seats', '人数', { required: true, min: 1, max: 500, defaultValue: 1 }),
      ],
    },
    {
      type: 'row',
      fields: [
        civilDate('validFrom', '適用開始日', { required: true }),
        civilDate('validTo', '適用終了日', { description: '空のときは、続きます。' }),
      ],
    },
    checkbox('active', '使用中', { defaultValue: true }),
    presetKey(),
  ],
})

/** 勤務の場所: how long the way to another is, and which line of the telephone is taken there. */
export const ShiftPlaces = defineCollection({
  slug: 'shift-places',
  label: '勤務の場所',
  ...form,
  defaultSort: 'title',
  hooks: { beforeValidate: [checkPlace] },
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'office', 'site', 'travelMinutes', 'line'],
    description:
      '移動の時間や電話の回線がある場所だけを登録します。ここにない場所からの移動は30分と数えます。',
  },
  fields: [
    text('title', '名前', { required: true, placeholder: 'コールセンター' }),
    {
      type: 'row',
      fields: [
        officeField({ label: '場所（窓口）' }),
        text('site', '場所（窓口以外）', { placeholder: 'コールセンター' }),
      ],
    },
    integer('travelMinutes', 'ほかの場所へ移る時間（分）', {
      defaultValue: 30,
      min: 0,
      max: 600,
      description: '1人の2つの勤務の間に、これだけの時間がないと入れられません。',
    }),
    text('line', '電話の回線', {
      placeholder: 'main',
      description:
        'この場所の公開した勤務表が、回線の席の予定になります。公開していない日は「席の予定」を使います。',
    }),
    presetKey(),
  ],
})
