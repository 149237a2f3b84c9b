import type { Endpoint, PayloadRequest } from 'payload'
import type { z } from 'zod'

import type { Language } from '@/domain/languages'
import { DomainError } from '@/lib/errors'
import type { ServiceContext } from '@/services/context'
import { citizenContext } from '@/services/context'
import { burstAllowed } from '@/services/limits/burst'
import { COST } from '@/services/limits/cost'
import type { SourceName } from '@/services/limits/source'
import { sourceOf } from '@/services/limits/source'
import { invalid } from '@/services/refusals'
import { loggedAddress } from '@/services/settings/logged-address'

import { languageOf } from '../language'
import { problemFrom } from '../problem'
import { checkAddress, checkRequestId } from '../request-ids'

type Schema = z.ZodType

/** One operation of the public API; the OpenAPI document is made from these, so it cannot drift. */
export type Operation<
  Q extends Schema = Schema,
  B extends Schema = Schema,
  R extends Schema = Schema,
> = {
  method: 'get' | 'post' | 'delete'
  /** Payload's form, below /api: `/public/services/:service/holds`. */
  path: string
  id: string
  summary: string
  query?: Q
  body?: B
  response: R
  status?: number
  /** Needs the booking's secret as `Authorization: Bearer`. */
  secured?: true
  /** Takes the name of the submission as `Idempotency-Key`. */
  idempotent?: true
  errors: string[]
  /** What a call costs beyond the ordinary (`services/limits/cost.ts`), by its query. */
  cost?: (query: z.infer<Q>) => number
  handle: (call: Call<z.infer<Q>, z.infer<B>>) => Promise<z.infer<R> | Response>
}

export type Call<Q, B> = {
  ctx: ServiceContext
  req: PayloadRequest
  language: Language
  params: Record<string, string>
  query: Q
  body: B
  bearer: string
  source: SourceName
  idemKey: string
}

export const operation = <Q extends Schema, B extends Schema, R extends Schema>(
  definition: Operation<Q, B, R>,
) => definition as unknown as Operation

const MAX_BODY = 20_000
/** A UUID, not a word that somebody else may hit upon. */
const IDEM_KEY = /^[\x21-\x7e]{16,100}$/

/** Wraps an operation: limits, language, schemas at the edge, one shape of errors. */
export function toEndpoint(definition: Operation): Endpoint {
  return {
    path: definition.path,
    method: definition.method,
    handler: async (req) => {
      const url = new URL(req.url ?? 'http://localhost/')
      const language = languageOf(url, req.headers)
      try {
        const ip = await loggedAddress(req.payload, req.headers)
        const ctx = { ...citizenContext(req.payload), ip }
        const source = sourceOf(req.headers, ctx.now())
        charge(source, definition.method === 'get' ? COST.look : COST.act)
        const query: unknown = definition.query?.parse(Object.fromEntries(url.searchParams))
        if (definition.cost) charge(source, definition.cost(query))
        const answer = await definition.handle({
          ctx,
          req,
          language,
          source,
          params: checkAddress((req.routeParams ?? {}) as Record<string, string>),
          query,
          body: definition.body ? definition.body.parse(await readJson(req)) : undefined,
          bearer: (req.headers.get('authorization') ?? '').replace(/^Bearer\s+/i, ''),
          idemKey: idemKeyIn(req.headers),
        })
        if (answer instanceof Response) return answer
        return Response.json(definition.response.parse(answer), {
          status: definition.status ?? 200,
          headers: { 'cache-control': 'no-store' },
        })
      } catch (error) {
        return problemFrom(error, req, language)
      }
    },
  }
}

/** @throws DomainError INPUT_INVALID */
function idemKeyIn(headers: Headers): string {
  const key = headers.get('idempotency-key') ?? ''
  checkRequestId('Idempotency-Key', key)
  if (key === '' || IDEM_KEY.test(key)) return key
  const text = 'Idempotency-Key は、16〜100文字の英数字（UUIDなど）にしてください。'
  throw invalid(text)
}

/** @throws DomainError TOO_MANY_REQUESTS */
function charge(source: SourceName, cost: number): void {
  if (burstAllowed(source, cost)) return
  throw new DomainError('TOO_MANY_REQUESTS', 'アクセスが続いています。', 429)
}

/** @throws DomainError TOO_LARGE, INPUT_INVALID */
async function readJson(req: PayloadRequest): Promise<unknown> {
  const text = (await req.text?.()) ?? ''
  if (text.length > MAX_BODY)
    throw new DomainError('TOO_LARGE', '送られた内容が大きすぎます。', 413)
  if (text === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new DomainError('INPUT_INVALID', '入力内容を確認してください。', 400)
  }
}
