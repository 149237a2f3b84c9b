import type { Language } from '../languages'
import { LANGUAGES } from '../languages'

import type { CivilDate } from './civil'
import { partsOf, toInstant, weekdayOf } from './civil'
import { WEEKDAYS_JA } from './format'

const isJapanese = (language: Language) => LANGUAGES[language].tag === 'ja'

const formatters = new Map<string, Intl.DateTimeFormat>()

function format(language: Language, date: CivilDate, options: Intl.DateTimeFormatOptions): string {
  const key = `${language}|${JSON.stringify(options)}`
  const formatter =
    formatters.get(key) ??
    new Intl.DateTimeFormat([LANGUAGES[language].tag, 'en'], {
      timeZone: 'Asia/Tokyo',
      calendar: 'gregory',
      numberingSystem: 'latn',
      ...options,
    })
  formatters.set(key, formatter)
  return formatter.format(toInstant(date, '12:00')).replace(/[\u202f\u00a0]/g, ' ')
}

/**
 * A day as it is read out in a calendar, with its weekday in full: `12月7日 月曜日`,
 * `Monday, December 7`. A screen reader says a weekday in brackets wrongly.
 */
export function dayInWords(date: CivilDate, language: Language): string {
  if (!isJapanese(language)) {
    return format(language, date, { weekday: 'long', month: 'long', day: 'numeric' })
  }
  const { month, day } = partsOf(date)
  return `${month}月${day}日 ${WEEKDAYS_JA[weekdayOf(date)]}曜日`
}

/** A month as a heading: `2026年12月`, `December 2026`. */
export function monthInWords(date: CivilDate, language: Language): string {
  if (!isJapanese(language)) return format(language, date, { month: 'long', year: 'numeric' })
  const { year, month } = partsOf(date)
  return `${year}年${month}月`
}

/** Column headings from Sunday to Saturday: `日 月 …`, `Sun Mon …`. */
export const weekdayHeadings = (language: Language): string[] =>
  isJapanese(language)
    ? [...WEEKDAYS_JA]
    : [1, 2, 3, 4, 5, 6, 7].map((day) =>
        // 2026-11-01 is a Sunday.
        format(language, `2026-11-0${day}`, { weekday: 'short' }),
      )
