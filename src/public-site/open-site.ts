import { randomBytes } from 'node:crypto'

import type { Payload } from 'payload'

import type { Language } from '@/domain/languages'
import { isLanguage, preferredLanguage } from '@/domain/languages'
import { seal, unseal } from '@/lib/crypto/seal'
import { env } from '@/lib/env'
import { citizenContext } from '@/services/context'
import { sourceOf } from '@/services/limits/source'
import { loadNotices } from '@/services/notices/in-force'
import { loadBookingConfig } from '@/services/settings/booking-config'
import { loggedAddress } from '@/services/settings/logged-address'
import { readCitySettings } from '@/services/settings/read-settings'
import { shortCached } from '@/services/settings/short-cache'

import { readCookies } from './http/cookies'
import { ITEM_KEY } from './http/session'
import { readSession } from './http/session-cookies'
import type { Site } from './site'

/** What the browser sent along, for writing back what changed. */
export type Browser = {
  cookies: Map<string, string>
  names: { session: string; language: string; device: string; kiosk: string; ticket: string }
  secure: boolean
  /** The device's sealed name when it has just been given one. */
  sealedDevice: string
}

export const DEVICE_DAYS = 30

export const isSecure = (headers: Headers, url: URL): boolean =>
  url.protocol === 'https:' ||
  (headers.get('x-forwarded-proto') ?? '').split(',')[0]?.trim() === 'https' ||
  env.PUBLIC_URL.startsWith('https:')

/** On https the browser itself guards these names against other hosts and plain http. */
export const namesFor = (secure: boolean): Browser['names'] => {
  const prefix = secure ? '__Host-' : ''
  return {
    session: `${prefix}yoyaku`,
    language: `${prefix}lang`,
    device: `${prefix}device`,
    kiosk: `${prefix}kiosk`,
    ticket: `${prefix}machi`,
  }
}

/** Path segments, decoded; a malformed one leads nowhere. */
function segmentsOf(url: URL): string[] {
  try {
    return url.pathname.split('/').filter(Boolean).map(decodeURIComponent)
  } catch {
    return ['?']
  }
}

/** Where in the path the key of an item stands: `/book/{service}/{key}/…`, `/manage/{key}/…`. */
function withoutKey(path: string[]): { path: string[]; key: string } {
  const at = path[0] === 'book' ? 2 : path[0] === 'manage' ? 1 : -1
  const key = path[at] ?? ''
  if (!ITEM_KEY.test(key)) return { path, key: '' }
  return { path: path.filter((_, index) => index !== at), key }
}

/** Behind a proxy only the host is known to be ours. */
function ownReferer(headers: Headers, url: URL): URL | null {
  const host = headers.get('x-forwarded-host') ?? headers.get('host') ?? url.host
  const referer = headers.get('referer') ?? ''
  const from = URL.canParse(referer) ? new URL(referer) : null
  return from?.host === host ? from : null
}

/** Reads the request, the settings and the session: all that pages are made from. */
export async function openSite(
  payload: Payload,
  request: Request,
  url: URL,
  secure: boolean,
): Promise<{ site: Site; browser: Browser }> {
  const ip = await loggedAddress(payload, request.headers)
  const ctx = { ...citizenContext(payload), ip }
  const now = ctx.now()
  const cookies = readCookies(request.headers.get('cookie'))
  const names = namesFor(secure)
  const settings = await shortCached(payload, 'city-settings', () => readCitySettings(payload))
  const languages: Language[] = settings.languages?.length ? settings.languages : ['ja']
  const segments = segmentsOf(url)
  const named = isLanguage(segments[0]) && languages.includes(segments[0]) ? segments[0] : null
  const remembered = cookies.get(names.language)
  const language =
    named ??
    (isLanguage(remembered) && languages.includes(remembered) ? remembered : null) ??
    preferredLanguage(request.headers.get('accept-language'), languages) ??
    languages[0] ??
    'ja'
  const known = unseal<string>('site-device', cookies.get(names.device) ?? '', now)
  const device = known ?? randomBytes(12).toString('base64url')
  const asked = url.searchParams.get('kiosk')
  const { path, key } = withoutKey(named ? segments.slice(1) : segments)
  const session = readSession(names.session, cookies, now)
  const item = session.items.get(key)
  return {
    site: {
      payload,
      ctx,
      settings,
      config: await loadBookingConfig(payload),
      notices: await loadNotices(payload),
      language,
      languages,
      hasLanguage: named !== null,
      url,
      path,
      key,
      form: null,
      from: ownReferer(request.headers, url),
      session,
      hasCookies: cookies.size > 0,
      flow: item?.kind === 'flow' ? item : null,
      opened: item?.kind === 'opened' ? item : null,
      token: null,
      nonce: '',
      kiosk: asked === '1' || (asked !== '0' && cookies.get(names.kiosk) === '1'),
      source: sourceOf(request.headers, now),
      device,
      ticket: cookies.get(names.ticket) ?? '',
      newTicket: null,
    },
    browser: {
      cookies,
      names,
      secure,
      sealedDevice: known
        ? ''
        : seal('site-device', device, new Date(now.getTime() + DEVICE_DAYS * 86_400_000)),
    },
  }
}
