/**
 * Lists of addresses and CIDR ranges, IPv4 and IPv6 (AC-03). An address becomes its bytes, so that
 * the many ways to write one IPv6 address mean the same, and `::ffff:203.0.113.7` means IPv4.
 */

export type Range = { bytes: number[]; prefix: number }
export type AllowList = { ranges: Range[]; invalid: string[] }

const MAPPED = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff]

function v4Bytes(text: string): number[] | null {
  const parts = text.split('.')
  if (parts.length !== 4) return null
  const bytes = parts.map((part) => (/^(0|[1-9]\d{0,2})$/.test(part) ? Number(part) : -1))
  return bytes.every((byte) => byte >= 0 && byte <= 255) ? bytes : null
}

function v6Bytes(text: string): number[] | null {
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text)
  if (tail) {
    const v4 = v4Bytes(tail[2] ?? '')
    if (!v4) return null
    const hex = (at: number) => (((v4[at] ?? 0) << 8) | (v4[at + 1] ?? 0)).toString(16)
    return v6Bytes(`${tail[1]}${hex(0)}:${hex(2)}`)
  }
  const halves = text.split('::')
  if (halves.length > 2) return null
  const groupsOf = (half: string | undefined) => (half ? half.split(':') : [])
  const head = groupsOf(halves[0])
  const rest = groupsOf(halves[1])
  const missing = 8 - head.length - rest.length
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...rest]
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null
  return groups.flatMap((group) => {
    const value = parseInt(group, 16)
    return [value >> 8, value & 0xff]
  })
}

/** Bytes of an address (4 or 16), or null when it is none. Zones (`%eth0`) and brackets are dropped. */
export function addressBytes(text: string): number[] | null {
  const plain = text
    .trim()
    .replace(/^\[|\]$/g, '')
    .replace(/%.*$/, '')
  const bytes = plain.includes(':') ? v6Bytes(plain) : v4Bytes(plain)
  const isMapped = bytes?.length === 16 && MAPPED.every((byte, at) => bytes[at] === byte)
  return isMapped ? bytes.slice(12) : bytes
}

function rangeOf(text: string): Range | null {
  const [address = '', length, ...more] = text.split('/')
  const bytes = addressBytes(address)
  if (!bytes || more.length > 0) return null
  const most = bytes.length * 8
  if (length === undefined) return { bytes, prefix: most }
  if (!/^\d{1,3}$/.test(length)) return null
  // A range written in the mapped form counts its first 96 bits, too.
  const isMapped = address.includes(':') && bytes.length === 4
  const prefix = Number(length) - (isMapped ? 96 : 0)
  return prefix >= 0 && prefix <= most ? { bytes, prefix } : null
}

/** Reads a list: one entry a line or separated by commas; `#` starts a remark. */
export function parseAllowList(text: string): AllowList {
  const entries = text
    .split(/\n/)
    .flatMap((line) => line.replace(/#.*/, '').split(/[,\s]+/))
    .filter(Boolean)
  const ranges: Range[] = []
  const invalid: string[] = []
  for (const entry of entries) {
    const range = rangeOf(entry)
    if (range) ranges.push(range)
    else invalid.push(entry)
  }
  return { ranges, invalid }
}

function covers({ bytes, prefix }: Range, address: number[]): boolean {
  if (bytes.length !== address.length) return false
  const whole = prefix >> 3
  for (let at = 0; at < whole; at++) if (bytes[at] !== address[at]) return false
  const rest = prefix & 7
  if (rest === 0) return true
  const mask = 0xff << (8 - rest)
  return ((bytes[whole] ?? 0) & mask) === ((address[whole] ?? 0) & mask)
}

/**
 * May this address in? An empty list is no limit. A list of which nothing can be read lets nobody
 * in: a typing error must not open the panel to the world.
 */
export function isAllowed(list: AllowList, address: string): boolean {
  if (list.ranges.length === 0) return list.invalid.length === 0
  const bytes = addressBytes(address)
  return bytes !== null && list.ranges.some((range) => covers(range, bytes))
}
