import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planSlots, slotKey } from '@/domain/booking/slot-plan'
import { minutesOf, toIso } from '@/domain/time/civil'
import { anyException, anyPlan, band, plan } from './slot-fixtures'

describe('every plan', () => {
  it('has no two slots that overlap, in order, with each key once', () => {
    fc.assert(
      fc.property(anyPlan, (input) => {
        const slots = planSlots(input)
        const spans = slots.map((slot) => `${slot.date} ${slot.start} ${slot.end}`)
        expect(spans).toEqual([...spans].sort())
        expect(new Set(slots.map(slotKey)).size).toBe(slots.length)
        slots.forEach((slot, index) => {
          const next = slots[index + 1]
          if (next?.date === slot.date) expect(slot.end <= next.start).toBe(true)
          expect(minutesOf(slot.end) - minutesOf(slot.start)).toBe(slot.minutes)
          expect(slot.startsAt).toBe(toIso(slot.date, slot.start))
          expect(Math.max(slot.capWeb, slot.capPhone, slot.capCounter)).toBeLessThanOrEqual(
            slot.capacity,
          )
        })
      }),
    )
  })

  it('BK-29 (part) comes out the same each time, and day by day as in one go', () => {
    fc.assert(
      fc.property(anyPlan, (input) => {
        const whole = planSlots(input)
        const daily = ['16', '17', '18', '19', '20', '21', '22', '23', '24', '25', '26', '27', '28']
          .concat('29')
          .flatMap((day) => planSlots({ ...input, from: `2026-11-${day}`, to: `2026-11-${day}` }))
        expect(planSlots(input)).toEqual(whole)
        expect(daily).toEqual(whole)
      }),
    )
  })

  it('only ever loses slots through a closure', () => {
    fc.assert(
      fc.property(anyPlan, anyException, (input, extra) => {
        const closure = { ...extra, id: 'more', kind: 'closed' as const }
        const before = planSlots(input)
        const after = planSlots({ ...input, exceptions: [closure, ...input.exceptions] })
        const known = new Set(before.map((slot) => JSON.stringify(slot)))
        expect(after.every((slot) => known.has(JSON.stringify(slot)))).toBe(true)
      }),
    )
  })

  it('gives every ten minutes of every working day over half a year', () => {
    const bands = [band({ slotMinutes: 10 })]
    expect(planSlots(plan({ bands, from: '2026-10-01', to: '2027-03-31' }))).toHaveLength(130 * 48)
  })
})
