import type { CollectionBeforeChangeHook } from 'payload'

import { AUDIENCE, TEXT_KIND } from '@/domain/knowledge/vocabulary'
import { optionsOf } from '@/domain/options'
import { checkbox, integer, select, text, textarea } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { presetKey } from '@/fields/preset-key'
import { servicesField } from '@/fields/relations'
import { cityOnly } from '@/hooks/city-only'
import { guardText } from '@/hooks/text-guard'

import { defineCollection, GROUP } from '../define'

const RIGHTS =
  'この文書の著作権その他の権利は市に帰属します。第三者への提供には、市の承認が必要です。'

/** Whose a text is, and which ones are owed, is not for whoever makes and delivers them (KB-09, KB-10, KB-12). */
const guardRights = cityOnly(
  ['rightsNote', 'suppliedByCity', 'isYearly'],
  '権利・「市から提供」・年度末の納品を変えられるのは、市管理者だけです。',
  { rightsNote: RIGHTS, isYearly: true },
)

/** What a FAQ article, a manual, a criterion or a notice is; its words stand in its versions. */
export const Texts = defineCollection({
  slug: 'texts',
  label: 'FAQ・マニュアル',
  group: GROUP.texts,
  read: 'texts.read',
  write: 'faq.edit',
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'kind', 'category', 'audiences', 'owner', 'reviewBy'],
    listSearchableFields: ['title', 'category', 'keywords'],
    description:
      '文章は「版」に書き、市の承認を受けます。使う相手・分類・予約サービス・検索のことば・廃止日は、市に確認中か承認済みの版があるとき、市管理者が変えます。権利・「市から提供」・年度末の納品は、いつも市管理者が決めます。',
  },
  defaultSort: ['kind', 'order'],
  // A form that is saved late is refused with what changed.
  lockDocuments: false,
  // What was given to whom was that text.
  disableDuplicate: true,
  hooks: { beforeChange: [guardRights, guardText as CollectionBeforeChangeHook] },
  fields: [
    {
      name: 'versions',
      type: 'ui',
      label: '版',
      admin: {
        components: { Field: '@/admin/knowledge/Versions#Versions' },
        disableListColumn: true,
      },
    },
    text('title', '題名', { required: true }),
    {
      type: 'row',
      fields: [
        select('kind', '種類', optionsOf(TEXT_KIND), {
          required: true,
          defaultValue: 'faq',
          description: '版ができたあとは変わりません。',
        }),
        text('category', '分類', { description: '例: カードの受け取り' }),
      ],
    },
    select('audiences', '使う相手', optionsOf(AUDIENCE), {
      required: true,
      hasMany: true,
      defaultValue: ['operators', 'staff'],
    }),
    servicesField(),
    textarea('keywords', '検索のことば', {
      description: '言い換えや読み。1行に1つ。画面には出ません。',
    }),
    {
      type: 'row',
      fields: [
        text('owner', '担当', { required: true, description: '例: 業務責任者' }),
        civilDate('reviewBy', '見直しの期限'),
        integer('order', '並び順', { required: true, defaultValue: 100 }),
      ],
    },
    {
      type: 'row',
      fields: [
        checkbox('suppliedByCity', '市から提供', {
          description: '受託者が作らない文書（予約システムのマニュアルなど）。',
        }),
        civilDate('retiredOn', '廃止日', { description: 'この日から使いません。' }),
      ],
    },
    checkbox('isYearly', '年度末（3月末）に改訂版を納める', {
      defaultValue: true,
      description: '3月から、市が承認した最新の版の納品が記録されるまで、期限として挙がります。',
      condition: (data: { kind?: string }) => data.kind === 'manual',
    }),
    {
      name: 'revises',
      type: 'relationship',
      relationTo: 'texts',
      hasMany: true,
      label: 'この情報で改める文書',
      admin: {
        allowCreate: false,
        allowEdit: false,
        condition: (data: { kind?: string }) => data.kind === 'notice',
      },
    },
    textarea('rightsNote', '権利', { defaultValue: RIGHTS }),
    {
      name: 'releases',
      type: 'array',
      label: '第三者への提供',
      labels: { singular: '提供', plural: '第三者への提供' },
      admin: { description: '記録できるのは、提供を承認する市管理者だけです。' },
      fields: [
        {
          type: 'row',
          fields: [
            civilDate('on', '提供した日', { required: true }),
            text('to', '提供先', { required: true }),
          ],
        },
        text('purpose', '目的', { required: true }),
        {
          type: 'row',
          fields: [
            civilDate('approvedOn', '市の承認日', { required: true }),
            text('approval', '承認した人・文書番号', { required: true }),
          ],
        },
      ],
    },
    {
      name: 'deliveries',
      type: 'array',
      label: '納品の記録',
      labels: { singular: '納品', plural: '納品の記録' },
      fields: [
        {
          type: 'row',
          fields: [
            civilDate('on', '納品した日', { required: true }),
            select(
              'form',
              '形',
              [
                { value: 'paper', label: '紙' },
                { value: 'file', label: '電子データ' },
              ],
              { required: true },
            ),
            integer('version', '版', { required: true, min: 1 }),
          ],
        },
        text('receivedBy', '受け取った人', { required: true }),
      ],
    },
    text('textKey', 'textKey', { hidden: true, unique: true }),
    presetKey(),
  ],
})
