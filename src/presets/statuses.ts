import type { StatusPreset } from './types'

/**
 * 状態区分 as the specs name them (§2.0, CD-07), in the order a card goes through them, with the
 * moves that the work knows (CD-09): one step back is there for a slip of the hand and takes a
 * reason. 区移管済み is reached by the scan at the ward alone, whatever is drawn here (CD-16). A notice in the post means that its addressee may book (ID-10).
 */
export const CARD_STATUSES: StatusPreset[] = [
  {
    label: '受入れ済み',
    booking: 'not-ready',
    step: 'received',
    next: ['交付前設定済み', '区移管済み', '申請時来庁発送済み', '交付取りやめ'],
    alertDays: 14,
  },
  {
    label: '交付前設定済み',
    booking: 'not-ready',
    step: 'prepared',
    next: ['受入れ済み', '区移管済み', '交付通知書発送済み', '申請時来庁発送済み', '交付取りやめ'],
    alertDays: 14,
  },
  {
    label: '区移管済み',
    booking: 'not-ready',
    step: 'transferred',
    next: ['交付前設定済み', '交付通知書発送済み', '申請時来庁発送済み', '交付取りやめ'],
    alertDays: 14,
  },
  {
    label: '交付通知書発送済み',
    booking: 'bookable',
    step: 'notified',
    next: ['交付前設定済み', '区移管済み', '交付済み', '交付取りやめ'],
    alertDays: 90,
  },
  {
    label: '交付済み',
    booking: 'done',
    step: 'issued',
    next: ['交付通知書発送済み', '交付取りやめ'],
    leave: 'city-admin',
  },
  {
    label: '交付取りやめ',
    booking: 'stopped',
    step: 'cancelled',
    next: ['受入れ済み', '区移管済み', '交付通知書発送済み'],
    leave: 'city-admin',
  },
  // Sent by post after an application in person: there is no visit to book (CD-19).
  {
    label: '申請時来庁発送済み',
    booking: 'not-ready',
    step: 'mailed',
    next: ['受入れ済み', '区移管済み', '交付済み', '交付取りやめ'],
    leave: 'reason',
    alertDays: 30,
  },
]

/** Chiba's own: whoever has it has booked already, a second booking is refused (BK-11). */
export const BOOKED_STATUS: StatusPreset = {
  label: '交付予約済み',
  booking: 'not-ready',
  step: 'none',
  next: ['交付通知書発送済み', '交付済み', '交付取りやめ'],
}

/** Where cards and notices are inspected at the ward before the notice goes out (CD-14). */
export const withInspection = (statuses: StatusPreset[]): StatusPreset[] =>
  statuses.map((status) =>
    status.step === 'notified' ? { ...status, needsInspection: true } : status,
  )
