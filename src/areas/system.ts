import type { Capabilities } from '@/access/capabilities'
import { AuditLogs, DataKeys, Leases, RateBuckets } from '@/collections/system'
import { alarmEndpoints } from '@/endpoints/ops/records-of-work'
import { citySettings } from '@/globals'
import { Attachments } from '@/collections/cases/attachments'
import { WorkHandoverLists, WorkHandovers } from '@/collections/cases/handovers'
import { workHandovers } from '@/services/cases/hand-over'
import { attachmentsLogTask, attachmentsTask } from '@/jobs/tasks/attachments'
import { sealAuditTask, verifyAuditTask } from '@/jobs/tasks/audit'
import { rekeyTask } from '@/jobs/tasks/rekey'
import { checkTile } from '@/services/dashboard/system-tiles'

import type { Area } from './area'
import { page, records, watching } from './page'

const capabilities = {
  /** Offices, services, texts, mail templates, city settings. */
  'settings.edit': ['city-admin'],
  'settings.read': [
    'city-admin',
    'city-staff',
    'supervisor',
    'vendor-manager',
    'secretariat',
    'auditor',
  ],
  'audit.read': ['city-admin', 'auditor'],
  /** All that is not over, over every kind of record (AV-12). */
  'work.open': ['city-admin', 'supervisor', 'vendor-manager', 'secretariat', 'auditor'],
  'work.hand-over': ['supervisor', 'vendor-manager', 'secretariat'],
  'work.receive': ['city-admin'],
  /** Says that an alarm was seen and is dealt with (AU-10). */
  'system.acknowledge': ['city-admin', 'supervisor', 'vendor-manager'],
  'system.read': ['city-admin', 'supervisor', 'vendor-manager', 'auditor'],
} as const satisfies Capabilities

declare module '@/access/capabilities' {
  interface CapabilitiesOfAreas {
    system: keyof typeof capabilities
  }
}

/** The city's settings, the operation log, and how the product itself is doing. */
export const system: Area = {
  name: 'system',
  capabilities,
  collections: {
    byServices: [
      AuditLogs,
      DataKeys,
      Leases,
      RateBuckets,
      WorkHandovers,
      WorkHandoverLists,
      Attachments,
    ],
  },
  cases: [workHandovers],
  globals: [citySettings],
  endpoints: alarmEndpoints,
  tasks: [sealAuditTask, verifyAuditTask, rekeyTask, attachmentsTask, attachmentsLogTask],
  checks: {
    'audit-chain': '操作ログのつながり',
    'audit-head': '操作ログの控え',
    'personal-fields': '暗号化した個人情報の読取り',
    attachments: '添付ファイル',
  },
  log: { system: { at: 80, label: '自動処理', begins: ['job.', 'retention.', 'audit.'] } },
  tiles: [checkTile],
  menu: [
    {
      group: '記録',
      at: 650,
      entries: [
        page('/open-records', '終わっていない業務', 'work.open', {
          view: '@/admin/kit/OpenView#OpenView',
        }),
        page('/work-handovers', '業務の引継ぎ', 'work.open'),
        page('/logs', '操作ログ', 'audit.read', {
          view: '@/admin/logs/LogsView#LogsView',
          start: { at: 40, what: 'だれが、いつ、何をしたかを調べる', may: watching('audit.read') },
        }),
      ],
    },
    {
      group: '記録',
      at: 670,
      entries: [
        records('job-runs', '自動処理の記録', 'system.read'),
        records('case-nudges', '期限のお知らせ', 'system.read'),
        records('check-results', '整合性の確認結果', 'system.read', {
          start: {
            at: 100,
            what: '自動の確認で見つかったことを見る',
            may: watching('system.read'),
          },
        }),
      ],
    },
    {
      group: '設定',
      at: 710,
      entries: [
        records('case-rules', '記録の設定', 'settings.edit'),
        records('choice-lists', '選択肢', 'settings.edit'),
        records('checklists', '手順・確認項目', 'settings.edit'),
        records('saved-lists', 'よく使う一覧', 'settings.edit'),
        page('/globals/city-settings', '市の設定', 'settings.edit'),
      ],
    },
  ],
}
