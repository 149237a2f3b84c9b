import { isCivilDate } from '@/domain/time/civil'
import { findOffice, findService } from '@/services/settings/booking-config'
import type { OfficeConfig, ServiceConfig } from '@/services/settings/booking-config'
import { stopsInForceFor } from '@/services/notices/in-force'

import { withoutBooking } from '../http/session'
import type { Session } from '../http/session'
import type { Reply, Site } from '../site'
import { href, sessionOf } from '../site'

export type { Step } from '../messages/steps'
export { extraItems, hasContactStep, hasNumber, stepKey, STEPS, stepsOf } from '../messages/steps'

export const bookHref = (site: Site, service: ServiceConfig, ...rest: string[]): string =>
  href(site, 'book', service.code, ...rest)

/** The service of a deep link, however it is written; null when there is none. */
export const serviceByCode = (site: Site, code: string | undefined): ServiceConfig | null => {
  const found = code ? findService(site.config, code.toLowerCase()) : null
  return found?.active ? found : null
}

/** The session of a booking of this service under way, or null. */
export function bookingSession(
  site: Site,
  service: ServiceConfig,
): Required<Pick<Session, 'identities' | 'party'>> | null {
  const session = site.session
  if (session?.service !== service.id || !session.identities?.length) return null
  return { identities: session.identities, party: session.party ?? session.identities.length }
}

/** Offices this person may choose; one and only one when the service is tied to the own ward. */
export function officesFor(site: Site, service: ServiceConfig): OfficeConfig[] {
  const offered = service.officeIds
    .map((id) => findOffice(site.config, id))
    .filter((office): office is OfficeConfig => !!office?.active)
    .sort((a, b) => a.order - b.order)
  const own = site.session?.identities?.[0]?.office
  return service.officeChoice === 'own' && own
    ? offered.filter((office) => office.id === own)
    : offered
}

/** Chosen, or fixed because there is only one; null while the choice is open. */
export function chosenOffice(site: Site, service: ServiceConfig): OfficeConfig | null {
  const offices = officesFor(site, service)
  return (
    offices.find((office) => office.id === site.session?.office) ??
    (offices.length === 1 ? (offices[0] ?? null) : null)
  )
}

/** Address of a service's first page, with the place and day that a link named. */
export function linkedHref(site: Site, service: ServiceConfig): string {
  const { office, date } = wishIn(site)
  const query = new URLSearchParams({ ...(office && { office }), ...(date && { date }) }).toString()
  return `${bookHref(site, service)}${query ? `?${query}` : ''}`
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
  const session = sessionOf(site)
  const { wish } = session
  if (!wish) return null
  const office = officesFor(site, service).find(({ code }) => code === wish.office)
  site.session = { ...session, wish: undefined, ...(office && { office: office.id }) }
  if (!chosenOffice(site, service)) return null
  return wish.date ? bookHref(site, service, 'day', wish.date) : bookHref(site, service, 'calendar')
}

/** Gives up the booking under way and sends back to the first step with a word about why. */
export function restart(site: Site, service: ServiceConfig): Reply {
  site.session = withoutBooking(sessionOf(site))
  return { redirect: `${bookHref(site, service)}?why=over` }
}

/** Does a stop close this service (and, once it is chosen, this office) at the moment? */
export const stopFor = (site: Site, service: ServiceConfig, office = '') =>
  stopsInForceFor(site.ctx, service.id, office)
