import { openText, sealText } from './gcm'
import { keyFor } from './keys'
import { type Personal, UNREADABLE } from './personal'
import type { Place } from './places'
import { ring, tellUnreadable } from './ring'

const V1 = 'enc1:'
const V2 = 'enc2:'

const aadOf = ({ collection, field, row }: Place): string => {
  if (!row) throw new Error(`A value of ${collection}.${field} was to be encrypted without its row`)
  return `${collection}|${field}|${row}`
}

/**
 * Encrypts one personal value for storage (AES-256-GCM, AC-18), bound to its place. Always: what a
 * value looks like says nothing about it. Byte for byte: nothing is normalised, because a name is
 * what its owner writes. Empty stays empty.
 */
export function encryptField(value: string, place: Place): string {
  if (value === '') return ''
  const { presentId, fieldKeys } = ring()
  return `${V2}${presentId}:${sealText(fieldKeys.get(presentId)!, value, aadOf(place))}`
}

/** How a stored value stands: `present` needs nothing, `old` is to be encrypted again. */
export type Standing = 'empty' | 'present' | 'old' | 'unreadable'

type Inspected = { value: Personal; standing: Standing }

/** Reads a stored value and says how it stands; tells nobody. */
export function inspectField(stored: string | null | undefined, place: Place): Inspected {
  if (!stored) return { value: '', standing: 'empty' }
  const { presentId, fieldKeys, legacy } = ring()
  const readAs = (text: string | null, standing: Standing): Inspected =>
    text === null ? { value: UNREADABLE, standing: 'unreadable' } : { value: text, standing }
  if (stored.startsWith(V2)) {
    const [, keyId = '', sealed = ''] = stored.split(':')
    const key = fieldKeys.get(keyId)
    const text = key ? openText(key, sealed, aadOf(place)) : null
    return readAs(text, keyId === presentId ? 'present' : 'old')
  }
  // Both only in a database of the first format that has not been brought over yet; nothing that
  // comes in from outside can be stored in one of these forms, because all of it is encrypted.
  if (!legacy) return readAs(null, 'unreadable')
  return readAs(
    stored.startsWith(V1) ? openText(keyFor('field'), stored.slice(V1.length)) : stored,
    'old',
  )
}

/**
 * Reads a stored value. One that was changed, copied from another place or written under a key that
 * is not here is `UNREADABLE`, and the operators are told; nothing is thrown.
 */
export function openField(stored: string | null | undefined, place: Place): Personal {
  const { value } = inspectField(stored, place)
  if (value === UNREADABLE) tellUnreadable(place)
  return value
}
