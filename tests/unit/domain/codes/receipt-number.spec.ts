import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isIndividualNumber } from '@/domain/codes/individual-number'
import {
  formatReceiptNumber,
  newReceiptNumber,
  parseReceiptNumber,
} from '@/domain/codes/receipt-number'

const anyReceipt = fc.integer({ min: 0, max: 89_999_999 }).map((n) => newReceiptNumber(() => n))

describe('receipt number', () => {
  it('ID-08 (part) is nine digits, never begins with 0 and is spoken in threes', () => {
    fc.assert(
      fc.property(anyReceipt, (number) => {
        expect(number).toMatch(/^[1-9]\d{8}$/)
        expect(formatReceiptNumber(number)).toMatch(/^\d{3}-\d{3}-\d{3}$/)
        expect(parseReceiptNumber(formatReceiptNumber(number))).toEqual({ ok: true, number })
      }),
    )
  })

  it('draws from the whole range and nothing beyond', () => {
    const asked: number[] = []
    const draw = (n: number) =>
      newReceiptNumber((max) => {
        asked.push(max)
        return n
      })
    expect(draw(0).slice(0, 8)).toBe('10000000')
    expect(draw(89_999_999).slice(0, 8)).toBe('99999999')
    expect(asked).toEqual([90_000_000, 90_000_000])
  })

  it('keeps its check digit for ever, because numbers are printed on paper', () => {
    const drawn = [0, 2_345_678, 47_201_534, 89_999_999].map((n) => newReceiptNumber(() => n))
    expect(drawn).toEqual(['100000006', '123456786', '572015348', '999999999'])
  })

  it('ID-08 (part) finds every wrong digit and every exchange of neighbours', () => {
    fc.assert(
      fc.property(anyReceipt, (number) => {
        for (let at = 0; at < 9; at++) {
          for (let digit = 0; digit <= 9; digit++) {
            const wrong = number.slice(0, at) + digit + number.slice(at + 1)
            expect(parseReceiptNumber(wrong).ok).toBe(wrong === number)
          }
          const swapped = [...number]
          ;[swapped[at], swapped[at + 1]] = [swapped[at + 1] ?? '', swapped[at] ?? '']
          const text = swapped.join('')
          if (at < 8) expect(parseReceiptNumber(text).ok).toBe(text === number)
        }
      }),
      { numRuns: 50 },
    )
  })

  it.each([...'-‐‑‒–—―−－ーｰ 　\u00a0\u200b,、，'])(
    'reads it with %j between the groups',
    (joiner) => {
      const number = newReceiptNumber(() => 12_345_678)
      const wide = number.replace(/\d/g, (d) => String.fromCharCode(+d + 0xff10))
      for (const text of [number, wide]) {
        const typed = [text.slice(0, 3), text.slice(3, 6), text.slice(6)].join(joiner)
        expect(parseReceiptNumber(` ${typed}　`)).toEqual({ ok: true, number })
      }
    },
  )

  it.each(['', '12345678', '1234567890', '123456789018', 'abcdefghi', '12345678九', '12.345.678'])(
    'says that %j has the wrong length',
    (text) => expect(parseReceiptNumber(text)).toEqual({ ok: false, reason: 'length' }),
  )

  it('is never taken for an individual number, nor the other way round', () => {
    fc.assert(
      fc.property(anyReceipt, (number) => {
        expect(isIndividualNumber(formatReceiptNumber(number))).toBe(false)
      }),
    )
    expect(parseReceiptNumber('123456789018').ok).toBe(false)
  })
})
