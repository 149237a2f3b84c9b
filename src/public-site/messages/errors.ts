import type { Language } from '@/domain/languages'

/**
 * What went wrong and what to do, per stable code. Japanese is complete here; the other languages
 * stand beside it and fall back to English, then Japanese.
 */
const JA = {
  SLOT_FULL: 'この時間は満員になりました。別の時間を選んでください。',
  SLOT_CLOSED: 'その時間は受付をしていません。別の時間を選んでください。',
  SLOT_UNKNOWN: 'その時間の枠はありません。カレンダーから選び直してください。',
  ALREADY_BOOKED:
    'この番号ではすでに予約があります。日時を変えるときは「予約の確認・変更」から進んでください。',
  ALREADY_HELD:
    'この番号はいま別の画面で手続き中です。10分ほどおいてから、もう一度お試しください。',
  HOLD_EXPIRED: '仮押さえの時間が過ぎました。もう一度日時を選んでください。',
  HOLD_UNKNOWN: '仮押さえが見つかりません。日時を選び直してください。',
  EXTENSION_LIMIT: 'これ以上は延長できません。時間内に予約を完了してください。',
  NOT_MATCHED: '入力された内容では確認できませんでした。番号などをもう一度お確かめください。',
  LOCKED:
    '入力の間違いが続いたため、しばらく使えません。時間をおくか、コールセンターにお電話ください。',
  NOT_BOOKABLE: 'この番号では、いまは予約できません。コールセンターにお問い合わせください。',
  INDIVIDUAL_NUMBER: 'マイナンバー（12桁の個人番号）は入力しないでください。',
  IDENTITY_EXPIRED: '時間が過ぎました。もう一度はじめから入力してください。',
  INPUT_INVALID: '入力内容を確認してください。',
  PAST: 'その時間は過ぎています。別の時間を選んでください。',
  DEADLINE_PASSED: '受付の締切を過ぎました。コールセンターにお電話ください。',
  TOO_EARLY: 'その日はまだ予約できません。もっと近い日を選んでください。',
  CHANNEL_CLOSED:
    'このサービスは、この方法では予約を受け付けていません。コールセンターにお電話ください。',
  OFFICE_NOT_OFFERED: 'この窓口では予約できません。別の窓口を選んでください。',
  STOPPED: '現在、予約の受付を停止しています。お知らせをご確認ください。',
  PARTY_SIZE: '一度に予約できる人数を超えています。人数を減らしてください。',
  SAME_PERSON_TWICE: '同じ番号が2回入力されています。',
  DEVICE_LIMIT: 'この端末から予約できる件数を超えました。コールセンターにお電話ください。',
  NOT_MOVABLE: 'この予約は変更できません。新しく予約するか、コールセンターにお電話ください。',
  NOT_CANCELLABLE: '受付が済んだ予約は取り消せません。',
  NOT_FOUND: '見つかりませんでした。番号をお確かめください。',
  FORBIDDEN: 'この操作をする権限がありません。',
  UNAUTHENTICATED: 'ログインしてください。',
  TOO_MANY_REQUESTS: 'アクセスが続いたため、少し待ってからもう一度お試しください。',
  PROOF_REQUIRED: '確認の計算が終わっていません。画面を開き直してください。',
  WAITLIST_OFF: 'このサービスはキャンセル待ちを受け付けていません。',
  TOO_LARGE: '送られた内容が大きすぎます。',
  BUSY: '混み合っています。少し待ってからもう一度お試しください。',
  NO_BOOKING: 'この番号の予約は見つかりませんでした。',
  METHOD: 'この画面は、そのようには開けません。トップページから進んでください。',
  FORM_FOREIGN:
    'このサイトの画面から送られたものか確認できませんでした。トップページから進んでください。',
  INTERNAL:
    '処理できませんでした。少し待ってからもう一度お試しください。続くときはコールセンターにお電話ください。',
} as const

export type ErrorCode = keyof typeof JA
export const ERROR_CODES = Object.keys(JA) as ErrorCode[]

type Translations = Partial<Record<Language, Partial<Record<ErrorCode, string>>>>
const OTHERS: Translations = {}

/** Text of a code in a language; `fallback` for codes that are not in the list. */
export function errorText(code: string, language: Language, fallback?: string): string {
  const known = code as ErrorCode
  return (
    OTHERS[language]?.[known] ??
    (language === 'ja' ? undefined : OTHERS.en?.[known]) ??
    JA[known] ??
    fallback ??
    JA.INTERNAL
  )
}
