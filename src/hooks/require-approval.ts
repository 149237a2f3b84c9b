import type { CollectionBeforeChangeHook } from 'payload'

import { changedFields } from '@/domain/audit/changed-fields'
import { tokyoDateOf } from '@/domain/time/civil'
import { refuseAt } from '@/lib/errors'
import type { Service } from '@/payload-types'
import { clockOf } from '@/services/context'
import { readCitySettings } from '@/services/settings/read-settings'

const APPROVAL = ['approvedBy', 'approvedOn', 'approvalNote'] as const

const missing = (fields: readonly string[]) =>
  refuseAt(
    fields,
    'APPROVAL_MISSING',
    '稼働後の設定の変更です。「変更の記録」に、今回の承認者・承認日・理由を入力してから保存してください。',
  )

/**
 * After go-live a booking setting changes only with a record of who agreed and when (BK-26), and
 * nobody approves the own change. The record is stored with the change and goes to the operation log
 * together with the old and new values.
 */
export const requireApproval: CollectionBeforeChangeHook<Service> = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation !== 'update' || !originalDoc || !req.user) return data
  const changed = Object.keys(changedFields({ ...originalDoc }, { ...originalDoc, ...data }))
  if (changed.every((name) => APPROVAL.includes(name as never))) return data
  const { settingsApproval } = await readCitySettings(req.payload)
  if (!settingsApproval) return data
  const record = { ...originalDoc, ...data }
  const empty = APPROVAL.filter((name) => !record[name])
  if (empty.length > 0) throw missing(empty)
  if (!APPROVAL.some((name) => changed.includes(name))) throw missing(APPROVAL)
  const { name, username } = req.user as { name?: string | null; username?: string | null }
  if ([name, username].includes(record.approvedBy)) {
    throw refuseAt('approvedBy', 'APPROVAL_OWN', '自分の変更を自分で承認することはできません。')
  }
  if (String(record.approvedOn) > tokyoDateOf(clockOf(req.payload)())) {
    throw refuseAt('approvedOn', 'APPROVAL_DATE', '承認日は今日までの日付にしてください。')
  }
  return data
}
