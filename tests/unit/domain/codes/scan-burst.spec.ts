import { describe, expect, it } from 'vitest'

import {
  BURST_GAP_MS,
  charOfKey,
  nextKey,
  NO_BURST,
  type Stroke,
  wholeCode,
} from '@/domain/codes/scan-burst'
import { cleanScan, codesOf } from '@/domain/codes/scan-text'

/** Presses keys with a fixed pause; every scan that was completed, and how many ends were swallowed. */
function press(strokes: (string | Stroke)[], gap: number): { scans: string[]; rests: number } {
  let burst = NO_BURST
  let rests = 0
  const scans: string[] = []
  strokes.forEach((stroke, index) => {
    const one = typeof stroke === 'string' ? { code: stroke } : stroke
    const step = nextKey(burst, one, 1000 + index * gap)
    burst = step.burst
    if (step.scan !== null) scans.push(step.scan)
    if (step.isRest) rests++
  })
  return { scans, rests }
}
const keysOf = (text: string) =>
  [...text].map((char) => (/\d/.test(char) ? `Digit${char}` : `Key${char}`))
const ctrl = (code: string): Stroke => ({ code, key: code.slice(3).toLowerCase(), ctrlKey: true })
const LF: (string | Stroke)[] = [{ code: 'ControlLeft', ctrlKey: true }, ctrl('KeyJ')]
const shifted = (code: string, key: string): Stroke => ({ code, key, shiftKey: true })

describe('scan burst', () => {
  it('takes keys in quick succession with Enter for a scan', () => {
    expect(press([...keysOf('220205984'), 'Enter'], 8).scans).toEqual(['220205984'])
    expect(press([...keysOf('TA2610001'), 'NumpadEnter'], BURST_GAP_MS).scans).toEqual([
      'TA2610001',
    ])
  })

  it('does not take a hand for a scanner, nor a few keys for a code', () => {
    expect(press([...keysOf('220205984'), 'Enter'], BURST_GAP_MS + 1).scans).toEqual([])
    expect(press([...keysOf('12345'), 'Enter'], 8).scans).toEqual([])
    expect(press(['Enter'], 8).scans).toEqual([])
  })

  it('CD-05 (part) takes LF, CR, CR+LF and Tab for the end of one scan each', () => {
    const code = keysOf('220205984')
    for (const end of [LF, [ctrl('KeyM')], ['Tab'], ['Enter']]) {
      expect(press([...code, ...end], 8)).toEqual({ scans: ['220205984'], rests: 0 })
    }
    expect(press([...code, 'Enter', ...LF], 8)).toEqual({ scans: ['220205984'], rests: 1 })
    expect(press([...code, 'Enter', ...LF, ...code, 'Enter', ...LF], 8).scans).toHaveLength(2)
    // By hand these keys keep their meaning.
    expect(press([ctrl('KeyJ')], 8)).toEqual({ scans: [], rests: 0 })
  })

  it('reads physical keys, so that the IME does not matter; Shift of the scanner adds nothing', () => {
    const codes = [
      'ShiftLeft',
      'KeyT',
      'ShiftLeft',
      'KeyA',
      ...keysOf('261'),
      'Minus',
      'Numpad7',
      'Enter',
    ]
    expect(press(codes, 8).scans).toEqual(['TA261-7'])
    expect(charOfKey({ code: 'KanaMode' })).toBe('')
    expect(charOfKey({ code: 'Digit8', key: 'Process' })).toBe('8')
  })

  it('forgets what came before a pause or a key that types nothing', () => {
    const slowThenFast = nextKey(
      nextKey(NO_BURST, { code: 'Digit9' }, 0).burst,
      { code: 'Digit1' },
      500,
    )
    expect(slowThenFast.burst.text).toBe('1')
    const keys = [...keysOf('99'), 'F2', ...keysOf('220205984'), 'Enter']
    expect(press(keys, 8).scans).toEqual(['220205984'])
  })

  it('CD-05 (part) never makes another number of shifted digits, Ctrl or Alt', () => {
    const [digits] = [keysOf('000122521')]
    const scanOf = (...keys: (string | Stroke)[]) => press([...keys, 'Enter'], 8).scans[0] ?? null
    const star = shifted('Digit8', '*')
    expect(scanOf(star, ...digits, star)).toBe('*000122521*')
    const jis = shifted('Digit8', '(')
    expect(cleanScan(scanOf(jis, ...digits, jis)!)).toBe('000122521')
    const ime = shifted('Digit8', 'Process')
    expect(cleanScan(scanOf(ime, ...digits, ime)!)).toBe('000122521')
    expect(cleanScan(scanOf(...digits, ime, ...digits)!)).not.toMatch(/^\d+$/)
    expect(cleanScan(scanOf(...digits, star)!)).toBe('000122521*')
    expect(scanOf(...digits, ctrl('KeyB'), ...digits)).not.toMatch(/^\d+$/)
    // Alt + keypad: only the field knows what was typed.
    expect(scanOf(...digits, { code: 'Numpad4', altKey: true }, ...digits)).toBeNull()
  })
})

describe('the code in what a scanner sent', () => {
  it('CD-05 (part) is without the reader’s prefix and suffix and the symbology’s signs', () => {
    const form = { prefix: 'S>', suffix: '#' }
    expect(cleanScan('S>000122521#', form)).toBe('000122521')
    expect(cleanScan('ｓ＞０００１２２５２１＃', form)).toBe('000122521')
    expect(cleanScan('000122521', form)).toBe('000122521')
    expect(cleanScan(']C0000122521')).toBe('000122521')
    expect(cleanScan('[C0000122521')).toBe('000122521')
    expect(cleanScan('*000122521*')).toBe('000122521')
    expect(cleanScan('\u0002000122521\u0003')).toBe('000122521')
    // A prefix that nobody has set stays: the number is unknown, and nobody else's.
    expect(cleanScan('S>000122521')).toBe('S>000122521')
  })

  it('CD-05 (part) is looked for as it is first, and without the letters of NW-7 after that', () => {
    expect(codesOf('A000122521B')).toEqual(['A000122521B', '000122521'])
    expect(codesOf('d000-122-521d')).toEqual(['D000122521D', '000122521'])
    expect(codesOf('ABC100001')).toEqual(['ABC100001'])
    expect(codesOf('A000122521E')).toEqual(['A000122521E'])
  })
})
describe('a scan whose keys stalled on the way', () => {
  it('is taken whole from the field, also full-width, and never as its last digits', () => {
    expect(wholeCode('976', 'FM6388976')).toBe('FM6388976')
    expect(wholeCode('976', ' ＦＭ６３８８９７６ ')).toBe('ＦＭ６３８８９７６')
    expect(wholeCode('FM6388976', 'fm6388976')).toBe('FM6388976')
    expect(wholeCode('P-KW-A-01', 'ｐーｋｗーあー０１')).toBe('P-KW-A-01')
    expect(wholeCode('FM6388976', '')).toBe('FM6388976')
    // A field that keeps showing what was searched for.
    expect(wholeCode('976', 'A12345678FM6388976', 'A12345678')).toBe('FM6388976')
    expect(wholeCode('FM6388976', 'A12345678FM6388976', 'A12345678')).toBe('FM6388976')
    expect(wholeCode('976', 'FM6388976', 'A12345678')).toBe('FM6388976')
  })
})
