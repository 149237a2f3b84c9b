import type { GlobalBeforeChangeHook } from 'payload'

import { refuseAt } from '@/lib/errors'
import { parseAllowList } from '@/lib/ip-allow'

/** Figures of which the first may not be above the second. */
const PAIRS = [
  ['startPerMinute', 'mostPerMinute', '「始めに1分間に通す人数」は、上限以下にしてください。'],
  ['delayGood', 'delayBad', '「余裕がある」値は、「混雑」の値より小さくしてください。'],
  ['commitGood', 'commitBad', '「余裕がある」値は、「混雑」の値より小さくしてください。'],
] as const

/** A queue that could never open, never close or never say when is refused where it is set. */
export const checkAdmission: GlobalBeforeChangeHook = ({ data }) => {
  for (const [less, more, words] of PAIRS)
    if (Number(data[less]) > Number(data[more])) throw refuseAt(less, 'ADMISSION_RANGE', words)
  if (data.mode === 'timed') {
    for (const name of ['openOn', 'openFrom', 'drawAt'])
      if (!data[name])
        throw refuseAt(name, 'REQUIRED', '「時刻で開ける」には、日と両方の時刻が要ります。')
    if (String(data.openFrom) >= String(data.drawAt))
      throw refuseAt(
        'drawAt',
        'ADMISSION_TIMES',
        '抽選の時刻は、並び始める時刻より後にしてください。',
      )
  }
  const list = parseAllowList(String(data.kiosks ?? ''))
  if (list.invalid.length > 0)
    throw refuseAt(
      'kiosks',
      'ALLOW_LIST_INVALID',
      `「待合を通さない窓口の端末の接続元」に読めない行があります: ${list.invalid.join('、')}。203.0.113.0/24 の形で入力してください。`,
    )
  return data
}
