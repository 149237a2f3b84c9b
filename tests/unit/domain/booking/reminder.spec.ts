import { describe, expect, it } from 'vitest'

import { mayRemind, reminderDue } from '@/domain/booking/reminder'
import { toInstant } from '@/domain/time/civil'

const rule = { daysBefore: 1, time: '12:00' }
const visit = { date: '2026-12-07', start: '10:00' }
const early = toInstant('2026-12-01', '09:00')
const ms = (instant: Date, by: number) => new Date(instant.getTime() + by)

describe('when to remind', () => {
  it('from noon of the day before to the visit, half open at both ends', () => {
    const due = reminderDue(rule, visit)
    expect(due).toEqual(toInstant('2026-12-06', '12:00'))
    const start = toInstant('2026-12-07', '10:00')
    expect(mayRemind(rule, visit, early, ms(due, -1))).toBe(false)
    expect(mayRemind(rule, visit, early, due)).toBe(true)
    expect(mayRemind(rule, visit, early, ms(start, -1))).toBe(true)
    expect(mayRemind(rule, visit, early, start)).toBe(false)
  })

  it('not for a booking made or moved at the due instant or later', () => {
    const due = reminderDue(rule, visit)
    expect(mayRemind(rule, visit, ms(due, -1), due)).toBe(true)
    expect(mayRemind(rule, visit, due, ms(due, 60_000))).toBe(false)
  })

  it('NT-03 (part) the lead time is the service’s own', () => {
    expect(reminderDue({ daysBefore: 3, time: '09:00' }, visit)).toEqual(
      toInstant('2026-12-04', '09:00'),
    )
    expect(reminderDue({ daysBefore: 0, time: '07:30' }, visit)).toEqual(
      toInstant('2026-12-07', '07:30'),
    )
  })
})
