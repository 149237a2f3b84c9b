import { templateLanguage, type TemplateLanguage } from '../text/template'

import { specOf, type PrintKind, type PrintSource } from './kinds'

/** What is known whatever is printed. */
const COMMON = [
  '市名',
  'URL',
  '電話',
  'つながらない方の番号',
  '受付時間',
  '発行日',
  '期限',
  '通番',
] as const

const CARD = [
  '氏名',
  '郵便番号',
  '住所',
  '予約ID',
  '発送番号',
  '製造管理番号',
  '状態区分',
  '有効期限',
  '保管場所',
  '窓口名',
  '窓口住所',
  '窓口電話',
  '持ち物',
] as const

const DEVICE = [
  '契約件名略称',
  '設置期間',
  'リース会社',
  '保守連絡先',
  '契約',
  '機器名',
  '管理番号',
  '設置場所',
  '機器のアドレス',
] as const

/** No 氏名: the applicant writes it, as the signature (PR-13). */
const BOOKING = [
  'フリガナ',
  '生年月日',
  '住所',
  '電話番号',
  '手続き',
  '来庁日',
  '来庁時刻',
  '受付番号',
  '窓口名',
] as const

const FACILITY = ['施設名', '郵便番号', '住所', '担当者', '部署'] as const

const BY_SOURCE = {
  cards: CARD,
  copies: [],
  devices: DEVICE,
  bookings: BOOKING,
  facilities: FACILITY,
} as const satisfies Record<PrintSource, readonly string[]>

export type PrintPlaceholder =
  | (typeof COMMON)[number]
  | (typeof CARD)[number]
  | (typeof DEVICE)[number]
  | (typeof BOOKING)[number]
  | (typeof FACILITY)[number]

/** Values by placeholder; what is not named is empty. */
export type PrintValues = Partial<Record<PrintPlaceholder, string>>

/** The placeholders that a kind's texts may use. */
export const placeholdersOf = (kind: PrintKind): PrintPlaceholder[] => [
  ...COMMON,
  ...BY_SOURCE[specOf(kind).source],
]

const languages = new Map<PrintKind, TemplateLanguage<PrintPlaceholder>>()

function languageOf(kind: PrintKind): TemplateLanguage<PrintPlaceholder> {
  const known = languages.get(kind)
  if (known) return known
  const made = templateLanguage(placeholdersOf(kind))
  languages.set(kind, made)
  return made
}

/** What stands between braces and is no placeholder of this kind. */
export const forbiddenInPrint = (kind: PrintKind, text: string): string[] =>
  languageOf(kind).forbiddenIn(text)

/** The placeholders that a text uses. */
export const namesInPrint = (kind: PrintKind, text: string): PrintPlaceholder[] =>
  languageOf(kind).namesIn(text)

/** Fills a text; lines whose placeholders are all empty are dropped. */
export function fillPrint(kind: PrintKind, text: string, values: PrintValues): string {
  const complete = Object.fromEntries(
    placeholdersOf(kind).map((name) => [name, values[name] ?? '']),
  ) as Record<PrintPlaceholder, string>
  return languageOf(kind).fillBody(text, complete)
}
