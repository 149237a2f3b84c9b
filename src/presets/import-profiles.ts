import { COLUMNS } from '@/domain/cards/columns'

import type { ImportProfilePreset } from './types'

const same = (field: ImportProfilePreset['columns'][number]['field'], optional = true) => ({
  column: field,
  field,
  optional,
})

/**
 * The usual lists (CD-01, CD-04, CD-06). J-LIS publishes no layout of its data: the names of its
 * columns are the ones used in the field and are set right in the panel with the first real file.
 */
export const IMPORT_PROFILES: ImportProfilePreset[] = [
  {
    key: 'city',
    name: '市のCSV',
    source: 'city',
    hasHeader: true,
    defaultStatus: null,
    columns: [
      ...COLUMNS.map((column) => same(column, false)),
      same('氏名カナ'),
      same('交付窓口'),
      same('交付の方法'),
      same('保管場所コード'),
      same('位置'),
    ],
  },
  {
    key: 'issue-list',
    name: 'カード発行一覧表',
    source: 'issue-list',
    hasHeader: true,
    defaultStatus: '受入れ済み',
    columns: [
      same('製造管理番号', false),
      same('発送番号'),
      same('予約ID'),
      same('氏名', false),
      same('氏名カナ'),
      same('住所', false),
      same('生年月日'),
      { column: 'カード有効期限', field: '有効期限', optional: true },
      same('受入れ日'),
      same('備考'),
    ],
  },
  {
    key: 'jlis',
    name: '個人番号カード作成情報（J-LIS）',
    source: 'jlis',
    hasHeader: true,
    defaultStatus: '受入れ済み',
    columns: [
      same('製造管理番号', false),
      { column: '発送単位番号', field: '発送番号', optional: true },
      { column: '氏名（漢字）', field: '氏名', optional: false },
      { column: '氏名（カナ）', field: '氏名カナ', optional: true },
      same('住所', false),
      same('生年月日'),
      { column: 'カード有効期限', field: '有効期限', optional: true },
    ],
  },
]
