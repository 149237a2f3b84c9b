import { cityOnly } from './city-only'

/** Plans for faults and accidents are the vendor's to write and the city's to approve (IN-05). */
export const guardRuleApproval = cityOnly(
  ['approvedOn', 'approvedBy'],
  '承認を記録できるのは、市管理者だけです。',
)
