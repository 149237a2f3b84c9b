import type { MessageKey } from '@/messages'
import type { ServiceConfig } from '@/services/settings/booking-config'

import { bookHref } from '../booking/flow'
import { textsOf } from '../booking/text'
import { CallCentre } from '../components/Footer'
import { CityText } from '../components/Text'
import type { Page, Site } from '../site'
import { href, s, t } from '../site'

type Words = { title: MessageKey; lead: MessageKey; status: number }

/** A page that leads on: every service that can be booked, and the phone. */
async function helpfulPage(site: Site, words: Words): Promise<Page> {
  const services = await Promise.all(
    site.config.services
      .filter((service) => service.active && service.webOpen)
      .map(async (service) => ({ service, texts: await textsOf(site, service) })),
  )
  return {
    status: words.status,
    isError: true,
    title: s(site, words.title),
    body: (
      <div className="inner">
        <h1>{t(site, words.title)}</h1>
        <p>{t(site, words.lead)}</p>
        {services.length > 0 ? (
          <>
            <h2>{t(site, 'servicesTitle')}</h2>
            <ul className="links">
              {services.map(({ service, texts }) => (
                <li key={service.id}>
                  <a href={bookHref(site, service)}>
                    <CityText site={site} text={texts.name} />
                  </a>
                </li>
              ))}
            </ul>
          </>
        ) : null}
        <p>
          <a href={href(site)}>{t(site, 'toStart')}</a>
        </p>
        <CallCentre site={site} />
      </div>
    ),
  }
}

export const notFoundPage = (site: Site) =>
  helpfulPage(site, { title: 'notFoundTitle', lead: 'notFoundLead', status: 404 })

/** A deep link with a code that this city does not have (PB-13). */
export const serviceNotFound = (site: Site) =>
  helpfulPage(site, { title: 'serviceNotFoundTitle', lead: 'serviceNotFoundLead', status: 404 })

export const serviceNotOnWeb = (site: Site, _service: ServiceConfig) =>
  helpfulPage(site, { title: 'notOnWebTitle', lead: 'notOnWebLead', status: 403 })
