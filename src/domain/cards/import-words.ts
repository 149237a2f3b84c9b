import { optionsOf } from '../options'

/** Where an import stands. */
export const IMPORT_STATUS = {
  running: '取り込み中',
  done: '完了',
  failed: '失敗',
  undoing: '取消し中',
  undone: '取消し済み',
} as const
export type ImportStatus = keyof typeof IMPORT_STATUS
export const IMPORT_STATUS_OPTIONS = optionsOf(IMPORT_STATUS)

/** Where a list of cards comes from. */
export const IMPORT_SOURCE = {
  city: '市のCSV',
  'issue-list': 'カード発行一覧表',
  jlis: '個人番号カード作成情報（J-LIS）',
  other: 'その他',
} as const
export type ImportSource = keyof typeof IMPORT_SOURCE
export const IMPORT_SOURCE_OPTIONS = optionsOf(IMPORT_SOURCE)
