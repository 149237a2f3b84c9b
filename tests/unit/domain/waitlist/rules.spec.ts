import { describe, expect, it } from 'vitest'

import { toInstant } from '@/domain/time/civil'
import { isOfferHour, mayOffer, offerDays, suits, type Wish } from '@/domain/waitlist/rules'

const wish: Wish = {
  dateFrom: '2026-12-01',
  dateTo: '2026-12-31',
  timeFrom: '10:00',
  timeTo: '15:00',
  before: null,
}

describe('offers to people who wait', () => {
  it.each([
    ['08:59', false],
    ['09:00', true],
    ['19:59', true],
    ['20:00', false],
    ['00:00', false],
  ])('at %s: %s', (time, isAllowed) => {
    expect(isOfferHour(toInstant('2026-12-01', time))).toBe(isAllowed)
  })

  it('at most three, at most one a day of Japan', () => {
    const now = toInstant('2026-12-02', '09:00')
    const lastSentAt = toInstant('2026-12-01', '19:59').toISOString()
    expect(mayOffer({ sentCount: 2, lastSentAt }, now)).toBe(true)
    expect(mayOffer({ sentCount: 3, lastSentAt }, now)).toBe(false)
    expect(mayOffer({ sentCount: 1, lastSentAt }, toInstant('2026-12-01', '20:00'))).toBe(false)
    expect(mayOffer({ sentCount: 0, lastSentAt: null }, now)).toBe(true)
  })

  it('never today, unless the service takes bookings for the same day', () => {
    const now = toInstant('2026-12-10', '23:30')
    expect(offerDays(wish, now, 1)).toEqual({ from: '2026-12-11', to: '2026-12-31' })
    expect(offerDays(wish, now, 0)).toEqual({ from: '2026-12-10', to: '2026-12-31' })
    expect(offerDays({ ...wish, dateFrom: '2026-12-20' }, now, 1).from).toBe('2026-12-20')
  })

  it('only the days and times wished for, and only earlier than the visit one has', () => {
    expect(suits(wish, '2026-12-01', '10:00')).toBe(true)
    expect(suits(wish, '2026-12-31', '15:00')).toBe(true)
    expect(suits(wish, '2026-12-01', '09:59')).toBe(false)
    expect(suits(wish, '2026-12-01', '15:01')).toBe(false)
    expect(suits(wish, '2027-01-01', '12:00')).toBe(false)
    const earlier = { ...wish, before: { date: '2026-12-10', start: '12:00' } }
    expect(suits(earlier, '2026-12-10', '11:30')).toBe(true)
    expect(suits(earlier, '2026-12-10', '12:00')).toBe(false)
    expect(suits(earlier, '2026-12-11', '10:00')).toBe(false)
  })
})
