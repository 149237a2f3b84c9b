import type { Site } from '../site'

import type { CookieOptions } from './cookies'
import { readLongCookie, writeCookie, writeLongCookie } from './cookies'
import type { Session } from './session'
import { ITEM_KEY, newSession, openItem, openSid, sealItem, sealSid } from './session'

/** Reads what the browser carries: its tie, and one cookie per item (`yoyaku-3k7x2p`). */
export function readSession(name: string, cookies: Map<string, string>, now: Date): Session {
  const session = newSession()
  session.sid = openSid(cookies.get(name) ?? '', now)
  for (const cookie of cookies.keys()) {
    const key = cookie.startsWith(`${name}-`) ? cookie.slice(name.length + 1) : ''
    if (!ITEM_KEY.test(key)) continue
    const item = openItem(key, readLongCookie(cookie, cookies), now)
    if (item) session.items.set(key, item)
    else session.gone.add(key)
  }
  return session
}

/**
 * Only what this answer is about is written: two tabs that answer at the same moment do not undo each
 * other. The item of the address is written with every page, so that its time runs on.
 */
export function sessionCookies(
  site: Site,
  name: string,
  cookies: Map<string, string>,
  options: CookieOptions,
): string[] {
  const { session, kiosk } = site
  const now = site.ctx.now()
  const written: string[] = []
  if (session.sid) written.push(writeCookie(name, sealSid(session.sid, now, kiosk), options))
  else if (cookies.has(name)) written.push(writeCookie(name, '', { ...options, maxAge: 0 }))
  if (session.items.has(site.key)) session.changed.add(site.key)
  for (const key of session.changed) {
    const item = session.items.get(key)
    if (!item) continue
    const sealed = sealItem(item, now, kiosk)
    written.push(...writeLongCookie(`${name}-${key}`, sealed, cookies, options))
  }
  for (const key of session.gone)
    written.push(...writeLongCookie(`${name}-${key}`, '', cookies, options))
  return written
}
