import { addDays, type CivilDate, type CivilTime } from '@/domain/time/civil'

import type { OpeningBand, SlotMinutes } from './slot-types'

/** A new slot unit from a day on (BK-03); what is left out counts for all. */
export type UnitChange = {
  from: CivilDate
  /** null = until further notice; afterwards the old unit counts again. */
  to: CivilDate | null
  /** Seven values, index 0 = Sunday. */
  weekdays: readonly boolean[] | null
  /** Part of the day; null = from its beginning, to its end. */
  start: CivilTime | null
  end: CivilTime | null
  slotMinutes: SlotMinutes
  /** null = the same headcount for each of the new slots. */
  capacity: number | null
}

/** A band's part that differs from the band it is cut from. */
export type BandPiece = Pick<
  OpeningBand,
  'weekdays' | 'validFrom' | 'validTo' | 'start' | 'end'
> & {
  /** null = as the band has it. */
  unit: { slotMinutes: SlotMinutes; capacity: number | null } | null
}

export type BandSplit = {
  /** Last day of the band as it is; null when the change begins with it or before it. */
  keepUntil: CivilDate | null
  pieces: BandPiece[]
}

const minDate = (a: CivilDate | null, b: CivilDate | null): CivilDate | null =>
  a === null ? b : b === null ? a : a < b ? a : b

/**
 * Cuts a weekly band so that a part of it gets another unit and everything else stays as it was.
 * Days before the change stay with the band itself: its past is not rewritten. null: not concerned,
 * also because it has the wanted unit already, so that a repeated change does nothing.
 */
export function splitBand(band: OpeningBand, change: UnitChange): BandSplit | null {
  const from = change.from > band.validFrom ? change.from : band.validFrom
  const to = minDate(change.to, band.validTo)
  if (to !== null && to < from) return null
  const start = change.start !== null && change.start > band.start ? change.start : band.start
  const end = change.end !== null && change.end < band.end ? change.end : band.end
  const inside = band.weekdays.map((day, index) => day && (change.weekdays?.[index] ?? true))
  const outside = band.weekdays.map((day, index) => day && !inside[index])
  const capacity = change.capacity ?? band.capacity
  const isSame = band.slotMinutes === change.slotMinutes && band.capacity === capacity
  if (start >= end || !inside.includes(true) || isSame) return null

  const within = { validFrom: from, validTo: to, weekdays: inside }
  const whole = { start: band.start, end: band.end, unit: null }
  const pieces: BandPiece[] = [
    { ...within, start, end, unit: { slotMinutes: change.slotMinutes, capacity: change.capacity } },
  ]
  if (band.start < start) pieces.push({ ...within, ...whole, end: start })
  if (end < band.end) pieces.push({ ...within, ...whole, start: end })
  if (outside.includes(true)) pieces.push({ ...within, ...whole, weekdays: outside })
  if (to !== null && to !== band.validTo) {
    pieces.push({
      ...whole,
      weekdays: band.weekdays,
      validFrom: addDays(to, 1),
      validTo: band.validTo,
    })
  }
  return { keepUntil: band.validFrom < from ? addDays(from, -1) : null, pieces }
}
