import { type CivilDate, type CivilTime, partsOf, toInstant, weekdayOf } from './civil'

/** Eras since the Gregorian calendar came into use; the newest first. A test compares with Intl. */
const ERAS = [
  { from: '2019-05-01', name: '令和', letter: 'R', year: 2019 },
  { from: '1989-01-08', name: '平成', letter: 'H', year: 1989 },
  { from: '1926-12-25', name: '昭和', letter: 'S', year: 1926 },
  { from: '1912-07-30', name: '大正', letter: 'T', year: 1912 },
  { from: '1873-01-01', name: '明治', letter: 'M', year: 1868 },
] as const

/** 曜日 as one character, index 0 = Sunday. */
export const WEEKDAYS_JA = ['日', '月', '火', '水', '木', '金', '土'] as const

/**
 * A date in the Japanese era: `令和8年11月21日`, the first year as 元年; `short` gives `R8.11.21`.
 * Dates before 1873 (lunar calendar) stay Western: `1872年12月31日` or `1872.12.31`.
 */
export function formatEra(date: CivilDate, style: 'long' | 'short' = 'long'): string {
  const { year, month, day } = partsOf(date)
  const era = ERAS.find((candidate) => date >= candidate.from)
  const number = era ? year - era.year + 1 : year
  if (style === 'short') return `${era?.letter ?? ''}${number}.${month}.${day}`
  return `${era?.name ?? ''}${era && number === 1 ? '元' : number}年${month}月${day}日`
}

/** 令和8年度: April of that year to March of the next (AX-09). */
export const formatFiscalYear = (year: number): string =>
  `${formatEra(`${String(year).padStart(4, '0')}-05-01`).replace(/年.*/, '')}年度`

/** A date without its year, for Japanese lists and mails: `11月21日（土）`. */
export function formatJa(date: CivilDate): string {
  const { month, day } = partsOf(date)
  return `${month}月${day}日（${WEEKDAYS_JA[weekdayOf(date)]}）`
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Building a formatter costs about 50 µs, using one about 1 µs: a mail run needs thousands. */
function formatterFor(language: string, withTime: boolean): Intl.DateTimeFormat {
  const key = `${language}|${withTime}`
  const known = formatters.get(key)
  if (known) return known
  // English after the wanted language: without it Intl falls back to the locale of the server.
  const made = new Intl.DateTimeFormat([language, 'en'], {
    timeZone: 'Asia/Tokyo',
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
    // The 24-hour clock everywhere: the same figures as on the slot buttons and at the counter.
    ...(withTime ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } : {}),
  })
  formatters.set(key, made)
  return made
}

/** Where Intl writes a date as no city office does: `10:00 Thứ Ba, ngày 1 tháng 12 năm 2026`. */
const AS_WRITTEN: Readonly<Record<string, (text: string) => string>> = {
  vi: (text) => text.replace(/^lúc /, '').replace(/(\d+) (tháng \d+), (\d+)$/, 'ngày $1 $2 năm $3'),
}

/**
 * Date, weekday and (unless null) time in the reader's language, always Japan time (AX languages).
 * Japanese of any kind (`ja`, `ja-Hira`, …): `2026年11月21日（土）` and `2026年11月21日（土）10:30`.
 * @throws RangeError when `bcp47` is not a well-formed language tag
 */
export function formatForLanguage(date: CivilDate, time: CivilTime | null, bcp47: string): string {
  if (bcp47 === 'ja' || bcp47.startsWith('ja-')) {
    return `${partsOf(date).year}年${formatJa(date)}${time ?? ''}`
  }
  const text = formatterFor(bcp47, time !== null).format(toInstant(date, time ?? '00:00'))
  // ICU likes narrow no-break spaces, which old phones and CP932 files cannot show.
  const plain = text.replace(/[\u202f\u00a0]/g, ' ')
  return AS_WRITTEN[bcp47]?.(plain) ?? plain
}
