import type { GlobalBeforeChangeHook } from 'payload'

import { isAllowed, parseAllowList } from '@/lib/ip-allow'
import { refuse } from '@/lib/errors'
import { sourceAddress } from '@/lib/source-address'

/** A list with a typing error, or one that would shut out the very person who saves it (AC-03). */
export const refuseLockOut: GlobalBeforeChangeHook = ({ data, originalDoc, req }) => {
  const text = String(data.panelAllowList ?? '')
  if (text === String(originalDoc?.panelAllowList ?? '')) return data
  const list = parseAllowList(text)
  if (list.invalid.length > 0) {
    throw refuse(
      'ALLOW_LIST_INVALID',
      `「管理画面を開ける接続元」に読めない行があります: ${list.invalid.join('、')}。203.0.113.0/24 の形で入力してください。`,
    )
  }
  const address = sourceAddress(req.headers)
  if (req.user && !isAllowed(list, address)) {
    throw refuse(
      'ALLOW_LIST_LOCKS_OUT',
      `今つないでいる接続元（${address}）が「管理画面を開ける接続元」に入っていません。このまま保存すると、あなたも管理画面を開けなくなります。`,
    )
  }
  return data
}
