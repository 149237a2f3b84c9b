import { optionsOf } from '../options'

/** Why cards are destroyed. */
export const DISPOSAL_KIND = {
  cancelled: '交付取りやめ',
  expired: '有効期限切れ',
  uncollected: '長期間受け取りなし',
} as const
export type DisposalKind = keyof typeof DISPOSAL_KIND
export const DISPOSAL_KINDS = Object.keys(DISPOSAL_KIND) as [DisposalKind, ...DisposalKind[]]
export const DISPOSAL_KIND_OPTIONS = optionsOf(DISPOSAL_KIND)

export const DISPOSAL_STATE = {
  listing: '作成中',
  proposed: '承認待ち',
  approved: '承認済み（廃棄待ち）',
  carrying: '廃棄の記録中',
  done: '廃棄済み',
  rejected: '差戻し',
} as const
export type DisposalState = keyof typeof DISPOSAL_STATE
export const DISPOSAL_STATE_OPTIONS = optionsOf(DISPOSAL_STATE)
