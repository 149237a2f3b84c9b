import type { CollectionBeforeChangeHook } from 'payload'

import { can } from '@/access/capabilities'
import type { StaffUser } from '@/access/roles'
import { refuseAt } from '@/lib/errors'

import { cityOnly, fallsWith, textOf } from './city-only'

const APPROVAL = 'careerApprovedOn'

/** 経歴証明書: handed in by the vendor, approved by the city (ST-04). */
export const guardCareerApproval = cityOnly(
  [APPROVAL],
  '経歴証明書の承認を記録できるのは、市管理者だけです。',
)

/** What the city approved is this person's career; changed, it is to be approved anew. */
export const dropCareerApproval = fallsWith(
  [APPROVAL],
  ['name', 'kana', 'experience', 'careerSubmittedOn'],
)

/** The rest of a person's record is the vendor's: whoever does not keep it records the approval, and frees an account. */
export const guardOwnRecords: CollectionBeforeChangeHook = ({ data, originalDoc, req }) => {
  const user = req.user as StaffUser | null
  if (!user || can(user, 'people.edit')) return data
  const before = (originalDoc ?? {}) as Record<string, unknown>
  for (const [name, value] of Object.entries(data as Record<string, unknown>)) {
    // Whom the vendor has locked out by a wrong link, the city lets in again.
    if (name === 'account' && !value) continue
    if (name === APPROVAL || name === 'updatedAt' || name === 'createdAt') continue
    if (textOf(value) !== textOf(before[name]))
      throw refuseAt(
        name,
        'FORBIDDEN',
        '従事者の記録は受託者のものです。市ができるのは、経歴証明書を承認した日の記録と、アカウントを外すことだけです。',
        403,
      )
  }
  return data
}
