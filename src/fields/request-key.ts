import { randomUUID } from 'node:crypto'

import type { TextField } from 'payload'

import { text } from './basic'

/**
 * Names the request that made a record, so that the same request sent again finds it instead of
 * making a second one. Records made by hand get a key of their own: a unique key is never empty.
 */
export const requestKey = (): TextField => ({
  ...text('requestKey', 'requestKey', { unique: true, hidden: true }),
  hooks: {
    beforeValidate: [
      ({ operation, originalDoc, value }) => {
        const known: unknown = value || (operation === 'update' ? originalDoc?.requestKey : null)
        return typeof known === 'string' && known !== '' ? known : randomUUID()
      },
    ],
  },
})
