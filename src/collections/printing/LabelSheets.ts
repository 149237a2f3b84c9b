import type { CollectionBeforeValidateHook } from 'payload'

import { SHEET_MOVE_OPTIONS } from '@/domain/printing/moves'
import { problemsOf } from '@/domain/printing/sheets'
import { checkbox, code, integer, select, text } from '@/fields/basic'
import { refuseProblems } from '@/lib/errors'
import { type SheetRow, sheetOf } from '@/services/printing/sheet-of'

import { defineCollection, GROUP } from '../define'

import { millimetres } from './fields'

/** Refuses a sheet whose labels do not fit onto the paper, with the sum in words. */
const checkGeometry: CollectionBeforeValidateHook = ({ data, originalDoc }) => {
  const problems = problemsOf(sheetOf({ ...originalDoc, ...data } as SheetRow))
  if (problems.length > 0) throw refuseProblems('SHEET_INVALID', problems)
  return data
}

/** 用紙: geometry in tenths of a millimetre and how many sheets are left (PR-03, PR-04, PR-19). */
export const LabelSheets = defineCollection({
  slug: 'label-sheets',
  label: 'ラベル用紙',
  group: GROUP.cards,
  read: 'print.use',
  write: 'settings.edit',
  defaultSort: 'name',
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'columns', 'rows', 'stock', 'lowStock', 'active'],
    description:
      '寸法は用紙の箱や説明書の値を入れます。印刷のページの「枠の試し刷り」を用紙に重ね、ずれはプリンターの側で直します。',
  },
  hooks: { beforeValidate: [checkGeometry] },
  fields: [
    {
      type: 'row',
      fields: [
        text('name', '用紙の名前', { required: true, description: '例: 宛名ラベル A4 12面' }),
        code('コード', {
          description: '英小文字、数字、- 。あとで変えません。',
        }),
      ],
    },
    {
      type: 'row',
      fields: [
        millimetres('paperWidth', '用紙の幅', { required: true, defaultValue: 210 }),
        millimetres('paperHeight', '用紙の高さ', { required: true, defaultValue: 297 }),
        integer('columns', '横の枚数', { required: true, min: 1, max: 20, defaultValue: 2 }),
        integer('rows', '縦の枚数', { required: true, min: 1, max: 60, defaultValue: 6 }),
      ],
    },
    {
      type: 'row',
      fields: [
        millimetres('labelWidth', 'ラベルの幅', { required: true }),
        millimetres('labelHeight', 'ラベルの高さ', { required: true }),
        millimetres('marginLeft', '左の余白', { required: true, defaultValue: 0 }),
        millimetres('marginTop', '上の余白', { required: true, defaultValue: 0 }),
      ],
    },
    {
      type: 'row',
      fields: [
        millimetres('gapX', '横のすき間', { required: true, defaultValue: 0 }),
        millimetres('gapY', '縦のすき間', { required: true, defaultValue: 0 }),
        millimetres('padding', 'ラベルの中で空ける幅', {
          required: true,
          defaultValue: 2,
          max: 20,
        }),
      ],
    },
    {
      type: 'row',
      fields: [
        integer('stock', '残りの枚数', {
          readOnly: true,
          defaultValue: 0,
          description: '印刷すると減ります。入荷と数え直しは「印刷」のページで入れます。',
        }),
        integer('lowStock', '少ないと知らせる枚数', { required: true, min: 0, defaultValue: 50 }),
      ],
    },
    integer('rev', 'rev', { required: true, defaultValue: 0, hidden: true }),
    checkbox('active', '使用中', { defaultValue: true }),
  ],
})

/** Every change of a sheet's stock; their sum is what is left, so none counts twice (PR-19). */
export const SheetMoves = defineCollection({
  slug: 'sheet-moves',
  label: 'ラベル用紙の出入り',
  group: GROUP.cards,
  read: 'print.use',
  lockDocuments: false,
  disableBulkEdit: true,
  defaultSort: '-at',
  admin: {
    useAsTitle: 'note',
    defaultColumns: ['at', 'sheet', 'kind', 'count', 'byName', 'note'],
  },
  indexes: [{ fields: ['sheet'] }],
  fields: [
    {
      name: 'sheet',
      type: 'relationship',
      relationTo: 'label-sheets',
      label: '用紙',
      required: true,
    },
    select('kind', '種類', SHEET_MOVE_OPTIONS, { required: true }),
    integer('count', '増減（枚）', { required: true }),
    text('note', 'メモ'),
    text('at', '日時', { required: true }),
    text('byName', '入れた人'),
    text('moveKey', 'moveKey', { required: true, unique: true, hidden: true }),
  ],
})
