import { calendarFile } from '../calendar-file'
import type { FormPage } from '../http/form-page'
import { takeForm } from '../http/form-page'
import type { Reply, Routed, Site } from '../site'
import { href } from '../site'

import { getBooking } from './booking'
import { cancelForm } from './cancel'
import { getChange } from './change'
import { changeConfirmForm } from './change-confirm'
import { changeDayForm } from './change-day'
import { earlierForm } from './earlier'
import { enterForm, numberService, serviceForm } from './enter'
import { latestOwn } from './own'
import { reduceForm } from './people'

type ManagePage =
  { get: (site: Site, argument: string) => Promise<Reply>; post?: undefined } | FormPage<[string]>

/** Pages about one booking: `/manage/{key}/…`. */
const PAGES: Record<string, ManagePage> = {
  booking: { get: getBooking },
  'booking.ics': { get: calendarFile },
  cancel: cancelForm,
  earlier: earlierForm,
  people: reduceForm,
  change: { get: getChange },
  'change/day': changeDayForm,
  'change/confirm': changeConfirmForm,
}

/** `/{lang}/manage[/…]`; null when there is no such page. */
export async function manageRoute(site: Site): Promise<Routed> {
  const [, first = '', second, ...rest] = site.path
  if (first === '') return site.form ? takeForm(site, enterForm) : enterForm.get(site)
  if (first === 'service' && second && rest.length === 0) {
    const service = numberService(site, second)
    if (!service) return null
    return site.form ? takeForm(site, serviceForm, service) : serviceForm.get(site, service)
  }
  const name = second === undefined ? first : `${first}/${second}`
  const page = Object.hasOwn(PAGES, name) ? PAGES[name] : undefined
  if (!page || rest.length !== (name === 'change/day' ? 1 : 0)) return null
  return pageOfOwn(site, page, rest[0] ?? '')
}

/** An address without a key is about the booking that was opened last; a form never is. */
async function pageOfOwn(site: Site, page: ManagePage, argument: string): Promise<Routed> {
  if (site.form && !page.post) return 'method'
  const isOwn = site.opened !== null || !!site.flow?.done
  if (!isOwn) {
    const latest = site.key || site.form ? undefined : latestOwn(site)
    const rest = latest ? [latest, ...site.path.slice(1)] : []
    return { redirect: href(site, 'manage', ...rest) + (latest ? site.url.search : '') }
  }
  if (site.form && page.post) return takeForm(site, page, argument)
  return page.get(site, argument)
}
