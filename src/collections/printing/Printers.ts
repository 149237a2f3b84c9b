import { PAPER_OPTIONS } from '@/domain/printing/paper-options'
import { checkbox, select, text } from '@/fields/basic'
import { officeField } from '@/fields/relations'

import { defineCollection, GROUP } from '../define'

import { millimetres } from './fields'

const offset = (name: string, label: string) =>
  millimetres(name, label, {
    required: true,
    defaultValue: 0,
    min: -20,
    max: 20,
    description: '0.1mm きざみ。',
  })

/** Printers with what they print beside the mark, found with the frame test print (PR-03, PR-11). */
export const Printers = defineCollection({
  slug: 'printers',
  label: 'プリンター',
  group: GROUP.cards,
  read: 'print.use',
  write: 'settings.edit',
  defaultSort: 'name',
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'office', 'paper', 'offsetX', 'offsetY', 'active'],
    description:
      '印刷の位置がずれるときは、枠の試し刷りで測ったずれと逆の値を入れます。右と下が＋です。',
  },
  fields: [
    {
      type: 'row',
      fields: [
        text('name', 'プリンターの名前', {
          required: true,
          description: '例: カードセンター カラー機',
        }),
        officeField({ label: '置いてある窓口' }),
        select('paper', '最大の用紙', PAPER_OPTIONS, { required: true, defaultValue: 'A3' }),
      ],
    },
    {
      type: 'row',
      fields: [offset('offsetX', '右へずらす'), offset('offsetY', '下へずらす')],
    },
    checkbox('active', '使用中', { defaultValue: true }),
  ],
})
