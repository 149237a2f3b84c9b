/** Nothing from elsewhere, no inline code, in nobody's frame (AC-10). */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * Headers of every answer. `same-origin` and not `no-referrer`: with the latter browsers send
 * `Origin: null` with our own forms.
 */
export function safetyHeaders(headers: Headers, secure: boolean): void {
  headers.set('content-security-policy', secure ? `${POLICY}; upgrade-insecure-requests` : POLICY)
  headers.set('x-content-type-options', 'nosniff')
  headers.set('x-frame-options', 'DENY')
  headers.set('referrer-policy', 'same-origin')
  headers.set('cross-origin-opener-policy', 'same-origin')
  headers.set('cross-origin-resource-policy', 'same-origin')
  headers.set(
    'permissions-policy',
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  )
  if (secure) headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
}
