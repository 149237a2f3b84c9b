/**
 * The steps of a booking and the words of the calendar, in the Japanese that the citizen's pages and
 * the staff's screens share, so that both talk about the same thing on the phone (PB-09).
 */
export const BOOKING_STEPS = ['identify', 'office', 'time', 'mail', 'confirm', 'done'] as const
export type BookingStep = (typeof BOOKING_STEPS)[number]

export const STEP_JA: Record<BookingStep, string> = {
  identify: '本人の確認',
  office: '窓口',
  time: '日時',
  mail: 'メール',
  confirm: '確認',
  done: '完了',
}

export type Vacancy = 'free' | 'few' | 'full' | 'closed' | 'outside'

/** Sign for the narrow cell, word for the ear. */
export const VACANCY_JA: Record<Vacancy, { sign: string; word: string }> = {
  free: { sign: '○', word: '空きあり' },
  few: { sign: '△', word: '残りわずか' },
  full: { sign: '×', word: '満員' },
  closed: { sign: '休', word: '受付なし' },
  outside: { sign: '－', word: '受付期間外' },
}
