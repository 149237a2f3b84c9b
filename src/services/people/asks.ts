import type { Ask } from '@/kit/case/types'

export const NOTE: Ask = { name: 'note', label: 'メモ' }

/** What takes something back, or ends it, says why. */
export const REASON: Ask = {
  name: 'note',
  label: '理由',
  kind: 'lines',
  required: '理由を入力してください。',
}

/** A day on which something was done: none that lies ahead. */
export const dayOf = (label: string, ...since: string[]): Ask => ({
  name: 'on',
  label,
  kind: 'date',
  isPast: true,
  ...(since.length > 0 ? { since } : {}),
  required: `${label}を入力してください。`,
})
