import type { ServiceConfig } from '@/services/settings/booking-config'

import { stoppedPage } from '../pages/stopped'
import { serviceNotFound, serviceNotOnWeb } from '../pages/not-found'
import type { Routed } from '../routes'
import type { Reply, Site } from '../site'
import { href } from '../site'

import { getCalendar } from './calendar'
import { getConfirm, postConfirm } from './confirm'
import { getDay, postDay } from './day'
import { getDone } from './done'
import { postExtend } from './extend'
import { bookHref, linkedHref, serviceByCode, stopFor } from './flow'
import { getIdentify, postIdentify } from './identify'
import { getMail, postMail } from './mail'
import { getOffice, postOffice } from './office'
import { getPeople, postPeople } from './people'

type Handler = (site: Site, service: ServiceConfig, argument?: string) => Promise<Reply>
type Pair = { get?: Handler; post?: Handler; argument?: true }

const PAGES: Record<string, Pair> = {
  '': { get: getIdentify, post: postIdentify },
  people: { get: getPeople, post: postPeople },
  office: { get: getOffice, post: postOffice },
  calendar: { get: getCalendar },
  day: { get: getDay, post: postDay, argument: true },
  mail: { get: getMail, post: postMail },
  confirm: { get: getConfirm, post: postConfirm },
  extend: { post: postExtend },
  done: { get: getDone },
}

/** `/{lang}/book/{service}[/{step}[/{argument}]]`; null when there is no such page. */
export async function bookRoute(site: Site): Promise<Routed> {
  const [, code, step = '', argument, ...rest] = site.path
  if (!code) {
    const wish = serviceByCode(site, site.url.searchParams.get('service') ?? undefined)
    return { redirect: wish ? linkedHref(site, wish) : href(site) }
  }
  const service = serviceByCode(site, code)
  if (!service) return serviceNotFound(site)
  const page = Object.hasOwn(PAGES, step) ? PAGES[step] : undefined
  if (!page || rest.length > 0 || (argument !== undefined && !page.argument)) return null
  // A completed booking stays visible whatever is closed meanwhile.
  if (step !== 'done') {
    if (!service.webOpen) return serviceNotOnWeb(site, service)
    const stop = await stopFor(site, service, site.session?.office)
    if (stop) return stoppedPage(site, stop)
  }
  const handler = site.form ? page.post : page.get
  if (handler) return handler(site, service, argument)
  // A page that only takes posts was opened by its address: back to where its form stands.
  return site.form ? 'method' : { redirect: bookHref(site, service, 'confirm') }
}
