import { describe, expect, it } from 'vitest'

import { BURST_GAP_MS, charOfKey, nextKey, NO_BURST, wholeCode } from '@/domain/codes/scan-burst'

/** Presses keys with a fixed pause and gives the scan that the last one completed. */
function press(codes: string[], gap: number): string | null {
  let [burst, scan] = [NO_BURST, null as string | null]
  codes.forEach((code, index) => {
    ;({ burst, scan } = nextKey(burst, code, 1000 + index * gap))
  })
  return scan
}
const keysOf = (text: string) =>
  [...text].map((char) => (/\d/.test(char) ? `Digit${char}` : `Key${char}`))

describe('scan burst', () => {
  it('takes keys in quick succession with Enter for a scan', () => {
    expect(press([...keysOf('220205984'), 'Enter'], 8)).toBe('220205984')
    expect(press([...keysOf('TA2610001'), 'NumpadEnter'], BURST_GAP_MS)).toBe('TA2610001')
  })

  it('does not take a hand for a scanner, nor a few keys for a code', () => {
    expect(press([...keysOf('220205984'), 'Enter'], BURST_GAP_MS + 1)).toBeNull()
    expect(press([...keysOf('12345'), 'Enter'], 8)).toBeNull()
    expect(press(['Enter'], 8)).toBeNull()
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
    expect(press(codes, 8)).toBe('TA261-7')
    expect(charOfKey('KanaMode')).toBe('')
  })

  it('forgets what came before a pause or a key that codes do not contain', () => {
    const slowThenFast = nextKey(nextKey(NO_BURST, 'Digit9', 0).burst, 'Digit1', 500)
    expect(slowThenFast.burst.text).toBe('1')
    expect(press([...keysOf('99'), 'Tab', ...keysOf('220205984'), 'Enter'], 8)).toBe('220205984')
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
