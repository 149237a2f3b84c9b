import type { TextField } from 'payload'

import { decryptField, encryptField } from '@/lib/crypto/field'

/** Enough of an address to see a slip in it, not enough to write to it: `h***@example.jp`. */
const masked = (address: string): string => address.replace(/^(.)[^@]*/, '$1***')

const never = () => false

/**
 * Text that is personal: encrypted on the way in (AC-18, CD-30) and never part of a record as people
 * read it: services hand it out, with purpose and log entry (AU-06). Only what is `masked` shows its
 * outline. Work that goes past Payload's hooks calls `encryptField` itself.
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
    access: { ...(extra.masked ? {} : { read: never }), ...extra.access },
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
