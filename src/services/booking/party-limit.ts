import { findRows } from '@/db/atomic'

import type { ServiceContext } from '../context'
import type { ServiceConfig } from '../settings/booking-config'

import { windowOf } from './rules'
import type { SlotRow } from './types'

/**
 * The service with the largest party that a slot of the Web can take at all: a household that comes
 * at one time is never offered a size that every slot must refuse. Without any slot in the window
 * nothing is known, and the city's setting stands.
 */
export async function withinReach(
  ctx: ServiceContext,
  service: ServiceConfig,
): Promise<ServiceConfig> {
  if (service.maxParty <= 1 || service.partyMode !== 'same') return service
  const { from, to } = windowOf(service, ctx.now())
  const [largest] = await findRows<SlotRow>(
    ctx.payload,
    'slots',
    {
      and: [
        { service: { equals: service.id } },
        { date: { greater_than_equal: from } },
        { date: { less_than_equal: to } },
        { open: { not_equals: false } },
      ],
    },
    { sort: '-capWeb', limit: 1 },
  )
  if (!largest || largest.capWeb < 1) return service
  return { ...service, maxParty: Math.min(service.maxParty, largest.capWeb) }
}
