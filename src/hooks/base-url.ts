import type { GlobalBeforeChangeHook } from 'payload'

import { tokyoDateOf } from '@/domain/time/civil'
import { refuseAt } from '@/lib/errors'
import { clockOf } from '@/services/context'

const FIELDS = ['baseUrlApprovedBy', 'baseUrlApprovedOn'] as const

/**
 * The public address stands in every mail to citizens: whoever sets it leads them. A change needs a
 * new record of who else agreed, and when (BK-26); both go to the operation log with the change.
 */
export const guardBaseUrl: GlobalBeforeChangeHook = ({ data, originalDoc, req }) => {
  const before = String(originalDoc?.baseUrl ?? '')
  const after = data.baseUrl === undefined ? before : String(data.baseUrl ?? '')
  if (!req.user || after === before) return data
  const record = { ...originalDoc, ...data } as Record<string, string | null | undefined>
  // Taking the address away leads back to the server's own, which no screen can change.
  if (after === '') return data
  const isNew = FIELDS.some((name) => (originalDoc?.[name] ?? '') !== (record[name] ?? ''))
  if (!isNew || FIELDS.some((name) => !record[name])) {
    throw refuseAt(
      FIELDS,
      'APPROVAL_MISSING',
      '公開URLの変更です。「URLを承認した人」と「承認日」に、今回の承認を入力してから保存してください。',
    )
  }
  const { name, username } = req.user as { name?: string | null; username?: string | null }
  if ([name, username].includes(record.baseUrlApprovedBy)) {
    throw refuseAt(
      'baseUrlApprovedBy',
      'APPROVAL_OWN',
      '自分の変更を自分で承認することはできません。',
    )
  }
  if (String(record.baseUrlApprovedOn) > tokyoDateOf(clockOf(req.payload)())) {
    throw refuseAt('baseUrlApprovedOn', 'APPROVAL_DATE', '承認日は今日までの日付にしてください。')
  }
  return data
}
