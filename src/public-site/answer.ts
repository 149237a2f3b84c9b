import { isLanguage } from '@/domain/languages'
import { env } from '@/lib/env'
import { isDomainError } from '@/lib/errors'
import { burstAllowed } from '@/services/limits/burst'
import { COST } from '@/services/limits/cost'

import { cleanSearch } from './http/address'
import { readForm } from './http/body'
import { newNonce, readFormToken } from './http/form-token'
import { isOwnPost } from './http/same-origin'
import { closedPage } from './pages/stopped'
import { problemPage } from './pages/problem'
import { route } from './routes'
import type { Reply, Site } from './site'
import { href, isSiteOpen } from './site'
import { waitBefore } from './wait/gate'

/** From a request to a reply: limits, language, method, form, page. */
export async function answer(site: Site, request: Request): Promise<Reply> {
  const isPost = request.method === 'POST'
  if (!burstAllowed(site.source, costOf(site, isPost)))
    return problemPage(site, 'TOO_MANY_REQUESTS', 429)
  if (!isPost && request.method !== 'GET' && request.method !== 'HEAD')
    return notAllowed(site, 'GET, HEAD, POST')
  const elsewhere = otherAddress(site)
  if (elsewhere) return { redirect: elsewhere }
  if (!isSiteOpen(site)) return closedPage(site)
  if (isPost) {
    const refused = await openForm(site, request)
    if (refused) return refused
  }
  const waits = await waitBefore(site, request.headers)
  if (waits) return waits
  const reply = await route(site)
  return reply === 'method' ? notAllowed(site, isPost ? 'GET, HEAD' : 'POST') : reply
}

/** A calendar reckons a whole month; a search reads all questions and answers. */
function costOf({ path, url }: Site, isPost: boolean): number {
  if (isPost) return COST.act
  if (path.includes('calendar')) return COST.month
  return path[0] === 'faq' && url.searchParams.get('q') ? COST.search : COST.look
}

const notAllowed = (site: Site, allow: string): Reply => ({
  ...problemPage(site, 'METHOD', 405),
  headers: { allow },
})

/** Addresses without a language, or with one that the city does not offer, lead to one with. */
function otherAddress(site: Site): string | null {
  if (site.hasLanguage) return null
  const [first, ...rest] = site.path
  const isOther = isLanguage(first)
  if (first !== undefined && !isOther && !['book', 'manage', 'waitlist'].includes(first))
    return null
  return href(site, ...(isOther ? rest : site.path)) + cleanSearch(site.url)
}

/** Pages that begin something, or end everything: they need nothing from an earlier page. */
const isEntry = ({ path, key }: Site): boolean =>
  !key &&
  ((path[0] === 'book' && path.length === 2) ||
    (path[0] === 'manage' && (path.length === 1 || path[1] === 'service')) ||
    path[0] === 'waitlist' ||
    path[0] === 'faq' ||
    path[0] === 'end')

/**
 * Reads the posted form and checks that it comes from a page of ours in this browser. Where the
 * session has ended meanwhile an entry page goes on with what was typed; others begin again.
 */
async function openForm(site: Site, request: Request): Promise<Reply | null> {
  const origin = isOwnPost(request.headers, [env.PUBLIC_URL, site.settings.baseUrl ?? ''])
  if (origin === 'no') return problemPage(site, 'FORM_FOREIGN', 403)
  try {
    site.form = await readForm(request)
  } catch (error) {
    if (!isDomainError(error)) throw error
    return problemPage(site, error.code, error.status)
  }
  const { sid, items } = site.session
  const browser = { sid, has: (key: string) => items.has(key) }
  site.token = readFormToken(site.form.get('_f') ?? '', browser, site.ctx.now())
  site.nonce = site.token?.n ?? newNonce()
  if (site.token || (origin === 'yes' && isEntry(site))) return null
  return { redirect: startOver(site) }
}

function startOver(site: Site): string {
  const [area, code] = site.path
  if (area === 'book' && code) return `${href(site, 'book', code)}?why=over`
  return `${href(site, area === 'manage' ? 'manage' : '')}?why=over`
}
