/** What kind of text people rely on. */
export const TEXT_KIND = {
  faq: 'FAQ（質疑応答集）',
  manual: 'マニュアル',
  curriculum: '研修カリキュラム',
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

/** What a version changes (KB-09). */
export const CHANGE_KIND = {
  first: '新規',
  added: '追加',
  clarified: '明確化',
  aligned: '整合',
} as const
export type ChangeKind = keyof typeof CHANGE_KIND

/** What readers have to do with a version; the city decides when it approves. */
export const READER_EFFECT = { minor: '軽微', reread: '要再確認', training: '要研修' } as const
export type ReaderEffect = keyof typeof READER_EFFECT
