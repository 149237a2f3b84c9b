import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bookingsThatNoLongerFit,
  diffPlan,
  type PlannedSlot,
  planSlots,
  slotKey,
  type StoredSlot,
} from '@/domain/booking/slot-plan'
import { anyPlan, band, exception, plan } from './slot-fixtures'

const store = (slots: readonly PlannedSlot[]): StoredSlot[] =>
  slots.map((slot) => ({ ...slot, closed: false }))

/** What a store holds after the steps have been carried out. */
function apply(stored: readonly StoredSlot[], planned: readonly PlannedSlot[]): StoredSlot[] {
  const diff = diffPlan(stored, planned)
  const rows = new Map(stored.map((row) => [slotKey(row), row]))
  diff.close.forEach((row) => rows.set(slotKey(row), { ...row, closed: true }))
  const written = [
    ...diff.create,
    ...[...diff.updateCapacity, ...diff.reopen].map((s) => s.planned),
  ]
  written.forEach((slot) => rows.set(slotKey(slot), { ...slot, closed: false }))
  return [...rows.values()]
}

const NOTHING = { create: [], updateCapacity: [], close: [], reopen: [] }

describe('steps from stored slots to a plan', () => {
  it('BK-29 (part) has nothing to do when run twice', () => {
    const slots = planSlots(plan())
    expect(diffPlan([], slots)).toEqual({ ...NOTHING, create: slots })
    expect(diffPlan(store(slots), slots)).toEqual(NOTHING)
  })

  it('BK-03 (part) turns 30 into 20 minutes without deleting a slot', () => {
    const stored = store(planSlots(plan({ bands: [band({ end: '10:00' })] })))
    const planned = planSlots(plan({ bands: [band({ end: '10:00', slotMinutes: 20 })] }))
    const diff = diffPlan(stored, planned)
    expect(diff.create.map((slot) => slot.start)).toEqual(['09:20', '09:40'])
    expect(diff.updateCapacity.map((step) => step.planned.minutes)).toEqual([20])
    expect(diff.close.map((row) => row.start)).toEqual(['09:30'])
  })

  it.each([{ capacity: 6 }, { capWeb: 1 }, { capPhone: 1 }, { capCounter: 1 }])(
    'updates a slot whose seats became %j',
    (seats) => {
      const planned = planSlots(plan({ bands: [band(seats)] }))
      const diff = diffPlan(store(planSlots(plan())), planned)
      expect(diff).toEqual({ ...NOTHING, updateCapacity: expect.any(Array) })
      expect(diff.updateCapacity).toHaveLength(16)
    },
  )

  it('closes a day and opens it again with the seats of the new plan', () => {
    const slots = planSlots(plan())
    const closed = apply(store(slots), planSlots(plan({ exceptions: [exception()] })))
    expect(closed.every((row) => row.closed)).toBe(true)
    expect(diffPlan(closed, [])).toEqual(NOTHING)
    const diff = diffPlan(closed, planSlots(plan({ bands: [band({ capacity: 2 })] })))
    expect(diff).toEqual({ ...NOTHING, reopen: expect.any(Array) })
    expect(diff.reopen.map((step) => step.planned.capacity)).toEqual(Array(16).fill(2))
  })

  it('BK-04 (part) reaches the plan in one go and never loses a row', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (first, second) => {
        const stored = apply(store(planSlots(first)), planSlots(second))
        expect(diffPlan(stored, planSlots(second))).toEqual(NOTHING)
        const keys = new Set(stored.map(slotKey))
        expect(planSlots(first).every((slot) => keys.has(slotKey(slot)))).toBe(true)
      }),
    )
  })
})

describe('bookings after a change of hours', () => {
  const booking = (start: string, end: string, date = '2026-11-25') => ({
    id: start,
    date,
    start,
    end,
  })
  const misfits = (bookings: ReturnType<typeof booking>[], planned: PlannedSlot[]) =>
    bookingsThatNoLongerFit(bookings, planned).map((one) => one.id)

  it('BK-04 (part) lists those outside the shortened hours and no other', () => {
    const planned = planSlots(plan({ bands: [band({ end: '15:00' })] }))
    const bookings = [
      booking('14:30', '15:00'),
      booking('15:00', '15:30'),
      booking('16:30', '17:00'),
    ]
    expect(misfits(bookings, planned)).toEqual(['15:00', '16:30'])
  })

  it('lists those of a closed day', () => {
    expect(misfits([booking('09:00', '09:30')], [])).toEqual(['09:00'])
    const otherDay = booking('09:00', '09:30', '2026-11-26')
    expect(misfits([otherDay], planSlots(plan()))).toEqual(['09:00'])
  })

  it('keeps a booking that starts a longer slot', () => {
    const hourly = planSlots(plan({ bands: [band({ slotMinutes: 60 })] }))
    expect(misfits([booking('09:00', '09:30'), booking('09:30', '10:00')], hourly)).toEqual([
      '09:30',
    ])
  })

  it('keeps a booking that touching slots cover exactly', () => {
    const short = planSlots(plan({ bands: [band({ slotMinutes: 15 })] }))
    expect(misfits([booking('09:00', '10:00'), booking('09:15', '09:45')], short)).toEqual([])
    const uneven = planSlots(plan({ bands: [band({ slotMinutes: 20 })] }))
    expect(misfits([booking('09:00', '09:30'), booking('09:00', '10:00')], uneven)).toHaveLength(1)
    const closed = exception({ start: '09:20', end: '09:40' })
    const holed = planSlots(plan({ bands: [band({ slotMinutes: 20 })], exceptions: [closed] }))
    expect(misfits([booking('09:00', '10:00')], holed)).toEqual(['09:00'])
  })

  it('finds none among bookings made from the plan itself', () => {
    fc.assert(
      fc.property(anyPlan, (input) => {
        const planned = planSlots(input)
        const bookings = planned.map((slot) => ({ ...slot, id: slotKey(slot) }))
        expect(bookingsThatNoLongerFit(bookings, planned)).toEqual([])
      }),
    )
  })
})
