import type { Capabilities } from '@/access/capabilities'
import { ReportForms, Reports, ReportVersions, ServiceIndicators } from '@/collections/reports'
import { reportEndpoints } from '@/endpoints/ops/reports'
import { reportsTask } from '@/jobs/tasks/reports'
import { demoReports } from '@/services/demo/reports'
import { reportPreset } from '@/services/presets/reports'
import { reports as reportKind } from '@/services/reports/list'

import type { Area } from './area'
import { page, records, watching } from './page'

const capabilities = {
  /** What was reported to the city; figures and words without personal data (RP-10). */
  'reports.read': [
    'city-admin',
    'city-staff',
    'supervisor',
    'vendor-manager',
    'secretariat',
    'auditor',
  ],
  'reports.write': ['supervisor', 'vendor-manager', 'secretariat'],
  /** Return or accept: the city's alone (RP-26). */
  'reports.accept': ['city-admin'],
  /** What a report has to say is agreed with the city, which keeps it (RP-28). */
  'reports.forms': ['city-admin'],
} as const satisfies Capabilities

declare module '@/access/capabilities' {
  interface CapabilitiesOfAreas {
    reports: keyof typeof capabilities
  }
}

/** Reports to the city: figures that come by themselves, words, and their way there and back. */
export const reports: Area = {
  name: 'reports',
  capabilities,
  collections: {
    byServices: [Reports, ReportVersions],
    byPeople: [ReportForms, ServiceIndicators],
  },
  cases: [reportKind],
  endpoints: reportEndpoints,
  tasks: [reportsTask],
  presets: [reportPreset],
  demo: [demoReports],
  screens: [
    page('/report', '報告書を書く', 'reports.read', {
      view: '@/admin/reports/ReportView#ReportView',
    }),
  ],
  menu: [
    {
      group: '記録',
      at: 590,
      entries: [
        page('/reports', '報告書', 'reports.read', {
          start: { at: 78, what: '報告書を書いて、市へ出す', may: watching('reports.write') },
        }),
        records('report-forms', '報告書の様式', 'reports.forms'),
        records('service-indicators', 'サービス水準指標', 'reports.forms'),
      ],
    },
  ],
}
