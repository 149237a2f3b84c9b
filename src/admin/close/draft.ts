import { addDays, weekStart } from '@/domain/time/civil'

export type Part = 'all' | 'morning' | 'afternoon' | 'other'

/** What the person has chosen so far. */
export type Draft = {
  /** `['*']`: all offices; empty: nothing chosen yet. */
  offices: string[]
  services: string[]
  from: string
  to: string
  part: Part
  start: string
  end: string
  reason: string
  kind: 'closed' | 'outage'
  tell: boolean
}

export const ALL = '*'

export const PARTS: { value: Part; label: string; start: string; end: string }[] = [
  { value: 'all', label: '終日', start: '', end: '' },
  { value: 'morning', label: '午前（12:00まで）', start: '00:00', end: '12:00' },
  { value: 'afternoon', label: '午後（12:00から）', start: '12:00', end: '23:59' },
  { value: 'other', label: '時刻を決める', start: '13:00', end: '15:00' },
]

export const REASONS = [
  '庁舎の設備点検のため',
  '職員研修のため',
  'システムの停止のため',
  '荒天のため',
]

export const emptyDraft = (offices: { id: string }[]): Draft => ({
  // Somebody with one office has nothing to choose.
  offices: offices.length === 1 && offices[0] ? [offices[0].id] : [],
  services: [],
  from: '',
  to: '',
  part: 'all',
  start: '',
  end: '',
  reason: '',
  kind: 'closed',
  tell: true,
})

/** The closure as the API takes it, or null while something is missing. */
export function bodyOf(draft: Draft) {
  const hasTimes = draft.part === 'all' || (draft.start !== '' && draft.start < draft.end)
  if (draft.offices.length === 0 || draft.from === '' || draft.to < draft.from || !hasTimes)
    return null
  return {
    offices: draft.offices.includes(ALL) ? [] : draft.offices,
    services: draft.services,
    from: draft.from,
    to: draft.to,
    start: draft.part === 'all' ? '' : draft.start,
    end: draft.part === 'all' ? '' : draft.end,
    // The preview does not need it, but the API does.
    reason: draft.reason.trim() || '（理由）',
    kind: draft.kind,
  }
}

/** What still has to be filled in, in words. */
export function missingIn(draft: Draft): string[] {
  return [
    draft.offices.length === 0 ? '窓口' : '',
    draft.from === '' ? '日付' : '',
    draft.to < draft.from ? '終了日（開始日より前になっています）' : '',
    draft.part !== 'all' && !(draft.start !== '' && draft.start < draft.end) ? '時刻' : '',
    draft.reason.trim() === '' ? '理由' : '',
  ].filter(Boolean)
}

/** Monday to Sunday of this week and the three after, to be chosen from by name. */
export function nextWeeks(today: string): { label: string; days: string[] }[] {
  const monday = weekStart(today)
  return ['今週', '来週', '再来週', '3週間後'].map((label, week) => ({
    label,
    days: Array.from({ length: 7 }, (_, day) => addDays(monday, week * 7 + day)),
  }))
}
