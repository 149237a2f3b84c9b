import { randomUUID } from 'node:crypto'

import { keyScope } from '@/domain/booking/number-group'

import type { ServiceContext } from '../../context'
import type { BookingConfig } from '../../settings/booking-config'
import { loadBookingConfig, readBookingConfig } from '../../settings/booking-config'

/**
 * A person's key occupies its scope for one live booking (BK-11); without identification every
 * booking is its own.
 * @param scope what the key occupies: `scopeOf`, or a service's id for that service alone
 */
export const liveKeyOf = (scope: string, person: { key: string } | undefined): string =>
  person?.key ? `${scope}|${person.key}` : `free|${randomUUID()}`

/** The person in a live key, whatever its scope. */
export const personIn = (liveKey: string): string => liveKey.slice(liveKey.indexOf('|') + 1)

export const scopeIn = (config: BookingConfig, service: string): string => {
  const found = config.services.find(({ id }) => id === service)
  return found ? keyScope(found) : service
}

/**
 * The settings that keys are made by. A service that another process made a moment ago is not in the
 * copy of this one yet, and must not count alone for that moment.
 */
export async function configFor(
  ctx: ServiceContext,
  ...services: string[]
): Promise<BookingConfig> {
  const known = await loadBookingConfig(ctx.payload)
  const ids = new Set(known.services.map(({ id }) => id))
  return services.every((id) => ids.has(id)) ? known : readBookingConfig(ctx.payload)
}

/** The scope of a service's keys as the city has set it, at most a second old. */
export const scopeOf = async (ctx: ServiceContext, service: string): Promise<string> =>
  scopeIn(await configFor(ctx, service), service)
