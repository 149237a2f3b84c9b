import type { Capabilities } from '@/access/capabilities'
import { AlertDeliveries, AlertPolicies, Alerts, EmergencyContacts } from '@/collections/alarms'
import { ALARMS_GROUP } from '@/collections/alarms/group'
import { alarmEndpoints } from '@/endpoints/ops/alarms'
import { alarmSettings } from '@/globals'
import { alertsTask } from '@/jobs/tasks/alarms'
import { alerts } from '@/services/alarms/alerts/list'

import type { Area } from './area'
import { page, records } from './page'

const capabilities = {
  /** Alerts and who was told when (IN-02). */
  'alarms.read': ['city-admin', 'supervisor', 'vendor-manager', 'secretariat', 'auditor'],
  /** Answers an alert, so that nobody is told any more. */
  'alarms.acknowledge': ['city-admin', 'supervisor', 'vendor-manager', 'secretariat'],
  /** Whom to tell and how; the switch to the second call centre (CC-25). */
  'alarms.edit': ['city-admin', 'supervisor', 'vendor-manager'],
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
  collections: {
    byServices: [Alerts, AlertDeliveries],
    byPeople: [EmergencyContacts, AlertPolicies],
  },
  globals: [alarmSettings],
  endpoints: alarmEndpoints,
  tasks: [alertsTask],
  log: { alarms: { at: 45, label: '障害と緊急の連絡', begins: ['alarm.'] } },
  cases: [alerts],
  menu: [
    {
      group: ALARMS_GROUP,
      at: 560,
      entries: [
        page('/alerts', '通報', 'alarms.read'),
        records('alert-deliveries', '通知の記録', 'alarms.read'),
        records('emergency-contacts', '緊急連絡網', 'alarms.read'),
        records('alert-policies', '通知の手順', 'alarms.edit'),
        page('/globals/alarm-settings', '障害・緊急時の設定', 'alarms.edit'),
      ],
    },
  ],
}
