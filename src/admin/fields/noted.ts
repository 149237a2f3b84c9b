/** What the keys of a program's notes are called; others stay as they are. */
const WORDS: Record<string, string> = {
  line: '行',
  field: '項目',
  reason: '理由',
  value: '値',
  number: '番号',
  problems: '理由',
  text: '内容',
  seq: '通し番号',
  hash: 'ハッシュ値',
  mac: '認証コード',
  slots: '確かめた枠',
  corrected: '直した枠',
  skipped: '次に回した枠',
  finished: '終わらせた予約',
  freed: '返した席',
  members: '直した同行者',
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function inLine(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—'
  if (Array.isArray(value)) return value.map(inLine).join('、') || 'なし'
  if (isRecord(value)) return entries(value).join('　')
  return String(value)
}

const entries = (value: Record<string, unknown>): string[] =>
  Object.entries(value).map(([key, one]) => `${WORDS[key] ?? key}: ${inLine(one)}`)

/** What a program noted in a record, as lines for people. */
export function linesOf(value: unknown): string[] {
  if (value === null || value === undefined || value === '') return []
  if (Array.isArray(value)) return value.map(inLine)
  return isRecord(value) ? entries(value) : [inLine(value)]
}
