import { env } from './env'
import { isAllowed, parseAllowList } from './ip-allow'
import { sourceAddress } from './source-address'

const OPEN_API = '/api/public'

/** Paths that only listed addresses may reach; the citizens' pages and API are open to all (AC-03). */
export const isPanelPath = (pathname: string): boolean =>
  pathname === '/admin' ||
  pathname.startsWith('/admin/') ||
  ((pathname === '/api' || pathname.startsWith('/api/')) &&
    pathname !== OPEN_API &&
    !pathname.startsWith(`${OPEN_API}/`))

/** The part of the list that the server's environment holds; asked before any work is done. */
export const allowedByEnvironment = (headers: Headers, list = env.PANEL_ALLOW_LIST): boolean =>
  isAllowed(parseAllowList(list), sourceAddress(headers))

const ADDRESS_TEXT =
  'この接続元からは管理画面を開けません。庁内または登録された回線から開いてください。'

const BURST_TEXT =
  'この接続元からのアクセスが続いています。1分ほど待ってから、もう一度開いてください。'

/** The same refusal for pages and for the API; says nothing about the list. */
export const refusedAddress = (pathname: string): Response => refused(pathname, 403, ADDRESS_TEXT)

/** Somebody who is not logged in has asked for too much. */
export const refusedBurst = (pathname: string): Response => {
  const response = refused(pathname, 429, BURST_TEXT)
  response.headers.set('retry-after', '60')
  return response
}

const refused = (pathname: string, status: number, text: string): Response =>
  pathname.startsWith('/api')
    ? Response.json({ errors: [{ message: text }] }, { status })
    : new Response(
        `<!doctype html><html lang="ja"><meta charset="utf-8"><title>開けません</title><body style="font-family:sans-serif;padding:3rem"><h1>管理画面を開けません</h1><p>${text}</p></body></html>`,
        { status, headers: { 'content-type': 'text/html; charset=utf-8' } },
      )
