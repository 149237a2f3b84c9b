/** What a cell's number format makes of a number, as far as a list needs it. */
export type Look =
  | { kind: 'plain' }
  | { kind: 'date' }
  | { kind: 'time' }
  | { kind: 'percent' }
  /** Fixed places: `0000000000` shows 12 as 0000000012, `000-0000` shows 2108577 as 210-8577. */
  | { kind: 'places'; pattern: string }

const PLAIN: Look = { kind: 'plain' }
/** Of Excel's own codes, which it bounds itself. */
const LONGEST = 255

/** Formats that every book has; those of Japanese Excel are among them (27–36, 50–58). */
export function builtInLook(id: number): Look {
  if (id === 9 || id === 10) return { kind: 'percent' }
  if ((id >= 18 && id <= 21) || id === 32 || id === 33 || (id >= 45 && id <= 47)) {
    return { kind: 'time' }
  }
  const isDate =
    (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
  return isDate ? { kind: 'date' } : PLAIN
}

/** `[h]`, `[mm]`: hours or minutes beyond a day. */
const ELAPSED = /\[(?:h+|m+|s+)\]/i
const QUOTED = /"[^"]*"|\\.|_.|\*./g
const BRACKETS = /\[[^\]]*\]/g

/**
 * What a format code shows. Texts in quotes, colours, conditions and languages in brackets, escaped
 * characters and the words of Excel itself (General, G/標準) say nothing about it, and the E of
 * `0.00E+00` is an exponent, no era.
 */
export function lookOfFormat(code: string): Look {
  if (code.length > LONGEST) return PLAIN
  const [first = ''] = code.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)
  const isElapsed = ELAPSED.test(first)
  const bare = first
    .replace(BRACKETS, '')
    .replace(QUOTED, (part) => (/^\\?"?-"?$/.test(part) ? '-' : ''))
    .replace(/General|G\/標準|G\/General|Standard/gi, '')
    .replace(/E[+-]/gi, '')
  if (/[ydge]/i.test(bare) || /m{3,}/i.test(bare)) return { kind: 'date' }
  if (isElapsed || /[hs]/i.test(bare)) return { kind: 'time' }
  // A lone m is a month, not a minute.
  if (/m/i.test(bare)) return { kind: 'date' }
  if (bare.includes('%')) return { kind: 'percent' }
  return /^0[0-]*0$/.test(bare) ? { kind: 'places', pattern: bare } : PLAIN
}

const DAY_MS = 86_400_000
const DAYS_TO_1970 = { 1900: 25_569, 1904: 24_107 }
/** Excel counts a 29th of February 1900 that never was. */
const LEAP_THAT_WAS_NOT = 60
/** No error value of Excel's, but read like one: the number stands for no day. */
const NO_DAY = '#DATE!'

const two = (value: number): string => String(value).padStart(2, '0')

function timeOf(seconds: number): string {
  const [hours, rest] = [Math.floor(seconds / 3600), seconds % 3600]
  return `${two(hours)}:${two(Math.floor(rest / 60))}:${two(rest % 60)}`
}

/** @param serial days since the beginning of 1900 or 1904, as Excel counts them */
function dateOf(serial: number, is1904: boolean): string {
  const seconds = Math.round(serial * 86_400)
  const whole = Math.floor(seconds / 86_400)
  if (serial < 0 || (!is1904 && whole === LEAP_THAT_WAS_NOT)) return NO_DAY
  const shift = !is1904 && whole < LEAP_THAT_WAS_NOT ? 1 : 0
  const at = new Date((whole + shift - DAYS_TO_1970[is1904 ? 1904 : 1900]) * DAY_MS)
  // 19800401 in a cell for dates is no serial number; Excel shows ####.
  if (Number.isNaN(at.getTime()) || at.getUTCFullYear() > 9999) return String(serial)
  const time = seconds % 86_400
  const day = at.toISOString().slice(0, 10)
  return time === 0 ? day : `${day} ${timeOf(time)}`
}

function inPlaces(number: number, pattern: string): string {
  if (!Number.isSafeInteger(number) || number < 0) return String(number)
  const places = pattern.replace(/-/g, '').length
  const digits = [...String(number).padStart(places, '0')]
  const tail = [...pattern].reverse().map((mark) => (mark === '-' ? '-' : (digits.pop() ?? '')))
  return digits.join('') + tail.reverse().join('')
}

/** Excel keeps fifteen digits; of a longer number the last ones are lost and shown as zeros. */
const MOST_DIGITS = 15
/** Read like one of Excel's error values: what was typed is no longer there. */
export const LOST_DIGITS = '#LOST_DIGITS!'

/** The text of a number as the list means it. Excel writes long ones as 7.000000001E9. */
export function textOfNumber(value: string, look: Look, is1904: boolean): string {
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  if (look.kind === 'date') return dateOf(number, is1904)
  if (look.kind === 'time') return number < 0 ? value : timeOf(Math.round(number * 86_400))
  if (look.kind === 'percent') return `${Number((number * 100).toPrecision(12))}%`
  if (Number.isInteger(number) && Math.abs(number) >= 10 ** MOST_DIGITS) return LOST_DIGITS
  if (look.kind === 'places') return inPlaces(number, look.pattern)
  // 0.1 + 0.2 is stored with seventeen digits and shown as 0.3.
  return String(Number(number.toPrecision(MOST_DIGITS)))
}
