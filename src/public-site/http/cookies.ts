/** Cookies of a request by name; the first of several with one name counts. */
export function readCookies(header: string | null): Map<string, string> {
  const cookies = new Map<string, string>()
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at < 1) continue
    const name = part.slice(0, at).trim()
    if (!cookies.has(name)) cookies.set(name, part.slice(at + 1).trim())
  }
  return cookies
}

export type CookieOptions = { secure: boolean; maxAge?: number }

/** `maxAge` in seconds; without it the cookie ends with the browser. Values are base64url or plain words. */
export function writeCookie(name: string, value: string, options: CookieOptions): string {
  const parts = [`${name}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Lax']
  if (options.maxAge !== undefined) parts.push(`Max-Age=${options.maxAge}`)
  if (options.secure) parts.push('Secure')
  return parts.join('; ')
}

const CHUNK = 3500
const MAX_CHUNKS = 4

/** A long value spread over several cookies, because browsers drop one of more than 4 kB. */
export function writeLongCookie(
  name: string,
  value: string,
  known: Map<string, string>,
  options: CookieOptions,
): string[] {
  const cookies: string[] = []
  for (let index = 0; index < MAX_CHUNKS; index++) {
    const part = value.slice(index * CHUNK, (index + 1) * CHUNK)
    const key = index === 0 ? name : `${name}.${index}`
    if (part) cookies.push(writeCookie(key, part, options))
    else if (known.has(key)) cookies.push(writeCookie(key, '', { ...options, maxAge: 0 }))
  }
  return cookies
}

export function readLongCookie(name: string, known: Map<string, string>): string {
  const part = (index: number) => known.get(`${name}.${index}`)
  let value = known.get(name) ?? ''
  for (let index = 1; index < MAX_CHUNKS && part(index) !== undefined; index++) value += part(index)
  return value
}
