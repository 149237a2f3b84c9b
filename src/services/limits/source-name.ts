import { tokyoDateOf } from '@/domain/time/civil'
import { keyedHash } from '@/lib/crypto/keys'
import { addressBytes } from '@/lib/ip-allow'
import { sourceAddress } from '@/lib/source-address'

/**
 * Name of a network source for one day (ID-09): keyed hashes, the address itself is never kept. One
 * word for an IPv4 address. Two for IPv6, where whoever has one address has 2⁶⁴ of them: the /64, and
 * the /48 that a provider gives to one customer or site. Empty: no source (staff). Read it only with
 * the functions of this folder.
 */
export type SourceName = string

/** So many households may stand behind one /48: phones of one network share it. */
export const WIDE_TIMES = 16

const NET_BYTES = 8
const SITE_BYTES = 6

const networkOf = (bytes: number[], length: number): string =>
  `${Buffer.from(bytes.slice(0, length)).toString('hex')}/${length * 8}`

/** The networks that an address is counted under, narrow first; text that is no address counts as one. */
export function networksOf(address: string): string[] {
  const bytes = addressBytes(address)
  if (!bytes) return [address]
  if (bytes.length === 4) return [bytes.join('.')]
  return [networkOf(bytes, NET_BYTES), networkOf(bytes, SITE_BYTES)]
}

export const sourceName = (address: string, now: Date): SourceName =>
  networksOf(address)
    .map((network) => keyedHash('source', tokyoDateOf(now), network))
    .join(' ')

/** The source that a request came from. */
export const sourceOf = (headers: Headers, now: Date): SourceName =>
  sourceName(sourceAddress(headers), now)

export type Tier = { name: string; times: number }

/** The names to count under, each with how many times the allowance of one address it has. */
export const tiersOf = (source: SourceName): Tier[] =>
  source
    .split(' ')
    .filter(Boolean)
    .map((name, at) => ({ name, times: at === 0 ? 1 : WIDE_TIMES }))
