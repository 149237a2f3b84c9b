import { optionsOf } from '../options'

/** What happens to the stock of a sheet. */
export const SHEET_MOVE = {
  received: '入荷',
  counted: '数え直し',
  printed: '印刷',
  used: '使用',
  delivered: '払出し（請求）',
  returned: '返却',
  lost: '紛失・破損',
  corrected: '訂正',
} as const
export type SheetMove = keyof typeof SHEET_MOVE
export const SHEET_MOVE_OPTIONS = optionsOf(SHEET_MOVE)
