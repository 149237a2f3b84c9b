import type { Payload } from 'payload'

import type { AlarmSetting } from '@/payload-types'

import { shortCached } from '../settings/short-cache'

/** What the city has set for faults and emergencies, at most a second old. */
export const alarmSettings = (payload: Payload): Promise<AlarmSetting> =>
  shortCached(payload, 'alarm-settings', () =>
    payload.findGlobal({ slug: 'alarm-settings', depth: 0, overrideAccess: true }),
  )
