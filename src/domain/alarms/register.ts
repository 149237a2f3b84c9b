export const SEVERITY_LEVEL = {
  critical: '緊急',
  high: '重要',
  middle: '警告',
  low: '注意',
} as const
export type SeverityLevel = keyof typeof SEVERITY_LEVEL

export const DIAGNOSIS_KIND = {
  diagnosis: '脆弱性診断（専門業者）',
  penetration: '侵入テスト（外部機関）',
} as const
export type DiagnosisKind = keyof typeof DIAGNOSIS_KIND

export const CITY_REQUEST_KIND = {
  improve: '改善',
  change: '変更',
  document: '資料の追加',
  prevention: '再発防止',
  replace: '責任者などの交代',
  measure: '人員についての措置',
} as const
export type CityRequestKind = keyof typeof CITY_REQUEST_KIND

const options = <K extends string>(words: Record<K, string>) =>
  (Object.entries(words) as [K, string][]).map(([value, label]) => ({ value, label }))

export const SEVERITY_LEVEL_OPTIONS = options(SEVERITY_LEVEL)
export const DIAGNOSIS_KIND_OPTIONS = options(DIAGNOSIS_KIND)
export const CITY_REQUEST_KIND_OPTIONS = options(CITY_REQUEST_KIND)
