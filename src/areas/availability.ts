import type { Capabilities } from '@/access/capabilities'
import { Backups, RestoreDrills } from '@/collections/availability'
import { availabilityEndpoints } from '@/endpoints/ops/availability'
import { backupsTask, restoreDrillsTask } from '@/jobs/tasks/backups'

import type { Area } from './area'
import { page, records } from './page'

const capabilities = {
  /** Where backups lie, how old they are, and what the drills found (AV-06, AV-08). */
  'backups.read': ['city-admin', 'supervisor', 'vendor-manager', 'auditor'],
  'backups.run': ['city-admin', 'supervisor', 'vendor-manager'],
} as const satisfies Capabilities

declare module '@/access/capabilities' {
  interface CapabilitiesOfAreas {
    availability: keyof typeof capabilities
  }
}

/** Backups, and the proof that they can be restored. */
export const availability: Area = {
  name: 'availability',
  capabilities,
  collections: { byServices: [Backups, RestoreDrills] },
  endpoints: availabilityEndpoints,
  tasks: [backupsTask, restoreDrillsTask],
  checks: { backups: 'バックアップの結果', 'restore-drills': '復元訓練の結果' },
  log: { availability: { at: 78, label: 'バックアップと復元', begins: ['backup.'] } },
  menu: [
    {
      group: '記録',
      at: 660,
      entries: [
        page('/backups', 'バックアップ', 'backups.read', {
          view: '@/admin/backup/BackupView#BackupView',
        }),
        records('backups', 'バックアップの記録', 'backups.read'),
        records('restore-drills', '復元訓練の記録', 'backups.read'),
      ],
    },
  ],
}
