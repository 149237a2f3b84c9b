// A moment at which every window of the demo is open, for tests and pictures of the screens.
import holidayJp from '@holiday-jp/holiday_jp'

const DAY = 86_400_000
const TOKYO = 9 * 3_600_000
const national = new Set(Object.values(holidayJp.holidays).map(({ date }) => date))

const textOf = (day) => new Date(day).toISOString().slice(0, 10)
const isYearEnd = (text) => ['12-29', '12-30', '12-31', '01-02', '01-03'].includes(text.slice(5))
const isOrdinary = (day) => !national.has(textOf(day)) && !isYearEnd(textOf(day))

/**
 * How far ahead the next 14:35 in Japan is on a Tuesday to Thursday that is no holiday and whose
 * Friday of the next week is none either. Only ever ahead: a browser keeps a session whose end lies
 * further away, and drops one that seems to be over.
 */
export function workdayShift(from = Date.now()) {
  const midnight = Math.floor((from + TOKYO) / DAY) * DAY
  for (let day = midnight; ; day += DAY) {
    const weekday = new Date(day).getUTCDay()
    const nextFriday = day + (12 - weekday) * DAY
    const at = day - TOKYO + (14 * 60 + 35) * 60_000
    const isUsual = weekday >= 2 && weekday <= 4 && isOrdinary(day) && isOrdinary(nextFriday)
    if (at >= from && isUsual) return at - from
  }
}
