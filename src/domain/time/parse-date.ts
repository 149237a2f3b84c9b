import { foldWidth } from '../codes/normalise-code'

import { type CivilDate, isCivilDate } from './civil'

/** Gregorian year of the year before an era's first, by its letter and its name. */
const ERAS: Record<string, number> = {
  R: 2018,
  令和: 2018,
  H: 1988,
  平成: 1988,
  S: 1925,
  昭和: 1925,
  T: 1911,
  大正: 1911,
  M: 1867,
  明治: 1867,
}

const WESTERN = /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日|(\d{2})(\d{2}))$/
const JAPANESE =
  /^([RHSTM]|令和|平成|昭和|大正|明治)(元|\d{1,2})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/
const COMPACT = /^([RHSTM])(\d{2})(\d{2})(\d{2})$/

const joined = (year: number, month: string, day: string): CivilDate | null => {
  const date = `${String(year).padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCivilDate(date) ? date : null
}

/**
 * Reads a date as the lists of cities write it: `1980-04-01`, `1980/4/1`, `19800401`,
 * `1980年4月1日`, `昭和55年4月1日`, `S55.4.1`, `S550401`, also full-width (CD-03).
 * @returns null for anything that is not an existing day in one of these forms
 */
export function parseDate(text: string): CivilDate | null {
  const clean = foldWidth(text).replace(/\s/g, '').toUpperCase()
  const western = WESTERN.exec(clean)
  if (western) {
    const [, year = '', ...rest] = western
    const [month = '', day = ''] = rest.filter((part) => part !== undefined)
    return joined(Number(year), month, day)
  }
  const japanese = JAPANESE.exec(clean) ?? COMPACT.exec(clean)
  if (!japanese) return null
  const [, era = '', year = '', ...rest] = japanese
  const [month = '', day = ''] = rest.filter((part) => part !== undefined)
  return joined((ERAS[era] ?? 0) + (year === '元' ? 1 : Number(year)), month, day)
}
