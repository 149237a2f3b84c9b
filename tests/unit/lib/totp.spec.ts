import { Secret } from 'otpauth'
import { describe, expect, it } from 'vitest'

import { newTotpSecret, totpCode, totpStepOf, totpUri } from '@/lib/totp'

/** The secret of RFC 6238, appendix B. */
const SECRET = new Secret({ buffer: new TextEncoder().encode('12345678901234567890').buffer })
  .base32

describe('codes by time', () => {
  it('are those of RFC 6238, the last six digits', () => {
    const table: [number, string][] = [
      [59, '287082'],
      [1111111109, '081804'],
      [1111111111, '050471'],
      [1234567890, '005924'],
      [2000000000, '279037'],
    ]
    for (const [second, code] of table) {
      const at = new Date(second * 1000)
      expect(totpCode(SECRET, at)).toBe(code)
      expect(totpStepOf(SECRET, code, at)).toBe(Math.floor(second / 30))
    }
  })

  it('count half a minute before and after, no longer', () => {
    const at = new Date(1_700_000_010_000)
    const code = totpCode(SECRET, at)
    const step = totpStepOf(SECRET, code, at)
    const seen = (seconds: number) =>
      totpStepOf(SECRET, code, new Date(at.getTime() + seconds * 1000))
    expect(seen(30)).toBe(step)
    expect(seen(-30)).toBe(step)
    expect(seen(61)).toBeNull()
    expect(seen(-61)).toBeNull()
  })

  it('nothing but six digits is a code', () => {
    for (const text of ['', '12345', '1234567', 'abcdef', '12 345'])
      expect(totpStepOf(SECRET, text, new Date())).toBeNull()
  })

  it('a new secret has 160 bits, and its address names city and account', () => {
    const secret = newTotpSecret()
    expect(Secret.fromBase32(secret).bytes).toHaveLength(20)
    const uri = totpUri(secret, '川崎市 窓口', 'suzuki')
    expect(uri).toMatch(/^otpauth:\/\/totp\//)
    expect(decodeURIComponent(uri)).toContain('川崎市 窓口:suzuki')
  })
})
