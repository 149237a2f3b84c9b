import type { Payload } from 'payload'

import { type AllowList, parseAllowList } from '@/lib/ip-allow'

import { alarmSettings } from '../alarms/settings'

/**
 * A list of addresses with those of the second call centre, once it has been switched to (CC-25,
 * IN-11). An empty list bounds nobody and stays so.
 */
export async function withSecondSite(payload: Payload, list: AllowList): Promise<AllowList> {
  if (list.ranges.length === 0) return list
  const { secondSite, secondSiteList } = await alarmSettings(payload)
  if (!secondSite) return list
  return { ...list, ranges: [...list.ranges, ...parseAllowList(secondSiteList ?? '').ranges] }
}
