import { Secret, TOTP } from 'otpauth'

const STEP_MS = 30_000
/** Steps before and after now that still count: phones' clocks are not exact. */
const WINDOW = 1

const totpOf = (secret: string, issuer = '', label = '') =>
  new TOTP({ issuer, label, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6 })

/** A new shared secret, 160 bits as RFC 4226 recommends, in base32. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

/** What the QR code holds; authenticator apps read it. */
export const totpUri = (secret: string, issuer: string, account: string): string =>
  totpOf(secret, issuer, account).toString()

/** The code of an instant, for tests and demos. */
export const totpCode = (secret: string, at: Date): string =>
  totpOf(secret).generate({ timestamp: at.getTime() })

/** Number of the time step that a code belongs to (RFC 6238), or null for a wrong code. */
export function totpStepOf(secret: string, code: string, at: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const delta = totpOf(secret).validate({
    token: code,
    timestamp: at.getTime(),
    window: WINDOW,
  })
  return delta === null ? null : Math.floor(at.getTime() / STEP_MS) + delta
}
