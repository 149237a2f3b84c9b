import type { Payload } from 'payload'

import { sourceAddress } from '@/lib/source-address'

import { readCitySettings } from './read-settings'
import { shortCached } from './short-cache'

/**
 * The client's address for the operation log, or nothing: cities that do not want addresses (the
 * default) get none anywhere in the database (AU-02).
 */
export async function loggedAddress(
  payload: Payload,
  headers: Headers,
): Promise<string | undefined> {
  const { collectIp } = await shortCached(payload, 'city-settings', () => readCitySettings(payload))
  return collectIp ? sourceAddress(headers) : undefined
}
