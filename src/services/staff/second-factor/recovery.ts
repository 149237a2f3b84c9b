import { randomInt } from 'node:crypto'

import { keyedHash } from '@/lib/crypto/keys'

/** No letters or digits that look alike on paper. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const COUNT = 10
const LENGTH = 10

const fold = (code: string): string =>
  code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')

/** Hash under a key outside the database: a stolen dump opens nothing. */
export const recoveryHash = (account: string, code: string): string =>
  keyedHash('recovery-code', account, fold(code))

export const looksLikeRecoveryCode = (code: string): boolean => fold(code).length === LENGTH

/** Ten codes for one login each, for the day on which the phone is lost; shown once. */
export function newRecoveryCodes(account: string): { codes: string[]; hashes: string[] } {
  const codes = Array.from({ length: COUNT }, () => {
    const text = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
    return `${text.slice(0, LENGTH / 2)}-${text.slice(LENGTH / 2)}`
  })
  return { codes, hashes: codes.map((code) => recoveryHash(account, code)) }
}
