// What a request asks for: is its first line and its Host one that a browser or a proxy can send? All
// that lies behind the door takes the path to be decodable and our own (`new URL`, redirects).

const MAX_TARGET = 8_192
/** Lists of the panel name the rows they want in the query. */
const MAX_PARAMETERS = { open: 60, staff: 400 }
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const HOST = /^(?:[a-z0-9._-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i

/** Letters, digits, `-._~` as %41 and the like. */
const PLAIN_IN_CODE = /%(?:2[de]|3\d|4[1-9a-f]|5[\daf]|6[1-9a-f]|7[\dae])/i

/** Pages and API of staff; everything else is open to all. */
export const isStaffPath = (path) =>
  /^\/(?:admin|api)(?:[/?]|$)/.test(path) && !/^\/api\/public(?:[/?]|$)/.test(path)

const refusal = (status, text, headers = {}) => ({ status, text, headers })
const unreadable = () => refusal(400, 'このアドレスは開けません。アドレスを確かめてください。')
const notFound = () => refusal(404, 'ページが見つかりません。アドレスを確かめてください。')

/** A name that every object has is no name of ours: code behind looks names up in objects. */
const isInherited = (segment) => Object.hasOwn(Object.prototype, segment)

function decoded(path) {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

/**
 * What is wrong with the request line, or null. Only `/path?query` is taken: an absolute address,
 * `*`, or a second slash at the beginning would be read as another host further in.
 */
export function targetProblem(method, target) {
  if (!METHODS.includes(method)) {
    const text = 'この方法では開けません。'
    return refusal(405, text, { allow: METHODS.join(', ') })
  }
  if (target.length > MAX_TARGET) return refusal(414, 'アドレスが長すぎます。')
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(target) || target.includes('\\')) return unreadable()
  const [raw = '', ...rest] = target.split('?')
  const path = decoded(raw)
  if (path === null || path.startsWith('//') || /[\\\p{Cc}]/u.test(path)) return unreadable()
  // No browser writes these so (RFC 3986, 6.2.2.2): it is done to be taken for another address.
  if (PLAIN_IN_CODE.test(raw)) return unreadable()
  if (path.split('/').some(isInherited)) return notFound()
  const parameters = rest.join('?').split('&').length
  if (parameters > (isStaffPath(target) ? MAX_PARAMETERS.staff : MAX_PARAMETERS.open))
    return refusal(400, 'アドレスに付けられた条件が多すぎます。')
  return null
}

/** What is wrong with the Host header, or null: exactly one, a name, and one of which an address can be made. */
export function hostProblem(rawHeaders) {
  const hosts = rawHeaders.filter((_, at) => at % 2 === 1 && isHost(rawHeaders[at - 1]))
  const isOne = hosts.length === 1 && HOST.test(hosts[0]) && URL.canParse(`http://${hosts[0]}`)
  return isOne ? null : unreadable()
}

const isHost = (name) => name.toLowerCase() === 'host'

/** Where a plain-HTTP request must go instead, or null: always our own origin (AC-10). */
export function httpsTarget(publicUrl, forwardedProto, target) {
  if (!publicUrl.startsWith('https://') || forwardedProto !== 'http') return null
  return new URL(publicUrl).origin + target
}

/**
 * The chain of addresses a request came through, ending with the one that really connected. What a
 * client writes into the header itself is worth nothing unless a proxy of ours stands in front
 * (ID-09): without one it is thrown away.
 */
export function forwardedFor(header, remoteAddress, trustedProxies) {
  const address = (remoteAddress ?? '').replace(/^::ffff:/, '')
  return trustedProxies > 0 && header ? `${header}, ${address}` : address
}

/** Headers by which parts behind us speak to each other: nobody outside may write them. */
const INSIDE =
  /^(?:x-middleware-|x-invoke-|x-matched-path$|x-original-url$|x-rewrite-url$|x-nextjs-|content-security-policy|forwarded$)/

/** Takes away what a client must not say; a host before ours only where a proxy of ours says it. */
export function cleanHeaders(headers, trustedProxies) {
  for (const name of Object.keys(headers)) {
    const isHostClaim = name === 'x-forwarded-host' || name === 'x-forwarded-port'
    if (INSIDE.test(name) || (isHostClaim && trustedProxies === 0)) delete headers[name]
  }
}
