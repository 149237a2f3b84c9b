import type { CollectionBeforeChangeHook, GlobalBeforeChangeHook } from 'payload'

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
 * What a record held before. A new one held nothing, and a copy is a new one: Payload hands its model as the
 * original, so that whatever the city said of the model would pass as said of the copy.
 */
export const recordBefore = ({
  operation,
  originalDoc,
}: Pick<Change, 'operation' | 'originalDoc'>): Row | undefined =>
  operation === 'update' ? (originalDoc as Row) : undefined

type Change = Parameters<CollectionBeforeChangeHook>[0]
type Row = Record<string, unknown>

/**
 * An approval is of what stood there: it falls when somebody else than the city changes that.
 * @param approval the fields that hold it
 */
export const fallsWith =
  (approval: readonly string[], approved: readonly string[]): CollectionBeforeChangeHook =>
  ({ data, operation, originalDoc, req }) => {
    const user = req.user as StaffUser | null
    const before = recordBefore({ operation, originalDoc })
    if (!before || !user || hasRole(user, 'city-admin')) return data
    const isChanged = approved.some(
      (name) => data[name] !== undefined && textOf(data[name]) !== textOf(before[name]),
    )
    return isChanged
      ? { ...data, ...Object.fromEntries(approval.map((name) => [name, null])) }
      : data
  }

type Held = Readonly<Record<string, unknown>>

/** @throws APIError CITY_ONLY at the first of these fields that somebody else than the city changes */
function refuseOthers(
  { fields, why, defaults }: { fields: readonly string[]; why: string; defaults: Held },
  { data, before, user }: { data: Row; before: Row | undefined; user: StaffUser | null },
): void {
  if (!user || hasRole(user, 'city-admin')) return
  for (const name of fields) {
    // Left out is left as it is; emptied is a change.
    if (data[name] === undefined) continue
    if (textOf(data[name] ?? defaults[name]) !== textOf(before?.[name] ?? defaults[name]))
      throw refuseAt(name, 'CITY_ONLY', why, 403)
  }
}

/**
 * What only a city administrator records in a form that others write, too; the reason stands at the field.
 * @param defaults what fields hold where nobody has said anything: others may begin a record with these
 */
export const cityOnly =
  (fields: readonly string[], why: string, defaults: Held = {}): CollectionBeforeChangeHook =>
  ({ data, operation, originalDoc, req }) => {
    const before = recordBefore({ operation, originalDoc })
    const user = req.user as StaffUser | null
    refuseOthers({ fields, why, defaults }, { data: data as Row, before, user })
    return data
  }

/** The same for what others may say when they begin a record, and the city alone changes afterwards. */
export const cityOnlyLater = (
  fields: readonly string[],
  why: string,
  defaults: Held = {},
): CollectionBeforeChangeHook => {
  const guard = cityOnly(fields, why, defaults)
  return (change) => (change.operation === 'create' ? change.data : guard(change))
}

/** The same for settings. */
export const citySettingsOnly =
  (fields: readonly string[], why: string, defaults: Held = {}): GlobalBeforeChangeHook =>
  ({ data, originalDoc, req }) => {
    const user = req.user as StaffUser | null
    const [given, before] = [data, originalDoc] as [Row, Row | undefined]
    refuseOthers({ fields, why, defaults }, { data: given, before, user })
    return given
  }
