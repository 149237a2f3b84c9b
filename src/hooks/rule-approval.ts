import type { CollectionBeforeChangeHook } from 'payload'

import { cityOnly, fallsWith, recordBefore } from './city-only'

const APPROVAL = ['approvedOn', 'approvedBy']

/** Plans for faults and accidents are the vendor's to write and the city's to approve (IN-05). */
export const guardRuleApproval = cityOnly(APPROVAL, '承認を記録できるのは、市管理者だけです。')

/** What the city approved are these words; others are to be approved anew. */
export const dropRuleApproval = fallsWith(APPROVAL, [
  ...['title', 'kind', 'body', 'location'],
  ...['version', 'effectiveFrom'],
])

const guardActive = cityOnly(
  ['active', 'kind'],
  '市が承認した計画と、誓約書・罰則を使わなくできるのは、市管理者だけです。',
  { active: true },
)

/** What the city approved, and what everybody has to sign, is in use until the city says otherwise (IN-05, ST-07). */
export const guardRuleInUse: CollectionBeforeChangeHook = (change) => {
  const before = recordBefore(change)
  const isBinding = ['pledge', 'penalty'].includes(String(before?.kind)) || !!before?.approvedOn
  return isBinding ? guardActive(change) : change.data
}
