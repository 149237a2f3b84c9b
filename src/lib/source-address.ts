import { env } from './env'
import { addressBytes } from './ip-allow'

/**
 * Address of the client as far as it can be trusted: the front door writes the socket's address into
 * X-Forwarded-For; behind `TRUSTED_PROXIES` further proxies the entry that many places from the
 * right is taken. Used hashed, for limits, and as it is where the city has the log keep addresses (ID-09,
 * AU-02): what is no address, which a client may have written, is nowhere taken for one.
 */
export function sourceAddress(headers: Headers): string {
  const chain = (headers.get('x-forwarded-for') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  const address = withoutPort(chain.at(-1 - env.TRUSTED_PROXIES) ?? chain[0] ?? '')
  // The zone behind `%` is free text.
  const [bare = ''] = address.split('%')
  return addressBytes(bare) ? bare : 'unknown'
}

/** Some proxies write `203.0.113.7:50123` or `[2001:db8::1]:50123`: the port is no part of the source. */
const withoutPort = (text: string): string =>
  /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text
