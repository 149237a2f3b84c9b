import type { CollectionBeforeChangeHook } from 'payload'

import { hasRole, type StaffUser } from '@/access/roles'
import { refuseAt } from '@/lib/errors'

/** Plans for faults and accidents are the vendor's to write and the city's to approve (IN-05). */
export const guardRuleApproval: CollectionBeforeChangeHook = ({ data, originalDoc, req }) => {
  const user = req.user as StaffUser | null
  for (const name of ['approvedOn', 'approvedBy'] as const) {
    const isChanged = (data[name] ?? originalDoc?.[name] ?? '') !== (originalDoc?.[name] ?? '')
    if (user && isChanged && !hasRole(user, 'city-admin'))
      throw refuseAt(name, 'CITY_ONLY', '承認を記録できるのは、市管理者だけです。', 403)
  }
  return data
}
