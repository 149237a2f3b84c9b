import { BLANKS, HYPHENS } from '../codes/normalise-code'
import { withoutBlankEdges } from '../text/edges'

import { type CivilDate, isCivilDate, tokyoDateOf, tokyoTimeOf } from './civil'
import { withoutKanjiNumbers } from './kanji-number'

/** Gregorian year of the year before an era's first, and the days on which it was in force. */
const ERAS: Record<string, { before: number; from: CivilDate; to: CivilDate }> = {
  R: { before: 2018, from: '2019-05-01', to: '9999-12-31' },
  H: { before: 1988, from: '1989-01-08', to: '2019-04-30' },
  S: { before: 1925, from: '1926-12-25', to: '1989-01-07' },
  T: { before: 1911, from: '1912-07-30', to: '1926-12-25' },
  M: { before: 1867, from: '1868-01-25', to: '1912-07-30' },
}
const ERA_LETTERS: Record<string, string> = { 令: 'R', 平: 'H', 昭: 'S', 大: 'T', 明: 'M' }

const BLANK = new RegExp(`[${BLANKS}]`, 'g')
/** No day is written longer, with its weekday and a time behind it. */
const LONGEST = 100
const HYPHEN = new RegExp(`[${HYPHENS}]`, 'g')

const WESTERN =
  /^(\d{4})(?:[-/.・](\d{1,2})[-/.・](\d{1,2})|年(\d{1,2})月(\d{1,2})日|(\d{2})(\d{2}))$/
const JAPANESE =
  /^([RHSTM])(元|\d{1,2})(?:[-/.・](\d{1,2})[-/.・](\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/
const COMPACT = /^([RHSTM])(\d{2})(\d{2})(\d{2})$/
/** A point in time with its place in the world; databases write `+09` and a blank before it, too. */
const STAMP =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[T ] *(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)? *(?:(Z)|([-+]\d{2})(?::?(\d{2}))?)$/
/** What follows a day: `0:00`, `00:00:00.000`, `午前0時0分`, `0:00 AM`. */
const TIME =
  /(?:T| +|(?<=日)|(?<=\)))(?:午前|AM )?(\d{1,2})(?::(\d{2})(?::(\d{2})(?:\.(\d+))?)?|時(?:(\d{1,2})分(?:(\d{1,2})秒)?)?)(?: ?[AP]M)?$/
/** The hour after midnight as clocks of twelve hours call it: `12:00:00 AM`, `AM 12:00`, `午前12時`. */
const TWELVE = /(?<=(?:午前|AM ))12(?=[:時])|(?<= )12(?=(?::\d{2}){1,2} ?AM$)/
const FOURTEEN = /^(\d{8})(\d{2})(\d{2})(\d{2})?$/
const WEEKDAY = /\((?:[月火水木金土日](?:曜日?)?|MON|TUE|WED|THU|FRI|SAT|SUN)\)$/
const BORN = /(?:生まれ|生れ|生)$/

const joined = (year: number, month: string, day: string): CivilDate | null => {
  const date = `${String(year).padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCivilDate(date) ? date : null
}

/** One spelling for width, hyphens, era signs (㍼, 昭和, 昭) and kanji numbers. */
function plain(text: string): string {
  const bare = withoutBlankEdges(text)
  // With a sign before it that no day begins with, so that what is cut off cannot make it one.
  if (bare.length > LONGEST) return `-${bare.slice(0, LONGEST)}`
  const folded = withoutBlankEdges(
    bare
      .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
      .normalize('NFKC')
      .toUpperCase()
      .replace(HYPHEN, '-'),
  )
  return withoutKanjiNumbers(folded.replace(TWELVE, '0')).replace(
    /^(?:令和?|平成?|昭和?|大正?|明治?)(?=元|\d| )/,
    (era) => ERA_LETTERS[era[0] ?? ''] ?? era,
  )
}

/** `day`: the text without a time of day. `null`: it has a time that is no beginning of a day. */
function withoutTime(text: string): string | null {
  const stamp = STAMP.exec(text)
  if (stamp) {
    const [, year = '', month = '', day = '', hour = '', minute = '', second = '00'] = stamp
    const written = joined(Number(year), month, day)
    const zone = stamp[7] ?? `${stamp[8]}:${stamp[9] ?? '00'}`
    const at = new Date(`${written}T${hour.padStart(2, '0')}:${minute}:${second}${zone}`)
    if (Number.isNaN(at.getTime())) return null
    const here = tokyoDateOf(at)
    // Midnight here, or midnight as the writer meant it on a day that is the same here.
    const isMidnight = [hour, minute, second].every((part) => Number(part) === 0)
    return tokyoTimeOf(at) === '00:00' || (isMidnight && written === here) ? here : null
  }
  const digits = FOURTEEN.exec(text)
  if (digits) return digits.slice(2).every((part) => !Number(part ?? 0)) ? (digits[1] ?? '') : null
  const time = TIME.exec(text)
  if (!time) return text
  return time.slice(1).every((part) => !Number(part ?? 0)) ? text.slice(0, time.index) : null
}

export type ReadDate = {
  date: CivilDate
  /** Its year is counted in an era that was not in force on that day: 平成31年5月1日. */
  isBeyondEra: boolean
}

/**
 * Reads a day as the lists of cities write it: `1980-04-01`, `1980/4/1`, `19800401`,
 * `1980年4月1日`, `昭和55年4月1日`, `昭55.4.1`, `㍼55年4月1日`, `S55.4.1`, `S550401`, kanji numbers,
 * any width and hyphen, with a weekday or 生 behind it (CD-03).
 *
 * A time of day may follow where it says nothing: midnight, and a stamp with its zone whose day in
 * Tokyo is clear. Any other time is refused, because a day that was cut from it may be the wrong one.
 *
 * A day beyond the end of its era is taken, since old systems count on (平成31年5月1日, 平成35年 on
 * permits) and there is only one day it can mean; the caller tells it.
 * @returns null for anything that is not an existing day in one of these forms
 */
export function readDate(text: string): ReadDate | null {
  const whole = withoutTime(plain(text))
  if (whole === null) return null
  const clean = whole.replace(BLANK, '').replace(WEEKDAY, '').replace(BORN, '')
  const western = WESTERN.exec(clean)
  if (western) {
    const [, year = '', ...rest] = western
    const [month = '', day = ''] = rest.filter((part) => part !== undefined)
    const date = joined(Number(year), month, day)
    return date ? { date, isBeyondEra: false } : null
  }
  const japanese = JAPANESE.exec(clean) ?? COMPACT.exec(clean)
  if (!japanese) return null
  const [, letter = '', year = '', ...rest] = japanese
  const [month = '', day = ''] = rest.filter((part) => part !== undefined)
  const era = ERAS[letter]
  const count = year === '元' ? 1 : Number(year)
  if (!era || count === 0) return null
  const date = joined(era.before + count, month, day)
  return date ? { date, isBeyondEra: date < era.from || date > era.to } : null
}

/** The day alone; see `readDate`. @returns null when it is none */
export const parseDate = (text: string): CivilDate | null => readDate(text)?.date ?? null

/** True for a text that would be a day, had it no time of day behind it. */
export const hasTimeOfDay = (text: string): boolean => {
  const clean = plain(text)
  return STAMP.test(clean) || FOURTEEN.test(clean) || TIME.test(clean)
}

const UNKNOWN = /不詳|不明|未詳|不祥/
/** A year with no month or no day: 昭和20年, 昭和20年8月, 1945-00-00; in digits 19450000, 00000000. */
const YEAR = '(?:[RHSTM](?:元|\\d{1,2})|\\d{4})'
const MONTH = '(?:0?[1-9]|1[0-2])'
const NONE = '0?0'
const OPEN = new RegExp(
  `^${YEAR}(?:年(?:(?:${MONTH}|${NONE})月)?(?:${NONE}日|日)?|[-/.・](?:${MONTH}|${NONE})[-/.・]${NONE})(?:頃|ごろ|生)?$`,
)
const OPEN_DIGITS = /^(?:(?:\d{4}|[RHSTM]\d{2})(?:0\d|1[0-2])00|0{8}|9{8}|0{7})$/

/**
 * True for a birthday that the record itself does not know: 不詳, 昭和20年00月00日, 1945-00-00,
 * 昭和20年8月. The person exists all the same and must be able to book.
 */
export function isUnknownDate(text: string): boolean {
  const clean = plain(text).replace(BLANK, '')
  if (clean === '' || readDate(text)) return false
  if (UNKNOWN.test(clean)) return true
  return OPEN.test(clean) || OPEN_DIGITS.test(clean)
}

const CODE_LETTERS: Record<string, string> = { 1: 'M', 2: 'T', 3: 'S', 4: 'H', 5: 'R' }

/** A date with a number for its era, `3550401` = 昭和55年4月1日: only where a list says so. */
export function readEraCode(text: string): ReadDate | null {
  const found = /^([1-5])(\d{6})$/.exec(plain(text).replace(BLANK, ''))
  return found ? readDate(`${CODE_LETTERS[found[1] ?? ''] ?? ''}${found[2] ?? ''}`) : null
}
