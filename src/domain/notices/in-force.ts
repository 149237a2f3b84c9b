import { addDays, type CivilDate, type CivilTime, toInstant } from '@/domain/time/civil'

import type { NoticeTimes, Span } from './types'

/** Without a time a day counts whole: from 0:00 of the first to the end of the last. */
function spanOf(
  from: CivilDate,
  fromTime: CivilTime | null | undefined,
  to: CivilDate | null | undefined,
  toTime: CivilTime | null | undefined,
): Span {
  const end = to ? (toTime ? toInstant(to, toTime) : toInstant(addDays(to, 1), '00:00')) : null
  return { from: toInstant(from, fromTime || '00:00'), until: end }
}

const holds = ({ from, until }: Span, now: Date): boolean =>
  from <= now && (until === null || now < until)

/** When a notice closes booking (BK-25); null when it does not. No end = until it is resolved. */
export function stopSpan(notice: NoticeTimes): Span | null {
  if (!notice.stopsBooking || notice.active === false) return null
  // A stop without days of its own lasts as long as its announcement.
  return notice.stopFrom
    ? spanOf(notice.stopFrom, notice.stopFromTime, notice.stopTo, notice.stopToTime)
    : spanOf(notice.showFrom, notice.showFromTime, notice.showTo, notice.showToTime)
}

/** Notices that close booking at `now` (BK-25). The caller looks at their services and offices. */
export const stopsInForce = <T extends NoticeTimes>(notices: readonly T[], now: Date): T[] =>
  notices.filter((notice) => {
    const span = stopSpan(notice)
    return span !== null && !notice.resolved && holds(span, now)
  })

const URGENCY = { incident: 0, maintenance: 1, info: 2 } as const

/** When a notice is on the page; one of a planned stop goes with the stop (PB-11). */
function shownSpan(notice: NoticeTimes): Span {
  const span = spanOf(notice.showFrom, notice.showFromTime, notice.showTo, notice.showToTime)
  const stopEnd = notice.kind === 'maintenance' ? (stopSpan(notice)?.until ?? null) : null
  const ends = [span.until, stopEnd].filter((end) => end !== null)
  return {
    from: span.from,
    until: ends.length > 0 ? new Date(Math.min(...ends.map(Number))) : null,
  }
}

/** Notices to show at `now` (PB-10, PB-11): incidents first, then the newest. */
export const bannerNotices = <T extends NoticeTimes>(notices: readonly T[], now: Date): T[] =>
  notices
    .filter((notice) => notice.active !== false && !notice.resolved)
    .map((notice) => ({ notice, span: shownSpan(notice) }))
    .filter(({ span }) => holds(span, now))
    .sort(
      (a, b) =>
        URGENCY[a.notice.kind] - URGENCY[b.notice.kind] ||
        b.span.from.getTime() - a.span.from.getTime(),
    )
    .map(({ notice }) => notice)
