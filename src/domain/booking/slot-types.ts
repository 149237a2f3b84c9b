import type { CivilDate, CivilTime } from '@/domain/time/civil'

/** Slot units the city may choose from (BK-02). */
export const SLOT_UNITS = [60, 30, 20, 15, 10] as const
export type SlotMinutes = (typeof SLOT_UNITS)[number]

/**
 * Seats in one slot. A lane of null has no limit of its own: it may use the whole capacity. Lanes
 * may add up to more than the capacity; the capacity always holds as well (design §4).
 */
export type SeatLimits = {
  capacity: number
  capWeb: number | null
  capPhone: number | null
  capCounter: number | null
}

/** Weekly hours of one service at one office, valid between two days (both included). */
export type OpeningBand = SeatLimits & {
  id: string
  serviceId: string
  officeId: string
  /** Seven values, index 0 = Sunday. */
  weekdays: readonly boolean[]
  /** Also open when such a weekday is a holiday. */
  onHolidays: boolean
  validFrom: CivilDate
  /** null = until further notice. */
  validTo: CivilDate | null
  start: CivilTime
  end: CivilTime
  slotMinutes: SlotMinutes
}

/** A departure from the weekly hours between two days (both included). */
export type CalendarException = {
  id: string
  /** null = every office. */
  officeIds: readonly string[] | null
  /** null = every service. */
  serviceIds: readonly string[] | null
  from: CivilDate
  to: CivilDate
  /** `outage` = a stop of the national system: same effect as `closed`, other words to citizens. */
  kind: 'closed' | 'open' | 'outage'
  /** null = from the beginning of the day; an `open` exception needs both ends. */
  start: CivilTime | null
  /** null = to the end of the day. */
  end: CivilTime | null
  /** The following are read for `open` only, which needs unit and capacity. */
  slotMinutes: SlotMinutes | null
  capacity: number | null
  capWeb: number | null
  capPhone: number | null
  capCounter: number | null
  reason: string
}

export type PlanInput = {
  officeId: string
  serviceId: string
  from: CivilDate
  to: CivilDate
  /** In order of precedence: where two overlap, the later-listed one wins. */
  bands: readonly OpeningBand[]
  exceptions: readonly CalendarException[]
  /** Day → name of the holiday or closing day. */
  holidays: ReadonlyMap<CivilDate, string>
}

export type PlannedSlot = {
  officeId: string
  serviceId: string
  date: CivilDate
  start: CivilTime
  end: CivilTime
  /** UTC ISO instant of the start; sorts as text. */
  startsAt: string
  minutes: number
  capacity: number
  /** Lane limits, resolved: never null, never above the capacity. */
  capWeb: number
  capPhone: number
  capCounter: number
  /** Id of the band or of the `open` exception the slot comes from. */
  source: string
}
