import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { isIndividualNumber } from '@/domain/codes/individual-number'
import { newNumberLike } from '@/domain/codes/new-number'

describe('newNumberLike', () => {
  it('keeps length, marks and letters of the form', () => {
    for (const [like, form] of [
      ['7000000001', /^[1-9]\d{9}$/],
      ['KW-0012-3456', /^KW-\d{4}-\d{4}$/],
      ['０１２３４５６７', /^\d{8}$/],
      ['AB-12', /^[A-HJ-NP-Z]{2}-\d{2}$/],
    ] as const) {
      for (let at = 0; at < 200; at++) {
        expect(newNumberLike(like, (max) => Math.floor(Math.random() * max))).toMatch(form)
      }
    }
  })

  it('draws again when the number would be an individual number', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (stream) => {
        const numbers = stream[Symbol.iterator]()
        const number = newNumberLike('123456789012', (max) => numbers.next().value! % max)
        expect(number).toMatch(/^[1-9]\d{11}$/)
        expect(isIndividualNumber(number)).toBe(false)
      }),
    )
  })

  it('takes every digit from the source it is given', () => {
    let next = 0
    expect(newNumberLike('5000000000', (max) => next++ % max)).toBe('1123456789')
  })
})
