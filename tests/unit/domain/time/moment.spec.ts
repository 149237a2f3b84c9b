import { expect, it } from 'vitest'

import { momentInWords } from '@/domain/time/moment'

it.each([
  ['2026-12-06T15:30:00.000Z', '2026年12月7日（月）00:30'],
  ['2026-12-07T00:30', '2026年12月7日（月）00:30'],
  ['2026-02-30T10:00', ''],
  ['なし', ''],
  ['', ''],
  [null, ''],
])('%s is read as %s, wherever the clock of the machine stands', (given, words) => {
  expect(momentInWords(given)).toBe(words)
})
