import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { withoutIds } from '@/domain/codes/request-id'

/** Digits of any script with up to three signs between them. */
const NUMBERS =
  /\p{N}(?:[^\p{L}]{0,3}\p{N})*|[〇零一二三四五六七八九](?:[^\p{L}]{0,3}[〇零一二三四五六七八九])+/gu
const MASK = '（番号は記録しません）'

const holdsOne = (text: string): boolean => containsIndividualNumber(withoutIds(text))

/** Line ends, other controls, and what turns the direction of writing: with them one line looks like another. */
const CONTROLS = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu

/** A text of whomever, as it may stand in a line of a log: one line, without anybody's individual number. */
export const safeWords = (text: string): string => safeText(text.replace(CONTROLS, ' '))

function safeText(text: string): string {
  if (!holdsOne(text)) return text
  const masked = text.replace(NUMBERS, (numbers) => (holdsOne(numbers) ? MASK : numbers))
  // Parted in a way of its own: then nothing of it is written.
  return holdsOne(masked) ? MASK : masked
}

function safeValue(value: unknown): unknown {
  if (typeof value === 'string') return safeText(value)
  if (typeof value === 'number') return holdsOne(String(value)) ? MASK : value
  if (Array.isArray(value)) return value.map(safeValue)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [safeText(name), safeValue(inner)]),
  )
}

/**
 * A line of the server's log, as it is written in the end, whoever wrote it and whatever it is made of: an
 * individual number in it becomes a mark.
 */
export function safeLine(line: string): string {
  if (!holdsOne(line)) return line
  try {
    return `${JSON.stringify(safeValue(JSON.parse(line)))}\n`
  } catch {
    return `${safeText(line.trimEnd())}\n`
  }
}
