// The HTTP server in front of Next. Plain JavaScript, because it runs as it stands: no build step
// lies between what is read here and what faces the internet.
import { createServer } from 'node:http'

const MAX_BODY_BYTES = 40 * 1024 * 1024
/** Lists of cards, which are written to disk as they come. */
const MAX_UPLOAD_BYTES = 100 * 1024 * 1024
const MAX_PUBLIC_BODY_BYTES = 64 * 1024
const YEAR_SECONDS = 31_536_000

/** Paths where staff upload files; everywhere else a body is a small form. */
const isStaffPath = (path) => /^\/(admin|api)(\/|$)/.test(path) && !path.startsWith('/api/public')

const limitOf = (path) =>
  path.startsWith('/api/ops/cards/import/upload')
    ? MAX_UPLOAD_BYTES
    : isStaffPath(path)
      ? MAX_BODY_BYTES
      : MAX_PUBLIC_BODY_BYTES

/**
 * The chain of addresses a request came through, ending with the one that really connected. What a
 * client writes into the header itself is worth nothing unless a proxy of ours stands in front
 * (ID-09): without one it is thrown away.
 */
export function forwardedFor(header, remoteAddress, trustedProxies) {
  const address = (remoteAddress ?? '').replace(/^::ffff:/, '')
  return trustedProxies > 0 && header ? `${header}, ${address}` : address
}

/** Where a plain-HTTP request must go instead, or null (AC-10). */
export function httpsTarget(publicUrl, forwardedProto, path) {
  if (!publicUrl.startsWith('https://') || forwardedProto !== 'http') return null
  return new URL(path, publicUrl).toString()
}

function answer(response, status, text, headers = {}) {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers })
  response.end(text)
}

/** A server that answers for itself what concerns every request and passes on the rest. */
export function frontDoor(handle, { publicUrl, trustedProxies, ready }) {
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    if (path === '/healthz') return answer(response, 200, 'ok', { 'cache-control': 'no-store' })
    if (path === '/readyz') {
      return answer(response, ready() ? 200 : 503, ready() ? 'ready' : 'starting')
    }
    const target = httpsTarget(publicUrl, request.headers['x-forwarded-proto'], path)
    if (target) return answer(response, 308, '', { location: target })
    const limit = limitOf(path)
    if (Number(request.headers['content-length'] ?? 0) > limit) {
      return answer(response, 413, '送られた内容が大きすぎます。', { connection: 'close' })
    }
    request.headers['x-forwarded-for'] = forwardedFor(
      request.headers['x-forwarded-for'],
      request.socket.remoteAddress,
      trustedProxies,
    )
    response.setHeader('X-Content-Type-Options', 'nosniff')
    response.setHeader('Referrer-Policy', 'same-origin')
    response.setHeader('X-Frame-Options', 'SAMEORIGIN')
    if (publicUrl.startsWith('https://')) {
      response.setHeader('Strict-Transport-Security', `max-age=${YEAR_SECONDS}; includeSubDomains`)
    }
    handle(request, response)
  })
  // A client that sends a byte a minute must not keep a connection.
  server.headersTimeout = 15_000
  server.requestTimeout = 120_000
  server.keepAliveTimeout = 10_000
  server.maxHeadersCount = 100
  return server
}
