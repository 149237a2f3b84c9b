import fc from 'fast-check'

import { LANGUAGE_CODES } from '@/domain/languages'

import type { Known, Schema } from './shapes'
import { nastyText, valueOf } from './shapes'

export type FuzzRequest = {
  method: string
  /** With its query, as it goes over the line. */
  path: string
  headers: Record<string, string>
  body?: string
}

export type Act = { method: string; path: string; query?: Schema; body?: Schema }

const json = { 'content-type': 'application/json' }

/** A piece of a path or a query; a lone surrogate cannot be sent. */
const encoded = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))
}

const queryText = (query: object): string => {
  const pairs = Object.entries(query).map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
  return pairs.length > 0 ? `?${pairs.join('&')}` : ''
}

const noise = fc.dictionary(nastyText, nastyText, { maxKeys: 2 })
const mostly = <T>(usual: fc.Arbitrary<T>, other: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 6, arbitrary: usual }, { weight: 1, arbitrary: other })

/** Body text: mostly what the schema allows, now and then broken off or no JSON at all. */
const bodyText = (schema: Schema, known: Known) =>
  mostly(
    valueOf(schema, known).map((value) => JSON.stringify(value) ?? ''),
    fc.constantFrom('', '{', '[]', 'null', '"x"', '{"a":', '\u0000', '[[[[[[[[]]]]]]]]'),
  )

/** Calls of an API whose acts are described by schemas. */
export function apiRequests(
  acts: readonly Act[],
  known: Known,
  { secured = false } = {},
): fc.Arbitrary<FuzzRequest> {
  const word = known.length > 0 ? fc.constantFrom(...known) : fc.constant('x')
  const segment = mostly(word, nastyText)
  return fc.constantFrom(...acts).chain((act) => {
    const names = act.path.match(/:\w+/g) ?? []
    return fc
      .record({
        segments: fc.array(segment, { minLength: names.length, maxLength: names.length }),
        query: mostly(valueOf(act.query ?? { type: 'object' }, known), noise),
        body: act.body ? bodyText(act.body, known) : fc.constant(undefined),
        bearer: word.map((one) => `Bearer ${one}`),
        lang: fc.constantFrom('ja', 'en', '*', ';;;', 'x'.repeat(600)),
      })
      .map(({ segments, query, body, bearer, lang }) => {
        let at = 0
        const path = act.path.replace(/:\w+/g, () => encoded(segments[at++] ?? 'x') || 'x')
        const isObject = typeof query === 'object' && query !== null
        return {
          method: act.method.toUpperCase(),
          path: `/api${path}${isObject ? queryText(query) : ''}`,
          headers: {
            ...json,
            'accept-language': lang,
            ...(secured ? { authorization: bearer } : {}),
          },
          body: act.method === 'get' ? undefined : body,
        }
      })
  })
}

const PAGES = ['', 'book', 'manage', 'waitlist', 'contact', 'faq', 'help', 'end', 'offices']
const STEPS = ['calendar', 'day', 'office', 'people', 'mail', 'confirm', 'done', 'service']
const FIELDS = ['number', 'birthday', 'start', 'office', 'mail', 'pin', 'people', '_f', 'agree']

/** Addresses and forms of the citizens' pages. */
export function siteRequests(known: Known): fc.Arbitrary<FuzzRequest> {
  const word = fc.oneof(fc.constantFrom(...STEPS), fc.constantFrom('x', ...known), nastyText)
  const query = fc.dictionary(
    fc.constantFrom('m', 'office', 'why', 'add', 't', 'service', 'kiosk', 'from'),
    fc.oneof(nastyText, fc.constantFrom('over', '1', '2026-12', ...known)),
    { maxKeys: 3 },
  )
  return fc
    .record({
      language: mostly(fc.constantFrom<string>(...LANGUAGE_CODES), nastyText),
      page: mostly(fc.constantFrom(...PAGES), nastyText),
      rest: fc.array(word, { maxLength: 3 }),
      query,
      form: fc.option(
        fc.dictionary(
          fc.constantFrom(...FIELDS),
          fc.oneof(nastyText, fc.constantFrom('x', ...known)),
          {
            maxKeys: 6,
          },
        ),
      ),
      cookie: mostly(fc.constant(''), nastyText),
    })
    .map(({ language, page, rest, query: asked, form, cookie }) => ({
      method: form ? 'POST' : 'GET',
      path: `/${[language, page, ...rest].filter(Boolean).map(encoded).join('/')}${queryText(asked)}`,
      headers: {
        cookie: `yoyaku=${encoded(cookie)}; lang=${encoded(language)}`,
        ...(form
          ? { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
          : {}),
      },
      body: form ? queryText(form).slice(1) : undefined,
    }))
}

const WHERE = [
  'equals',
  'in',
  'not_in',
  'like',
  'contains',
  'exists',
  'greater_than',
  'near',
  'all',
]
const REST_WAYS = ['', '/count', '/versions', '/access', '/ID', '/ID', '/versions/ID', '/nowhere']

/** Payload's own REST: every collection and global, reading and writing. */
export function restRequests(
  slugs: readonly string[],
  globals: readonly string[],
  known: Known,
): fc.Arbitrary<FuzzRequest> {
  const id = mostly(fc.constantFrom('1', ...known), nastyText)
  const field = mostly(fc.constantFrom('id', 'name', 'createdAt', 'office', 'status'), nastyText)
  const value = mostly(fc.constantFrom('1', 'true', ...known), nastyText)
  const asked = fc
    .record({
      field,
      operator: fc.constantFrom(...WHERE),
      value,
      sort: field,
      limit: fc.constantFrom('1', '0', '-1', '5', 'x', '1e9'),
      depth: fc.constantFrom('0', '1', '9', '-1', 'x'),
      page: fc.constantFrom('1', '0', '-1', '99999999', 'x'),
      shape: fc.nat(5),
    })
    .map(({ field: name, operator, value: text, sort, limit, depth, page, shape }) => {
      const where =
        shape === 0
          ? `where=${encoded(text)}`
          : shape === 1
            ? `where[or][0][${encoded(name)}][${operator}]=${encoded(text)}`
            : `where[${encoded(name)}][${operator}]=${encoded(text)}`
      // Nobody asks a small test for everything.
      const most = limit === '0' || limit === '1e9' ? '2' : limit
      const rest = `sort=${encoded(sort)}&limit=${most}&depth=${depth}&page=${page}`
      return `?${shape === 2 ? '' : `${where}&`}${rest}&select[${encoded(name)}]=true`
    })
  const place = fc.oneof(
    {
      weight: 5,
      arbitrary: fc
        .tuple(fc.constantFrom(...slugs), fc.constantFrom(...REST_WAYS), id)
        .map(([slug, way, one]) => `/${slug}${way.replace('ID', () => encoded(one) || '1')}`),
    },
    { weight: 1, arbitrary: fc.constantFrom(...globals).map((slug) => `/globals/${slug}`) },
  )
  const body = fc.dictionary(field, fc.oneof(value, fc.constantFrom<unknown>(null, [], {}, 1)), {
    maxKeys: 4,
  })
  return fc
    .record({
      place,
      method: fc.constantFrom('GET', 'GET', 'GET', 'POST', 'PATCH', 'DELETE'),
      asked,
      body: mostly(
        body.map((one) => JSON.stringify(one)),
        fc.constantFrom('', '{', 'null', '[]', '"x"'),
      ),
    })
    .map(({ place: path, method, asked: query, body: text }) => ({
      method,
      path: `/api${path}${query}`,
      headers: { ...json },
      body: method === 'GET' ? undefined : text,
    }))
}
