import type { Capabilities } from '@/access/capabilities'
import { DeadlineRules, Submissions } from '@/collections/deadlines'
import { deadlineEndpoints } from '@/endpoints/ops/deadlines'
import { deadlines as deadlineTask } from '@/jobs/tasks/deadlines'
import { deadlineTile } from '@/services/dashboard/deadline-tile'
import { demoSubmissions } from '@/services/demo/deadlines'
import { deadlinePreset } from '@/services/presets/deadlines'

import type { Area } from './area'
import { page, records, watching } from './page'

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
  log: { deadlines: { at: 50, label: '提出期限', begins: ['submission.'] } },
  tiles: [deadlineTile],
  presets: [deadlinePreset],
  demo: [demoSubmissions],
  menu: [
    {
      group: '記録',
      at: 600,
      entries: [
        page('/deadlines', '提出期限', 'deadlines.read', {
          view: '@/admin/deadlines/DeadlinesView#DeadlinesView',
          start: { at: 80, what: '市へ出すものと期限を見る', may: watching('deadlines.submit') },
        }),
        records('deadline-rules', '提出期限のきまり', 'deadlines.edit'),
      ],
    },
  ],
}
