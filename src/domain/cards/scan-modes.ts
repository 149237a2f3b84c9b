/** What one scan does at the station (CD-05, CD-06). */
export const SCAN_MODE = {
  look: { label: '照会', done: 'カードを表示しました' },
  receive: { label: '受入れ', done: '受け入れました' },
  inspect: { label: '検品', done: '検品しました' },
  prepare: { label: '交付前設定', done: '交付前設定済みにしました' },
  place: { label: '保管', done: '保管しました' },
  notify: { label: '交付通知書の発送', done: '交付通知書発送済みにしました' },
  returned: { label: '交付通知書の返戻', done: '返戻を記録しました' },
  pull: { label: '引き出し', done: '引き出しました' },
  'put-back': { label: '保管に戻す', done: '保管に戻しました' },
} as const
export type ScanMode = keyof typeof SCAN_MODE
export const SCAN_MODES = Object.keys(SCAN_MODE) as ScanMode[]

/** Codes of storage places begin so, and no number of a card does. */
export const PLACE_PREFIX = 'P-'
