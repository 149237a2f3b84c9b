import { expect, it } from 'vitest'

import { wholeNumber } from '@/domain/text/fold-input'

it.each([
  ['５０', 50],
  [' 1,200 ', 1200],
  ['－３', -3],
  ['ー３', -3],
  ['0', 0],
])('a number is taken as the keyboard gives it: %s', (typed, number) => {
  expect(wholeNumber(typed)).toBe(number)
})

it.each(['', '五十', '3.5', '5枚', '--3'])('%s is no whole number', (typed) => {
  expect(wholeNumber(typed)).toBeNull()
})
