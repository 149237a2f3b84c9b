import { webAddress } from '@/fields/web-address'
import { checkbox, code, integer, select, text, textarea } from '@/fields/basic'
import { presetKey } from '@/fields/preset-key'
import { LANGUAGE_OPTIONS } from '@/domain/languages'
import { anyStaff } from '@/access/collection'

import { defineCollection, GROUP } from '../define'

export const OFFICE_KINDS = [
  { value: 'ward', label: '区役所' },
  { value: 'city-hall', label: '市役所・支所' },
  { value: 'counter', label: '常設サポート窓口' },
  { value: 'post-office', label: '郵便局' },
  { value: 'centre', label: 'カードセンター' },
]

/** Places where citizens are received (BK-05, BK-07). */
export const Offices = defineCollection({
  slug: 'offices',
  label: '窓口（場所）',
  group: GROUP.calendar,
  read: 'settings.read',
  write: 'settings.edit',
  access: { read: anyStaff },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'code', 'kind', 'address', 'active'],
    listSearchableFields: ['name', 'code', 'address'],
  },
  defaultSort: 'order',
  fields: [
    {
      name: 'stillNeeded',
      type: 'ui',
      label: 'まだ足りないもの',
      admin: {
        disableListColumn: true,
        components: { Field: '@/admin/fields/StillNeeded#StillNeeded' },
      },
    },
    {
      type: 'row',
      fields: [
        text('name', '名称', {
          required: true,
          description: '市民の画面にこのまま出ます。例: 川崎区役所',
        }),
        code('コード', {
          description: '英小文字と数字と -（ハイフン）。URLと取り込みで使います。例: kawasaki-1',
        }),
      ],
    },
    {
      type: 'row',
      fields: [
        select('kind', '種別', OFFICE_KINDS, { required: true, defaultValue: 'ward' }),
        text('ward', '区名', {
          description: '住所の区名。カードの取り込みで窓口を決めるのに使います。例: 川崎区',
        }),
        integer('order', '並び順', {
          required: true,
          defaultValue: 100,
          description: '小さい番号から並びます。',
        }),
      ],
    },
    textarea('address', '所在地'),
    {
      type: 'row',
      fields: [
        text('phone', '電話番号', { description: '市民の画面とメールに出ます。例: 044-200-1111' }),
        webAddress('mapUrl', '地図のURL', {
          description: '空のときは所在地から地図へのリンクを作ります。',
        }),
      ],
    },
    textarea('guidance', '行き方・駐車場などの案内'),
    integer('walkInLimit', '予約なしの方を受ける待ち人数の上限', {
      min: 1,
      description:
        '待っている人がこの人数以上のとき、予約なしの方は「混雑」として受け付けません。空なら窓口の判断だけで決めます。',
    }),
    {
      name: 'translations',
      type: 'array',
      label: '外国語の名称',
      labels: { singular: '外国語の名称', plural: '外国語の名称' },
      fields: [
        select('language', '言語', LANGUAGE_OPTIONS, { required: true }),
        text('name', '名称', { required: true }),
      ],
    },
    checkbox('active', '使用中', {
      defaultValue: true,
      description: '外すと新しい予約を受けません。すでに入っている予約は残ります。',
    }),
    presetKey(),
  ],
})
