import type { Language } from '../languages'
import { LANGUAGES } from '../languages'

import type { CivilDate, CivilTime } from './civil'
import { partsOf, toInstant, weekdayOf } from './civil'
import { formatEra, formatForLanguage, WEEKDAYS_JA } from './format'

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

/**
 * Date with its year and weekday and (unless null) time, as it is read out: `2026年12月7日 月曜日 9:30`,
 * `Monday, December 7, 2026 at 09:30`. 「（月）」 would be read as the moon.
 */
export const momentInWords = (
  date: CivilDate,
  time: CivilTime | null,
  language: Language,
): string =>
  isJapanese(language)
    ? `${partsOf(date).year}年${dayInWords(date, language)}${time ? ` ${time}` : ''}`
    : formatForLanguage(date, time, LANGUAGES[language].tag)

/** A birthday as people write it: `1980年4月1日（昭和55年4月1日）`, `April 1, 1980`. */
export function birthdayInWords(date: CivilDate, language: Language): string {
  if (!isJapanese(language))
    return format(language, date, { year: 'numeric', month: 'long', day: 'numeric' })
  const { year, month, day } = partsOf(date)
  return `${year}年${month}月${day}日（${formatEra(date)}）`
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
