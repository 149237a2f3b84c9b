import type { GlobalBeforeChangeHook } from 'payload'

import { hasRole, type StaffUser } from '@/access/roles'
import { refuseAt } from '@/lib/errors'
import { parseAllowList } from '@/lib/ip-allow'

/** What opens a way into the panel, or out of the own network, only the city decides (AC-03). */
const OF_THE_CITY = [
  'secondSiteList',
  'allowInside',
  'heartbeatUrl',
  'webCheckUrl',
  'backupPath',
] as const

/** The networks of the second site are registered by the city beforehand; the switch is one box (CC-25). */
export const checkSecondSite: GlobalBeforeChangeHook = ({ data, originalDoc, req }) => {
  const user = req.user as StaffUser | null
  for (const name of OF_THE_CITY) {
    const isChanged = (data[name] || '') !== (originalDoc?.[name] || '')
    if (user && isChanged && !hasRole(user, 'city-admin'))
      throw refuseAt(name, 'CITY_ONLY', 'この項目を変えられるのは、市管理者だけです。')
  }
  const list = parseAllowList(String(data.secondSiteList ?? ''))
  if (list.invalid.length > 0)
    throw refuseAt(
      'secondSiteList',
      'ALLOW_LIST_INVALID',
      `「第二拠点の接続元」に読めない行があります: ${list.invalid.join('、')}。203.0.113.0/24 の形で入力してください。`,
    )
  return data
}
