import type { Capabilities } from '@/access/capabilities'
import { holdOf } from '@/access/hold'
import type { StaffUser } from '@/access/roles'
import { FormerFaqs } from '@/collections/knowledge/FormerFaqs'
import { Texts } from '@/collections/knowledge/Texts'
import { TextVersions } from '@/collections/knowledge/TextVersions'
import { knowledgeEndpoints } from '@/endpoints/ops/knowledge'
import { knowledgeReviews } from '@/jobs/tasks/knowledge'
import { approvalTile, returnedTile, unreadTile } from '@/services/dashboard/text-tiles'
import { demoTexts } from '@/services/demo/texts'
import { textVersions } from '@/services/knowledge/versions/list'

import type { Area } from './area'
import { page, records } from './page'

const whoeverMayWork = (user: StaffUser) => holdOf(user) === null

const capabilities = {
  /** Drafts, versions and who has read them; what is in force reaches its readers without it. */
  'texts.read': ['city-admin', 'supervisor', 'vendor-manager', 'secretariat', 'auditor'],
  'faq.edit': ['city-admin', 'supervisor', 'vendor-manager', 'secretariat'],
  /** Texts are approved by the city alone (AC-06, KB-02). */
  'faq.approve': ['city-admin'],
} as const satisfies Capabilities

declare module '@/access/capabilities' {
  interface CapabilitiesOfAreas {
    knowledge: keyof typeof capabilities
  }
}

/** Texts that people rely on: FAQ, manuals, criteria, and the search in them. */
export const knowledge: Area = {
  name: 'knowledge',
  capabilities,
  collections: { byServices: [TextVersions, FormerFaqs], byPeople: [Texts] },
  cases: [textVersions],
  endpoints: knowledgeEndpoints,
  tasks: [knowledgeReviews],
  tiles: [unreadTile, approvalTile, returnedTile],
  demo: [demoTexts],
  screens: [
    page('/text-edit', '文章を書く', 'faq.edit', { view: '@/admin/knowledge/EditView#EditView' }),
    page('/text-compare', '版の違い', 'texts.read', {
      view: '@/admin/knowledge/CompareView#CompareView',
    }),
  ],
  menu: [
    {
      group: '案内と文面',
      at: 310,
      entries: [
        page('/manuals', 'マニュアル・判断基準', whoeverMayWork, {
          view: '@/admin/knowledge/ManualsView#ManualsView',
        }),
        page('/text-approval', 'FAQ・マニュアルの承認', 'faq.approve', {
          view: '@/admin/knowledge/ApprovalView#ApprovalView',
          start: { at: 25, what: '違いを見て、承認するか差し戻す' },
        }),
        records('texts', 'FAQ・マニュアル', 'texts.read'),
        page('/faq-file', '質疑応答集のExcel', 'faq.edit', {
          view: '@/admin/knowledge/FaqImportView#FaqImportView',
        }),
        page('/text-versions', 'FAQ・マニュアルの版', 'texts.read'),
      ],
    },
  ],
}
