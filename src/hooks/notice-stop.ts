import type { CollectionBeforeChangeHook } from 'payload'

import { can } from '@/access/capabilities'
import type { StaffUser } from '@/access/roles'
import { hasRole, mayUseOffice } from '@/access/roles'
import { changedFields } from '@/domain/audit/changed-fields'
import { refuseAt } from '@/lib/errors'
import { relationIds } from '@/lib/relations'
import type { Notice } from '@/payload-types'

/**
 * What decides whether, when and where booking is stopped. The days of the announcement belong to it:
 * a stop without days of its own lasts as long as it is shown.
 */
const STOP = [
  ...['stopsBooking', 'active', 'resolved', 'services', 'offices', 'kind'],
  ...['stopFrom', 'stopFromTime', 'stopTo', 'stopToTime'],
  ...['showFrom', 'showFromTime', 'showTo', 'showToTime'],
]

const isStop = (notice: Partial<Notice> | undefined): boolean =>
  notice?.stopsBooking === true && notice.active !== false

/** City staff stop their own offices; all offices, and those of others, are the administrator's. */
const mayStop = (user: StaffUser, notices: Partial<Notice>[]): boolean =>
  can(user, 'notices.stop') ||
  (hasRole(user, 'city-staff') &&
    notices.every(({ offices }) => {
      const ids = relationIds(offices)
      return ids.length > 0 && ids.every((id) => mayUseOffice(user, id))
    }))

/**
 * A stop closes booking for citizens at once, so it is the city's to publish, change and end (AC-06,
 * BK-25). The vendor prepares it unpublished: two people stand behind every such stop.
 */
export const guardStop: CollectionBeforeChangeHook<Notice> = ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (!req.user) return data
  const before = operation === 'update' ? originalDoc : undefined
  const after = { ...before, ...data }
  const stops = [before, after].filter((notice) => isStop(notice)) as Partial<Notice>[]
  if (stops.length === 0) return data
  const changed = Object.keys(changedFields({ ...before }, { ...after }))
  if (before && !changed.some((name) => STOP.includes(name))) return data
  if (mayStop(req.user as unknown as StaffUser, stops)) return data
  throw refuseAt(
    'active',
    'FORBIDDEN',
    '予約の受付を止めるお知らせを掲載・変更できるのは市です。「掲載する」を外して保存し、市に知らせてください。',
    403,
  )
}
