import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'

import { headersWithCors, type Payload, type PayloadRequest } from 'payload'

import { answerOperation } from '@/endpoints/public/define'
import { problem } from '@/endpoints/problem'
import { brokenRequest } from '@/endpoints/rest/door'
import { preferredLanguage } from '@/domain/languages'
import { env } from '@/lib/env'
import { Generations } from '@/lib/generations'
import { errorText } from '@/messages/errors'
import { handleSite } from '@/public-site/handle'
import { safetyHeaders } from '@/public-site/http/headers'
import { isSecure } from '@/public-site/open-site'
import { tooManyPage } from '@/public-site/pages/too-many'
import { makeSharedPage, sharedPageFor } from '@/public-site/shared'
import { answerWaiting, isWaitingPage } from '@/public-site/wait/answer'
import { underWay } from '@/services/admission/health'
import { clockOf } from '@/services/context'
import { burstAllowed, burstSpent } from '@/services/limits/burst'
import { COST } from '@/services/limits/cost'
import { sourceOf } from '@/services/limits/source-name'

import { countAnswer, type Way } from './counted'
import { encodingFor, type KeptAnswer } from './kept'
import { findOperation, sharedCall } from './public-api'
import { keptAnswer, makeAnswer, type Source } from './shared'

const LONGEST_TARGET = 300
/** Pages that Next answers itself: the panel, its own files, staff's API. */
const OTHERS = /^\/(?:admin|api|_next)(?:[/?]|$)/
const OPEN_API = '/api/public/'
/** What is not worth the work of compressing. */
const LEAST_BYTES = 1000

type Wanted = { key: string; source: Source; cost: number }
type Known = { wanted: Wanted } | null

/**
 * Answers citizens' pages and the public API in front of Next's router, with the very functions that its
 * routes call. What is the same for everybody is made once and given again and again (AV-01).
 */
export function openDoor(payload: Payload) {
  const now = clockOf(payload)
  const ways = new Generations<{ way: Known }>(2000)

  /** How an address is answered for everybody; remembered, because the same ones come all the time. */
  function wayOf(target: string, accept: string): Known {
    const name = `${accept.slice(0, 100)} ${target}`
    const known = ways.get(name)
    if (known) return known.way
    const url = new URL(target, 'http://inside')
    const way = url.pathname.startsWith(OPEN_API)
      ? wantedCall(url, accept)
      : target === url.pathname && sharedPageFor(target, '')
        ? { wanted: wantedPage(target) }
        : null
    ways.set(name, { way })
    return way
  }

  const wantedPage = (path: string): Wanted => ({
    key: `page ${path}`,
    cost: 0,
    source: {
      path,
      make: async () => {
        const made = await makeSharedPage(payload, path)
        return made && { ...made, body: Buffer.from(made.body), watch: () => '', mark: '' }
      },
    },
  })

  function wantedCall(url: URL, accept: string): Known {
    const headers = new Headers({ 'accept-language': accept.slice(0, 100) })
    const call = sharedCall(payload, url, headers)
    if (!call) return null
    const make = async () => {
      const made = await call.source.make()
      if (made) headersWithCors({ headers: made.headers, req: { payload } as PayloadRequest })
      return made
    }
    return { wanted: { ...call, source: { ...call.source, make } } }
  }

  /** The shared answer that this request may get, with the cookies that go with it. */
  function sharedFor(request: IncomingMessage): { wanted: Wanted; cookies: string[] } | null {
    const { method, url: target = '', headers } = request
    if (method !== 'GET' && method !== 'HEAD') return null
    if (target.length > LONGEST_TARGET || headers.authorization || headers.origin) return null
    if (headers['x-forwarded-proto'] === 'https' && !env.PUBLIC_URL.startsWith('https:'))
      return null
    const isCall = target.startsWith(OPEN_API)
    if (!isCall && OTHERS.test(target)) return null
    const way = wayOf(target, isCall ? String(headers['accept-language'] ?? '') : '')
    if (!way) return null
    if (isCall) return { wanted: way.wanted, cookies: [] }
    const page = sharedPageFor(target, String(headers.cookie ?? ''))
    return page && { wanted: way.wanted, cookies: page.cookies }
  }

  const sourceIn = ({ headers }: IncomingMessage) => {
    const get = (name: string) => (headers[name] as string | undefined) ?? null
    return sourceOf({ get } as Headers, now())
  }
  const mayAsk = (request: IncomingMessage, cost: number): boolean =>
    burstAllowed(sourceIn(request), cost)

  return {
    /** Gives an answer that is at hand. @returns false when there is none */
    hit(request: IncomingMessage, response: ServerResponse): boolean {
      const shared = sharedFor(request)
      const kept = shared && keptAnswer(shared.wanted.key, now())
      if (!kept || (!mayAsk(request, COST.kept) && !kept.isLasting)) return false
      give(request, response, kept, shared.cookies)
      countAnswer('kept', response.statusCode)
      return true
    },

    /** Makes an answer. @returns false where this request is for Next */
    async take(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
      const since = performance.now()
      const way = await answered(request, response)
      if (way) countAnswer(way, response.statusCode, since)
      else response.once('finish', () => countAnswer('next', response.statusCode, since))
      return way !== null
    },
  }

  async function answered(request: IncomingMessage, response: ServerResponse): Promise<Way | null> {
    const target = request.url ?? ''
    if (isWaitingPage(target) && (await giveWaiting(payload, request, response, now())))
      return 'shared'
    const isCall = target.startsWith(OPEN_API)
    if ((isCall || !OTHERS.test(target)) && burstSpent(sourceIn(request), COST.look)) {
      // Whoever asks too often gets an answer that costs less than what was asked.
      await send(request, response, isCall ? tooManyCalls(payload, request) : tooManyPage(target))
      return 'own'
    }
    const shared = sharedFor(request)
    if (shared && mayAsk(request, COST.look + shared.wanted.cost)) {
      const moment = { now: now(), publicUrl: env.PUBLIC_URL }
      const made = await makeAnswer(shared.wanted.key, shared.wanted.source, moment).catch(
        // The ordinary way has words for what is wrong.
        () => null,
      )
      if (made) {
        give(request, response, made, shared.cookies)
        return 'shared'
      }
    }
    if (isCall) return (await underWay(() => takeCall(payload, request, response))) ? 'own' : null
    if (OTHERS.test(target)) return null
    const asked = await toRequest(request)
    await send(request, response, await underWay(() => handleSite(payload, asked)))
    return 'own'
  }
}

export type Door = ReturnType<typeof openDoor>

function give(
  request: IncomingMessage,
  response: ServerResponse,
  kept: KeptAnswer,
  cookies: string[],
): void {
  const { headers } = request
  const form = kept.form(encodingFor(String(headers['accept-encoding'] ?? '')))
  const written = cookies.flatMap((cookie) => ['set-cookie', cookie])
  if (isKnown(headers['if-none-match'], form.etag)) {
    response.writeHead(304, [...kept.unchanged(form.etag), ...written])
    response.end()
    return
  }
  response.writeHead(kept.status, written.length > 0 ? [...form.headers, ...written] : form.headers)
  response.end(request.method === 'HEAD' ? undefined : form.body)
}

const isKnown = (asked: string | undefined, etag: string): boolean =>
  asked !== undefined && asked.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)

function tooManyCalls(payload: Payload, { headers }: IncomingMessage): Response {
  const language = preferredLanguage(headers['accept-language'] ?? null) ?? 'ja'
  const code = 'TOO_MANY_REQUESTS'
  const answer = problem(429, code, errorText(code, language))
  headersWithCors({ headers: answer.headers, req: { payload } as PayloadRequest })
  return answer
}

/** The waiting page, of which hundreds a second are given: no request or answer of the Web's kind. */
async function giveWaiting(
  payload: Payload,
  { method, url: target = '', headers }: IncomingMessage,
  response: ServerResponse,
  now: Date,
): Promise<boolean> {
  if (method !== 'GET' && method !== 'HEAD') return false
  const get = (name: string) => (headers[name] as string | undefined) ?? null
  const secure = isSecure({ get } as Headers, new URL(target, 'http://inside'))
  const source = sourceOf({ get } as Headers, now)
  const cookies = headers.cookie ?? ''
  const answer = await answerWaiting(payload, { target, cookies, source, secure })
  if (!answer) return false
  const given = new Headers(answer.headers)
  safetyHeaders(given, secure)
  for (const [name, value] of given) response.setHeader(name, value)
  response.setHeader('content-length', Buffer.byteLength(answer.body))
  response.writeHead(answer.status)
  response.end(method === 'HEAD' ? undefined : answer.body)
  return true
}

async function takeCall(
  payload: Payload,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const { method = '', headers } = request
  // Payload reads such a call as another one.
  if (headers['x-payload-http-method-override'] || headers['x-http-method-override']) return false
  const { pathname } = new URL(request.url ?? '', 'http://inside')
  const found = findOperation(method, pathname)
  if (!found) return false
  const asked = await toRequest(request)
  const refused = brokenRequest(asked)
  if (refused) {
    await send(request, response, refused)
    return true
  }
  const req = {
    payload,
    headers: asked.headers,
    url: asked.url,
    routeParams: found.params,
    text: () => asked.text(),
  }
  const answer = await answerOperation(found.definition, req)
  const given = headersWithCors({ headers: answer.headers, req: req as unknown as PayloadRequest })
  await send(
    request,
    response,
    new Response(answer.body, { status: answer.status, headers: given }),
  )
  return true
}

/** The request as the routes get it; a body of this size is there as a whole (`body-gate.mjs`). */
async function toRequest(request: IncomingMessage): Promise<Request> {
  const { method = 'GET', url = '/', headers } = request
  const host = headers.host ?? 'inside'
  const list = new Headers()
  for (const [name, value] of Object.entries(headers))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) list.append(name, one)
  if (method === 'GET' || method === 'HEAD')
    return new Request(`http://${host}${url}`, { method, headers: list })
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  const body = Buffer.concat(pieces)
  return new Request(`http://${host}${url}`, { method, headers: list, body })
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Response,
): Promise<void> {
  const headers: Record<string, string | string[]> = {}
  for (const [name, value] of answer.headers) if (name !== 'set-cookie') headers[name] = value
  const cookies = answer.headers.getSetCookie()
  if (cookies.length > 0) headers['set-cookie'] = cookies
  let body = Buffer.from(await answer.arrayBuffer())
  if (
    isText(headers['content-type']) &&
    body.length >= LEAST_BYTES &&
    !headers['content-encoding']
  ) {
    headers['vary'] = 'accept-encoding'
    if (encodingFor(String(request.headers['accept-encoding'] ?? '')) !== 'identity') {
      body = gzipSync(body, { level: 1 })
      headers['content-encoding'] = 'gzip'
    }
  }
  if (answer.status !== 304 && answer.status !== 204)
    headers['content-length'] = String(body.length)
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  response.writeHead(answer.status)
  response.end(request.method === 'HEAD' ? undefined : body)
}

const isText = (type: string | string[] | undefined): boolean =>
  /^(?:text\/(?:html|css|plain|javascript)|application\/(?:problem\+)?json)/.test(String(type))
