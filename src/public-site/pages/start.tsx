import type { ServiceTextView } from '@/services/booking/view'
import type { ServiceConfig } from '@/services/settings/booking-config'

import { bookHref } from '../booking/flow'
import { textsOf } from '../booking/text'
import { Pause } from '../components/Aloud'
import { BringList } from '../components/BringList'
import { CallCentre } from '../components/Footer'
import { LanguageList } from '../components/Header'
import { CityText, Eyebrow, Paragraphs } from '../components/Text'
import type { Reply, Site } from '../site'
import { booksOnline, href, siteName, t } from '../site'

type Offer = { service: ServiceConfig; texts: ServiceTextView }

/**
 * First page: what can be booked, in every language who to call, and the way to an existing booking.
 * A city whose services are booked by phone only says so and describes them; nobody there has the
 * code that opens a booking on the Web.
 */
export async function startPage(site: Site): Promise<Reply> {
  const isOnline = booksOnline(site)
  const offers = await Promise.all(
    site.config.services
      .filter((service) => service.active && (isOnline ? service.webOpen : isByStaff(service)))
      .map(async (service) => ({ service, texts: await textsOf(site, service) })),
  )
  return {
    title: siteName(site),
    body: (
      <div className="inner">
        <h1>
          <Eyebrow site={site} className="eyebrow" />
          {siteName(site)}
        </h1>
        {site.languages.length > 1 ? (
          <nav className="start-languages" aria-label="Language / 言語">
            <LanguageList site={site} />
          </nav>
        ) : null}
        <p>{t(site, isOnline ? 'startIntro' : 'servicesNone')}</p>
        {site.language === 'ja' && isOnline ? null : <CallCard site={site} />}
        {offers.length > 0 ? <h2>{t(site, 'servicesTitle')}</h2> : null}
        <ul className="cards">
          {offers.map((offer) => (
            <ServiceCard key={offer.service.id} site={site} {...offer} />
          ))}
        </ul>
        {isOnline ? <ManageCard site={site} /> : null}
      </div>
    ),
  }
}

/** Booked by the city's people, by phone or at the counter. */
const isByStaff = ({ phoneOpen, counterOpen }: ServiceConfig): boolean => phoneOpen || counterOpen

const ManageCard = ({ site }: { site: Site }) => (
  <section className="card" aria-labelledby="manage">
    <h2 id="manage">{t(site, 'manageTitle')}</h2>
    <p>{t(site, 'manageIntro')}</p>
    <p>
      <a className="button" href={href(site, 'manage')}>
        {t(site, 'manageTitle')}
      </a>
    </p>
  </section>
)

/** Who reads Japanese with difficulty meets the call centre first (PB-08); it is also in the footer. */
const CallCard = ({ site }: { site: Site }) => (
  <section className="card" aria-labelledby="call">
    <h2 id="call">{t(site, 'callTitle')}</h2>
    {booksOnline(site) ? <p>{t(site, 'callIntro')}</p> : null}
    <CallCentre site={site} />
  </section>
)

const ServiceCard = ({ site, service, texts }: Offer & { site: Site }) => (
  <li className="card">
    <h3>
      <CityText site={site} text={texts.name} />
    </h3>
    <Paragraphs site={site} text={texts.description} />
    <BringList site={site} bring={texts.bring} />
    {service.webOpen ? (
      <p>
        <a className="button button-main" href={bookHref(site, service)}>
          {t(site, 'bookThis')}
          <Pause site={site} />
          <span className="hidden">
            <CityText site={site} text={texts.name} />
          </span>
        </a>
      </p>
    ) : null}
  </li>
)
