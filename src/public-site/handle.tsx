import type { Payload } from 'payload'

import type { Language } from '@/domain/languages'
import { clockOf } from '@/services/context'
import { sourceOf } from '@/services/limits/source'

import { Layout } from './components/Layout'
import { assetResponse } from './assets'
import { answer } from './answer'
import { cleanAddress } from './http/address'
import { writeCookie } from './http/cookies'
import { safetyHeaders } from './http/headers'
import { sessionCookies } from './http/session-cookies'
import type { Browser } from './open-site'
import { DEVICE_DAYS, isSecure, namesFor, openSite } from './open-site'
import { emergencyPage } from './pages/emergency'
import { problemPage } from './pages/problem'
import { renderPage } from './render'
import type { Page, Reply, Site } from './site'
import { answerWaiting, isWaitingPage, TICKET_SECONDS } from './wait/answer'

/** Answers every request for a citizen's page; a pure function of the request and the data. */
export async function handleSite(payload: Payload, request: Request): Promise<Response> {
  const url = cleanAddress(request.url)
  const secure = isSecure(request.headers, url)
  const response =
    assetResponse(url.pathname) ??
    (await waitingResponse(payload, request, url, secure).catch(() => null)) ??
    (await dynamicResponse(payload, request, url, secure).catch((error: unknown) => {
      payload.logger.error({ err: error, msg: 'citizen page failed' })
      return emergencyPage()
    }))
  safetyHeaders(response.headers, secure)
  return request.method === 'HEAD' ? new Response(null, response) : response
}

/** The waiting page needs nothing of all that other pages are made from. */
async function waitingResponse(
  payload: Payload,
  { method, headers }: Request,
  url: URL,
  secure: boolean,
): Promise<Response | null> {
  const target = url.pathname + url.search
  if (!isWaitingPage(target) || (method !== 'GET' && method !== 'HEAD')) return null
  const source = sourceOf(headers, clockOf(payload)())
  const cookies = headers.get('cookie') ?? ''
  const answer = await answerWaiting(payload, { target, cookies, source, secure })
  return answer && new Response(answer.status === 303 ? null : answer.body, answer)
}

async function dynamicResponse(
  payload: Payload,
  request: Request,
  url: URL,
  secure: boolean,
): Promise<Response> {
  const { site, browser } = await openSite(payload, request, url, secure)
  let reply: Reply
  try {
    reply = await answer(site, request)
  } catch (error) {
    payload.logger.error({ err: error, msg: 'citizen page failed' })
    reply = problemPage(site, 'INTERNAL', 500)
  }
  return respond(site, browser, reply)
}

function respond(site: Site, browser: Browser, reply: Reply): Response {
  const response =
    reply instanceof Response
      ? reply
      : 'redirect' in reply
        ? new Response(null, { status: 303, headers: { location: reply.redirect } })
        : htmlResponse(site, reply)
  // After the page was made: a form on it may have begun the session.
  for (const cookie of cookiesOf(site, browser)) response.headers.append('set-cookie', cookie)
  return response
}

const htmlResponse = (site: Site, page: Page): Response =>
  new Response(renderPage(<Layout site={site} page={page} />), {
    status: page.status ?? 200,
    headers: { 'content-type': 'text/html; charset=utf-8', ...page.headers },
  })

const YEAR = 365 * 24 * 3600

export const languageCookie = (language: Language, secure: boolean): string =>
  writeCookie(namesFor(secure).language, language, { secure, maxAge: YEAR })

function cookiesOf(site: Site, browser: Browser): string[] {
  const { cookies, names, secure } = browser
  const options = { secure }
  const kept = (maxAge: number) => (site.kiosk ? options : { secure, maxAge })
  const written: string[] = []
  if (cookies.get(names.language) !== site.language)
    written.push(writeCookie(names.language, site.language, kept(YEAR)))
  if (browser.sealedDevice && !cookies.has(names.device) && site.path[0] === 'book')
    written.push(writeCookie(names.device, browser.sealedDevice, kept(DEVICE_DAYS * 24 * 3600)))
  if (site.kiosk && cookies.get(names.kiosk) !== '1')
    written.push(writeCookie(names.kiosk, '1', options))
  if (!site.kiosk && cookies.has(names.kiosk))
    written.push(writeCookie(names.kiosk, '', { secure, maxAge: 0 }))
  if (site.newTicket && site.newTicket !== site.ticket)
    written.push(writeCookie(names.ticket, site.newTicket, kept(TICKET_SECONDS)))
  return [...written, ...sessionCookies(site, names.session, cookies, options)]
}
