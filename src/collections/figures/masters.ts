import type { CollectionBeforeValidateHook } from 'payload'

import { WEEKDAYS_JA } from '@/domain/time/format'
import { DATE_ORDER, FILE_FIELD, TIME_MEANS } from '@/domain/figures/read-file'
import { PLAN_PER, RATE_PER } from '@/domain/figures/vocabulary'
import { optionsOf } from '@/domain/options'
import { checkbox, integer, select, text } from '@/fields/basic'
import { civilDate, civilTime } from '@/fields/civil'
import { presetKey } from '@/fields/preset-key'
import { checkCallProfile, checkSpan } from '@/hooks/call-figures'

import { defineCollection } from '../define'

import { LINE_GROUP } from './group'

const WEEKDAYS = WEEKDAYS_JA.map((label, day) => ({ value: String(day), label }))
const WORKDAYS = ['1', '2', '3', '4', '5']

const line = () =>
  text('line', '回線', {
    required: true,
    index: true,
    placeholder: 'main',
    description: '「電話番号・回線」のコード。',
  })

const validity = () => ({
  type: 'row' as const,
  fields: [
    civilDate('validFrom', '適用開始日', { required: true, width: '50%' }),
    civilDate('validTo', '適用終了日', { width: '50%', description: '空のときは、続きます。' }),
  ],
})

/** Without locks: a late save is told what changed instead, and the table of the locks stays as it is. */
const form = { group: LINE_GROUP, read: 'figures.read', lockDocuments: false } as const

const hook = (check: unknown) => [check as CollectionBeforeValidateHook]

/** 応答率などの基準 of a line, from a day on (CC-14, CC-15, CC-17, CC-27). */
export const CallRules = defineCollection({
  slug: 'call-rules',
  label: '電話の基準',
  ...form,
  write: 'figures.rules',
  defaultSort: 'line',
  hooks: { beforeValidate: hook(checkSpan) },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'line', 'target', 'per', 'minSeats', 'validFrom'],
    description:
      '変えるときは、適用開始日の新しいものを足します。前の日の数字は、その日の基準で判定したままです。',
  },
  fields: [
    text('name', '名前', { required: true, placeholder: '応答率85%（1日）' }),
    line(),
    validity(),
    {
      type: 'row',
      fields: [
        integer('target', '応答率の基準（%）', {
          min: 1,
          max: 100,
          width: '25%',
          description: '空のときは、基準がありません。',
        }),
        select('per', '基準の単位', optionsOf(RATE_PER), {
          required: true,
          defaultValue: 'day',
          width: '25%',
        }),
        checkbox('countsAutomatic', '自動音声の着信も対象に数える', {
          defaultValue: true,
          width: '25%',
          description: '自動音声は、どちらのときも応答に数えません。',
        }),
        checkbox('countsOverflow', '話中の着信も対象に数える', { width: '25%' }),
      ],
    },
    {
      type: 'row',
      fields: [
        integer('deviation', '見込みとの差の基準（%）', {
          min: 1,
          max: 1000,
          width: '33%',
          description: 'これより大きく違った日は、その日のうちに体制の見直しを求めます。',
        }),
        integer('minSeats', '最低の席数', { min: 1, max: 500, width: '33%' }),
        integer('outlier', '対応件数の偏りの基準（%）', { min: 1, max: 1000, width: '34%' }),
      ],
    },
    checkbox('active', '使用中', { defaultValue: true }),
    presetKey(),
  ],
})

/** 見込み件数 of a line for a period (CC-45, HD-06). */
export const CallPlans = defineCollection({
  slug: 'call-plans',
  label: '電話の見込み件数',
  ...form,
  write: 'figures.plan',
  defaultSort: 'validFrom',
  hooks: { beforeValidate: hook(checkSpan) },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'line', 'calls', 'per', 'validFrom', 'validTo'],
  },
  fields: [
    text('name', '期間の名前', { required: true, placeholder: '11月中旬〜2月中旬' }),
    line(),
    validity(),
    {
      type: 'row',
      fields: [
        integer('calls', '見込みの着信件数', {
          required: true,
          min: 0,
          max: 1_000_000,
          width: '50%',
        }),
        select('per', '単位', optionsOf(PLAN_PER), {
          required: true,
          defaultValue: 'day',
          width: '50%',
        }),
      ],
    },
    checkbox('active', '使用中', { defaultValue: true }),
    presetKey(),
  ],
})

/** 席の予定 of a line by time of day (CC-27). */
export const CallSeats = defineCollection({
  slug: 'call-seats',
  label: '席の予定',
  ...form,
  write: 'figures.plan',
  defaultSort: '-validFrom',
  hooks: { beforeValidate: hook(checkSpan) },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'line', 'validFrom', 'validTo', 'weekdays'],
    description:
      '15分ごとの席数になります。休憩は、席を減らす行として書きます。1日だけ変えるときは、その日だけの予定を足します（開始日が新しいものが優先）。',
  },
  fields: [
    text('name', '名前', { required: true, placeholder: '平日の通常' }),
    line(),
    validity(),
    select('weekdays', '曜日', WEEKDAYS, { hasMany: true, required: true, defaultValue: WORKDAYS }),
    {
      name: 'spans',
      type: 'array',
      label: '席と休憩',
      labels: { singular: '行', plural: '行' },
      required: true,
      minRows: 1,
      fields: [
        {
          type: 'row',
          fields: [
            select(
              'kind',
              '種類',
              [
                { value: 'work', label: '席' },
                { value: 'break', label: '休憩（席を減らす）' },
              ],
              { required: true, defaultValue: 'work', width: '25%' },
            ),
            civilTime('start', '開始', { required: true, width: '25%' }),
            civilTime('end', '終了', { required: true, width: '25%' }),
            integer('seats', '席数', {
              required: true,
              min: 1,
              max: 500,
              defaultValue: 1,
              width: '25%',
            }),
          ],
        },
      ],
    },
    checkbox('active', '使用中', { defaultValue: true }),
    presetKey(),
  ],
})

/** How the file of one phone system is read (CC-18). */
export const CallImportProfiles = defineCollection({
  slug: 'call-import-profiles',
  label: '電話の統計の取込の設定',
  ...form,
  write: 'figures.plan',
  defaultSort: 'name',
  hooks: { beforeValidate: hook(checkCallProfile) },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'line', 'delimiter', 'active'],
    description:
      '電話システムが出すCSVの列と、統計の項目の対応です。1行が1つの時間帯です（15分・30分ごとの行は、1時間に足します）。文字コードはUTF-8とShift_JISを見分けます。',
  },
  fields: [
    text('name', '名前', { required: true, unique: true }),
    {
      type: 'row',
      fields: [
        text('line', '回線', {
          required: true,
          width: '25%',
          description: '回線の列がないファイルの、すべての行の回線。',
        }),
        select(
          'delimiter',
          '区切り',
          [
            { value: 'comma', label: 'カンマ' },
            { value: 'tab', label: 'タブ' },
            { value: 'semicolon', label: 'セミコロン' },
          ],
          { required: true, defaultValue: 'comma', width: '25%' },
        ),
        select('dateOrder', '日付の順', optionsOf(DATE_ORDER), {
          required: true,
          defaultValue: 'ymd',
          width: '25%',
        }),
        select('timeMeans', '時刻の意味', optionsOf(TIME_MEANS), {
          required: true,
          defaultValue: 'start',
          width: '25%',
        }),
      ],
    },
    {
      name: 'columns',
      type: 'array',
      label: '列の対応',
      labels: { singular: '列', plural: '列' },
      required: true,
      minRows: 1,
      fields: [
        {
          type: 'row',
          fields: [
            text('column', 'ファイルの見出し', { required: true, width: '50%' }),
            select('field', '統計の項目', optionsOf(FILE_FIELD), { required: true, width: '50%' }),
          ],
        },
      ],
    },
    {
      name: 'lineNames',
      type: 'array',
      label: '回線の名前',
      labels: { singular: '回線', plural: '回線' },
      fields: [
        {
          type: 'row',
          fields: [
            text('name', 'ファイルでの名前', { required: true, width: '50%' }),
            text('line', '回線', { required: true, width: '50%' }),
          ],
        },
      ],
    },
    checkbox('active', '使用中', { defaultValue: true }),
    presetKey(),
  ],
})
