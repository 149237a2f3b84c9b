import type { Endpoint, Payload, PayloadRequest } from 'payload'
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

import { requireAdmission, TICKET_HEADER } from './admission'

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
  /** A dear step: where people wait for their turn, it does (AV-01). `begin`: somebody arrives with it. */
  waits?: 'begin' | 'go'
  /** What a call costs beyond the ordinary (`services/limits/cost.ts`), by its query. */
  cost?: (query: z.infer<Q>) => number
  /**
   * The answer is the same for everybody who asks the same: it may not depend on who asks, and only
   * on settings and on what the watch tells of.
   */
  shared?: { watch?: (call: SharedCall<z.infer<Q>>) => Promise<Watch> }
  handle: (call: Call<z.infer<Q>, z.infer<B>>) => Promise<z.infer<R> | Response>
}

/** Text that is another one as soon as an answer may no longer be true. */
export type Watch = () => string

/** What is known where nobody in particular asks. */
export type SharedCall<Q> = {
  ctx: ServiceContext
  language: Language
  params: Record<string, string>
  query: Q
}

/** Of a request what an operation may need; Payload's own request is one. */
export type Asked = Pick<PayloadRequest, 'payload' | 'headers' | 'routeParams' | 'text' | 'url'>

export type Call<Q, B> = SharedCall<Q> & {
  req: Asked
  body: B
  bearer: string
  source: SourceName
  idemKey: string
  /** The gate of the queue, for operations that know late whether they are a dear step. */
  admit: (step: 'begin' | 'go') => Promise<void>
}

export const operation = <Q extends Schema, B extends Schema, R extends Schema>(
  definition: Operation<Q, B, R>,
) => definition as unknown as Operation

const MAX_BODY = 20_000
/** A UUID, not a word that somebody else may hit upon. */
const IDEM_KEY = /^[\x21-\x7e]{16,100}$/

/** Payload's form of an operation. */
export const toEndpoint = (definition: Operation): Endpoint => ({
  path: definition.path,
  method: definition.method,
  handler: (req) => answerOperation(definition, req),
})

const bodyOf = (definition: Operation, answer: unknown): unknown =>
  definition.response.parse(answer)

/** Carries out an operation: limits, language, schemas at the edge, one shape of errors. */
export async function answerOperation(definition: Operation, req: Asked): Promise<Response> {
  const url = new URL(req.url ?? 'http://localhost/')
  const language = languageOf(url, req.headers)
  let ticket: string | null = null
  try {
    const ip = await loggedAddress(req.payload, req.headers)
    const ctx = { ...citizenContext(req.payload), ip }
    const source = sourceOf(req.headers, ctx.now())
    charge(source, definition.method === 'get' ? COST.look : COST.act)
    const query: unknown = definition.query?.parse(Object.fromEntries(url.searchParams))
    if (definition.cost) charge(source, definition.cost(query))
    const admit = async (step: 'begin' | 'go') => {
      const begins = step === 'begin'
      ticket = await requireAdmission(ctx, { headers: req.headers, source, begins })
    }
    if (definition.waits) await admit(definition.waits)
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
      admit,
    })
    if (answer instanceof Response) return answer
    return withTicket(
      Response.json(bodyOf(definition, answer), {
        status: definition.status ?? 200,
        headers: { 'cache-control': 'no-store' },
      }),
      ticket,
    )
  } catch (error) {
    return withTicket(problemFrom(error, req, language), ticket)
  }
}

/** Whoever was let in goes on with the pass, whatever came of this call. */
function withTicket(response: Response, ticket: string | null): Response {
  if (ticket !== null) response.headers.set(TICKET_HEADER, ticket)
  return response
}

/**
 * The answer to everybody who asks this, with what tells whether it is still true.
 * @throws what the operation throws; nothing of it is to be kept then
 */
export async function shareOperation(
  definition: Operation,
  asked: { payload: Payload; params: Record<string, string>; query: URLSearchParams },
  language: Language,
): Promise<{ body: string; watch: Watch; mark: string }> {
  const ctx = citizenContext(asked.payload)
  const query: unknown = definition.query?.parse(Object.fromEntries(asked.query))
  const call = { ctx, language, params: checkAddress(asked.params), query }
  const watch = (await definition.shared?.watch?.(call)) ?? (() => '')
  // Before anything is read: what changes meanwhile makes the answer old at once.
  const mark = watch()
  const answer = await definition.handle(call as Call<unknown, unknown>)
  return { body: JSON.stringify(bodyOf(definition, answer)), watch, mark }
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
async function readJson(req: Asked): Promise<unknown> {
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
