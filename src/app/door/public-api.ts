import type { Payload } from 'payload'

import { isLanguage, type Language } from '@/domain/languages'
import { languageOf } from '@/endpoints/language'
import type { Operation } from '@/endpoints/public/define'
import { shareOperation } from '@/endpoints/public/define'
import { publicOperations } from '@/endpoints/public'
import { processWide } from '@/lib/process-wide'

import type { Source } from './shared'

const PREFIX = '/api'

type Known = { definition: Operation; segments: string[] }

const known = () =>
  processWide('public-operations', () =>
    publicOperations.map((definition): Known => ({
      definition,
      segments: definition.path.split('/'),
    })),
  )

export type Found = { definition: Operation; params: Record<string, string> }

/** The operation that answers this method at this path; the first match, as with Payload. */
export function findOperation(method: string, path: string): Found | null {
  if (!path.startsWith(`${PREFIX}/public/`)) return null
  const asked = path.slice(PREFIX.length).split('/')
  for (const { definition, segments } of known()) {
    if (definition.method !== method.toLowerCase()) continue
    const params = matched(segments, asked)
    if (params) return { definition, params }
  }
  return null
}

function matched(segments: string[], asked: string[]): Record<string, string> | null {
  if (segments.length !== asked.length) return null
  const params: Record<string, string> = {}
  for (const [at, segment] of segments.entries()) {
    const given = asked[at]!
    if (!segment.startsWith(':')) {
      if (segment !== given) return null
    } else if (given === '') return null
    else params[segment.slice(1)] = decodeURIComponent(given)
  }
  return params
}

/** The query in one form, so that the same question has one key; null where it asks anything else. */
function canonicalQuery(definition: Operation, query: URLSearchParams): URLSearchParams | null {
  const shape = (definition.query as { shape?: Record<string, unknown> } | undefined)?.shape ?? {}
  const names = Object.keys(shape).sort()
  const canonical = new URLSearchParams()
  for (const name of query.keys()) if (!names.includes(name)) return null
  for (const name of names) {
    const values = query.getAll(name)
    if (values.length > 1 || (values[0] ?? '').length > 40) return null
    if (values[0] === undefined) continue
    if (name !== 'lang') canonical.set(name, values[0])
    else if (!isLanguage(values[0])) return null
  }
  return canonical
}

export type SharedCallOf = { key: string; source: Source; cost: number }

/** How a call is answered for all who ask the same, or null where its answer is somebody's own. */
export function sharedCall(payload: Payload, url: URL, headers: Headers): SharedCallOf | null {
  const found = findOperation('get', url.pathname)
  if (!found?.definition.shared) return null
  const { definition, params } = found
  const query = canonicalQuery(definition, url.searchParams)
  if (!query) return null
  const language = languageOf(url, headers)
  const asked = { payload, params, query }
  return {
    key: `api ${language} ${url.pathname}?${query.toString()}`,
    cost: costOf(definition, query),
    source: { path: url.pathname, make: () => make(definition, asked, language) },
  }
}

function costOf({ cost, query: schema }: Operation, query: URLSearchParams): number {
  if (!cost || !schema) return 0
  const read = schema.safeParse(Object.fromEntries(query))
  return read.success ? cost(read.data) : 0
}

async function make(
  definition: Operation,
  asked: Parameters<typeof shareOperation>[1],
  language: Language,
) {
  const { body, watch, mark } = await shareOperation(definition, asked, language)
  const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' })
  return { status: 200, headers, body: Buffer.from(body), watch, mark }
}
