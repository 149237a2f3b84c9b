import type { Payload } from 'payload'

import { isLanguage, type Language } from '@/domain/languages'
import { env } from '@/lib/env'

import { CSS_PATH, JS_PATH, assetResponse } from './assets'
import { Layout } from './components/Layout'
import { languageCookie } from './handle'
import { safetyHeaders } from './http/headers'
import { readCookies } from './http/cookies'
import { namesFor, openSite } from './open-site'
import { renderPage } from './render'
import { route } from './routes'
import { isSiteOpen } from './site'

/** Pages that are the same for everybody who reads their language and has nothing under way. */
const PAGES = new Set(['', 'status', 'contact', 'accessibility', 'privacy'])
const FILES = new Set([CSS_PATH, JS_PATH, '/favicon.svg', '/robots.txt'])

const isSecure = (): boolean => env.PUBLIC_URL.startsWith('https:')

/** Where a page for everybody stands: its language, or null where this address has none. */
function languageIn(path: string): Language | null {
  const [, language, page = '', ...rest] = path.split('/')
  return isLanguage(language) && PAGES.has(page) && rest.length === 0 && !path.endsWith('/')
    ? language
    : null
}

/** A visitor of whom nothing is known but the language; others get a page of their own. */
function cookiesFor(cookieHeader: string, language: Language): string[] | null {
  const names = namesFor(isSecure())
  const cookies = readCookies(cookieHeader)
  for (const name of cookies.keys())
    if (name === names.kiosk || name.startsWith(names.session)) return null
  return cookies.get(names.language) === language ? [] : [languageCookie(language, isSecure())]
}

/**
 * Whether everybody who opens this address with such cookies gets the same page.
 * @returns the cookies that this visitor's answer writes, or null where the page is a person's own
 */
export function sharedPageFor(path: string, cookieHeader: string): { cookies: string[] } | null {
  if (FILES.has(path)) return { cookies: [] }
  const language = languageIn(path)
  const cookies = language && cookiesFor(cookieHeader, language)
  return cookies ? { cookies } : null
}

/**
 * The page for everybody at this address. It is made from a request that says nothing of anybody, so
 * that nothing of a person can be in it.
 * @returns null where the city has no such page now
 */
export async function makeSharedPage(
  payload: Payload,
  path: string,
): Promise<{ status: number; headers: Headers; body: string } | null> {
  const file = assetResponse(path)
  if (file) {
    safetyHeaders(file.headers, isSecure())
    return { status: 200, headers: file.headers, body: await file.text() }
  }
  const request = new Request(`http://nobody${path}`)
  const { site } = await openSite(payload, request, new URL(request.url), isSecure())
  if (!site.hasLanguage || !isSiteOpen(site)) return null
  const reply = await route(site)
  if (reply === 'method' || reply instanceof Response || 'redirect' in reply) return null
  const body = renderPage(<Layout site={site} page={reply} />)
  // A form on it would have begun a session: then it is a page for one person.
  if ((reply.status ?? 200) !== 200 || site.session.sid !== '') return null
  const headers = new Headers({ 'content-type': 'text/html; charset=utf-8', ...reply.headers })
  safetyHeaders(headers, isSecure())
  return { status: 200, headers, body }
}
