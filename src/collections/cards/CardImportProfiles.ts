import type { CollectionBeforeValidateHook } from 'payload'

import { HOLDS, MAPPABLE } from '@/domain/cards/columns'
import { IMPORT_SOURCE_OPTIONS } from '@/domain/cards/import-words'
import { optionsOf } from '@/domain/options'
import { checkbox, integer, select, text } from '@/fields/basic'
import { presetKey } from '@/fields/preset-key'
import { checkImportProfile } from '@/hooks/import-profile'

import { defineCollection, GROUP } from '../define'

/** How one kind of list is read: which column of the file is what (CD-04, CD-06). */
export const CardImportProfiles = defineCollection({
  slug: 'card-import-profiles',
  label: 'カードの取り込みの設定',
  group: GROUP.cards,
  read: 'settings.read',
  write: 'settings.edit',
  defaultSort: 'order',
  hooks: { beforeValidate: [checkImportProfile as CollectionBeforeValidateHook] },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'source', 'order', 'active'],
    description:
      'ファイルの列の名前と、カードの項目の対応です。名前のない列は「その他の列」としてカードに残します。残したくない列には「取り込まない」を選びます。',
  },
  fields: [
    text('name', '名前', { required: true, unique: true }),
    select('source', 'もとのデータ', IMPORT_SOURCE_OPTIONS, {
      required: true,
      defaultValue: 'city',
    }),
    integer('order', '並び順', { required: true, defaultValue: 100 }),
    checkbox('hasHeader', '1行目は見出し', {
      defaultValue: true,
      description: '見出しのないファイルでは、下の順番で列を読みます。',
    }),
    {
      name: 'defaultStatus',
      type: 'relationship',
      relationTo: 'card-statuses',
      label: '状態区分がないときの状態',
      admin: {
        description:
          'ファイルに状態区分の列がないか空のとき、新しいカードをこの状態で登録します。登録済みのカードの状態は変えません。',
        allowCreate: false,
        allowEdit: false,
      },
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
            text('column', 'ファイルの列の名前', { required: true, width: '30%' }),
            select(
              'field',
              'カードの項目',
              MAPPABLE.map((name) => ({ value: name, label: name })),
              { required: true, width: '25%' },
            ),
            select('holds', 'この列の中身', optionsOf(HOLDS), {
              width: '25%',
              description:
                '12桁の数字の列がマイナンバーと見分けられないとき、元号が数字のときだけ選びます。',
            }),
            checkbox('optional', 'なくてもよい', { width: '20%' }),
          ],
        },
      ],
    },
    checkbox('active', '使用中', { defaultValue: true }),
    presetKey(),
  ],
})
