import {
  CATEGORY_OPTIONS,
  NEED_OPTIONS,
  SUPPLIER_OPTIONS,
  SUPPLY_MOVE_OPTIONS,
} from '@/domain/equipment/vocabulary'
import { SPEC_TEST } from '@/domain/equipment/spec'
import { optionsOf } from '@/domain/options'
import { checkbox, code, integer, json, row, select, text, textarea } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { instant } from '@/fields/instant'
import { presetKey } from '@/fields/preset-key'
import { officesField } from '@/fields/relations'
import {
  followContract,
  followType,
  guardCategory,
  guardContract,
  guardSupply,
  guardType,
} from '@/hooks/equipment'

import { defineCollection, machineWritten } from '../define'

import { EQUIPMENT_GROUP } from './group'

const group = EQUIPMENT_GROUP

const relation = (name: string, to: string, label: string, required = false) => ({
  name,
  type: 'relationship' as const,
  relationTo: to as 'device-types',
  label,
  required,
  admin: { allowCreate: false, allowEdit: false },
})

/** 機器の種類: what it needs, and what the specification demands of it (EQ-03). */
export const DeviceTypes = defineCollection({
  slug: 'device-types',
  label: '機器の種類',
  group,
  read: 'devices.read',
  write: 'devices.edit',
  lockDocuments: false,
  defaultSort: 'order',
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'category', 'needs', 'active'],
    description: '仕様の条件・必要なもの・分け方・「使う」を変えられるのは、市管理者だけです。',
  },
  hooks: { beforeChange: [guardType, guardCategory], afterChange: [followType] },
  fields: [
    row(
      text('name', '名称', { required: true, description: '機器管理シールの機器名略称です。' }),
      code('コード', { description: '取り込みで使う短い名前です。あとから変えません。' }),
      integer('order', '並び順', { defaultValue: 10 }),
    ),
    row(
      select('category', '分け方', CATEGORY_OPTIONS, {
        required: true,
        description: '手順・確認項目は、この分け方ごとに書けます。',
      }),
      select('needs', '必要なもの', NEED_OPTIONS, {
        hasMany: true,
        description: '欠けている機器が一覧で探せます。変えると、登録済みの機器にも効きます。',
      }),
      checkbox('active', '使う', { defaultValue: true }),
    ),
    text('accessories', '付属品', {
      description: '登録のときに付属品が空なら、これを書きます。例: マウス、テンキー、充電コード',
    }),
    {
      name: 'rules',
      type: 'array',
      label: '仕様の条件',
      labels: { singular: '条件', plural: '仕様の条件' },
      admin: { description: '機種に書いた仕様と比べ、満たさない機器を名前で示します。' },
      fields: [
        row(
          text('item', '項目', { required: true, description: '例: 記憶容量' }),
          text('value', '値', { description: '例: 64' }),
          text('unit', '単位', { description: '例: GB' }),
          select('test', '条件', optionsOf(SPEC_TEST), { required: true, defaultValue: 'min' }),
        ),
      ],
    },
    presetKey(),
  ],
})

/** 機種: a model with what it has, written down once for all its devices. */
export const DeviceModels = defineCollection({
  slug: 'device-models',
  label: '機種と仕様',
  group,
  read: 'devices.read',
  write: 'devices.edit',
  lockDocuments: false,
  defaultSort: 'name',
  admin: { useAsTitle: 'name', defaultColumns: ['name', 'maker', 'type', 'active'] },
  fields: [
    row(
      text('name', '機種', { required: true }),
      text('maker', 'メーカー'),
      relation('type', 'device-types', '種類', true),
      checkbox('active', '使う', { defaultValue: true }),
    ),
    {
      name: 'specs',
      type: 'array',
      label: '仕様',
      labels: { singular: '項目', plural: '仕様' },
      admin: { description: '項目は、種類の「仕様の条件」と同じ言葉で書きます。' },
      fields: [
        row(
          text('item', '項目', { required: true }),
          text('value', '値', { required: true, description: '例: 64 GB、あり' }),
        ),
      ],
    },
    presetKey(),
  ],
})

/** 契約と台数: what labels say, and how many of what were promised where and when (EQ-01, EQ-02, EQ-04). */
export const DeviceContracts = defineCollection({
  slug: 'device-contracts',
  label: '機器の契約と台数',
  group,
  read: 'devices.read',
  write: 'devices.edit',
  lockDocuments: false,
  defaultSort: 'name',
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'client', 'lessor', 'to', 'active'],
    description: '約束した台数・回線の条件・期間・契約の相手を変えられるのは、市管理者だけです。',
  },
  hooks: { beforeChange: [guardContract], afterChange: [followContract] },
  fields: [
    row(
      text('name', '契約件名略称', { required: true }),
      text('client', '契約', { required: true, description: '契約する課。シールに印字します。' }),
      text('lessor', 'リース会社名', { required: true }),
    ),
    row(
      text('supportCompany', '保守連絡先の会社', { required: true }),
      text('supportPhone', '保守連絡先の電話', { required: true }),
      civilDate('to', '契約の終わる日', { required: true }),
      checkbox('active', '使う', { defaultValue: true }),
    ),
    textarea('linePlan', '回線の条件', {
      description: '例: 4G LTE以上、月間のデータ量は無制限、定額。変更は市と協議。',
    }),
    {
      name: 'counts',
      type: 'array',
      label: '約束した台数',
      labels: { singular: '行', plural: '約束した台数' },
      fields: [
        row(
          relation('type', 'device-types', '種類', true),
          integer('count', '1か所の台数', { required: true, min: 1, defaultValue: 1 }),
          checkbox('hasLine', '回線つき'),
          integer('shared', 'うち共用', { min: 0 }),
          text('wave', '時期の名前'),
        ),
        row(
          officesField({ label: '置く窓口' }),
          text('place', '窓口でない置き場所', { description: '例: 戸籍住民課' }),
          civilDate('from', 'いつから', { required: true }),
          civilDate('to', 'いつまで', { required: true }),
        ),
      ],
    },
    presetKey(),
  ],
})

/** 消耗品: an article, when to order it, and who brings it (EQ-10, EQ-15). */
export const Supplies = defineCollection({
  slug: 'supplies',
  label: '消耗品',
  group,
  read: 'supplies.read',
  write: 'supplies.articles',
  hooks: { beforeChange: [guardSupply] },
  lockDocuments: false,
  defaultSort: 'order',
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'unit', 'reorderAt', 'supplier', 'active'],
    description: '用意する人と1年の予定数を変えられるのは、市管理者だけです。',
  },
  fields: [
    row(
      text('name', '品名', { required: true, description: '例: 追記用プリンタのインクリボン' }),
      text('size', '規格・大きさ'),
      text('unit', '単位', { required: true, defaultValue: '個' }),
      integer('order', '並び順', { defaultValue: 10 }),
    ),
    row(
      select('supplier', '用意する人', SUPPLIER_OPTIONS, {
        required: true,
        defaultValue: 'vendor',
        description: '市が用意するものは、ここからは請求できません。',
      }),
      integer('reorderAt', '発注点', {
        min: 0,
        defaultValue: 0,
        description: '残りがこの数以下になると知らせます。',
      }),
      integer('yearly', '1年の予定数', { min: 0 }),
      integer('perHundredCards', 'カード100枚あたりの使用数', {
        min: 0,
        description: '入れると、毎月のカードの見込みから、あと何か月分かを計算します。',
      }),
    ),
    row(
      relation('sheet', 'label-sheets', '印刷で減る用紙'),
      checkbox('active', '使う', { defaultValue: true }),
    ),
    presetKey(),
  ],
})

/** What is left of an article, beside its form, so that no form brings an old number back. */
export const SupplyStocks = defineCollection({
  slug: 'supply-stocks',
  label: '消耗品の在庫',
  group,
  read: 'supplies.read',
  ...machineWritten,
  admin: { hidden: true, useAsTitle: 'supply' },
  fields: [
    text('supply', 'supply', { required: true, unique: true, hidden: true }),
    integer('stock', '在庫', { required: true, defaultValue: 0 }),
    integer('rev', 'rev', { required: true, defaultValue: 0, hidden: true }),
    json('pending', 'pending', { hidden: true }),
  ],
})

/** 消耗品の出入り: every change; their sum is the stock (EQ-10). */
export const SupplyMoves = defineCollection({
  slug: 'supply-moves',
  label: '消耗品の出入り',
  group,
  read: 'supplies.read',
  ...machineWritten,
  defaultSort: '-at',
  admin: {
    useAsTitle: 'supplyName',
    defaultColumns: ['at', 'supplyName', 'kind', 'count', 'left', 'byName', 'note'],
  },
  fields: [
    text('supply', 'supply', { required: true, hidden: true, index: true }),
    text('supplyName', '品名'),
    select('kind', '種類', SUPPLY_MOVE_OPTIONS, { required: true, index: true }),
    integer('count', '増減', { required: true }),
    integer('left', '残り'),
    text('note', '理由・メモ'),
    instant('at', '日時', { required: true, index: true }),
    text('byName', '入れた人'),
    text('moveKey', 'moveKey', { required: true, unique: true, hidden: true }),
  ],
})
