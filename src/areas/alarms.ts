import type { Capabilities } from '@/access/capabilities'
import {
  AlertDeliveries,
  AlertPolicies,
  Alerts,
  CityRequests,
  EmergencyContacts,
  Incidents,
  Issues,
  SecurityDiagnoses,
  SecurityTicks,
  Vulnerabilities,
} from '@/collections/alarms'
import { alarmEndpoints } from '@/endpoints/ops/alarms'
import { alarmSettings } from '@/globals'
import { alertsTask, healthTask, heartbeatTask, registersTask } from '@/jobs/tasks/alarms'
import { alerts } from '@/services/alarms/alerts/list'
import { HEALTH_CHECKS } from '@/services/alarms/health/probes'
import { incidents } from '@/services/alarms/incidents/list'
import { diagnoses } from '@/services/alarms/registers/diagnoses'
import { issues } from '@/services/alarms/registers/issues'
import { cityRequests } from '@/services/alarms/registers/requests'
import { securityTicks } from '@/services/alarms/registers/ticks'
import { vulnerabilities } from '@/services/alarms/registers/vulnerabilities'
import { demoAlarms } from '@/services/demo/alarms'
import { alarmPreset } from '@/services/presets/alarms'

import type { Area } from './area'
import { page, records } from './page'

const capabilities = {
  /** Alerts and who was told when (IN-02). */
  'alarms.read': ['city-admin', 'supervisor', 'vendor-manager', 'secretariat', 'auditor'],
  /** Answers an alert, so that nobody is told any more. */
  'alarms.acknowledge': ['city-admin', 'supervisor', 'vendor-manager', 'secretariat'],
  /** Whom to tell and how; the switch to the second call centre (CC-25). */
  'alarms.edit': ['city-admin', 'supervisor', 'vendor-manager'],
  /** Faults and accidents, of one's own offices (IN-05). */
  'incidents.read': [
    'city-admin',
    'city-staff',
    'window-staff',
    'operator',
    'supervisor',
    'vendor-manager',
    'secretariat',
    'post-office-staff',
    'field-staff',
    'auditor',
  ],
  /** Whoever notices one writes it down and tells the city (IN-06, IN-08). */
  'incidents.report': [
    'city-admin',
    'city-staff',
    'window-staff',
    'operator',
    'supervisor',
    'vendor-manager',
    'secretariat',
    'post-office-staff',
    'field-staff',
  ],
  'incidents.handle': ['city-admin', 'supervisor', 'vendor-manager'],
  /** Security looks, vulnerabilities, diagnoses, issues, what the city asks for (IN-09, IN-12, IN-13, IN-16). */
  'registers.read': [
    'city-admin',
    'city-staff',
    'supervisor',
    'vendor-manager',
    'secretariat',
    'auditor',
  ],
  'registers.write': ['supervisor', 'vendor-manager', 'city-admin', 'secretariat'],
  /** Asks something of the vendor, and says that it is done. */
  'requests.accept': ['city-admin', 'city-staff'],
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
    byServices: [
      ...[Alerts, AlertDeliveries, Incidents],
      ...[SecurityTicks, Vulnerabilities, SecurityDiagnoses, Issues, CityRequests],
    ],
    byPeople: [EmergencyContacts, AlertPolicies],
  },
  globals: [alarmSettings],
  endpoints: alarmEndpoints,
  tasks: [alertsTask, healthTask, heartbeatTask, registersTask],
  checks: HEALTH_CHECKS,
  presets: [alarmPreset],
  demo: [demoAlarms],
  log: { alarms: { at: 47, label: '障害と緊急の連絡', begins: ['alarm.'] } },
  cases: [alerts, incidents, securityTicks, vulnerabilities, diagnoses, issues, cityRequests],
  menu: [
    {
      group: '障害と緊急の連絡',
      at: 695,
      entries: [
        page('/incidents', '障害・事故', 'incidents.read'),
        page('/alerts', '通報', 'alarms.read'),
        records('alert-deliveries', '通知の記録', 'alarms.read'),
        page('/security-ticks', 'セキュリティ情報の確認', 'registers.read'),
        page('/vulnerabilities', '脆弱性の管理', 'registers.read'),
        page('/security-diagnoses', 'セキュリティ診断', 'registers.read'),
        page('/issues', '課題の管理', 'registers.read'),
        page('/city-requests', '市からの要求', 'registers.read'),
        records('emergency-contacts', '緊急連絡網', 'alarms.read'),
        records('alert-policies', '通知の手順', 'alarms.edit'),
        page('/globals/alarm-settings', '障害・緊急時の設定', 'alarms.edit'),
      ],
    },
  ],
}
