import type { CollectionBeforeChangeHook } from 'payload'

import { hasRole, type StaffUser } from '@/access/roles'
import { refuseAt } from '@/lib/errors'

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0)

/** A value as it is compared: what is empty is alike, and the ids that rows of a list get by themselves say nothing. */
export const textOf = (value: unknown): string =>
  JSON.stringify(isEmpty(value) ? null : value, (key, part: unknown) =>
    key === 'id' ? undefined : part,
  )

/**
 * What only a city administrator records in a form that others write, too; the reason stands at the field.
 * @param defaults what fields hold where nobody has said anything: others may begin a record with these
 */
export const cityOnly =
  (
    fields: readonly string[],
    why: string,
    defaults: Readonly<Record<string, unknown>> = {},
  ): CollectionBeforeChangeHook =>
  ({ data, originalDoc, req }) => {
    const user = req.user as StaffUser | null
    if (!user || hasRole(user, 'city-admin')) return data
    for (const name of fields) {
      const before: unknown = originalDoc?.[name] ?? defaults[name]
      // Left out is left as it is; emptied is a change.
      if (data[name] === undefined) continue
      if (textOf(data[name] ?? defaults[name]) !== textOf(before))
        throw refuseAt(name, 'CITY_ONLY', why, 403)
    }
    return data
  }
