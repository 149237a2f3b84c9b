/** What kind of text people rely on. */
export const TEXT_KIND = {
  faq: 'FAQ（質疑応答集）',
  manual: 'マニュアル',
  criterion: '処理判断基準',
  notice: '法改正・国からの情報',
} as const
export type TextKind = keyof typeof TEXT_KIND

/** For whom a text is. */
export const AUDIENCE = {
  citizens: '市民',
  operators: 'コールセンター',
  'post-office': '郵便局',
  staff: '市・窓口の職員',
} as const
export type Audience = keyof typeof AUDIENCE
