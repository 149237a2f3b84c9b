import { describe, expect, it } from 'vitest'

import { inTurn, mayRecordResult, walkInVerdict } from '@/domain/booking/visit'
import type { Outcome } from '@/domain/booking/vocabulary'
import { toIso } from '@/domain/time/civil'

const DAY = '2026-12-07'
const at = (time: string, date = DAY) => new Date(toIso(date, time))
const visit = (outcome: Outcome = 'none') => ({
  status: 'confirmed' as const,
  outcome,
  date: DAY,
  start: '10:00',
})

describe('result of a visit', () => {
  it.each([
    ['none', 'no-show', '09:59', 'NOT_YET'],
    ['none', 'no-show', '10:00', 'ok'],
    ['none', 'completed', '08:00', 'ok'],
    ['none', 'refused', '10:00', 'ok'],
    ['arrived', 'completed', '09:00', 'ok'],
    ['arrived', 'refused', '09:00', 'ok'],
    ['arrived', 'no-show', '17:00', 'ARRIVED'],
    ['completed', 'no-show', '17:00', 'ALREADY_SET'],
    ['refused', 'completed', '17:00', 'ALREADY_SET'],
  ] as const)('%s → %s at %s: %s', (from, to, time, expected) => {
    const verdict = mayRecordResult(visit(from), to, '理由', at(time))
    expect(verdict.ok ? 'ok' : verdict.code).toBe(expected)
  })

  it('asks for a reason only for 交付できず, and refuses what is cancelled or still to come', () => {
    expect(mayRecordResult(visit(), 'refused', ' ', at('10:00'))).toEqual({
      ok: false,
      code: 'REASON',
    })
    expect(mayRecordResult(visit(), 'completed', '', at('10:00')).ok).toBe(true)
    const cancelled = { ...visit(), status: 'cancelled' as const }
    expect(mayRecordResult(cancelled, 'completed', '', at('10:00'))).toMatchObject({
      code: 'NOT_LIVE',
    })
    const dayBefore = at('23:59', '2026-12-06')
    expect(mayRecordResult(visit(), 'completed', '', dayBefore)).toMatchObject({ code: 'NOT_YET' })
  })
})

describe('order of waiting people', () => {
  const waiting = (start: string, arrived: string) => ({
    date: DAY,
    start,
    checkedInAt: at(arrived).toISOString(),
  })

  it('goes by the later of booked time and check-in', () => {
    const early = waiting('10:00', '09:20')
    const onTime = waiting('09:30', '09:28')
    const late = waiting('09:00', '09:35')
    expect(inTurn([late, early, onTime])).toEqual([onTime, late, early])
  })

  it('goes by check-in where two have the same turn', () => {
    const [first, second] = [waiting('10:00', '09:40'), waiting('10:00', '09:50')]
    expect(inTurn([second, first])).toEqual([first, second])
  })

  it('BK-22 (part) nobody without a booking overtakes a booked person who was there before', () => {
    const booked = waiting('10:30', '10:05')
    const [walkIn, next] = [
      { ...waiting('10:00', '10:10'), isWalkIn: true },
      { ...waiting('10:00', '10:15'), isWalkIn: true },
    ]
    expect(inTurn([next, walkIn, booked])).toEqual([booked, walkIn, next])
    // Who checks in after the walk-in has the booked time, no more.
    const later = waiting('10:30', '10:12')
    expect(inTurn([later, walkIn])).toEqual([walkIn, later])
    expect(inTurn([later, next, walkIn, booked])).toEqual([booked, walkIn, later, next])
  })
})

describe('BK-22 (part) without a booking', () => {
  it.each([
    [{ documentsComplete: true, crowded: false, waiting: 3, limit: null }, 'receive'],
    [{ documentsComplete: false, crowded: false, waiting: 0, limit: null }, 'documents'],
    [{ documentsComplete: true, crowded: true, waiting: 0, limit: null }, 'crowded'],
    [{ documentsComplete: true, crowded: false, waiting: 4, limit: 5 }, 'receive'],
    [{ documentsComplete: true, crowded: false, waiting: 5, limit: 5 }, 'crowded'],
  ] as const)('%o → %s', (input, expected) => {
    expect(walkInVerdict(input)).toBe(expected)
  })
})
