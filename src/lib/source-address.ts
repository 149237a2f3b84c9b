import { env } from './env'

/**
 * Address of the client as far as it can be trusted: the front door writes the socket's address into
 * X-Forwarded-For; behind `TRUSTED_PROXIES` further proxies the entry that many places from the
 * right is taken. Used only hashed, for limits (ID-09, AU-02).
 */
export function sourceAddress(headers: Headers): string {
  const chain = (headers.get('x-forwarded-for') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  return chain.at(-1 - env.TRUSTED_PROXIES) ?? chain[0] ?? 'unknown'
}
