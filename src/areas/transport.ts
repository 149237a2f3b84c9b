import type { Capabilities } from '@/access/capabilities'
import {
  TransportAlerts,
  TransportCarriers,
  TransportCases,
  TransportDrivers,
  TransportIncidents,
  TransportItems,
  TransportPositions,
  TransportRequests,
  TransportRoutes,
  TransportRuns,
  TransportVehicles,
} from '@/collections/transport'
import { transportEndpoints } from '@/endpoints/ops/transport'
import { settleTransport, transportAlertsTask } from '@/jobs/tasks/transport'
import { transportAlerts } from '@/services/transport/alerts/list'
import { transportIncidents } from '@/services/transport/incidents/list'
import { transportRequests } from '@/services/transport/requests/list'
import { transportTile } from '@/services/dashboard/card-tiles'
import { demoTransport } from '@/services/demo/transport'
import { demoTransportRecords } from '@/services/demo/transport-records'

import type { Area } from './area'
import { page, records } from './page'

const capabilities = {
  /** Runs between card centre and wards: see them, of one's own offices (TR-01). */
  'transport.read': [
    'city-admin',
    'city-staff',
    'window-staff',
    'supervisor',
    'vendor-manager',
    'auditor',
  ],
  /** Pack, hand over, receive, report an incident; at one's own offices. */
  'transport.write': ['city-admin', 'city-staff', 'window-staff', 'supervisor'],
  /** Plan runs, keep the lists of drivers, vehicles and cases, answer the city's requests. */
  'transport.plan': ['city-admin', 'supervisor', 'vendor-manager'],
} as const satisfies Capabilities

declare module '@/access/capabilities' {
  interface CapabilitiesOfAreas {
    transport: keyof typeof capabilities
  }
}

/** Cards on their way between the card centre and the wards. */
export const transport: Area = {
  name: 'transport',
  capabilities,
  collections: {
    byServices: [
      ...[TransportRuns, TransportItems, TransportIncidents, TransportRequests],
      ...[TransportPositions, TransportAlerts],
    ],
    byPeople: [
      ...[TransportRoutes, TransportCarriers, TransportDrivers, TransportVehicles, TransportCases],
    ],
  },
  cases: [transportIncidents, transportRequests, transportAlerts],
  endpoints: transportEndpoints,
  tasks: [settleTransport, transportAlertsTask],
  tiles: [transportTile],
  demo: [demoTransport, demoTransportRecords],
  menu: [
    {
      group: '移送',
      at: 500,
      entries: [
        page('/transport', '移送', 'transport.read', {
          view: '@/admin/transport/TransportView#TransportView',
        }),
        records('transport-routes', '移送の経路', 'transport.plan'),
        records('transport-drivers', '専任ドライバー', 'transport.plan'),
        records('transport-vehicles', '本市専用車両', 'transport.plan'),
        records('transport-cases', '鍵付きジュラルミンケース', 'transport.plan'),
        records('transport-carriers', '運送会社', 'transport.plan'),
        page('/transport-incidents', '移送中の事故・災害', 'transport.plan'),
        page('/transport-requests', '移送への要望', 'transport.plan'),
        page('/transport-alerts', '移送の回数の不足', 'transport.plan'),
      ],
    },
  ],
}
