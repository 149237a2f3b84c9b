import { extendBookingHold } from '@/services/booking/book'
import type { ServiceConfig } from '@/services/settings/booking-config'

import { problemOf } from '../errors'
import type { Reply, Site } from '../site'

import { expiredPage } from './expired'
import { bookHref, bookingSession, restart } from './flow'
import { liveHold } from './hold'
import { keepTyped } from './mail'

/** One press for more time; what was typed on the page comes along and comes back (A5). */
export async function postExtend(site: Site, service: ServiceConfig): Promise<Reply> {
  if (site.session?.done) return { redirect: bookHref(site, service, 'done') }
  if (!bookingSession(site, service)) return restart(site, service)
  keepTyped(site, service)
  const hold = await liveHold(site)
  if (!hold) return expiredPage(site, service)
  try {
    await extendBookingHold(site.ctx, service, hold.id)
  } catch (error) {
    if (problemOf(site, error).code === 'HOLD_EXPIRED') return expiredPage(site, service)
    // No more extensions: the page itself says so.
  }
  const back = site.url.searchParams.get('from') === 'mail' ? 'mail' : 'confirm'
  return { redirect: bookHref(site, service, back) }
}
