import type { StatusPreset } from './types'

/**
 * 状態区分 as the specs name them (§2.0, CD-07), in the order a card goes through them. A notice in
 * the post means that its addressee may book (ID-10).
 */
export const CARD_STATUSES: StatusPreset[] = [
  { label: '受入れ済み', booking: 'not-ready' },
  { label: '交付前設定済み', booking: 'not-ready' },
  { label: '区移管済み', booking: 'not-ready' },
  { label: '交付通知書発送済み', booking: 'bookable' },
  { label: '交付済み', booking: 'done' },
  { label: '交付取りやめ', booking: 'stopped' },
  // Sent by post after an application in person: there is no visit to book (CD-19).
  { label: '申請時来庁発送済み', booking: 'not-ready' },
]

/** Chiba's own: whoever has it has booked already, a second booking is refused (BK-11). */
export const BOOKED_STATUS: StatusPreset = { label: '交付予約済み', booking: 'not-ready' }
