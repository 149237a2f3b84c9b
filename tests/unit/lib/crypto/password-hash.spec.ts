import type * as Crypto from 'node:crypto'
import { pbkdf2, pbkdf2Sync } from 'node:crypto'

import { beforeEach, describe, expect, it, vi } from 'vitest'

import { isPassword } from '@/lib/crypto/password-hash'

vi.mock('node:crypto', async (original) => {
  const real = await original<typeof Crypto>()
  return { ...real, pbkdf2: vi.fn(real.pbkdf2) }
})

const asked = vi.mocked(pbkdf2)
beforeEach(() => {
  asked.mockClear()
})

const SALT = 'a'.repeat(64)
const hashOf = (password: string) =>
  `pbkdf2-sha256-v1:${pbkdf2Sync(password, SALT, 600_000, 32, 'sha256').toString('hex')}`

describe('the check of a password', () => {
  it('knows the right one, and works as long for a wrong one, an account without a hash and none at all', async () => {
    const stored = { hash: hashOf('Tsuki-no-Usagi-88'), salt: SALT }
    expect(await isPassword('Tsuki-no-Usagi-88', stored)).toBe(true)
    asked.mockClear()
    for (const known of [stored, { hash: null, salt: null }, {}, null, undefined])
      expect(await isPassword('wrong', known)).toBe(false)
    const work = asked.mock.calls.map(([, , iterations, length, digest]) => [
      iterations,
      length,
      digest,
    ])
    expect(work).toEqual(Array.from({ length: 5 }, () => [600_000, 32, 'sha256']))
  })
})
