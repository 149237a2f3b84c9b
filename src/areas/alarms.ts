import type { Capabilities } from '@/access/capabilities'
import { Alerts } from '@/collections/alarms'
import { ALARMS_GROUP } from '@/collections/alarms/group'
import { alerts } from '@/services/alarms/alerts/list'

import type { Area } from './area'
import { page } from './page'

const capabilities = {
  /** Alerts and who was told when (IN-02). */
  'alarms.read': ['city-admin', 'supervisor', 'vendor-manager', 'secretariat', 'auditor'],
  /** Answers an alert, so that nobody is told any more. */
  'alarms.acknowledge': ['city-admin', 'supervisor', 'vendor-manager', 'secretariat'],
} as const satisfies Capabilities

declare module '@/access/capabilities' {
  interface CapabilitiesOfAreas {
    alarms: keyof typeof capabilities
  }
}

/** Faults and accidents, who is told until somebody answers, and the page that says how things stand. */
export const alarms: Area = {
  name: 'alarms',
  capabilities,
  collections: { byServices: [Alerts] },
  cases: [alerts],
  menu: [
    {
      group: ALARMS_GROUP,
      at: 560,
      entries: [page('/alerts', '通報', 'alarms.read')],
    },
  ],
}
