import type { CivilDate } from '@/domain/time/civil'

import { plannedHours } from '../../calendar/plan'
import type { BookingConfig } from '../../settings/booking-config'

/**
 * Is an office open on a day, by the city's own calendar? One without hours is open unless the day is a
 * closed day of the city or of the office (ST-15).
 */
export function isVenueOpen(config: BookingConfig, office: string, on: CivilDate): boolean {
  const services = new Set(
    config.patterns.filter(({ officeId }) => officeId === office).map(({ serviceId }) => serviceId),
  )
  const day = { from: on, to: on }
  if (services.size > 0)
    return [...services].some((service) => plannedHours(config, office, service, day).length > 0)
  const isClosed = config.exceptions.some(
    ({ kind, from, to, start, end, officeIds, serviceIds }) =>
      kind !== 'open' &&
      from <= on &&
      on <= to &&
      start === null &&
      end === null &&
      serviceIds === null &&
      (officeIds === null || officeIds.includes(office)),
  )
  return !isClosed && !config.holidays.some(({ date }) => date === on)
}
