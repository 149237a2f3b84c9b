import { foldWidth, HYPHENS } from '../codes/normalise-code'

import { isCivilDate } from './civil'
import { parseDate } from './parse-date'

const PLAIN = /^(\d{2})(\d{2})$/
const SEPARATED = new RegExp(`^(\\d{1,2})[月./${HYPHENS}](\\d{1,2})日?$`)

/**
 * Month and day as four digits, from what people write for a birthday: `0401`, `4/1`, `4月1日`, also
 * from a whole date. Null when it is none of these or no existing day.
 */
export function parseMonthDay(text: string): string | null {
  const clean = foldWidth(text).replace(/\s/g, '')
  const parts = PLAIN.exec(clean) ?? SEPARATED.exec(clean)
  if (!parts) return parseDate(text)?.slice(5).replace('-', '') ?? null
  const month = (parts[1] ?? '').padStart(2, '0')
  const day = (parts[2] ?? '').padStart(2, '0')
  // A leap year, so that 29 February passes.
  return isCivilDate(`2000-${month}-${day}`) ? month + day : null
}
