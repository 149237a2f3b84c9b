import { describe, expect, it } from 'vitest'

import { parseVisit } from '@/domain/time/parse-visit'

describe('day and time of a visit as they are said', () => {
  const today = '2026-12-20'
  it.each([
    ['12/14 10:00', '2026-12-14', '10:00'],
    ['1/8', '2027-01-08', null],
    ['11月3日9時', '2026-11-03', '09:00'],
    ['11月3日 9時半', '2026-11-03', '09:30'],
    ['2026/2/28 13:05', '2026-02-28', '13:05'],
  ])('reads %s', (text, date, time) => {
    expect(parseVisit(text, today)).toEqual({ date, time })
  })

  it.each(['1214', '123-456-789', '12/32', '2/30', '12/14 25:00', '7000000001', 'K-12/3', '山田'])(
    'takes %s for none',
    (text) => expect(parseVisit(text, today)).toBeNull(),
  )
})
