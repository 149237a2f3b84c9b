import type { CollectionBeforeValidateHook } from 'payload'

import type { StaffUser } from '@/access/roles'
import { mayUseOffice } from '@/access/roles'
import { refuseAt } from '@/lib/errors'
import { relationId, type Relation } from '@/lib/relations'

/**
 * Staff of some offices add, change and move records of these offices only (AC-07): neither away
 * from another office nor to one, and none that belongs to the whole city. Put on every collection
 * that people write and that has an office.
 */
export const keepOwnOffice: CollectionBeforeValidateHook = ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const user = req.user as StaffUser | null
  if (!user) return data
  const before = operation === 'update' ? [relationId(originalDoc?.office as Relation)] : []
  const after = data && 'office' in data ? [relationId(data.office as Relation)] : []
  const concerned = operation === 'create' && after.length === 0 ? [''] : [...before, ...after]
  if (concerned.every((office) => mayUseOffice(user, office))) return data
  throw refuseAt('office', 'FORBIDDEN', '担当している窓口のものだけを登録・変更できます。', 403)
}
