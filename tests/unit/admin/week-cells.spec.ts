import { describe, expect, it } from 'vitest'

import { type Cell, sentenceOf, signOf } from '@/admin/week/cells'

const cell = (part: Partial<Cell>): Cell => ({
  slotKey: 'x',
  start: '09:00',
  end: '09:30',
  minutes: 30,
  capacity: 8,
  lanes: { web: 8, phone: 8, counter: 8 },
  free: 7,
  freeLanes: { web: 7, phone: 7, counter: 7 },
  booked: 1,
  held: 0,
  overbooked: 0,
  open: true,
  manual: false,
  conflict: false,
  date: '2026-12-14',
  isPast: false,
  ...part,
})

describe('a slot of the week', () => {
  it('is over its headcount only where more people come than it has', () => {
    expect(signOf(cell({ conflict: true, booked: 9, free: -1 }))).toBe('！超過')
    expect(sentenceOf(cell({ conflict: true, booked: 9 }), '月')).toContain('定員を超えています')
    const unfit = cell({ conflict: true, booked: 1 })
    expect(signOf(unfit)).toBe('！合わない予約')
    expect(sentenceOf(unfit, '月')).toContain('合わない予約があります')
    expect(signOf(cell({ conflict: true, booked: 9, open: false }))).toBe('！合わない予約')
  })
})
