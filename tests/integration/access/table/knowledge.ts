import type { Acts, Records } from './people'
import { CITY_ADMIN, EVERYBODY, NOBODY, roles } from './people'

const SEES_TEXTS = roles('ca su vm se au')
const WRITES_TEXTS = roles('ca su vm se')

/** Acts of staff and records of the area `knowledge`, and the roles that may. */
export const KNOWLEDGE_ACTS: Acts = {
  'get /ops/knowledge/texts/:id': SEES_TEXTS,
  'post /ops/knowledge/texts/:id/versions': WRITES_TEXTS,
  'post /ops/knowledge/draft-from-inquiry': WRITES_TEXTS,
  'post /ops/knowledge/texts/:id/trained': roles('ca su vm'),
  'post /ops/knowledge/versions/:id/words': WRITES_TEXTS,
  'post /ops/knowledge/versions/:id/read': EVERYBODY,
  'get /ops/knowledge/versions/:id/pdf': EVERYBODY,
  'get /ops/knowledge/versions/:id/word': EVERYBODY,
  'post /ops/knowledge/versions/:id/from-word': WRITES_TEXTS,
  'get /ops/knowledge/faq': SEES_TEXTS,
  'post /ops/knowledge/faq/preview': WRITES_TEXTS,
  'post /ops/knowledge/faq/import': WRITES_TEXTS,
  'get /ops/cases/text-versions': SEES_TEXTS,
  'get /ops/cases/text-versions/counts': SEES_TEXTS,
  'get /ops/cases/text-versions/output': SEES_TEXTS,
  'get /ops/cases/text-versions/:id': SEES_TEXTS,
  'get /ops/cases/text-versions/:id/paper': SEES_TEXTS,
  'post /ops/cases/text-versions/:id/edit': WRITES_TEXTS,
  'post /ops/cases/text-versions/:id/submit': WRITES_TEXTS,
  'post /ops/cases/text-versions/:id/recall': WRITES_TEXTS,
  'post /ops/cases/text-versions/:id/resolve': WRITES_TEXTS,
  'post /ops/cases/text-versions/:id/withdraw': WRITES_TEXTS,
  // A text is approved by the city alone (KB-02).
  'post /ops/cases/text-versions/:id/approve': CITY_ADMIN,
  'post /ops/cases/text-versions/:id/remark': CITY_ADMIN,
  'post /ops/cases/text-versions/:id/return': CITY_ADMIN,
}

export const KNOWLEDGE_RECORDS: Records = {
  texts: { read: SEES_TEXTS, create: WRITES_TEXTS },
  'text-versions': { read: SEES_TEXTS, create: NOBODY },
  faqs: { read: NOBODY, create: NOBODY },
}

/** Fields that no answer carries, by record (see `fields.ts`). */
export const KNOWLEDGE_CLOSED: Record<string, string> = {
  texts: 'textKey presetKey',
  'text-versions':
    'versionKey text contentHash authors remarks stateOn stateSeq history extra unlogged',
  faqs: 'presetKey',
}
