import { describe, expect, it } from 'vitest'

import { monthsOf, yearsAndMonths } from '@/domain/people/experience'

const kind = 'call-lead' as const
const of = (...times: [string, string?][]) => times.map(([from, to]) => ({ kind, from, to }))

describe('experience', () => {
  it('counts full months, the last day with them; one day less is a month less', () => {
    expect(monthsOf(of(['2025-10-01', '2026-09-30']), kind, '2026-11-30')).toBe(12)
    expect(monthsOf(of(['2025-10-01', '2026-09-29']), kind, '2026-11-30')).toBe(11)
    expect(monthsOf(of(['2024-02-29', '2025-02-28']), kind, '2026-11-30')).toBe(12)
  })
  it('counts times that overlap once, adds what is left of several, and looks no further than the day', () => {
    const twice = of(['2026-01-01', '2026-06-30'], ['2026-04-01', '2026-09-30'])
    expect(monthsOf(twice, kind, '2026-11-30')).toBe(9)
    const parts = of(['2026-01-01', '2026-01-15'], ['2026-03-01', '2026-03-15'])
    expect(monthsOf(parts, kind, '2026-11-30')).toBe(1)
    expect(monthsOf(of(['2026-01-01']), kind, '2026-03-31')).toBe(3)
    expect(monthsOf(of(['2026-05-01']), kind, '2026-03-31')).toBe(0)
    expect(monthsOf(twice, 'card', '2026-11-30')).toBe(0)
  })
  it('is said in years and months', () => {
    expect([0, 11, 12, 27].map(yearsAndMonths)).toEqual(['0か月', '11か月', '1年', '2年3か月'])
  })
})
