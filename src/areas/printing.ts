import type { Capabilities } from '@/access/capabilities'
import {
  DocumentTemplates,
  Facilities,
  LabelSheets,
  Printers,
  PrintFiles,
  PrintJobs,
  SheetMoves,
} from '@/collections/printing'
import { printingEndpoints } from '@/endpoints/ops/printing'
import { printFiles } from '@/jobs/tasks/printing'

import type { Area } from './area'
import { page, records } from './page'

const capabilities = {
  /** The printing page; what may be printed there is asked for kind by kind. */
  'print.use': [
    'city-admin',
    'city-staff',
    'window-staff',
    'supervisor',
    'secretariat',
    'post-office-staff',
  ],
  /** Places that get flyers; who may confirm them is asked for in the record (PR-16). */
  'facilities.read': ['city-admin', 'city-staff', 'supervisor', 'vendor-manager', 'auditor'],
  'facilities.edit': ['city-admin', 'city-staff', 'supervisor', 'vendor-manager'],
} as const satisfies Capabilities

declare module '@/access/capabilities' {
  interface CapabilitiesOfAreas {
    printing: keyof typeof capabilities
  }
}

/** What is printed, on what, and for whom: labels, letters, devices, places that get flyers. */
export const printing: Area = {
  name: 'printing',
  capabilities,
  collections: {
    byServices: [PrintJobs, PrintFiles, SheetMoves],
    byPeople: [DocumentTemplates, LabelSheets, Printers, Facilities],
  },
  endpoints: printingEndpoints,
  tasks: [printFiles],
  menu: [
    {
      group: '案内と文面',
      at: 320,
      entries: [records('document-templates', '印刷物の文面', 'settings.edit')],
    },
    {
      group: 'カード',
      at: 410,
      entries: [page('/print', '印刷', 'print.use', { view: '@/admin/print/PrintView#PrintView' })],
    },
    {
      group: '記録',
      at: 660,
      entries: [records('facilities', '施設（チラシの送り先）', 'facilities.edit')],
    },
  ],
}
