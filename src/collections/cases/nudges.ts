import { integer, json, text } from '@/fields/basic'
import { instant } from '@/fields/instant'

import { defineCollection, GROUP, machineWritten } from '../define'

/** 期限のお知らせ: what went out last for each 期限 of 記録の設定, and what is still to go. */
export const CaseNudges = defineCollection({
  ...machineWritten,
  slug: 'case-nudges',
  label: '期限のお知らせ',
  group: GROUP.records,
  read: 'system.read',
  timestamps: false,
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'state', 'lastOn', 'count', 'sent', 'error'],
    description:
      '「記録の設定」の期限について、最後にメールで知らせた日と件数です。開庁日の8時30分から、1日に1通にまとめて送ります。',
  },
  fields: [
    text('nudgeKey', 'nudgeKey', { required: true, unique: true, hidden: true }),
    text('title', '記録の種類', { readOnly: true }),
    text('state', '状態', { readOnly: true }),
    text('lastOn', '最後に調べた日', { readOnly: true }),
    integer('count', '期限が近い・過ぎた件数', { readOnly: true }),
    integer('sent', '送ったメール', { readOnly: true }),
    text('error', '送れなかった理由', { readOnly: true }),
    instant('nextAt', 'もう一度送る時刻'),
    integer('tries', '試した回数', { readOnly: true }),
    json('letters', 'letters', { hidden: true }),
    integer('rev', 'rev', { defaultValue: 0, hidden: true }),
  ],
})
