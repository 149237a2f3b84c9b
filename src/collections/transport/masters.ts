import { RUN_WEEKDAYS, RUNS_PER_WEEK } from '@/domain/transport/vocabulary'
import { checkbox, integer, select, text, textarea } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { officeField } from '@/fields/relations'

import { cityOnly } from '@/hooks/city-only'

import { defineCollection, GROUP } from '../define'

const master = {
  group: GROUP.transport,
  read: 'transport.read',
  write: 'transport.plan',
} as const

const relation = (name: string, to: string, label: string) => ({
  name,
  type: 'relationship' as const,
  relationTo: to as never,
  label,
  index: true,
  admin: { allowCreate: false, allowEdit: false },
})

const validity = {
  type: 'row' as const,
  fields: [civilDate('validFrom', '登録の開始日'), civilDate('validUntil', '登録の終了日')],
}
const active = checkbox('active', '使用中', { defaultValue: true })

/** 運送会社; the city asks for the carrier's security service (TR-01). */
export const TransportCarriers = defineCollection({
  ...master,
  slug: 'transport-carriers',
  label: '運送会社',
  defaultSort: 'name',
  admin: { useAsTitle: 'name', defaultColumns: ['name', 'security', 'phone', 'active'] },
  fields: [
    text('name', '名称', { required: true, unique: true }),
    checkbox('security', '警備業務（セキュリティサービス）', {
      description: '貴重品運搬などの警備業務として運ぶ会社。',
    }),
    text('phone', '緊急時の電話番号'),
    textarea('note', 'メモ'),
    active,
  ],
})

/** 専任ドライバー: only those on this list may drive (TR-02). */
export const TransportDrivers = defineCollection({
  ...master,
  slug: 'transport-drivers',
  label: '専任ドライバー',
  defaultSort: 'name',
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'carrier', 'validFrom', 'validUntil', 'active'],
    description: 'ここに登録され、その日に有効なドライバーだけが、移送を担当できます。',
  },
  fields: [
    text('name', '氏名', { required: true }),
    text('code', '社員番号など'),
    relation('carrier', 'transport-carriers', '運送会社'),
    validity,
    active,
  ],
})

/** 本市専用車両 (TR-02). */
export const TransportVehicles = defineCollection({
  ...master,
  slug: 'transport-vehicles',
  label: '本市専用車両',
  defaultSort: 'plate',
  admin: {
    useAsTitle: 'plate',
    defaultColumns: ['plate', 'carrier', 'validFrom', 'validUntil', 'active'],
    description: 'ここに登録され、その日に有効な車両だけを、移送に使えます。',
  },
  fields: [
    text('plate', 'ナンバー', { required: true, unique: true, placeholder: '川崎 100 あ 12-34' }),
    text('name', '車種・呼び名'),
    relation('carrier', 'transport-carriers', '運送会社'),
    validity,
    active,
  ],
})

/** 鍵付きジュラルミンケース with its 位置情報専用端末機 (TR-03). */
export const TransportCases = defineCollection({
  ...master,
  slug: 'transport-cases',
  label: '鍵付きジュラルミンケース',
  defaultSort: 'number',
  admin: { useAsTitle: 'number', defaultColumns: ['number', 'device', 'capacity', 'active'] },
  fields: [
    text('number', 'ケースの番号', { required: true, unique: true }),
    text('device', '位置情報専用端末機の番号', { required: true }),
    integer('capacity', '入る枚数', { min: 1, max: 100_000 }),
    textarea('note', 'メモ'),
    active,
  ],
})

/** How often each site is to be driven to was agreed (TR-02). */
const guardRoute = cityOnly(
  ['perWeek', 'active'],
  '1週間に必要な回数と「使用中」を変えられるのは、市管理者だけです。',
  { perWeek: RUNS_PER_WEEK, active: true },
)

/** 経路: where a run goes, and on which days (TR-01, TR-02). */
export const TransportRoutes = defineCollection({
  ...master,
  slug: 'transport-routes',
  label: '移送の経路',
  hooks: { beforeChange: [guardRoute] },
  defaultSort: 'name',
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'from', 'stops', 'weekdays', 'perWeek', 'active'],
    description: '「1週間の計画を作る」で、ここに書いた曜日の移送を作ります。',
  },
  fields: [
    text('name', '名称', { required: true, unique: true }),
    officeField({ name: 'from', label: '出発（カードセンター）', required: true }),
    {
      name: 'stops',
      type: 'relationship',
      relationTo: 'offices',
      hasMany: true,
      required: true,
      label: '立ち寄り先（回る順）',
      admin: { allowCreate: false, allowEdit: false },
    },
    select('weekdays', '運ぶ曜日', RUN_WEEKDAYS, { hasMany: true }),
    integer('perWeek', '1週間に必要な回数', {
      min: 1,
      max: 14,
      defaultValue: RUNS_PER_WEEK,
      description: '完了した移送がこれより少ない週は、知らせます。',
    }),
    {
      type: 'row',
      fields: [
        relation('carrier', 'transport-carriers', '運送会社'),
        relation('driver', 'transport-drivers', 'いつものドライバー'),
        relation('vehicle', 'transport-vehicles', 'いつもの車両'),
      ],
    },
    active,
  ],
})
