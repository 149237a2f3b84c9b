import type { TextField } from 'payload'

import { decryptField, encryptField } from '@/lib/crypto/field'

/** Enough of an address to see a slip in it, not enough to write to it: `h***@example.jp`. */
const masked = (address: string): string => address.replace(/^(.)[^@]*/, '$1***')

/**
 * Text that is personal: encrypted on the way in, readable on the way out to those who may read the
 * field (AC-18, CD-30). Work that goes past Payload's hooks calls `encryptField` itself.
 */
export const encryptedText = (
  name: string,
  label: string,
  extra: {
    description?: string
    hidden?: boolean
    readOnly?: boolean
    access?: TextField['access']
    /** A mail address: in lists and records only its outline; in full by an audited request (AU-06). */
    masked?: boolean
  } = {},
): TextField =>
  ({
    name,
    type: 'text',
    label,
    access: extra.access,
    hooks: {
      beforeChange: [({ value }) => (typeof value === 'string' ? encryptField(value) : value)],
      afterRead: [
        ({ value, overrideAccess }) => {
          if (typeof value !== 'string') return value
          const text = decryptField(value)
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
  }) as TextField
