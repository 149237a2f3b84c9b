import { type CivilDate, daysInMonth, diffDays, partsOf } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'

import type { NoticeTimes } from './types'

/** The same day a month earlier; the month's last day when there is none (3/31 → 2/28). */
export function monthBefore(date: CivilDate): CivilDate {
  const { year, month, day } = partsOf(date)
  const [y, m] = month === 1 ? ([year - 1, 12] as const) : ([year, month - 1] as const)
  const text = (value: number, width = 2) => String(value).padStart(width, '0')
  return `${text(y, 4)}-${text(m)}-${text(Math.min(day, daysInMonth(y, m)))}`
}

export type AnnouncedStop = Pick<NoticeTimes, 'kind' | 'stopsBooking' | 'stopFrom' | 'showFrom'> & {
  cityNotifiedOn?: CivilDate | null
}

/**
 * Has the city been told of a planned stop a month ahead (BK-25, NT-10)? One sentence for the
 * notice's form, '' for anything but a planned stop. Without the day it was told, `today` counts:
 * nobody can be told earlier than now.
 */
export function advanceNoticeCheck(notice: AnnouncedStop, today: CivilDate): string {
  if (notice.kind !== 'maintenance' || !notice.stopsBooking) return ''
  const stop = notice.stopFrom || notice.showFrom
  const limit = monthBefore(stop)
  const told = notice.cityNotifiedOn || today
  if (told > limit) {
    const days = diffDays(told, stop)
    const ahead = days > 0 ? `${days}日前` : days === 0 ? '当日' : '停止の後'
    return `市への連絡が停止の1か月前に間に合っていません（${ahead}）`
  }
  return notice.cityNotifiedOn
    ? `1か月前までに市へ知らせています（${diffDays(told, stop)}日前）`
    : `市へ知らせた日がまだ入っていません。${formatJa(limit)}までに知らせてください。`
}
