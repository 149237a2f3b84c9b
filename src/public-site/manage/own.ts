import { placeSeen } from '@/services/booking/engine/seen'
import type { ReservationRow } from '@/services/booking/types'
import type { ServiceConfig } from '@/services/settings/booking-config'

import { keepNew } from '../booking/begin'
import { rowOf } from '../booking/hold'
import { flowsOf, itemKey, openedOf } from '../http/session'
import type { Subject } from '../http/subject'
import { aboutItem } from '../http/subject'
import type { Reply, Site } from '../site'
import { href } from '../site'

export type Own = { row: ReservationRow; service: ServiceConfig }

/** Address of a page about the booking that this page is about. */
export const manageHref = (site: Site, ...rest: string[]): string =>
  href(site, 'manage', ownId(site) ? site.key : '', ...rest)

/** Id of the booking that the address names: opened in this browser, or just made in it. */
const ownId = (site: Site): string => site.opened?.reservation ?? site.flow?.done ?? ''

/** The booking that the address names and this browser has opened, or null. */
export async function ownBooking(site: Site): Promise<Own | null> {
  const id = ownId(site)
  const row = id ? await rowOf(site, id) : null
  const service = site.config.services.find((one) => one.id === row?.service)
  return row && service && row.status !== 'void' ? { row, service } : null
}

/** What forms about a booking rely on: which one, and its place, time and people as shown. */
export const aboutBooking = (site: Site, own: Own | null, ...shown: unknown[]): Subject =>
  aboutItem(site.key || '-', own && [own.row.id, placeSeen(own.row)], ...shown)

/** Opens a booking beside others that this browser has opened, and leads to its page. */
export async function openBooking(site: Site, reservation: string, why = ''): Promise<Reply> {
  const opened = {
    kind: 'opened' as const,
    key: itemKey('opened', reservation),
    begun: site.ctx.now().getTime(),
    reservation,
  }
  await keepNew(site, opened)
  site.opened = opened
  return { redirect: `${manageHref(site, 'booking')}${why ? `?why=${why}` : ''}` }
}

/** Key of the booking that was opened or made last, for addresses that name none. */
export function latestOwn({ session }: Site): string | undefined {
  const made = flowsOf(session).filter(({ done }) => done)
  return [...openedOf(session), ...made].sort((a, b) => b.begun - a.begun)[0]?.key
}
