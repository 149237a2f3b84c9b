import { describe, expect, it } from 'vitest'

import { type DueRule, dueOn, openingDays, ruleProblem } from '@/domain/deadlines/due'
import { periodsTouching } from '@/domain/deadlines/periods'
import { CITY_CODES, type CityCode, PRESETS } from '@/presets'
import { holidaySeed } from '@/presets/holidays'

const isOpen = openingDays(new Set(holidaySeed().map(({ date }) => date)))

const formOf = (one: (typeof PRESETS)['chiba']['deadlines'][number]): DueRule => ({
  period: one.period,
  due: one.due,
  dueDay: one.dueDay ?? null,
  dueDate: one.dueDate ?? null,
  roll: one.roll ?? 'none',
})

describe('the deadlines of the presets', () => {
  it.each(CITY_CODES)(
    '%s: every rule can be counted out, has its place in the specification and no key twice',
    (code) => {
      const { deadlines } = PRESETS[code]
      expect(new Set(deadlines.map(({ key }) => key)).size).toBe(deadlines.length)
      for (const one of deadlines) {
        expect([one.key, ruleProblem({ ...formOf(one), validFrom: null, validTo: null })]).toEqual([
          one.key,
          null,
        ])
        expect(one.note).toContain('仕様書')
      }
    },
  )

  it.each<[CityCode, string, string, string]>([
    ['kawasaki', 'daily', '2025-12-26', '2026-01-05'],
    ['kawasaki', 'visit-daily', '2026-12-10', '2026-12-11'],
    ['kawasaki', 'monthly', '2026-02-10', '2026-02-28'],
    ['kawasaki', 'training', '2026-04-10', '2026-04-30'],
    ['kawasaki', 'service-level', '2026-12-10', '2026-12-31'],
    ['kawasaki', 'visit-plan', '2026-10-20', '2026-09-15'],
    ['kawasaki', 'yearly', '2025-10-01', '2026-03-31'],
    ['kawasaki', 'manual', '2025-10-01', '2026-03-31'],
    ['kawasaki', 'handover', '2025-10-01', '2026-03-31'],
    ['kawagoe', 'daily', '2026-12-05', '2026-12-07'],
    ['kawagoe', 'monthly', '2026-06-15', '2026-07-07'],
    ['chiba', 'completion', '2026-09-15', '2026-10-10'],
    ['seto', 'meeting', '2026-09-15', '2026-09-30'],
    ['seto', 'audit', '2026-09-15', '2027-03-31'],
    ['fukuoka', 'monthly', '2026-08-15', '2026-09-18'],
    ['fukuoka', 'monthly', '2027-01-15', '2027-02-19'],
  ])('%s %s: what covers %s is due on %s', (city, key, day, due) => {
    const rule = formOf(PRESETS[city].deadlines.find((one) => one.key === key)!)
    const [period] = periodsTouching(rule.period as 'daily', day, day)
    expect(dueOn(rule, period!, isOpen)).toBe(due)
  })

  it('a rule whose day the city still has to name waits, switched off', () => {
    const off = CITY_CODES.flatMap((code) =>
      PRESETS[code].deadlines
        .filter(({ active }) => active === false)
        .map(({ key }) => `${code} ${key}`),
    )
    expect(off.sort()).toEqual(['fukuoka daily', 'kawagoe call'])
  })
})
