/**
 * Tells a keyboard-wedge scanner from a person at the keyboard: a scanner sends its keys a few
 * milliseconds apart and ends with Enter. Works on physical keys (`KeyboardEvent.code`), because with
 * the Japanese IME on the characters arrive full-width or not at all.
 */

import { normaliseCode } from './normalise-code'

/** Slower than any scanner, faster than any hand. */
export const BURST_GAP_MS = 45
/** Receipt and card numbers; codes of storage places are shorter. */
const MIN_LENGTH = 6
const MAX_LENGTH = 200

const FIXED: Record<string, string> = {
  Minus: '-',
  NumpadSubtract: '-',
  Slash: '/',
  NumpadDivide: '/',
  Period: '.',
  NumpadDecimal: '.',
}

/** The character of a key as codes use it, in capitals; empty for keys that codes do not contain. */
export function charOfKey(code: string): string {
  return (
    /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? /^Key([A-Z])$/.exec(code)?.[1] ?? FIXED[code] ?? ''
  )
}

export type Burst = { text: string; at: number }
export const NO_BURST: Burst = { text: '', at: 0 }

export type BurstStep = {
  burst: Burst
  /** The whole code, when this key was the Enter at the end of a scan. */
  scan: string | null
}

/**
 * One key further.
 * @param at the event's time in milliseconds
 * @param minLength of a code, where shorter ones than usual are read
 */
export function nextKey(burst: Burst, code: string, at: number, minLength = MIN_LENGTH): BurstStep {
  const isFast = burst.text !== '' && at - burst.at <= BURST_GAP_MS
  if (code === 'Enter' || code === 'NumpadEnter') {
    return { burst: NO_BURST, scan: isFast && burst.text.length >= minLength ? burst.text : null }
  }
  const char = charOfKey(code)
  // Scanners press Shift for capitals: it belongs to the burst and adds nothing.
  if (char === '') return { burst: /^Shift/.test(code) ? burst : NO_BURST, scan: null }
  const text = isFast ? burst.text + char : char
  return { burst: { text: text.slice(-MAX_LENGTH), at }, scan: null }
}

/**
 * What was scanned, when a busy machine let the keys stall and only the end of the code counted as a
 * burst: the field then holds all of it. Half a code must never pass for a whole one.
 * @param before what the field keeps showing of the last scan; the next one stands behind it
 */
export function wholeCode(scan: string, field: string, before = ''): string {
  const added = field.startsWith(before) ? field.slice(before.length) : field
  const [end, all] = [normaliseCode(scan), normaliseCode(added)]
  return all.length > end.length && all.endsWith(end) ? added.trim() : scan
}
