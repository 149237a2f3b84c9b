import { describe, expect, it } from 'vitest'

import { sourceAddress } from '@/lib/source-address'
import { burstAllowed } from '@/services/limits/burst'
import { networksOf, sourceName, tiersOf, WIDE_TIMES } from '@/services/limits/source'

const NOW = new Date('2026-11-28T03:00:00Z')
const name = (address: string) => sourceName(address, NOW)

/** How many calls in a row one source, or many taken in turn, may make in one instant. */
function allowedOf(sources: string[], most: number): number {
  let allowed = 0
  while (allowed < most && burstAllowed(sources[allowed % sources.length] ?? '', 1, 1_000))
    allowed++
  return allowed
}

describe('the name of a network source', () => {
  it('ID-09 (part) holds no address and is another one the next day', () => {
    expect(name('203.0.113.7')).not.toContain('203.0.113')
    expect(sourceName('203.0.113.7', new Date('2026-11-29T03:00:00Z'))).not.toBe(
      name('203.0.113.7'),
    )
  })

  it('counts an IPv4 address as itself, however it is written', () => {
    expect(networksOf('::ffff:203.0.113.7')).toEqual(networksOf('203.0.113.7'))
    expect(networksOf('::ffff:cb00:7107')).toEqual(networksOf('203.0.113.7'))
    expect(networksOf('203.0.113.7')).not.toEqual(networksOf('203.0.113.8'))
    expect(tiersOf(name('203.0.113.7'))).toHaveLength(1)
  })

  it('counts all addresses of one IPv6 /64 as one, and the /48 around it too', () => {
    const [narrow, wide] = tiersOf(name('2001:db8:1:2::1'))
    expect(name('2001:db8:1:2:ffff:ffff:ffff:ffff')).toBe(name('2001:DB8:1:2::1'))
    const neighbour = tiersOf(name('2001:db8:1:3::1'))
    expect(neighbour[0]?.name).not.toBe(narrow?.name)
    expect(neighbour[1]).toEqual(wide)
    expect(wide?.times).toBe(WIDE_TIMES)
    expect(tiersOf(name('2001:db8:2:2::1'))[1]?.name).not.toBe(wide?.name)
  })

  it('is nothing for staff', () => expect(tiersOf('')).toEqual([]))

  it('does not depend on the port that a proxy writes', () => {
    const from = (text: string) => sourceAddress(new Headers({ 'x-forwarded-for': text }))
    expect(from('203.0.113.7:50123')).toBe('203.0.113.7')
    expect(from('[2001:db8::1]:50123')).toBe('2001:db8::1')
    expect(from('2001:db8::1')).toBe('2001:db8::1')
  })

  it('AU-02 (part) is an address, whatever a client writes into the header', () => {
    const from = (text: string) => sourceAddress(new Headers({ 'x-forwarded-for': text }))
    for (const text of ['123456789018', 'Hanako', '<b>', '1.2.3', '', '[123456789018]:1'])
      expect(from(text)).toBe('unknown')
    expect(from('fe80::1%123456789018')).toBe('fe80::1')
  })
})

describe('short bursts', () => {
  it('PB-22 (part) end for one IPv6 household whichever address it takes, and for its whole site later', () => {
    const household = Array.from({ length: 5000 }, (_, index) => name(`2001:db8:a:1::${index}`))
    expect(allowedOf(household, 5000)).toBe(600)
    const site = Array.from({ length: 2000 }, (_, index) =>
      name(`2001:db8:b:${index.toString(16)}::1`),
    )
    expect(allowedOf(site, 20_000)).toBe(600 * WIDE_TIMES)
  })

  it('PB-22 (part) a scanner with very many addresses does not give a stopped source its allowance back', () => {
    const stopped = name('198.51.100.1')
    expect(allowedOf([stopped], 1000)).toBe(600)
    for (let index = 0; index < 150_000; index++) {
      burstAllowed(`scanner-${index}`, 1, 1_000)
      if (index % 10_000 === 0) expect(burstAllowed(stopped, 1, 1_000)).toBe(false)
    }
    expect(burstAllowed(stopped, 1, 1_000)).toBe(false)
    expect(burstAllowed(stopped, 1, 61_000)).toBe(true)
  })
})
