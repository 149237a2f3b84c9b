import { describe, expect, it } from 'vitest'
import { planSlots } from '@/domain/booking/slot-plan'
import { band, EVERY_DAY, exception, plan } from './slot-fixtures'

const starts = (input: Parameters<typeof planSlots>[0]) =>
  planSlots(input).map((slot) => slot.start)

describe('holidays and exceptions', () => {
  const holidays = new Map([['2026-11-23', '勤労感謝の日']])

  it('closes on a holiday unless the band says otherwise', () => {
    const monday = { from: '2026-11-23', to: '2026-11-23', holidays }
    expect(starts(plan(monday))).toEqual([])
    expect(starts(plan({ ...monday, bands: [band({ onHolidays: true })] }))).toHaveLength(16)
  })

  it('BK-06 (part) adds a Sunday 8:30–12:30 with 8 slots while other Sundays stay closed', () => {
    const opening = exception({
      id: 'sunday',
      kind: 'open',
      from: '2026-11-29',
      to: '2026-11-29',
      start: '08:30',
      end: '12:30',
      slotMinutes: 30,
      capacity: 2,
    })
    const sunday = (date: string) =>
      planSlots(plan({ from: date, to: date, exceptions: [opening] }))
    expect(sunday('2026-11-29').map((slot) => slot.start)).toHaveLength(8)
    expect(sunday('2026-11-29').every((slot) => slot.capacity === 2)).toBe(true)
    expect(sunday('2026-11-22')).toEqual([])
    expect(sunday('2026-12-06')).toEqual([])
  })

  it('opens on a national holiday too', () => {
    const opening = exception({
      kind: 'open',
      from: '2026-11-23',
      to: '2026-11-23',
      start: '09:00',
      end: '10:00',
      slotMinutes: 20,
      capacity: 1,
    })
    const monday = { from: '2026-11-23', to: '2026-11-23', holidays, exceptions: [opening] }
    expect(starts(plan(monday))).toEqual(['09:00', '09:20', '09:40'])
  })

  it('adds nothing for an opening without hours, unit or headcount', () => {
    const opening = exception({ kind: 'open', slotMinutes: 30, capacity: 1 })
    expect(starts(plan({ bands: [], exceptions: [opening] }))).toEqual([])
  })

  it('BK-05 (part) closes one office for a day and leaves the others open', () => {
    const closed = exception({ officeIds: ['kawasaki'] })
    const bands = [band(), band({ officeId: 'saiwai' })]
    const input = { bands, exceptions: [closed] }
    expect(starts(plan(input))).toEqual([])
    expect(starts(plan({ ...input, officeId: 'saiwai' }))).toHaveLength(16)
    expect(starts(plan({ ...input, from: '2026-11-26', to: '2026-11-26' }))).toHaveLength(16)
  })

  it('removes every slot that a closure touches, and no other', () => {
    const closed = exception({ kind: 'outage', start: '10:15', end: '11:30' })
    expect(starts(plan({ bands: [band({ end: '13:00' })], exceptions: [closed] }))).toEqual([
      '09:00',
      '09:30',
      '11:30',
      '12:00',
      '12:30',
    ])
  })

  it('reads a missing end of a closure as the end of the day', () => {
    const morning = exception({ end: '13:00' })
    const evening = exception({ start: '15:00' })
    expect(starts(plan({ exceptions: [morning, evening] }))).toEqual([
      '13:00',
      '13:30',
      '14:00',
      '14:30',
    ])
  })

  it('closes a service alone', () => {
    const closed = exception({ serviceIds: ['renewal'] })
    expect(starts(plan({ exceptions: [closed] }))).toHaveLength(16)
    expect(starts(plan({ exceptions: [exception({ serviceIds: ['card'] })] }))).toEqual([])
  })

  it('lets a closure win over an extra opening, whatever the order', () => {
    const opening = exception({
      kind: 'open',
      start: '18:00',
      end: '20:00',
      slotMinutes: 60,
      capacity: 1,
    })
    const closed = exception({ start: '19:00' })
    const bands = [band({ weekdays: EVERY_DAY, end: '10:00' })]
    for (const exceptions of [
      [opening, closed],
      [closed, opening],
    ]) {
      expect(starts(plan({ bands, exceptions }))).toEqual(['09:00', '09:30', '18:00'])
    }
  })
})
