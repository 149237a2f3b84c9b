import { describe, expect, it } from 'vitest'

import { splitBand, type BandSplit, type UnitChange } from '@/domain/booking/split-band'
import { planSlots, type OpeningBand, type PlannedSlot } from '@/domain/booking/slot-plan'
import { weekdayOf } from '@/domain/time/civil'

const WEEKDAYS = [false, true, true, true, true, true, false]
const band: OpeningBand = {
  id: 'old',
  officeId: 'o',
  serviceId: 's',
  weekdays: WEEKDAYS,
  onHolidays: false,
  validFrom: '2026-04-01',
  validTo: null,
  start: '09:00',
  end: '17:00',
  slotMinutes: 30,
  capacity: 3,
  capWeb: null,
  capPhone: null,
  capCounter: null,
}
const change: UnitChange = {
  from: '2026-12-07',
  to: null,
  weekdays: null,
  start: null,
  end: null,
  slotMinutes: 20,
  capacity: null,
}

const bandsOf = (split: BandSplit | null, old = band): OpeningBand[] => [
  ...(split?.keepUntil ? [{ ...old, validTo: split.keepUntil }] : split ? [] : [old]),
  ...(split?.pieces ?? []).map(({ unit, ...piece }, index) => ({
    ...old,
    ...piece,
    id: `piece${index}`,
    slotMinutes: unit?.slotMinutes ?? old.slotMinutes,
    capacity: unit?.capacity ?? old.capacity,
  })),
]
const plan = (bands: OpeningBand[]): PlannedSlot[] =>
  planSlots({
    officeId: 'o',
    serviceId: 's',
    from: '2026-11-30',
    to: '2027-01-10',
    bands,
    exceptions: [],
    holidays: new Map(),
  })
const times = (slots: PlannedSlot[]) =>
  slots.map(({ date, start, minutes }) => `${date} ${start} ${minutes}`)

/** What the change means, said without bands: each slot comes from the old or from the new unit. */
function expected(wanted: UnitChange): string[] {
  const fresh = plan([
    {
      ...band,
      slotMinutes: wanted.slotMinutes,
      start: wanted.start ?? band.start,
      end: wanted.end ?? band.end,
    },
  ])
  const isChanged = ({ date, start }: PlannedSlot) =>
    date >= wanted.from &&
    (wanted.to === null || date <= wanted.to) &&
    (wanted.weekdays?.[weekdayOf(date)] ?? true) &&
    start >= (wanted.start ?? '00:00') &&
    start < (wanted.end ?? '24:00')
  return times([
    ...plan([band]).filter((slot) => !isChanged(slot)),
    ...fresh.filter(isChanged),
  ]).sort()
}

describe('another unit for a part of the weekly hours', () => {
  it.each<[string, Partial<UnitChange>]>([
    ['from a day on', {}],
    ['for a week', { to: '2026-12-13' }],
    ['on Mondays only', { weekdays: [false, true, false, false, false, false, false] }],
    ['in the middle of the day', { start: '10:00', end: '12:00' }],
    [
      'at the end of the day, for a week, on two days',
      {
        to: '2026-12-13',
        start: '15:00',
        weekdays: [false, false, true, true, false, false, false],
      },
    ],
  ])('BK-03 (part) %s changes that part and nothing else', (_, part) => {
    const wanted = { ...change, ...part }
    expect(times(plan(bandsOf(splitBand(band, wanted)))).sort()).toEqual(expected(wanted))
  })

  it('leaves the band its past', () => {
    const split = splitBand(band, change)
    expect(split?.keepUntil).toBe('2026-12-06')
    expect(split?.pieces).toHaveLength(1)
  })

  it('takes over a band that begins with the change or later', () => {
    expect(splitBand({ ...band, validFrom: '2026-12-07' }, change)?.keepUntil).toBeNull()
    const later = splitBand({ ...band, validFrom: '2027-01-04' }, change)
    expect(later).toMatchObject({ keepUntil: null, pieces: [{ validFrom: '2027-01-04' }] })
  })

  it('asked again, changes nothing', () => {
    const bands = bandsOf(splitBand(band, { ...change, to: '2026-12-13', start: '10:00' }))
    expect(
      bands.map((one) => splitBand(one, { ...change, to: '2026-12-13', start: '10:00' })),
    ).toEqual(bands.map(() => null))
  })

  it('is not concerned by other days, hours or bands that ended', () => {
    expect(splitBand({ ...band, validTo: '2026-12-06' }, change)).toBeNull()
    expect(
      splitBand(band, { ...change, weekdays: [true, false, false, false, false, false, true] }),
    ).toBeNull()
    expect(splitBand(band, { ...change, start: '17:00', end: '18:00' })).toBeNull()
    expect(splitBand(band, { ...change, slotMinutes: 30 })).toBeNull()
    expect(splitBand(band, { ...change, slotMinutes: 30, capacity: 5 })).not.toBeNull()
  })
})
