import { insertRow } from '@/db/atomic'
import { birthdayHash } from '@/services/booking/identify'
import { invalidateBookingConfig } from '@/services/settings/booking-config'

import { Browser } from './browser'
import type { World } from './world'
import { addSlot, MONDAY, openWorld } from './world'

export type SiteWorld = World & {
  browser: () => Browser
  /** Changes the service under test. */
  configure: (data: Record<string, unknown>) => Promise<void>
  settings: (data: Record<string, unknown>) => Promise<void>
  /** A person who may book, found by this number. */
  person: (
    number: string,
    options?: { office?: number; birthday?: string; state?: string },
  ) => Promise<void>
}

/** A city with one service, two offices, a clock that tests set, and a browser. */
export async function openSiteWorld(): Promise<SiteWorld> {
  const world = await openWorld()
  const { payload } = world
  payload.config.custom = { ...payload.config.custom, now: () => world.clock.now }
  process.env.BURST_LIMIT = 'off'
  let source = 0
  return {
    ...world,
    browser: () => new Browser(payload, `10.1.${Math.floor(++source / 250)}.${source % 250}`),
    configure: async (data) => {
      await payload.update({ collection: 'services', id: world.service.id, data })
      invalidateBookingConfig(payload)
    },
    settings: async (data) => {
      await payload.updateGlobal({ slug: 'city-settings', data })
    },
    person: async (number, options = {}) => {
      const hashes = options.birthday
        ? [
            birthdayHash(number, 'MMDD', options.birthday.slice(4)),
            birthdayHash(number, 'YYYYMMDD', options.birthday),
          ]
        : []
      await insertRow(payload, 'eligibilities', {
        reservationKey: number,
        manufacturingKey: number,
        card: `card-${number}`,
        birthdayHash: hashes.join(' '),
        office: world.offices[options.office ?? 0]?.id,
        state: options.state ?? 'bookable',
      })
    },
  }
}

export const openDay = async (world: World, times: string[], capacity = 3, date = MONDAY) => {
  for (const start of times) await addSlot(world, { start, capacity, date })
}
