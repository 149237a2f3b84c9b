import { describe, expect, it } from 'vitest'

import { addressBytes, isAllowed, parseAllowList } from '@/lib/ip-allow'

const allowed = (list: string, address: string) => isAllowed(parseAllowList(list), address)

describe('the list of addresses that may open the panel', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7', true],
    ['203.0.113.7', '203.0.113.8', false],
    ['203.0.113.0/24', '203.0.113.255', true],
    ['203.0.113.0/24', '203.0.114.0', false],
    ['203.0.113.128/25', '203.0.113.127', false],
    ['203.0.113.128/25', '203.0.113.128', true],
    ['10.0.0.0/9', '10.127.255.255', true],
    ['10.0.0.0/9', '10.128.0.0', false],
    ['0.0.0.0/0', '198.51.100.1', true],
    ['203.0.113.7', '::ffff:203.0.113.7', true],
    ['203.0.113.7', '::FFFF:cb00:7107', true],
    ['::ffff:203.0.113.0/120', '203.0.113.9', true],
    ['2001:db8::/32', '2001:db8:1::5', true],
    ['2001:db8::/32', '2001:db9::5', false],
    ['2001:db8::1', '2001:0DB8:0:0:0:0:0:1', true],
    ['2001:db8::/33', '2001:db8:8000::', false],
    ['fe80::/10', 'fe80::1%eth0', true],
    ['::1', '[::1]', true],
    ['0.0.0.0/0', '2001:db8::1', false],
    ['203.0.113.7', 'unknown', false],
    ['203.0.113.7', '', false],
    ['203.0.113.7', '203.0.113.7, 198.51.100.1', false],
  ])('%s and %s: %s', (list, address, expected) => {
    expect(allowed(list, address)).toBe(expected)
  })

  it('takes lines, commas, blanks and remarks', () => {
    const list = '203.0.113.1 # 本庁\n 198.51.100.0/24,192.0.2.5\r\n\n2001:db8::/48'
    expect(parseAllowList(list).invalid).toEqual([])
    for (const address of ['203.0.113.1', '198.51.100.9', '192.0.2.5', '2001:db8::9']) {
      expect(allowed(list, address)).toBe(true)
    }
    expect(allowed(list, '203.0.113.2')).toBe(false)
  })

  it('an empty list is no limit, an unreadable one lets nobody in', () => {
    expect(allowed('', 'unknown')).toBe(true)
    expect(allowed(' \n# 本庁は制限なし', '203.0.113.1')).toBe(true)
    expect(allowed('203.0.113', '203.0.113.1')).toBe(false)
  })

  it.each([
    '256.0.0.1',
    '1.2.3',
    '01.2.3.4',
    '1.2.3.4/33',
    '1.2.3.4/-1',
    '1.2.3.4/8/8',
    '::g',
    ':::',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '::1/129',
    'kawasaki.jp',
    '::ffff:300.1.1.1',
  ])('names %s as unreadable', (entry) => {
    expect(parseAllowList(entry)).toEqual({ ranges: [], invalid: [entry] })
  })

  it('knows the same address in any spelling', () => {
    expect(addressBytes('2001:db8::')).toEqual(addressBytes('2001:DB8:0000:0:0:0:0:0'))
    expect(addressBytes('::1.2.3.4')?.slice(12)).toEqual([1, 2, 3, 4])
  })
})
