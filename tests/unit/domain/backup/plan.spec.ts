import { expect, it } from 'vitest'

import { lastDueOf, timesIn, toPrune } from '@/domain/backup/plan'

it('reads times as people write them, and says where one is none', () => {
  expect(timesIn('3:40\n12:40')).toEqual(['03:40', '12:40'])
  expect(timesIn('１２：４０、3:40、3:40')).toEqual(['03:40', '12:40'])
  expect(timesIn('')).toEqual([])
  for (const wrong of ['25:00', '3時', '12:60', '3:40 12:40']) expect(timesIn(wrong)).toBeNull()
})

it('AV-05 (part) is due twice a day, and after a night off once', () => {
  const due = (now: string) => lastDueOf(['03:40', '12:40'], new Date(now))?.toISOString()
  expect(due('2026-12-02T03:41:00+09:00')).toBe('2026-12-01T18:40:00.000Z')
  expect(due('2026-12-02T12:39:59+09:00')).toBe('2026-12-01T18:40:00.000Z')
  expect(due('2026-12-02T12:40:00+09:00')).toBe('2026-12-02T03:40:00.000Z')
  expect(due('2026-12-02T01:00:00+09:00')).toBe('2026-12-01T03:40:00.000Z')
  expect(lastDueOf([], new Date())).toBeNull()
})

const of = (day: string, hour = 3) => ({
  name: `${day}-${hour}`,
  at: new Date(`${day}T${String(hour).padStart(2, '0')}:40:00+09:00`),
})

it('keeps the newest days whole and the newest of each week', () => {
  // Mondays: 2 and 9 November.
  const days = ['02', '03', '09', '10', '11', '12'].map((day) => of(`2026-11-${day}`))
  const all = [...days, of('2026-11-12', 12)]
  expect(toPrune(all, { daily: 2, weekly: 2 })).toEqual([
    '2026-11-10-3',
    '2026-11-09-3',
    '2026-11-02-3',
  ])
  expect(toPrune(all, { daily: 0, weekly: 0 })).not.toContain('2026-11-12-12')
})

it('lets no backup go for one that says it is of the future', () => {
  const all = ['2026-11-10', '2026-11-11', '2026-11-12'].map((day) => of(day))
  expect(toPrune([...all, of('2099-01-01')], { daily: 4, weekly: 0 })).toEqual([])
})
