import type { Capabilities } from '@/access/capabilities'
import { FaqUse, KnowledgeSearchDays, KnowledgeSearches, SearchWords } from '@/collections/search'
import { knowledgeSearchEndpoints } from '@/endpoints/ops/knowledge-search'
import { knowledgeSearch } from '@/jobs/tasks/knowledge-search'
import { demoSearches } from '@/services/demo/searches'
import { searchPreset } from '@/services/knowledge/search/words'

import type { Area } from './area'
import { page, records } from './page'

const capabilities = {
  /** Find approved texts; which of them, the account's roles say text by text (KB-15). */
  'faq.search': [
    'city-admin',
    'city-staff',
    'window-staff',
    'operator',
    'supervisor',
    'vendor-manager',
    'secretariat',
    'post-office-staff',
    'helpdesk',
    'field-staff',
    'auditor',
  ],
  /** How texts are looked for and used: the words that find nothing, the self-resolution rate (CC-20). */
  'faq.figures': ['city-admin', 'city-staff', 'supervisor', 'vendor-manager', 'auditor'],
  /** Which words count as one. */
  'faq.words': ['city-admin', 'supervisor', 'vendor-manager'],
} as const satisfies Capabilities

declare module '@/access/capabilities' {
  interface CapabilitiesOfAreas {
    search: keyof typeof capabilities
  }
}

/** Finding texts: the search of staff and citizens, and what it tells about the texts. */
export const search: Area = {
  name: 'search',
  capabilities,
  collections: {
    byServices: [KnowledgeSearches, KnowledgeSearchDays, FaqUse],
    byPeople: [SearchWords],
  },
  endpoints: knowledgeSearchEndpoints,
  tasks: [knowledgeSearch],
  presets: [searchPreset],
  demo: [demoSearches],
  menu: [
    {
      group: '案内と文面',
      at: 290,
      entries: [
        page('/faq-search', 'FAQ・マニュアル検索', 'faq.search', {
          view: '@/admin/search/FaqSearchView#FaqSearchView',
        }),
      ],
    },
    {
      group: '案内と文面',
      at: 310,
      entries: [
        records('search-words', '言い換え（検索）', 'faq.figures'),
        page('/faq-figures', '自己解決率と検索の言葉', 'faq.figures', {
          view: '@/admin/search/FaqFiguresView#FaqFiguresView',
        }),
      ],
    },
  ],
}
