import { formatReceiptNumber } from '../codes/receipt-number'
import type { CivilDate, CivilTime } from '../time/civil'
import { formatJa } from '../time/format'

/** What the operator reads out when the city has not written a text of its own (OP-04). */
export const DEFAULT_READ_OUT = [
  'ご予約を承りました。',
  '受付番号は {{number}} です。',
  '日時は {{date}} {{time}}、場所は {{office}} です。',
  '当日は {{bring}} をお持ちください。',
].join('\n')

const TAKEN = /(ご予約|お申し込み)を(?=承|うけたまわ|お受け)/g

/** The same text after a change: it must not sound as if a second booking had been made. */
export const readOutAfterChange = (text: string): string => text.replace(TAKEN, '$1の変更を')

/** What a city's own text may ask for. */
export const READ_OUT_PLACEHOLDERS = ['number', 'date', 'time', 'office', 'bring'] as const

type ReadOutPlaceholder = (typeof READ_OUT_PLACEHOLDERS)[number]

export type ReadOutValues = {
  number: string
  date: CivilDate
  start: CivilTime
  office: string
  bring: string[]
}

/** Full-width braces count too: they are what a Japanese keyboard gives. */
const PLACEHOLDER = /(?:\{\{|｛｛)\s*(\w+)\s*(?:\}\}|｝｝)/g

/** 10:00 as people say it: `10時`, `10時30分`. */
const spokenTime = (time: CivilTime): string => {
  const [hour = '', minute = ''] = time.split(':')
  return `${Number(hour)}時${minute === '00' ? '' : `${Number(minute)}分`}`
}

/**
 * The city's text with the booking's data; lines about what to bring are left out when there is
 * nothing to bring. Unknown placeholders are refused when the text is saved; an old one stays visible.
 */
export function readOutText(template: string, values: ReadOutValues): string {
  const known: Record<string, string | undefined> & Record<ReadOutPlaceholder, string> = {
    number: formatReceiptNumber(values.number),
    date: formatJa(values.date),
    time: spokenTime(values.start),
    office: values.office,
    bring: values.bring.join('、'),
  }
  return (template.trim() || DEFAULT_READ_OUT)
    .split('\n')
    .filter((line) => known.bring !== '' || !/(?:\{\{|｛｛)\s*bring\b/.test(line))
    .map((line) => line.replace(PLACEHOLDER, (whole, name: string) => known[name] ?? whole))
    .join('\n')
}
