import type { Payload } from 'payload'

import type { CitySetting } from '@/payload-types'

/** The city's settings, complete with defaults also before the first save. */
export async function readCitySettings(payload: Payload): Promise<CitySetting> {
  return payload.findGlobal({ slug: 'city-settings', depth: 0, overrideAccess: true })
}
