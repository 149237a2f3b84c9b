import type { GlobalBeforeChangeHook, PayloadRequest } from 'payload'

import type { Role, StaffUser } from '@/access/roles'
import { isAllowed, parseAllowList } from '@/lib/ip-allow'
import { refuseAt } from '@/lib/errors'
import { sourceAddress } from '@/lib/source-address'

/** A list with a typing error, or one that would shut out the very person who saves it (AC-03). */
export const refuseLockOut: GlobalBeforeChangeHook = ({ data, originalDoc, req }) => {
  refuseRoleLockOut(data, req)
  const text = String(data.panelAllowList ?? '')
  if (text === String(originalDoc?.panelAllowList ?? '')) return data
  const list = parseAllowList(text)
  if (list.invalid.length > 0) {
    throw refuseAt(
      'panelAllowList',
      'ALLOW_LIST_INVALID',
      `「管理画面を開ける接続元」に読めない行があります: ${list.invalid.join('、')}。203.0.113.0/24 の形で入力してください。`,
    )
  }
  const address = sourceAddress(req.headers)
  if (req.user && !isAllowed(list, address)) {
    throw refuseAt(
      'panelAllowList',
      'ALLOW_LIST_LOCKS_OUT',
      `今つないでいる接続元（${address}）が「管理画面を開ける接続元」に入っていません。このまま保存すると、あなたも管理画面を開けなくなります。`,
    )
  }
  return data
}

type RoleRow = { roles?: Role[] | null; list?: string | null }

/** The same for the lists per role (AC-09). */
function refuseRoleLockOut(data: { roleAllowLists?: RoleRow[] | null }, req: PayloadRequest): void {
  const user = req.user as StaffUser | null
  for (const [row, { roles, list: text }] of (data.roleAllowLists ?? []).entries()) {
    const list = parseAllowList(text ?? '')
    if (list.invalid.length > 0) {
      throw refuseAt(
        `roleAllowLists.${row}.list`,
        'ALLOW_LIST_INVALID',
        `「役割ごとの接続元」に読めない行があります: ${list.invalid.join('、')}。203.0.113.0/24 の形で入力してください。`,
      )
    }
    const isMine = (user?.roles ?? []).some((role) => roles?.includes(role))
    if (isMine && !isAllowed(list, sourceAddress(req.headers))) {
      throw refuseAt(
        `roleAllowLists.${row}.list`,
        'ALLOW_LIST_LOCKS_OUT',
        '今つないでいる接続元が、あなたの役割の「接続元」に入っていません。このまま保存すると、あなたも使えなくなります。',
      )
    }
  }
}
