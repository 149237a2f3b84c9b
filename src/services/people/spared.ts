import type { Payload } from 'payload'

import { findRows } from '@/db/atomic'
import { type CivilDate, tokyoDateOf } from '@/domain/time/civil'

import { readCitySettings } from '../settings/read-settings'
import { shortCached } from '../settings/short-cache'

/**
 * The day from which accounts are for people of the roster: the city's, or else the day on which the first role
 * came into this database. Null before there is any role: nobody can be assigned then. A second old.
 */
export const rosterSince = (payload: Payload): Promise<CivilDate | null> =>
  shortCached(payload, 'roster-since', async () => {
    const { rosterSince: chosen } = await readCitySettings(payload)
    if (chosen) return chosen
    const [first] = await findRows<{ createdAt: string }>(
      payload,
      'work-roles',
      {},
      { select: { createdAt: true }, sort: ['createdAt'], limit: 1 },
    )
    return first ? tokyoDateOf(new Date(first.createdAt)) : null
  })

/** Whether an account was made before the roster was kept: it was in use, and goes on as it was (ST-08). */
export async function isOfBefore(
  payload: Payload,
  { createdAt }: { createdAt?: string | null },
): Promise<boolean> {
  const since = await rosterSince(payload)
  return since === null || (!!createdAt && tokyoDateOf(new Date(createdAt)) < since)
}
