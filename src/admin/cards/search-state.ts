import { ROUTE } from '@/domain/cards/vocabulary'

/** What the card list is asked for. */
export type CardSearch = {
  /** A number, a name or a birthday. Never in the address: it may be a person's. */
  q: string
  statuses: string[]
  offices: string[]
  place: string
  expiresWithin: string
  staysFor: string
  pulled: string
  route: string
  importId: string
  page: number
}

const EMPTY: CardSearch = {
  q: '',
  statuses: [],
  offices: [],
  place: '',
  expiresWithin: '',
  staysFor: '',
  pulled: '',
  route: '',
  importId: '',
  page: 1,
}

const listOf = (value: string | null): string[] => (value ?? '').split(',').filter(Boolean)
const daysOf = (value: string | null): string => (/^\d{1,4}$/.test(value ?? '') ? value! : '')

/** Kept while one looks at a card and comes back; gone with the tab, never stored. */
let lastTyped = ''
export const keepTyped = (text: string): void => {
  lastTyped = text
}

/** Filters from the address, so that a list can be kept as a bookmark. */
export function searchFromAddress(query: URLSearchParams): CardSearch {
  return {
    ...EMPTY,
    q: lastTyped,
    statuses: listOf(query.get('statuses')),
    offices: listOf(query.get('offices')),
    place: query.get('place') ?? '',
    expiresWithin: daysOf(query.get('expiresWithin')),
    staysFor: daysOf(query.get('staysFor')),
    pulled: query.get('pulled') === '1' ? '1' : '',
    route: Object.hasOwn(ROUTE, query.get('route') ?? '') ? (query.get('route') ?? '') : '',
    importId: query.get('importId') ?? '',
    page: Math.max(1, Number(query.get('page')) || 1),
  }
}

/** The filters as text, without what is empty. */
export function queryOf(search: CardSearch): Record<string, string> {
  const query: Record<string, string> = {}
  for (const [name, value] of Object.entries(search)) {
    const text = Array.isArray(value) ? value.join(',') : String(value).trim()
    if (text !== '' && !(name === 'page' && text === '1')) query[name] = text
  }
  return query
}

export function addressOf(search: CardSearch): string {
  const { q: _typed, ...filters } = queryOf(search)
  return new URLSearchParams(filters).toString()
}
