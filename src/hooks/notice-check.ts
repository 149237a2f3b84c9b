import type { CollectionBeforeChangeHook } from 'payload'

import { type AnnouncedStop, advanceNoticeCheck } from '@/domain/notices/advance-notice'
import type { NoticeTimes } from '@/domain/notices/types'
import { tokyoDateOf } from '@/domain/time/civil'
import { refuseAt } from '@/lib/errors'
import { clockOf } from '@/services/context'

/** Says on the form whether the city was told of a planned stop in time (BK-25). */
export const checkNotice: CollectionBeforeChangeHook = ({ data, originalDoc, req }) => {
  const notice = { ...originalDoc, ...data } as NoticeTimes & AnnouncedStop
  const ends = [
    [notice.showFrom, notice.showFromTime, notice.showTo, notice.showToTime, '掲載', 'showTo'],
    [notice.stopFrom, notice.stopFromTime, notice.stopTo, notice.stopToTime, '停止', 'stopTo'],
  ] as const
  for (const [from, fromTime, to, toTime, word, field] of ends) {
    if (!from || !to) continue
    if (`${to} ${toTime || '24:00'}` <= `${from} ${fromTime || '00:00'}`) {
      throw refuseAt(
        field,
        'NOTICE_ORDER',
        `${word}の終わりは、${word}の始まりより後にしてください。`,
      )
    }
  }
  if (notice.stopsBooking && notice.stopTo && !notice.stopFrom) {
    throw refuseAt('stopFrom', 'NOTICE_ORDER', '停止開始日を入力してください。')
  }
  return { ...data, noticeCheck: advanceNoticeCheck(notice, tokyoDateOf(clockOf(req.payload)())) }
}
