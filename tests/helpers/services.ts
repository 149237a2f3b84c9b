import { invalidateBookingConfig } from '@/services/settings/booking-config'

import type { World } from './world'

/** One more service at the world's offices: like the first, with these differences. Gives its id. */
export async function addService(
  world: Pick<World, 'payload' | 'service'>,
  differences: Record<string, unknown>,
): Promise<string> {
  const first = await world.payload.findByID({
    collection: 'services',
    id: world.service.id,
    depth: 0,
  })
  const { id: _, createdAt: __, updatedAt: ___, ...fields } = first
  const made = await world.payload.create({
    collection: 'services',
    data: { ...fields, ...differences } as never,
  })
  invalidateBookingConfig(world.payload)
  return String(made.id)
}

/** The same world, looking at another service: for `addSlot` and the like. */
export const withService = <T extends World>(world: T, id: string): T => ({
  ...world,
  service: { ...world.service, id },
})
