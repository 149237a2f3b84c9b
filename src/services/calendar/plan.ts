import { planSlots, type PlannedSlot } from '@/domain/booking/slot-plan'
import { addDays, type CivilDate, tokyoDateOf } from '@/domain/time/civil'

import type { BookingConfig } from '../settings/booking-config'

export type Period = { from: CivilDate; to: CivilDate }

/** Slots are kept for a week more than anyone may book, so that a late night job is no gap. */
const SPARE_DAYS = 7

/**
 * The slots that the opening hours give, whether or not the office and the service take new
 * bookings at the moment: this decides whether a booking still fits.
 */
export function plannedHours(
  config: BookingConfig,
  officeId: string,
  serviceId: string,
  period: Period,
): PlannedSlot[] {
  return planSlots({
    officeId,
    serviceId,
    ...period,
    bands: config.patterns,
    exceptions: config.exceptions,
    holidays: new Map(config.holidays.map(({ date, name }) => [date, name])),
  })
}

/** Has this office hours on a day, for whatever service? */
export const hasHours = (config: BookingConfig, officeId: string, on: CivilDate): boolean =>
  config.services.some(
    ({ id }) => plannedHours(config, officeId, id, { from: on, to: on }).length > 0,
  )

/** Does this office take bookings for this service at all? */
export function takesBookings(config: BookingConfig, officeId: string, serviceId: string): boolean {
  const office = config.offices.find(({ id }) => id === officeId)
  const service = config.services.find(({ id }) => id === serviceId)
  return !!office?.active && !!service?.active && service.officeIds.includes(officeId)
}

/** Today … the last day anyone may book, and a week more (BK-28). */
export function rollingPeriod(config: BookingConfig, now: Date): Period {
  const today = tokyoDateOf(now)
  const offsets = config.services
    .filter(({ active }) => active)
    .map(({ lastDayOffset }) => lastDayOffset)
  return { from: today, to: addDays(today, Math.max(0, ...offsets) + SPARE_DAYS) }
}
