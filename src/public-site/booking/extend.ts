import { extendBookingHold } from '@/services/booking/book'
import type { ServiceConfig } from '@/services/settings/booking-config'

import { problemOf } from '../errors'
import type { FormPage } from '../http/form-page'
import type { Reply, Site } from '../site'

import { expiredPage } from './expired'
import { aboutConfirm } from './confirm'
import { aboutPeople, bookHref, bookingSession, restart } from './flow'
import { liveHold } from './hold'
import { keepTyped } from './mail'

/** One press for more time; what was typed on the page comes along and comes back (A5). */
async function postExtend(site: Site, service: ServiceConfig): Promise<Reply> {
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
  return back(site, service)
}

const isFromMail = (site: Site): boolean => site.url.searchParams.get('from') === 'mail'

/** The page on which the button stands. */
const back = async (site: Site, service: ServiceConfig): Promise<Reply> => ({
  redirect: bookHref(site, service, isFromMail(site) ? 'mail' : 'confirm'),
})

/** A button of the mail page's and the confirmation's form, and about the same as they are. */
export const extendForm: FormPage<[ServiceConfig, string]> = {
  get: back,
  about: (site, service) =>
    isFromMail(site) ? aboutPeople(site, service) : aboutConfirm(site, service),
  post: postExtend,
}
