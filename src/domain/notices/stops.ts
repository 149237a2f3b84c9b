import { addDays, type CivilDate, type CivilTime, toInstant } from '@/domain/time/civil'

import type { NoticeTimes } from './types'

/** A notice as it is stored, with every field filled in. */
export type NoticeFacts = {
  [Name in keyof NoticeTimes]-?: Exclude<NoticeTimes[Name], undefined>
} & {
  id: string
  active: boolean
  resolved: boolean
  stopsBooking: boolean
  /** Empty = all. */
  services: string[]
  offices: string[]
}

/** Half-open: `until` itself is outside. null = no end has been given. */
type Span = { from: Date; until: Date | null }

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
function stopSpan(notice: NoticeTimes): Span | null {
  if (!notice.stopsBooking || notice.active === false) return null
  // A stop without days of its own lasts as long as its announcement: who ticks the box in a
  // breakdown and saves means now.
  return notice.stopFrom
    ? spanOf(notice.stopFrom, notice.stopFromTime, notice.stopTo, notice.stopToTime)
    : spanOf(notice.showFrom, notice.showFromTime, notice.showTo, notice.showToTime)
}

/** Notices that close booking at `now` (BK-25). A resolved one closes nothing. */
export const stopsInForce = <T extends NoticeTimes>(notices: readonly T[], now: Date): T[] =>
  notices.filter((notice) => {
    const span = stopSpan(notice)
    return span !== null && !notice.resolved && holds(span, now)
  })

/** When a notice is on the page; one of a planned stop goes with the stop (PB-11). */
function shownSpan(notice: NoticeTimes): Span {
  const span = spanOf(notice.showFrom, notice.showFromTime, notice.showTo, notice.showToTime)
  const stopEnd = notice.kind === 'maintenance' ? (stopSpan(notice)?.until ?? null) : null
  const ends = [span.until, stopEnd].filter((end) => end !== null)
  const until = ends.length > 0 ? new Date(Math.min(...ends.map(Number))) : null
  return { from: span.from, until }
}

const URGENCY = { incident: 0, maintenance: 1, info: 2 } as const

/**
 * Notices to show at the top of the citizen's pages at `now` (PB-10, PB-11): incidents first, then
 * the newest. A resolved one stays until its last day, so that its end is told as well.
 */
export const bannerNotices = <T extends NoticeTimes>(notices: readonly T[], now: Date): T[] =>
  notices
    .filter((notice) => notice.active !== false)
    .map((notice) => ({ notice, span: shownSpan(notice) }))
    .filter(({ span }) => holds(span, now))
    .sort(
      (a, b) =>
        URGENCY[a.notice.kind] - URGENCY[b.notice.kind] ||
        b.span.from.getTime() - a.span.from.getTime(),
    )
    .map(({ notice }) => notice)
