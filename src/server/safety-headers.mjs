// Headers of every answer, made final in one place: the moment before they are written. Whatever a
// page or an endpoint has set itself stays.
import { randomBytes } from 'node:crypto'

import { hasBody } from './body-gate.mjs'
import { isStaffPath } from './target.mjs'

const YEAR_SECONDS = 31_536_000
const NOWHERE = 'microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()'

const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/** Data is nothing that a browser should run or show in a frame. */
const DATA_POLICY =
  "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

/**
 * The panel runs its own scripts and those that carry this answer's nonce. Payload's components
 * bring inline styles; the reader of barcodes is WebAssembly; sheets are shown as `blob:`.
 */
const panelPolicy = (nonce, isSecure) =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'wasm-unsafe-eval'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "media-src 'self' blob:",
    "connect-src 'self' blob:",
    "worker-src 'self' blob:",
    "frame-src 'self' blob:",
    'object-src blob:',
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(isSecure ? ['upgrade-insecure-requests'] : []),
  ].join('; ')

const isPanel = (path) => /^\/admin(?:[/?]|$)/.test(path)
const isApi = (path) => /^\/api(?:[/?]|$)/.test(path)

/**
 * Prepares an answer. For the panel, the policy also goes to Next as a header of the request, from
 * which it takes the nonce for its scripts.
 */
export function prepareHeaders(request, response, publicUrl) {
  const path = request.url
  const isSecure = publicUrl.startsWith('https://')
  const policy = isPanel(path) ? panelPolicy(randomBytes(16).toString('base64'), isSecure) : null
  if (policy) request.headers['content-security-policy'] = policy
  const { writeHead } = response
  response.writeHead = (...args) => {
    response.writeHead = writeHead
    // What has not been read would be taken for the next request: nobody may send one behind it.
    if (hasBody(request) && !request.complete) {
      response.shouldKeepAlive = false
      response.setHeader('connection', 'close')
    }
    finish(response, { path, policy, isSecure })
    return writeHead.apply(response, args)
  }
}

/** Gives an answer what it has not set itself. */
export function finish(response, { path, policy, isSecure }) {
  const give = (name, value) => {
    if (!response.hasHeader(name)) response.setHeader(name, value)
  }
  for (const [name, value] of Object.entries(ALWAYS)) give(name, value)
  give('permissions-policy', `camera=(${isPanel(path) ? 'self' : ''}), ${NOWHERE}`)
  if (isSecure) give('strict-transport-security', `max-age=${YEAR_SECONDS}; includeSubDomains`)
  if (policy) response.setHeader('content-security-policy', policy)
  else if (isApi(path) && !isPdf(response)) give('content-security-policy', DATA_POLICY)
  // Shared machines keep nothing of a person, a session or a list (AC-10).
  if (isStaffPath(path) || isApi(path)) give('cache-control', 'no-store')
}

/** Browsers show it by a page of their own, which a policy would take the scripts from. */
const isPdf = (response) => String(response.getHeader('content-type')).startsWith('application/pdf')
