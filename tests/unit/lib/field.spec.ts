import { createCipheriv, randomBytes } from 'node:crypto'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { encryptField, inspectField, openField } from '@/lib/crypto/field'
import { UNREADABLE } from '@/lib/crypto/personal'
import { at, type Place } from '@/lib/crypto/places'
import { deriveKey, makeRing, onUnreadable, ring, installRing } from '@/lib/crypto/ring'

const NAME = at('cards', 'name', 'row-1')
const before = ring()
const told: Place[] = []

/** A value as the first version of the product stored it. */
function firstFormat(secret: string, value: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', deriveKey(secret, 'field'), iv)
  const body = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()])
  return `enc1:${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`
}

beforeEach(() => {
  told.length = 0
  installRing(makeRing({ present: 'present' }))
  onUnreadable((place) => told.push(place))
})
afterEach(() => {
  installRing(before)
  onUnreadable(() => undefined)
})

describe('encrypted values', () => {
  it('AC-18 (part) whatever a text looks like, it is encrypted and comes back as it was', () => {
    const known = encryptField('川崎　花子', NAME)
    for (const text of [
      '川崎　花子',
      'enc1:AAAA',
      'enc2:x:AAAA',
      known,
      ' ',
      '（読み取れません）',
    ]) {
      const stored = encryptField(text, NAME)
      expect(stored).not.toContain(text === ' ' ? '\u0000' : text)
      expect(stored).toMatch(/^enc2:[\w-]{8}:[\w-]+$/)
      expect(openField(stored, NAME)).toBe(text)
    }
    expect(encryptField('', NAME)).toBe('')
    expect(told).toEqual([])
  })

  it('a value opens in its own place only: copied to another row, field or collection it does not', () => {
    const stored = encryptField('秘密', NAME)
    const others = [
      at('cards', 'name', 'row-2'),
      at('cards', 'remarks', 'row-1'),
      at('reservations', 'mail', 'row-1'),
    ]
    for (const place of others) expect(openField(stored, place)).toBe(UNREADABLE)
    expect(told).toEqual(others)
  })

  it('what was damaged, shortened or never encrypted is unreadable and told, and nothing is thrown', () => {
    const stored = encryptField('秘密', NAME)
    const damaged = [
      `${stored.slice(0, -4)}AAAA`,
      stored.slice(0, 20),
      'enc2:',
      'enc2:zzzzzzzz:AAAA',
      'enc1:AAAA',
      'enc1:',
      'plain',
    ]
    for (const one of damaged) expect(openField(one, NAME), one).toBe(UNREADABLE)
    expect(told).toHaveLength(damaged.length)
  })

  it('the first format is read only in a database that has not been brought over', () => {
    const stored = firstFormat('present', '川崎　花子')
    expect(openField(stored, NAME)).toBe(UNREADABLE)
    installRing(makeRing({ present: 'present' }, { legacy: true }))
    expect(inspectField(stored, NAME)).toEqual({ value: '川崎　花子', standing: 'old' })
    // Typed in by somebody, it is a text like any other: no way to have it opened.
    expect(openField(encryptField(stored, NAME), NAME)).toBe(stored)
    expect(openField('enc1:AAAA', NAME)).toBe(UNREADABLE)
  })

  it('between two keys the former is read and everything is written under the present one', () => {
    const stored = encryptField('秘密', NAME)
    installRing(makeRing({ present: 'next', old: 'present' }, { hashSecret: 'present' }))
    expect(inspectField(stored, NAME)).toEqual({ value: '秘密', standing: 'old' })
    expect(inspectField(encryptField('秘密', NAME), NAME).standing).toBe('present')
    installRing(makeRing({ present: 'next' }))
    expect(openField(stored, NAME)).toBe(UNREADABLE)
  })

  it('a value without a row is a fault of the program, found at once', () => {
    expect(() => encryptField('秘密', at('cards', 'name', ''))).toThrow('cards.name')
  })
})
