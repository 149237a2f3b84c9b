import { expect, it } from 'vitest'

import { missable, whyNotMissed } from '@/admin/people/shifts/missable'
import type { HereView } from '@/services/people/shifts/week'

const here = (label: string, isWork: boolean): HereView => ({
  ...{ type: label, letter: 'W', label, from: '08:30', to: '17:15', isWork },
  ...{ standsIn: false, absence: null },
})

it('ST-10 (part) a day that nobody can be absent from says why', () => {
  const standby = { here: [here('待機', false)], elsewhere: [] }
  expect(missable(standby)).toEqual([])
  expect(whyNotMissed(standby)).toContain('待機の日です。')
  expect(whyNotMissed({ here: [], elsewhere: ['川崎区役所 早番'] })).toContain('ほかの場所')
  expect(whyNotMissed({ here: [], elsewhere: [] })).toBe('この日は、勤務がありません。')
  expect(missable({ here: [here('早番', true)] })).toHaveLength(1)
})
