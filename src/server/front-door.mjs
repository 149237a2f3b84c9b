// The HTTP server in front of Next. Plain JavaScript, because it runs as it stands: no build step
// lies between what is read here and what faces the internet.
import { createServer } from 'node:http'
import { Server } from 'node:net'

import { admitBody, hasBody, limitOf } from './body-gate.mjs'
import { prepareHeaders } from './safety-headers.mjs'
import { sessionReader } from './session-mark.mjs'
import { answerStatus, isStatusPath } from './status-page.mjs'
import { cleanHeaders, forwardedFor, hostProblem, httpsTarget, targetProblem } from './target.mjs'

/** A proxy keeps connections for 60 to 75 seconds and must be the one that ends them. */
const KEEP_ALIVE_MS = { behindProxy: 80_000, facingBrowsers: 5_000 }
/** Nobody listens or talks this long on a connection in use, not even a slow export. */
const SILENT_MS = 300_000
const DRAIN_MS = 5_000

function answer(response, status, text, headers = {}) {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  })
  response.end(text)
}

/** Refuses what is still on its way: the rest of it is not read. */
function cutOff(request, response, status, text) {
  const { socket } = request
  if (response.headersSent || !socket.writable) return socket.destroy()
  response.shouldKeepAlive = false
  answer(response, status, text, { connection: 'close' })
  // Whoever goes on sending meets a closed connection, after there was time to read the answer.
  response.once('finish', () => setTimeout(() => socket.destroy(), 500).unref())
}

function failed(response) {
  if (response.headersSent) return response.destroy()
  answer(response, 500, 'ただいま表示できません。時間をおいて、もう一度お試しください。')
}

const CLOSED =
  'ただいまご利用いただけません。しばらくしてからもう一度お試しください。\nThe service is not available at the moment. Please try again later.\n'

/** A server that answers for itself what concerns every request and passes on the rest. */
export function frontDoor(handle, options) {
  const { publicUrl, trustedProxies, ready, closed = () => null, secret = '', slowMs } = options
  const { statusFolder = '', trouble = () => null, citizens = () => null } = options
  const isSignedIn = sessionReader(secret)

  async function pass(request, response) {
    try {
      if (!(await citizens()?.take(request, response))) await handle(request, response)
    } catch {
      failed(response)
    }
  }

  /** What stands in the way may be found out after the port is open, and may pass. */
  async function answerReady(response) {
    const unready = server.draining ? 'ending' : 'starting'
    const reason = closed() ?? (ready() ? await trouble() : unready)
    answer(response, reason ? 503 : 200, reason ?? 'ready')
  }

  function receive(request, response) {
    if (server.draining) response.shouldKeepAlive = false
    const target = request.url ?? ''
    if (target === '/healthz') return answer(response, 200, 'ok')
    if (target === '/readyz') return void answerReady(response)
    // Answers whatever else does not: it needs neither the database nor a right key.
    if (statusFolder && isStatusPath(request.method, target))
      return void answerStatus(request, response, statusFolder)
    // Nothing is read or written with a wrong key.
    if (closed()) {
      return answer(response, 503, CLOSED, { connection: 'close', 'retry-after': '300' })
    }
    const problem = targetProblem(request.method, target) ?? hostProblem(request.rawHeaders)
    if (problem) {
      request.url = '/'
      prepareHeaders(request, response, publicUrl)
      return answer(response, problem.status, problem.text, {
        connection: 'close',
        ...problem.headers,
      })
    }
    cleanHeaders(request.headers, trustedProxies)
    const secureTarget = httpsTarget(publicUrl, request.headers['x-forwarded-proto'], target)
    if (secureTarget) {
      prepareHeaders(request, response, publicUrl)
      return answer(response, 308, '', { location: secureTarget })
    }
    const { headers, socket } = request
    headers['x-forwarded-for'] = forwardedFor(
      headers['x-forwarded-for'],
      socket.remoteAddress,
      trustedProxies,
    )
    try {
      // What is the same for everybody is at hand, with all its headers; whoever sends more than a
      // question goes through the gate for bodies.
      if (!hasBody(request) && citizens()?.hit(request, response)) return
    } catch {
      // Nobody else stands behind this: an error here would end the process.
      return failed(response)
    }
    prepareHeaders(request, response, publicUrl)
    const knows = isSignedIn(headers)
    headers['x-door-session'] = knows ? '1' : '0'
    admitBody(request, limitOf(target, headers, knows), {
      slowMs,
      refuse: (status, text) => cutOff(request, response, status, text),
      enter: () => void pass(request, response),
    })
  }

  const server = createServer(receive)
  server.draining = false
  refuseTunnels(server)
  server.behindProxy = trustedProxies > 0
  server.on('clientError', refuseUnreadable)
  // A client that sends a byte a minute must not keep a connection.
  server.headersTimeout = 15_000
  server.requestTimeout = 120_000
  server.timeout = SILENT_MS
  server.keepAliveTimeout =
    trustedProxies > 0 ? KEEP_ALIVE_MS.behindProxy : KEEP_ALIVE_MS.facingBrowsers
  server.maxHeadersCount = 100
  return server
}

/**
 * Whoever asks for another protocol (`Upgrade: h2c`) gets an answer in this one: Node reads it as an
 * ordinary request while nobody listens for tunnels, and Next does so of its own accord.
 */
function refuseTunnels(server) {
  const { on } = server
  const listen = (name, listener) => (name === 'upgrade' ? server : on.call(server, name, listener))
  server.on = listen
  server.addListener = listen
}

const UNREADABLE = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', '送られた見出しが大きすぎます。'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', '送信に時間がかかりすぎました。'],
}

/** What is no HTTP never becomes a request; it gets an answer all the same. */
function refuseUnreadable(error, socket) {
  if (!socket.writable || error.code === 'ECONNRESET') return socket.destroy()
  const known = Object.hasOwn(UNREADABLE, error.code) ? UNREADABLE[error.code] : null
  const [status, text] = known ?? ['400 Bad Request', '読み取れない通信です。']
  const body = Buffer.from(text)
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: text/plain; charset=utf-8\r\nx-content-type-options: nosniff\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${text}`,
  )
}

/**
 * Ends a server without cutting anybody off: takes no new connections, answers what still comes over
 * the open ones and ends each after its answer; after a pause those that stayed idle.
 * @returns when the last connection has ended
 */
export function drain(server, pauseMs = DRAIN_MS) {
  server.draining = true
  const ended = new Promise((resolve) => {
    // Not the HTTP server's own `close`, which ends idle connections at once: a form that was just
    // sent there would be lost.
    Server.prototype.close.call(server, () => resolve())
  })
  setTimeout(() => server.closeIdleConnections(), pauseMs).unref()
  return ended
}
