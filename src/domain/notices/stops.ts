import { toIso } from '../time/civil'

export type NoticeFacts = {
  id: string
  kind: 'incident' | 'maintenance' | 'info'
  active: boolean
  resolved: boolean
  stopsBooking: boolean
  showFrom: string
  showFromTime: string | null
  showTo: string | null
  showToTime: string | null
  stopFrom: string | null
  stopFromTime: string | null
  stopTo: string | null
  stopToTime: string | null
  /** Empty = all. */
  services: string[]
  offices: string[]
}

/** Instants of an open-ended civil span; an end without a time means the end of that day. */
function within(
  now: Date,
  from: string | null,
  fromTime: string | null,
  to: string | null,
  toTime: string | null,
): boolean {
  const at = now.toISOString()
  if (from && at < toIso(from, fromTime || '00:00')) return false
  if (!to) return true
  return toTime
    ? at < toIso(to, toTime)
    : at <= new Date(new Date(toIso(to, '23:59')).getTime() + 59_999).toISOString()
}

/** Notices that close booking at this moment (BK-25). A resolved incident closes nothing. */
export const stopsInForce = <N extends NoticeFacts>(notices: readonly N[], now: Date): N[] =>
  notices.filter(
    (notice) =>
      notice.active &&
      notice.stopsBooking &&
      !notice.resolved &&
      !!notice.stopFrom &&
      within(now, notice.stopFrom, notice.stopFromTime, notice.stopTo, notice.stopToTime),
  )

/** Notices to show at the top of the citizen's pages at this moment (PB-10, PB-11), worst first. */
export function bannerNotices<N extends NoticeFacts>(notices: readonly N[], now: Date): N[] {
  const rank = { incident: 0, maintenance: 1, info: 2 }
  return notices
    .filter(
      (notice) =>
        notice.active &&
        within(now, notice.showFrom, notice.showFromTime, notice.showTo, notice.showToTime),
    )
    .sort((a, b) => rank[a.kind] - rank[b.kind] || (a.showFrom < b.showFrom ? 1 : -1))
}
