import { describe, expect, it } from 'vitest'

import { lastDue } from '@/domain/jobs/schedule'

const at = (iso: string) => new Date(iso)

describe('when a task was last due', () => {
  it('every n minutes: on the step, also exactly at its first millisecond', () => {
    const every5 = { everyMinutes: 5 }
    expect(lastDue(every5, at('2026-12-07T00:04:59.999Z')).toISOString()).toBe(
      '2026-12-07T00:00:00.000Z',
    )
    expect(lastDue(every5, at('2026-12-07T00:05:00.000Z')).toISOString()).toBe(
      '2026-12-07T00:05:00.000Z',
    )
  })

  it('hourly with an offset: the hour before until that minute is reached', () => {
    const hourly = { everyMinutes: 60, offset: 7 }
    expect(lastDue(hourly, at('2026-12-07T03:06:59Z')).toISOString()).toBe(
      '2026-12-07T02:07:00.000Z',
    )
    expect(lastDue(hourly, at('2026-12-07T03:07:00Z')).toISOString()).toBe(
      '2026-12-07T03:07:00.000Z',
    )
  })

  it('daily: by the Japanese day, in whatever zone the process runs', () => {
    const nightly = { dailyAt: '02:10' }
    // 2026-12-07 02:09 in Tokyo is still the 6th in London.
    expect(lastDue(nightly, at('2026-12-06T17:09:59Z')).toISOString()).toBe(
      '2026-12-05T17:10:00.000Z',
    )
    expect(lastDue(nightly, at('2026-12-06T17:10:00Z')).toISOString()).toBe(
      '2026-12-06T17:10:00.000Z',
    )
    expect(lastDue(nightly, at('2026-12-07T14:59:59Z')).toISOString()).toBe(
      '2026-12-06T17:10:00.000Z',
    )
  })
})
