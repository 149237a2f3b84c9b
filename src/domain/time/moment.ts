import { isCivilDate, isCivilTime, tokyoDateOf, tokyoTimeOf } from './civil'
import { formatForLanguage } from './format'

const MINUTE = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)$/

/**
 * 「2026年11月24日（火）14:35」 for an instant as ISO text, or for a day and minute in Japan as forms
 * give them; empty for nothing or no moment.
 */
export function momentInWords(iso: unknown): string {
  const [, date, time] = MINUTE.exec(typeof iso === 'string' ? iso : '') ?? []
  if (date) return isCivilDate(date) && isCivilTime(time) ? formatForLanguage(date, time, 'ja') : ''
  const at = typeof iso === 'string' && iso !== '' ? new Date(iso) : null
  if (!at || Number.isNaN(at.getTime())) return ''
  return formatForLanguage(tokyoDateOf(at), tokyoTimeOf(at), 'ja')
}
