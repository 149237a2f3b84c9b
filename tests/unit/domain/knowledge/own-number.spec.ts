import { describe, expect, it } from 'vitest'

import { keptRich } from '@/lib/rich/kept'
import { holdsIndividualNumber } from '@/services/knowledge/own-number'

describe('an individual number in a text', () => {
  it.each([
    ['番号は1234-5678-9018です'],
    ['**1234**56789018'],
    ['[x](https://a/?n=123456789018)'],
    ['[x](https://a/?n=12345&#54;789018)'],
    ['[x](https://a/?n=12345&#x36;789018)'],
    ['[x](tel:1234%2d5678%2d9018)'],
    ['[x](tel:1234%252D5678%252D9018)'],
    ['[x](javascript:12345&#54;789018)'],
    ['- [x](https://a/12345%36789018 "b")'],
    ['12345&#54;789018'],
  ])('is found in %j', (text) => {
    expect(holdsIndividualNumber(text)).toBe(true)
  })

  it.each([
    ['[電話](tel:044-200-3333)'],
    ['[x](https://a/%E3%81%82?n=123456789012)'],
    ['達成率は100%です。&#12354;&#99999999;&#x110000;'],
  ])('is not taken for one: %j', (text) => {
    expect(holdsIndividualNumber(text)).toBe(false)
  })
})

describe('what is shown all the time', () => {
  it('is read once', () => {
    expect(keptRich('**あ**の[い](/ja)')).toBe(keptRich('**あ**の[い](/ja)'))
    expect(keptRich('**あ**')).not.toBe(keptRich('**い**'))
  })
})
