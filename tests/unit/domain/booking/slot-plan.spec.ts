import { describe, expect, it } from 'vitest'
import { planSlots } from '@/domain/booking/slot-plan'
import { band, plan } from './slot-fixtures'

const starts = (input: Parameters<typeof planSlots>[0]) =>
  planSlots(input).map((slot) => slot.start)
const datesOf = (input: Parameters<typeof planSlots>[0]) => [
  ...new Set(planSlots(input).map((slot) => slot.date)),
]

describe('weekly hours', () => {
  it.each([
    [60, 8],
    [30, 16],
    [20, 24],
    [15, 32],
    [10, 48],
  ] as const)('BK-02 (part) cuts 9:00–17:00 at %i minutes into %i slots', (slotMinutes, count) => {
    const slots = planSlots(plan({ bands: [band({ slotMinutes })] }))
    expect(slots).toHaveLength(count)
    expect(slots[0]).toMatchObject({ start: '09:00', minutes: slotMinutes })
    expect(slots.at(-1)).toMatchObject({ end: '17:00' })
  })

  it('BK-02 (part) takes two units and two headcounts on one day in different bands', () => {
    const slots = planSlots(
      plan({
        bands: [
          band({ id: 'morning', end: '12:00', slotMinutes: 60, capacity: 3 }),
          band({ id: 'afternoon', start: '13:00', end: '14:00', slotMinutes: 20, capacity: 7 }),
        ],
      }),
    )
    expect(slots.map((slot) => [slot.start, slot.capacity, slot.source])).toEqual([
      ['09:00', 3, 'morning'],
      ['10:00', 3, 'morning'],
      ['11:00', 3, 'morning'],
      ['13:00', 7, 'afternoon'],
      ['13:20', 7, 'afternoon'],
      ['13:40', 7, 'afternoon'],
    ])
  })

  it('writes everything a stored row needs', () => {
    const [slot] = planSlots(plan({ bands: [band({ capacity: 4, capWeb: 2, capPhone: 9 })] }))
    expect(slot).toEqual({
      officeId: 'kawasaki',
      serviceId: 'card',
      date: '2026-11-25',
      start: '09:00',
      end: '09:30',
      startsAt: '2026-11-25T00:00:00.000Z',
      minutes: 30,
      capacity: 4,
      capWeb: 2,
      capPhone: 4,
      capCounter: 4,
      source: 'band',
    })
  })

  it('leaves no stub at the end of a band', () => {
    expect(starts(plan({ bands: [band({ start: '09:00', end: '10:25' })] }))).toEqual([
      '09:00',
      '09:30',
    ])
    expect(starts(plan({ bands: [band({ start: '17:00', end: '09:00' })] }))).toEqual([])
    expect(starts(plan({ bands: [band({ start: '23:00', end: '23:59' })] }))).toEqual(['23:00'])
  })

  it('BK-07 (part) keeps the hours of two offices and services apart', () => {
    const bands = [
      band(),
      band({ id: 'other-office', officeId: 'saiwai', start: '10:00', end: '11:00' }),
      band({ id: 'other-service', serviceId: 'renewal', start: '13:00', end: '14:00' }),
    ]
    expect(starts(plan({ bands }))).toHaveLength(16)
    expect(starts(plan({ bands, officeId: 'saiwai' }))).toEqual(['10:00', '10:30'])
    expect(starts(plan({ bands, serviceId: 'renewal' }))).toEqual(['13:00', '13:30'])
  })

  it('uses a band on its weekdays and between its first and last day only', () => {
    const bands = [band({ validFrom: '2026-11-18', validTo: '2026-11-24' })]
    expect(datesOf(plan({ bands, from: '2026-11-01', to: '2026-12-31' }))).toEqual([
      '2026-11-18',
      '2026-11-19',
      '2026-11-20',
      '2026-11-23',
      '2026-11-24',
    ])
  })

  it('BK-03 (part) lets a later-listed band replace the unit for a week, without doubles', () => {
    const week = { validFrom: '2026-11-30', validTo: '2026-12-04' }
    const bands = [band(), band({ id: 'faster', slotMinutes: 20, capacity: 4, ...week })]
    const on = (date: string) => planSlots(plan({ bands, from: date, to: date }))
    expect(on('2026-11-25')).toHaveLength(16)
    expect(on('2026-12-01')).toHaveLength(24)
    expect(on('2026-12-01').every((slot) => slot.source === 'faster')).toBe(true)
  })

  it('lets the later-listed band win where two overlap in part', () => {
    const bands = [
      band({ end: '12:00', slotMinutes: 60 }),
      band({ id: 'late', start: '11:30', end: '13:00', slotMinutes: 30, capacity: 9 }),
    ]
    const slots = planSlots(plan({ bands }))
    expect(slots.map((slot) => `${slot.start} ${slot.capacity}`)).toEqual([
      '09:00 5',
      '10:00 5',
      '11:30 9',
      '12:00 9',
      '12:30 9',
    ])
  })

  it('refuses a unit that would never end', () => {
    const bands = [band({ slotMinutes: 0 as 10 })]
    expect(() => planSlots(plan({ bands }))).toThrow(RangeError)
  })
})
