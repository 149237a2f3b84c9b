import { isCivilDate } from '@/domain/time/civil'
import { findOffice, findService } from '@/services/settings/booking-config'
import type { OfficeConfig, ServiceConfig } from '@/services/settings/booking-config'
import { stopsInForceFor } from '@/services/notices/in-force'

import type { Flow } from '../http/session'
import { flowsOf, forgetItem, keepItem } from '../http/session'
import type { Subject } from '../http/subject'
import { aboutItem, newThing } from '../http/subject'
import type { Reply, Site } from '../site'
import { href } from '../site'

export type { Step } from '@/services/booking/steps'
export {
  extraItems,
  hasContactStep,
  hasNumber,
  stepKey,
  STEPS,
  stepsOf,
} from '@/services/booking/steps'

/** Address of a step: of the booking under way that this page is about, else of a new one. */
export const bookHref = (site: Site, service: ServiceConfig, ...rest: string[]): string =>
  href(site, 'book', service.code, flowOf(site, service)?.key ?? '', ...rest)

/** The booking under way that the address names, if it is one of this service. */
export const flowOf = (site: Site, service: ServiceConfig): Flow | null =>
  site.flow?.service === service.id ? site.flow : null

/** The one that was begun last, for addresses that name none. */
export const latestFlow = (site: Site, service: ServiceConfig): Flow | undefined =>
  flowsOf(site.session).find((flow) => flow.service === service.id)

/** Changes the booking under way and carries it on. */
export function keepFlow(site: Site, data: Partial<Flow>): void {
  if (!site.flow) return
  site.flow = { ...site.flow, ...data }
  keepItem(site.session, site.flow)
}

/** What forms of a booking under way always rely on: which one, for whom and how many. */
export const aboutFlow = (site: Site, service: ServiceConfig, ...shown: unknown[]): Subject => {
  const flow = flowOf(site, service)
  const people = flow?.identities.map(({ key, identifier, details }) => [key, identifier, details])
  return aboutItem(flow?.key ?? '-', people, flow?.party, ...shown)
}

/** The service of a deep link, however it is written; null when there is none. */
export const serviceByCode = (site: Site, code: string | undefined): ServiceConfig | null => {
  const found = code ? findService(site.config, code.toLowerCase()) : null
  return found?.active ? found : null
}

/** A form that relies on nothing else. */
export const aboutPeople = (site: Site, service: ServiceConfig): Subject => aboutFlow(site, service)

/** Without a key in the address the form begins a booking and is about none that exists. */
export function aboutIdentify(site: Site, service: ServiceConfig): Subject {
  return bookingSession(site, service) ? aboutPeople(site, service) : newThing()
}

/** The booking of this service under way that the address names, while it can go on; else null. */
export function bookingSession(site: Site, service: ServiceConfig): Flow | null {
  const flow = flowOf(site, service)
  return flow && flow.identities.length > 0 ? flow : null
}

/** Offices this person may choose; one and only one when the service is tied to the own ward. */
export function officesFor(site: Site, service: ServiceConfig): OfficeConfig[] {
  const offered = service.officeIds
    .map((id) => findOffice(site.config, id))
    .filter((office): office is OfficeConfig => !!office?.active)
    .sort((a, b) => a.order - b.order)
  const own = site.flow?.identities[0]?.office
  return service.officeChoice === 'own' && own
    ? offered.filter((office) => office.id === own)
    : offered
}

/** Chosen, or fixed because there is only one; null while the choice is open. */
export function chosenOffice(site: Site, service: ServiceConfig): OfficeConfig | null {
  const offices = officesFor(site, service)
  return (
    offices.find((office) => office.id === site.flow?.office) ??
    (offices.length === 1 ? (offices[0] ?? null) : null)
  )
}

/** Address of a service's first page, with the place and day that a link named. */
export const linkedHref = (site: Site, service: ServiceConfig): string =>
  `${bookHref(site, service)}${wishQuery(site)}`

/** Place and day that the address names, as the part of the next address that names them. */
export function wishQuery(site: Site): string {
  const { office, date } = wishIn(site)
  const query = new URLSearchParams({ ...(office && { office }), ...(date && { date }) }).toString()
  return query ? `?${query}` : ''
}

/** Office code and day from the address; empty where missing or no such thing. */
export function wishIn(site: Site): { office: string; date: string } {
  const asked = (name: string) => site.url.searchParams.get(name) ?? ''
  const office = findOfficeByCode(site, asked('office'))
  return { office: office?.code ?? '', date: isCivilDate(asked('date')) ? asked('date') : '' }
}

const findOfficeByCode = (site: Site, code: string): OfficeConfig | undefined =>
  site.config.offices.find((office) => office.active && office.code === code)

/**
 * Takes the place and day that a link named and says where they lead; null when there is nothing to
 * take, or the person may not go to that place.
 */
export function followWish(site: Site, service: ServiceConfig): string | null {
  const wish = site.flow?.wish
  if (!wish) return null
  const office = officesFor(site, service).find(({ code }) => code === wish.office)
  keepFlow(site, { wish: undefined, ...(office && { office: office.id }) })
  if (!chosenOffice(site, service)) return null
  return wish.date ? bookHref(site, service, 'day', wish.date) : bookHref(site, service, 'calendar')
}

/** Pages on which somebody may stand who has booked: nobody is sent on to a second booking from there. */
const mayBeDone = ({ path }: Site): boolean => ['confirm', 'done'].includes(path[2] ?? '')

/** Gives up the booking under way and sends back to the first step with a word about why. */
export function restart(site: Site, service: ServiceConfig): Reply {
  if (flowOf(site, service)) forgetItem(site.session, site.key)
  site.flow = null
  // Only where nothing at all came may cookies be the reason.
  const why = !site.hasCookies ? 'cookies' : mayBeDone(site) ? 'done' : 'over'
  return { redirect: `${bookHref(site, service)}?why=${why}` }
}

/** Does a stop close this service (and, once it is chosen, this office) at the moment? */
export const stopFor = (site: Site, service: ServiceConfig, office = '') =>
  stopsInForceFor(site.ctx, service.id, office)
