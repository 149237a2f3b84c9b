import { tokyoDateOf, tokyoTimeOf } from './civil'
import { formatForLanguage } from './format'

/** 「2026年11月24日（火）14:35」 for ISO text; empty for nothing or no moment. */
export function momentInWords(iso: unknown): string {
  const at = typeof iso === 'string' && iso !== '' ? new Date(iso) : null
  if (!at || Number.isNaN(at.getTime())) return ''
  return formatForLanguage(tokyoDateOf(at), tokyoTimeOf(at), 'ja')
}
