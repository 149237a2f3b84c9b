import { allow, anyStaff } from '@/access/collection'
import {
  LINE_CONTACT,
  LINE_PURPOSE_OPTIONS,
  LINE_TYPE_OPTIONS,
  PAYER_OPTIONS,
} from '@/domain/contact/vocabulary'
import { checkbox, code, integer, select, text, textarea } from '@/fields/basic'
import { civilDate, civilTime } from '@/fields/civil'
import { presetKey } from '@/fields/preset-key'
import { cityOnly } from '@/hooks/city-only'
import { onlyClosingDays } from '@/hooks/closing-days'
import { checkLine } from '@/hooks/phone-lines'

import { defineCollection } from '../define'

import { CONTACT_GROUP } from './group'

const WEEKDAYS = [
  { value: '1', label: '月' },
  { value: '2', label: '火' },
  { value: '3', label: '水' },
  { value: '4', label: '木' },
  { value: '5', label: '金' },
  { value: '6', label: '土' },
  { value: '0', label: '日' },
]

/** 電話番号・回線: which number is for what, who pays, and when somebody answers (CC-21, CC-34, CC-35, CC-39, HD-04). */
export const PhoneLines = defineCollection({
  slug: 'phone-lines',
  label: '電話番号・回線',
  group: CONTACT_GROUP,
  read: 'contact.read',
  write: 'settings.edit',
  // Who winds a number up records the days of it (`onlyClosingDays`).
  access: { read: anyStaff, update: allow('contact.lines') },
  lockDocuments: false,
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'phone', 'type', 'purpose', 'validFrom', 'validTo'],
  },
  defaultSort: 'order',
  hooks: { beforeValidate: [checkLine], beforeChange: [onlyClosingDays] },
  fields: [
    {
      type: 'row',
      fields: [
        text('name', '名称', { required: true }),
        code('コード', { description: '統計の取込みで、この回線を表す短い名前です。' }),
        integer('order', '並び順', { defaultValue: 10 }),
      ],
    },
    {
      type: 'row',
      fields: [
        text('phone', '電話番号', { required: true }),
        select('type', '番号の種類', LINE_TYPE_OPTIONS, { required: true }),
        select('payer', '通話料を払う人', PAYER_OPTIONS, { required: true }),
        select('purpose', '用途', LINE_PURPOSE_OPTIONS, { required: true }),
      ],
    },
    {
      type: 'row',
      fields: [
        civilDate('validFrom', '使い始める日', { required: true }),
        civilDate('validTo', '終わる日', { description: '空なら期限なし。' }),
      ],
    },
    {
      type: 'row',
      fields: [
        civilDate('approvedOn', '市の承認日', {
          description: '番号に市の同意が要るときは、承認の日と番号を残します。',
        }),
        text('approval', '承認番号・承認した人'),
      ],
    },
    {
      name: 'hours',
      type: 'array',
      label: '受付時間',
      labels: { singular: '時間帯', plural: '受付時間' },
      fields: [
        {
          type: 'row',
          fields: [
            select('days', '曜日', WEEKDAYS, { hasMany: true, required: true }),
            civilTime('from', 'から', { required: true }),
            civilTime('to', 'まで', { required: true }),
          ],
        },
      ],
    },
    {
      type: 'row',
      fields: [
        checkbox('onHolidays', '祝日も受け付ける'),
        checkbox('overNewYear', '年末年始（12/29～1/3）も受け付ける'),
      ],
    },
    {
      name: 'closedDays',
      type: 'array',
      label: '市と決めた休みの日',
      labels: { singular: '休み', plural: '市と決めた休みの日' },
      fields: [
        {
          type: 'row',
          fields: [civilDate('date', '日', { required: true }), text('reason', '理由')],
        },
      ],
    },
    textarea('guidance', '時間外・話し中の音声案内', {
      description: '流す文。理由、受付時間、かけ直しのお願いを入れます。',
    }),
    {
      type: 'row',
      fields: [
        text('mail', LINE_CONTACT.mail),
        text('fax', LINE_CONTACT.fax),
        text('manager', LINE_CONTACT.manager),
      ],
    },
    {
      name: 'closing',
      type: 'array',
      label: '番号を終えるときにすること',
      labels: { singular: 'すること', plural: '番号を終えるときにすること' },
      fields: [
        {
          type: 'row',
          fields: [
            text('what', '内容', { required: true }),
            civilDate('due', '期日', { required: true }),
            civilDate('doneOn', '終えた日'),
          ],
        },
      ],
    },
    presetKey(),
  ],
})

/** Where matters are referred to is a table agreed with the city (CC-08). */
const guardReferral = cityOnly(['referral'], '案内先を変えられるのは、市管理者だけです。')

/** 問合せの分類: what a call was about, chosen by two letters, and where its matters belong (CC-03, CC-08). */
export const InquiryCategories = defineCollection({
  slug: 'inquiry-categories',
  label: '問合せの分類',
  group: CONTACT_GROUP,
  read: 'contact.read',
  write: 'contact.settings',
  hooks: { beforeChange: [guardReferral] },
  access: { read: anyStaff },
  lockDocuments: false,
  admin: {
    useAsTitle: 'label',
    defaultColumns: ['letters', 'label', 'audience', 'referral', 'active', 'order'],
  },
  defaultSort: 'order',
  fields: [
    {
      type: 'row',
      fields: [
        text('label', '名称', { required: true }),
        code('コード', { description: '統計と出力で使う短い名前です。あとから変えません。' }),
        text('letters', 'キー（2文字）', {
          required: true,
          description: '電話の画面で、この2文字を打つと選べます。例: KA',
        }),
      ],
    },
    {
      type: 'row',
      fields: [
        select(
          'audience',
          'だれの問合せか',
          [
            { value: 'citizens', label: '市民' },
            { value: 'post-office', label: '郵便局員（ヘルプデスク）' },
          ],
          { required: true, defaultValue: 'citizens' },
        ),
        integer('order', '並び順', { defaultValue: 10 }),
        checkbox('active', '使う', { defaultValue: true }),
      ],
    },
    {
      name: 'referral',
      type: 'relationship',
      relationTo: 'referral-targets',
      label: 'この用件の案内先',
      admin: {
        allowCreate: false,
        allowEdit: false,
        description: '電話の画面で、この分類を選ぶと案内先として出ます（市と決めた表）。',
      },
    },
    textarea('guidance', '受け方の注意', {
      description: '市の個別の判断が要るときはどうするかなど。電話の画面に出ます。',
    }),
    presetKey(),
  ],
})
