import type { Capabilities } from '@/access/capabilities'
import { FormerFaqs } from '@/collections/knowledge/FormerFaqs'
import { Texts } from '@/collections/knowledge/Texts'
import { TextVersions } from '@/collections/knowledge/TextVersions'
import { textVersions } from '@/services/knowledge/versions/list'

import type { Area } from './area'
import { page, records } from './page'

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
  menu: [
    {
      group: '案内と文面',
      at: 310,
      entries: [
        records('texts', 'FAQ・マニュアル', 'texts.read'),
        page('/text-versions', 'FAQ・マニュアルの版', 'texts.read'),
      ],
    },
  ],
}
