import type { Field } from 'payload'

import { anyStaff, allowInOffice } from '@/access/collection'
import { SLOT_UNITS } from '@/domain/booking/slot-types'
import { HOLIDAY_ORIGIN } from '@/domain/holidays/plan'
import { optionsOf } from '@/domain/options'
import { checkbox, integer, select, text, textarea } from '@/fields/basic'
import { civilDate, civilTime } from '@/fields/civil'
import { officeField, officesField, serviceField, servicesField } from '@/fields/relations'
import { requestKey } from '@/fields/request-key'
import { presetKey } from '@/fields/preset-key'
import { checkException, checkPattern } from '@/hooks/check-calendar'
import { noteHandMade } from '@/hooks/holiday-origin'

import { defineCollection, GROUP } from '../define'

const UNIT_OPTIONS = SLOT_UNITS.map((minutes) => ({
  value: String(minutes),
  label: minutes === 60 ? '1時間' : `${minutes}分`,
}))

const capacityFields = (condition?: (data: Record<string, unknown>) => boolean): Field[] => [
  {
    type: 'row',
    fields: [
      select('slotMinutes', '枠の単位', UNIT_OPTIONS, {
        required: !condition,
        defaultValue: '30',
        condition: condition as never,
      }),
      integer('capacity', '1枠の人数', {
        required: !condition,
        defaultValue: 3,
        min: 0,
        max: 500,
        condition: condition as never,
        description: '予約可能人数',
      }),
    ],
  },
  {
    type: 'row',
    fields: [
      integer('capWeb', 'うちWeb', {
        min: 0,
        condition: condition as never,
        description: '1枠の人数まで。空なら制限なし',
      }),
      integer('capPhone', 'うち電話', {
        min: 0,
        condition: condition as never,
        description: '1枠の人数まで',
      }),
      integer('capCounter', 'うち窓口', {
        min: 0,
        condition: condition as never,
        description: '1枠の人数まで',
      }),
    ],
  },
]

const WEEKDAYS = [
  ['mon', '月'],
  ['tue', '火'],
  ['wed', '水'],
  ['thu', '木'],
  ['fri', '金'],
  ['sat', '土'],
  ['sun', '日'],
] as const

/** Weekly reception hours: one row is one time band (BK-02, BK-03, BK-07). */
export const OpeningPatterns = defineCollection({
  slug: 'opening-patterns',
  disableBulkEdit: true,
  label: '定期の受付時間',
  group: GROUP.calendar,
  read: 'settings.read',
  write: 'slots.edit',
  access: {
    read: anyStaff,
    update: allowInOffice('slots.edit'),
  },
  hooks: { beforeValidate: [checkPattern] },
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'start', 'end', 'slotMinutes', 'capacity', 'validFrom', 'validTo'],
    description:
      '曜日ごとの受付時間と枠の単位・人数です。保存する前に、合わなくなる予約が下に出ます。予約が動いたり消えたりすることはありません。',
  },
  defaultSort: ['office.order', 'office', 'service.order', 'start'],
  fields: [
    text('title', '名前', { description: '空なら窓口・曜日・時間から作ります。' }),
    { type: 'row', fields: [officeField({ required: true }), serviceField({ required: true })] },
    {
      type: 'row',
      fields: WEEKDAYS.map(([name, label]) =>
        checkbox(name, label, { defaultValue: !['sat', 'sun'].includes(name), width: '12%' }),
      ),
    },
    checkbox('onHolidays', '祝日も開ける'),
    {
      type: 'row',
      fields: [
        civilTime('start', '開始', { required: true }),
        civilTime('end', '終了', {
          required: true,
          description: '開始より後。枠の単位が1つ以上入る時間にします。',
        }),
      ],
    },
    ...capacityFields(),
    {
      type: 'row',
      fields: [
        civilDate('validFrom', '適用開始日', { required: true }),
        civilDate('validTo', '適用終了日', {
          description: '適用開始日と同じか、後の日。空ならずっと',
        }),
      ],
    },
    checkbox('active', '使用中', { defaultValue: true }),
    {
      name: 'impact',
      type: 'ui',
      label: '予約と枠への影響',
      admin: { components: { Field: '@/admin/fields/ImpactPreview#ImpactPreview' } },
    },
    presetKey(),
  ],
})

const isOpening = (data: Record<string, unknown>) => data?.kind === 'open'

/** Days that differ from the weekly hours: closings, extra openings, outages (BK-05, BK-06). */
export const CalendarExceptions = defineCollection({
  slug: 'calendar-exceptions',
  disableBulkEdit: true,
  label: '臨時の休み・休日開庁',
  group: GROUP.calendar,
  read: 'settings.read',
  write: 'slots.edit',
  access: { read: anyStaff },
  hooks: { beforeValidate: [checkException] },
  admin: {
    useAsTitle: 'reason',
    defaultColumns: ['reason', 'kind', 'from', 'to', 'offices', 'active'],
    description:
      '決まった日だけ閉める・開けるときに使います。予約が入っている時間を閉めるときは、左の「窓口を臨時に閉める」からだと、予約した人への連絡までまとめて行えます。',
  },
  defaultSort: '-from',
  fields: [
    select(
      'kind',
      '種類',
      [
        { value: 'closed', label: '閉める（閉庁・会議など）' },
        { value: 'open', label: '開ける（休日開庁など）' },
        { value: 'outage', label: '閉める（国のシステムの停止）' },
      ],
      { required: true, defaultValue: 'closed' },
    ),
    text('reason', '理由', { required: true, description: '例: 庁舎設備点検のため' }),
    {
      type: 'row',
      fields: [
        civilDate('from', '開始日', { required: true }),
        civilDate('to', '終了日', {
          required: true,
          description: '開始日から1年以内。1日だけのときは開始日と同じ日',
        }),
      ],
    },
    {
      type: 'row',
      fields: [
        civilTime('start', '開始時刻', { description: '空なら終日。開けるときは必ず入れます。' }),
        civilTime('end', '終了時刻', { description: '開始時刻より後' }),
      ],
    },
    officesField({ description: '空ならすべての窓口' }),
    servicesField({ description: '空ならすべてのサービス' }),
    ...capacityFields(isOpening),
    checkbox('active', '使用中', { defaultValue: true }),
    requestKey(),
    {
      name: 'impact',
      type: 'ui',
      label: '予約と枠への影響',
      admin: { components: { Field: '@/admin/fields/ImpactPreview#ImpactPreview' } },
    },
    presetKey(),
  ],
})

/** National holidays (seeded, from the Cabinet Office's CSV, editable) and the year-end days of the city. */
export const Holidays = defineCollection({
  slug: 'holidays',
  label: '祝日・年末年始',
  group: GROUP.calendar,
  read: 'settings.read',
  write: 'settings.edit',
  access: { read: anyStaff },
  disableBulkEdit: true,
  hooks: { beforeChange: [noteHandMade] },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['date', 'name', 'kind', 'active', 'origin'],
    description:
      '国民の祝日は、毎年2月ごろに出る内閣府のCSVを「祝日CSVの取込」で読み込むと、まとめて最新になります。消すときは「使用中」を外します。',
    components: { beforeListTable: ['@/admin/holidays/ToImport#ToImport'] },
  },
  defaultSort: '-date',
  fields: [
    {
      ...civilDate('date', '日付', { required: true, description: '1日に1件だけです。' }),
      unique: true,
    },
    text('name', '名称', { required: true }),
    select(
      'kind',
      '種類',
      [
        { value: 'national', label: '国民の祝日・休日' },
        { value: 'year-end', label: '年末年始' },
        { value: 'city', label: '市の休日' },
      ],
      { required: true, defaultValue: 'national' },
    ),
    checkbox('active', '使用中', {
      defaultValue: true,
      description: '外すと、その日は祝日として扱いません（定期の受付時間どおりに開きます）。',
    }),
    textarea('note', 'メモ'),
    {
      ...select('origin', '登録のもと', optionsOf(HOLIDAY_ORIGIN), { readOnly: true }),
      access: { create: () => false, update: () => false },
    },
    {
      name: 'impact',
      type: 'ui',
      label: '予約と枠への影響',
      admin: { components: { Field: '@/admin/fields/ImpactPreview#ImpactPreview' } },
    },
  ],
})
