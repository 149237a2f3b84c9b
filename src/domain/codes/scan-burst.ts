/**
 * Tells a keyboard-wedge scanner from a person at the keyboard: a scanner sends its keys a few
 * milliseconds apart and ends with Enter, Tab, CR or LF (CD-05). Works on physical keys
 * (`KeyboardEvent.code`), because with the Japanese IME on the characters arrive full-width or not at
 * all. What a key stands for is never guessed: a shifted digit is not that digit. A burst keeps such
 * signs, so that a code with start and stop signs can be cut (scan-text.ts) and any other is unknown,
 * but never the code of somebody else's card.
 */

import { foldWidth, normaliseCode } from './normalise-code'

/** Slower than any scanner, faster than any hand. */
export const BURST_GAP_MS = 45
/** Receipt and card numbers; codes of storage places are shorter. */
const MIN_LENGTH = 6
const MAX_LENGTH = 200
/** A key that stands for something, nobody knows what: no code contains it. */
export const UNREADABLE = '\ufffd'

/** One key as the browser tells it; `key` is `Process` while the IME is on. */
export type Stroke = {
  code: string
  key?: string
  shiftKey?: boolean
  ctrlKey?: boolean
  altKey?: boolean
  metaKey?: boolean
}

const FIXED: Record<string, string> = {
  Minus: '-',
  NumpadSubtract: '-',
  Slash: '/',
  NumpadDivide: '/',
  Period: '.',
  NumpadDecimal: '.',
}
/** Brackets of the AIM prefix, where US and JIS keyboards have them. */
const BRACKETS = ['BracketLeft', 'BracketRight', 'Backslash']
/** Held or switched, never typed: they belong to a burst and add nothing. */
const MODIFIER =
  /^(?:Shift|Control|CapsLock|NumLock|ScrollLock|KanaMode|Convert|NonConvert|Lang\d|Fn)/

/** The character of a key as codes use it, in capitals; empty for keys that type nothing. */
export function charOfKey({ code, key = '', shiftKey = false }: Stroke): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter) return letter
  if (!shiftKey) {
    const plain = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? FIXED[code]
    if (plain) return plain
  }
  const shown = foldWidth(key)
  if (shown.length === 1) return shown.toUpperCase()
  if (MODIFIER.test(code)) return ''
  if (BRACKETS.includes(code)) return ']'
  return /^(?:Digit|Numpad\d|Semicolon|Quote|Comma|Equal|Backquote|Intl|Space)/.test(code) ||
    Object.hasOwn(FIXED, code)
    ? UNREADABLE
    : ''
}

/** Enter, and what ends a scan without being the Enter key: Tab, CR (Ctrl+M), LF (Ctrl+J). */
export function isEnd({ code, ctrlKey, altKey, metaKey }: Stroke): boolean {
  if (altKey || metaKey) return false
  if (ctrlKey) return code === 'KeyJ' || code === 'KeyM'
  return code === 'Enter' || code === 'NumpadEnter' || code === 'Tab'
}

export type Burst = {
  text: string
  at: number
  /** The burst holds what cannot be read at all (Alt + keypad): only the field knows the code. */
  spoiled?: boolean
  /** A scan has just ended: the LF after a CR belongs to it. */
  ended?: boolean
}
export const NO_BURST: Burst = { text: '', at: 0 }

export type BurstStep = {
  burst: Burst
  /** The whole code as it was sent, when this key ended a scan. */
  scan: string | null
  /** This key is the second half of the end of a scan: it must do nothing more. */
  isRest?: boolean
}

/**
 * One key further.
 * @param at the event's time in milliseconds
 * @param minLength of a code, where shorter ones than usual are read
 */
export function nextKey(
  burst: Burst,
  stroke: Stroke,
  at: number,
  minLength = MIN_LENGTH,
): BurstStep {
  const isFast = at - burst.at <= BURST_GAP_MS
  if (isEnd(stroke)) {
    if (isFast && burst.ended) return { burst: { ...burst, at }, scan: null, isRest: true }
    const isScan = isFast && !burst.spoiled && burst.text.length >= minLength
    return isScan
      ? { burst: { text: '', at, ended: true }, scan: burst.text }
      : { burst: NO_BURST, scan: null }
  }
  if (stroke.altKey || stroke.metaKey) return { burst: { text: '', at, spoiled: true }, scan: null }
  if (MODIFIER.test(stroke.code)) return { burst, scan: null }
  // Control signs (FNC1, GS) are sent as Ctrl with a key; no code of ours contains them.
  const char = stroke.ctrlKey ? UNREADABLE : charOfKey(stroke)
  if (char === '') return { burst: NO_BURST, scan: null }
  const isGoingOn = isFast && (burst.text !== '' || burst.spoiled)
  const text = isGoingOn ? burst.text + char : char
  return {
    burst: {
      text: text.slice(-MAX_LENGTH),
      at,
      ...(isGoingOn && burst.spoiled ? { spoiled: true } : {}),
    },
    scan: null,
  }
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
