import type { CollectionBeforeValidateHook } from 'payload'

import type { SavedList } from '@/payload-types'
import { listKeyOf } from '@/services/cases/saved'

/** A name is given once for each kind of record, also when it is changed. */
export const keepListKey: CollectionBeforeValidateHook<SavedList> = ({ data, originalDoc }) => {
  const name = data?.name ?? originalDoc?.name
  const kind = originalDoc?.kind ?? data?.kind
  return data && name && kind ? { ...data, listKey: listKeyOf(kind, name) } : data
}
