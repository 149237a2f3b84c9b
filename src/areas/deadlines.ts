import type { Capabilities } from '@/access/capabilities'
import { DeadlineRules, Submissions } from '@/collections/deadlines'
import { deadlineEndpoints } from '@/endpoints/ops/deadlines'
import { deadlines as deadlineTask } from '@/jobs/tasks/deadlines'

import { type Area, page, records } from './area'

const capabilities = {
  /** Reports and plans that are due to the city (NT-09). */
  'deadlines.read': [
    'city-admin',
    'city-staff',
    'supervisor',
    'vendor-manager',
    'secretariat',
    'auditor',
  ],
  /** Record that one was handed in; which of them, the rule's own roles say. */
  'deadlines.submit': ['city-admin', 'supervisor', 'vendor-manager', 'secretariat'],
  'deadlines.edit': ['city-admin', 'vendor-manager'],
} as const satisfies Capabilities

declare module '@/access/capabilities' {
  interface CapabilitiesOfAreas {
    deadlines: keyof typeof capabilities
  }
}

/** Reports and plans that are due to the city (NT-09). */
export const deadlines: Area = {
  name: 'deadlines',
  capabilities,
  collections: { byServices: [Submissions], byPeople: [DeadlineRules] },
  endpoints: deadlineEndpoints,
  tasks: [deadlineTask],
  menu: [
    {
      group: '記録',
      at: 600,
      entries: [
        page('/deadlines', '提出期限', 'deadlines.read'),
        records('deadline-rules', '提出期限のきまり', 'deadlines.edit'),
      ],
    },
  ],
}
