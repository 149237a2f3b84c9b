/** Fixed words of the call centre: values in English, labels as the requirements write them. */

import { optionsOf } from '../options'

/** What a line is for (CC-34, HD-04). */
export const LINE_PURPOSE = {
  general: '総合案内（コールセンター）',
  booking: '予約の受付',
  helpdesk: 'ヘルプデスク（郵便局員）',
  branch: '窓口の電話',
} as const
export const LINE_PURPOSE_OPTIONS = optionsOf(LINE_PURPOSE)

/** Kinds of telephone numbers (CC-34). */
export const LINE_TYPE = {
  'toll-free': 'フリーダイヤル',
  ip: '050番号',
  navi: 'ナビダイヤル',
  local: '市外局番',
} as const
export const LINE_TYPE_OPTIONS = optionsOf(LINE_TYPE)

export const PAYER = { vendor: '受託者', city: '市', caller: '発信者' } as const
export const PAYER_OPTIONS = optionsOf(PAYER)

/** Direct contact points of a line that a city may ask for beside its number (CC-39). */
export const LINE_CONTACT = {
  mail: '直通のメールアドレス',
  fax: 'FAX番号',
  manager: '責任者（業務責任者）',
} as const
export type LineContact = keyof typeof LINE_CONTACT
export const LINE_CONTACT_OPTIONS = optionsOf(LINE_CONTACT)

/** How a call ended. The digit before each is the key that chooses it on the call desk. */
export const OUTCOME = {
  answered: '回答した',
  booked: '予約・変更・取消し',
  escalated: 'エスカレーション',
  transferred: '市へ転送',
  referred: 'ほかの窓口を案内',
  callback: '折り返しを約束',
  complaint: '苦情',
  dropped: '途中で切れた・無言',
} as const
export type Outcome = keyof typeof OUTCOME
export const OUTCOME_OPTIONS = optionsOf(OUTCOME)
export const OUTCOMES = Object.keys(OUTCOME) as Outcome[]

/** In place of a version: no text answers it, so the 業務責任者 was asked before anything was said (ST-29). */
export const ASKED_LEAD = 'lead'
export const ASKED_LEAD_LABEL = '業務責任者に確認'

/** Whether the record was saved promptly after the call (CC-01). */
export const ENTRY = { prompt: 'すぐに記録', late: '遅れて記録' } as const
export type Entry = keyof typeof ENTRY
export const ENTRY_OPTIONS = optionsOf(ENTRY)

/** What was made of an answered escalation (CC-06). */
export const REFLECTION = {
  faq: 'FAQを改定した',
  manual: 'マニュアルを改定した',
  training: '研修をした',
  none: '反映は不要',
} as const
export const REFLECTION_OPTIONS = optionsOf(REFLECTION)

/** Causes of complaints; wrong guidance has to be reported to the city (CC-12). */
export const COMPLAINT_CAUSE = {
  guidance: '案内誤り',
  manner: '応対',
  waiting: '待ち時間・つながらない',
  system: '制度・手続き',
  site: '予約サイト',
  other: 'その他',
} as const
export type ComplaintCause = keyof typeof COMPLAINT_CAUSE
export const COMPLAINT_CAUSE_OPTIONS = optionsOf(COMPLAINT_CAUSE)

/** Calls that need everybody at once (CC-32, CC-33). */
export const DEMAND_KIND = {
  threat: '脅迫',
  crime: '犯行予告',
  undue: '不当要求',
} as const
export type DemandKind = keyof typeof DEMAND_KIND
export const DEMAND_KIND_OPTIONS = optionsOf(DEMAND_KIND)

/** What of the caller may be kept (CC-10): decided by each city. */
export const PERSONAL_MODE = {
  none: '残さない',
  number: '記録の番号だけ（個人情報は市の電子申請フォームで渡す）',
  full: '折り返しの氏名・電話番号を暗号化して残す',
} as const
export type PersonalMode = keyof typeof PERSONAL_MODE
export const PERSONAL_MODE_OPTIONS = optionsOf(PERSONAL_MODE)
