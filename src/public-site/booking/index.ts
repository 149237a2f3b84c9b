import { withinReach } from '@/services/booking/party-limit'
import type { ServiceConfig } from '@/services/settings/booking-config'

import type { FormPage } from '../http/form-page'
import { takeForm } from '../http/form-page'
import { serviceNotFound, serviceNotOnWeb } from '../pages/not-found'
import { stoppedPage } from '../pages/stopped'
import type { Reply, Routed, Site } from '../site'
import { href } from '../site'

import { getCalendar } from './calendar'
import { confirmForm } from './confirm'
import { dayForm } from './day'
import { getDone } from './done'
import { extendForm } from './extend'
import {
  bookHref,
  flowOf,
  latestFlow,
  linkedHref,
  officesFor,
  restart,
  serviceByCode,
  stopFor,
  wishIn,
} from './flow'
import { identifyForm } from './identify'
import { mailForm } from './mail'
import { officeForm } from './office'
import { peopleForm } from './people'

type Handler = (site: Site, service: ServiceConfig, argument: string) => Promise<Reply>
type BookPage = { get: Handler; post?: undefined } | FormPage<[ServiceConfig, string]>

const PAGES: Record<string, BookPage> = {
  '': identifyForm,
  people: peopleForm,
  office: officeForm,
  calendar: { get: getCalendar },
  day: dayForm,
  mail: mailForm,
  confirm: confirmForm,
  extend: extendForm,
  done: { get: getDone },
}

/** `/{lang}/book/{service}[/{key}][/{step}[/{argument}]]`; null when there is no such page. */
export async function bookRoute(site: Site): Promise<Routed> {
  const [, code, step = '', argument, ...rest] = site.path
  if (!code) {
    const wish = serviceByCode(site, site.url.searchParams.get('service') ?? undefined)
    return { redirect: wish ? linkedHref(site, wish) : href(site) }
  }
  const asked = serviceByCode(site, code)
  if (!asked) return serviceNotFound(site)
  const page = Object.hasOwn(PAGES, step) ? PAGES[step] : undefined
  if (!page || rest.length > 0 || (argument !== undefined && step !== 'day')) return null
  // Only these pages ask how many come.
  const service =
    step === '' || step === 'people'
      ? await withinReach(site.ctx, asked, placeOf(site, asked))
      : asked
  const elsewhere = whereElse(site, service, step)
  if (elsewhere) return elsewhere
  // A completed booking stays visible whatever is closed meanwhile.
  if (step !== 'done') {
    if (!service.webOpen) return serviceNotOnWeb(site, service)
    const stop = await stopFor(site, service, site.flow?.office)
    if (stop) return stoppedPage(site, stop)
  }
  if (!site.form) return page.get(site, service, argument ?? '')
  return page.post ? takeForm(site, page, service, argument ?? '') : 'method'
}

/** The one office that the booking is bound for already; empty while there is a choice. */
function placeOf(site: Site, service: ServiceConfig): string {
  const linked = site.config.offices.find(({ code }) => code === wishIn(site).office)
  const offices = officesFor(site, service)
  return linked?.id ?? (offices.length === 1 ? (offices[0]?.id ?? '') : '')
}

/** The address names no booking under way of this browser, or one that is completed. */
function whereElse(site: Site, service: ServiceConfig, step: string): Reply | null {
  const flow = flowOf(site, service)
  if (site.key && !flow) return restart(site, service)
  if (flow?.done && step !== 'done') return { redirect: bookHref(site, service, 'done') }
  if (flow || step === '' || site.form) return null
  const latest = latestFlow(site, service)
  if (!latest) return restart(site, service)
  const rest = site.path.slice(2)
  return { redirect: href(site, 'book', service.code, latest.key, ...rest) + site.url.search }
}
