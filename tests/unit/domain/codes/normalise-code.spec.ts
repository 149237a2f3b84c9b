import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldWidth, normaliseCode } from '@/domain/codes/normalise-code'

describe('codes', () => {
  it.each([
    ['ａ１２‐０００　３４５', 'A12000345'],
    ['abc-123456', 'ABC123456'],
    ['ABC－123456\r\n', 'ABC123456'],
    ['0ー1−2—3–4', '01234'],
    ['\ufeff12\u200b34', '1234'],
    ['', ''],
  ])('brings %j into the form %j', (typed, stored) => {
    expect(normaliseCode(typed)).toBe(stored)
  })

  it('gives the same form when it is applied again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(normaliseCode(normaliseCode(text))).toBe(normaliseCode(text))
      }),
    )
  })

  it('folds width and nothing else: ①, ㈱ and kanji forms stay', () => {
    expect(foldWidth('ＡＢＣ　１２３～①㈱﨑神葛󠄀𠮷ｶﾅ')).toBe('ABC 123~①㈱﨑神葛󠄀𠮷ｶﾅ')
  })
})
