import type { TextField } from 'payload'

import { decryptField, encryptField } from '@/lib/crypto/field'

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
  } = {},
): TextField =>
  ({
    name,
    type: 'text',
    label,
    access: extra.access,
    hooks: {
      beforeChange: [({ value }) => (typeof value === 'string' ? encryptField(value) : value)],
      afterRead: [({ value }) => (typeof value === 'string' ? decryptField(value) : value)],
    },
    admin: {
      description: extra.description,
      hidden: extra.hidden,
      readOnly: extra.readOnly,
      disableListFilter: true,
    },
  }) as TextField
