import { cityOnly } from './city-only'

/** 経歴証明書: handed in by the vendor, approved by the city (ST-04). */
export const guardCareerApproval = cityOnly(
  ['careerApprovedOn'],
  '経歴証明書の承認を記録できるのは、市管理者だけです。',
)
