import type { TextField } from 'payload'

import { UNREADABLE_MARK } from '@/domain/text/unreadable-mark'
import { encryptField, openField } from '@/lib/crypto/field'
import { shown, UNREADABLE } from '@/lib/crypto/personal'
import { at, type SealedCollection, type SealedField } from '@/lib/crypto/places'

/** Enough of an address to see a slip in it, not enough to write to it: `h***@example.jp`. */
const masked = (address: string): string => address.replace(/^(.)[^@]*/, '$1***')

const never = () => false

/**
 * Text that is personal: encrypted on the way in (AC-18, CD-30) and never part of a record as people
 * read it: services hand it out, with purpose and log entry (AU-06). Only what is `masked` shows its
 * outline. Work that goes past Payload's hooks calls `encryptField` itself. So does whatever makes rows,
 * because a value is bound to the id of its row, which Payload's create does not know before it has
 * written.
 */
export const encryptedText = <C extends SealedCollection>(
  collection: C,
  name: SealedField<C>,
  label: string,
  extra: {
    description?: string
    hidden?: boolean
    readOnly?: boolean
    access?: TextField['access']
    /** A mail address: in lists and records only its outline; in full by an audited request (AU-06). */
    masked?: boolean
  } = {},
): TextField => {
  const placeOf = (row: unknown) =>
    at(collection, name, String((row as { id?: string | number } | undefined)?.id ?? ''))
  return {
    name,
    type: 'text',
    label,
    access: { ...(extra.masked ? {} : { read: never }), ...extra.access },
    hooks: {
      beforeChange: [
        ({ value, originalDoc }) => {
          if (typeof value !== 'string') return value
          // What was read with the mark goes back unchanged: the stored value stays as it is.
          return value === UNREADABLE_MARK ? undefined : encryptField(value, placeOf(originalDoc))
        },
      ],
      afterRead: [
        ({ value, data, overrideAccess }) => {
          if (typeof value !== 'string' || value === '') return value
          const text = openField(value, placeOf(data))
          if (text === UNREADABLE) return shown(text)
          return extra.masked && !overrideAccess ? masked(text) : text
        },
      ],
    },
    admin: {
      description: extra.description,
      hidden: extra.hidden,
      readOnly: extra.readOnly,
      disableListFilter: true,
    },
  } as TextField
}
