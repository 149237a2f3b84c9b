import type { CollectionBeforeChangeHook } from 'payload'

import { hasRole, type StaffUser } from '@/access/roles'
import { refuseAt } from '@/lib/errors'

/** What only a city administrator records in a form that others write, too; the reason stands at the field. */
export const cityOnly =
  (fields: readonly string[], why: string): CollectionBeforeChangeHook =>
  ({ data, originalDoc, req }) => {
    const user = req.user as StaffUser | null
    for (const name of fields) {
      const before: unknown = originalDoc?.[name] ?? ''
      // Left out is left as it is; emptied is a change.
      const after: unknown = data[name] === undefined ? before : (data[name] ?? '')
      if (user && after !== before && !hasRole(user, 'city-admin'))
        throw refuseAt(name, 'CITY_ONLY', why, 403)
    }
    return data
  }
