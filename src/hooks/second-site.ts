import type { GlobalBeforeChangeHook } from 'payload'

import { refuseAt } from '@/lib/errors'
import { parseAllowList } from '@/lib/ip-allow'

import { citySettingsOnly } from './city-only'

/** What these hold before anybody has said anything. */
const LIMITS = {
  takeOverMinutes: 120,
  reportMinutes: 30,
  writtenHours: 24,
  backupMaxHours: 26,
  diskMinPercent: 10,
}

/**
 * What opens a way into the panel, or out of the own network, only the city decides (AC-03); and the measures
 * that those who handle a fault are judged by (IN-06, IN-14).
 */
export const guardAlarmSettings = citySettingsOnly(
  [
    ...['secondSiteList', 'allowInside', 'heartbeatUrl', 'webCheckUrl', 'backupPath'],
    ...Object.keys(LIMITS),
  ],
  'この項目を変えられるのは、市管理者だけです。',
  LIMITS,
)

/** The networks of the second site are registered by the city beforehand; the switch is one box (CC-25). */
export const checkSecondSite: GlobalBeforeChangeHook = ({ data }) => {
  const list = parseAllowList(String(data.secondSiteList ?? ''))
  if (list.invalid.length > 0)
    throw refuseAt(
      'secondSiteList',
      'ALLOW_LIST_INVALID',
      `「第二拠点の接続元」に読めない行があります: ${list.invalid.join('、')}。203.0.113.0/24 の形で入力してください。`,
    )
  return data
}
