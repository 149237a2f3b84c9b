import type { CollectionBeforeValidateHook } from 'payload'

import { refuseAt } from '@/lib/errors'
import type { PhoneLine } from '@/payload-types'
import { readCitySettings } from '@/services/settings/read-settings'

/**
 * A number has a period the right way round and, where the city demands it (千葉市 2章2(5)ア), the
 * consent of the city before its first day (CC-34). A preset brings numbers that are still to be chosen:
 * whoever enters the real one enters the consent with it.
 */
export const checkLine: CollectionBeforeValidateHook = async ({ data, originalDoc, req }) => {
  const line = { ...originalDoc, ...data } as Partial<PhoneLine>
  const { validFrom, validTo, approval, approvedOn } = line
  if (validFrom && validTo && validTo < validFrom)
    throw refuseAt(
      'validTo',
      'INPUT_INVALID',
      '終わる日は、使い始める日と同じか、後の日にしてください。',
    )
  if (!req.user || !(await readCitySettings(req.payload)).lineNeedsApproval) return data
  if (!approval?.trim())
    throw refuseAt(
      'approval',
      'INPUT_INVALID',
      'この市では、番号を使う前に市の同意が要ります。承認番号と承認した人を入力してください。',
    )
  if (!approvedOn || (validFrom && approvedOn > validFrom))
    throw refuseAt(
      'approvedOn',
      'INPUT_INVALID',
      '市の承認日は、使い始める日と同じか、前の日を入力してください。',
    )
  return data
}
