import { officeName } from '@/services/booking/view'
import type { OfficeConfig, ServiceConfig } from '@/services/settings/booking-config'

import { StepPage } from '../components/StepPage'
import { CityText } from '../components/Text'
import type { Reply, Site } from '../site'
import { href, s, t } from '../site'

import { calendarSection } from './calendar-section'
import { bookHref, bookingSession, chosenOffice, keepFlow, officesFor, restart } from './flow'
import { OfficeLine } from './OfficeLine'
import { Held } from './Held'
import { liveHold } from './hold'
import { textsOf } from './text'

/** Third step: the day, then its times (PB-03). `?office=` switches to another office offered. */
export async function getCalendar(site: Site, service: ServiceConfig): Promise<Reply> {
  const session = bookingSession(site, service)
  if (!session) return restart(site, service)
  const offices = officesFor(site, service)
  const wish = offices.find((one) => one.code === site.url.searchParams.get('office'))
  if (wish) keepFlow(site, { office: wish.id })
  const office = chosenOffice(site, service)
  if (!office) return { redirect: bookHref(site, service, 'office') }
  const texts = await textsOf(site, service)
  const base = bookHref(site, service, 'calendar')
  const hold = await liveHold(site)
  return {
    title: `${s(site, 'dateTitle')}｜${officeName(office, site.language)}｜${texts.name}`,
    body: (
      <StepPage
        site={site}
        service={service}
        at="calendar"
        serviceName={<CityText site={site} text={texts.name} />}
        heading={t(site, 'dateTitle')}
      >
        <OfficeLine
          site={site}
          office={office}
          party={session.party}
          changeHref={offices.length > 1 ? bookHref(site, service, 'office') : undefined}
        />
        <Held site={site} service={service} hold={hold} />
        {await calendarSection({
          site,
          service,
          office,
          others: offices.filter((one) => one.id !== office.id),
          party: session.party,
          base,
          waitlistHref: service.waitlist
            ? waitlistHref(site, service, office, session.party)
            : undefined,
          dayHref: (date) => bookHref(site, service, 'day', date),
          currentIs: 'dayHeld',
          current: hold?.office === office.id ? hold.date : undefined,
          officeHref: (other) => `${base}?office=${encodeURIComponent(other.code)}`,
        })}
      </StepPage>
    ),
  }
}

/** The wish for a time that is not free, with the place and the people that this page shows. */
function waitlistHref(
  site: Site,
  service: ServiceConfig,
  office: OfficeConfig,
  party: number,
): string {
  const query = new URLSearchParams({ office: office.code, people: String(party) })
  return `${href(site, 'waitlist', service.code)}?${query.toString()}`
}
