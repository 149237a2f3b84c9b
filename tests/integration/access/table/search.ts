import type { Acts, Records } from './people'
import { EVERYBODY, NOBODY, roles } from './people'

const IMPROVES = roles('ca cs su vm au')

/** Acts of staff and records of the search in texts, and the roles that may. */
export const SEARCH_ACTS: Acts = {
  'get /ops/knowledge/search': EVERYBODY,
  'post /ops/knowledge/search/used': EVERYBODY,
  'get /ops/knowledge/figures': IMPROVES,
}

export const SEARCH_RECORDS: Records = {
  'search-words': { read: IMPROVES, create: roles('ca su vm') },
  'knowledge-searches': { read: IMPROVES, create: NOBODY },
  'knowledge-search-days': { read: IMPROVES, create: NOBODY },
  'faq-use': { read: IMPROVES, create: NOBODY },
}

export const SEARCH_CLOSED: Record<string, string> = {
  'search-words': 'requestKey',
  'knowledge-searches': 'searchKey',
  'knowledge-search-days': 'dayKey',
  'faq-use': 'dayKey',
}
