import { CSS, CSS_HASH, JS, JS_HASH } from './generated/assets'

export const CSS_PATH = `/assets/site.${CSS_HASH}.css`
export const JS_PATH = `/assets/site.${JS_HASH}.js`

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0017c1"/><path d="M7 9h18v15H7zM7 14h18M12 6v6m8-6v6M11 19l3 3 6-6" fill="none" stroke="#fff" stroke-width="2"/></svg>`

/** Only the first pages belong into a search engine. */
const ROBOTS = `User-agent: *
Disallow: /admin
Disallow: /api
Disallow: /*/book/
Disallow: /*/manage
Disallow: /*/end
`

const FOREVER = 'public, max-age=31536000, immutable'
const DAY = 'public, max-age=86400'

/** A file's name carries the hash of its content, so it may be kept for ever. */
export function assetResponse(path: string): Response | null {
  const answer = (body: string, type: string, cache: string) =>
    new Response(body, { headers: { 'content-type': type, 'cache-control': cache } })
  switch (path) {
    case CSS_PATH:
      return answer(CSS, 'text/css; charset=utf-8', FOREVER)
    case JS_PATH:
      return answer(JS, 'text/javascript; charset=utf-8', FOREVER)
    case '/favicon.svg':
    case '/favicon.ico':
      return answer(ICON, 'image/svg+xml', DAY)
    case '/robots.txt':
      return answer(ROBOTS, 'text/plain; charset=utf-8', DAY)
    default:
      return null
  }
}
