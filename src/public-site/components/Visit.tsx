import { visitTitle } from '@/domain/booking/visit-title'
import { calendarLinks } from '@/documents/calendar-links'
import { toInstant } from '@/domain/time/civil'
import type { BookingView } from '@/services/booking/view'

import { When } from '../booking/Summary'
import type { Site } from '../site'
import { t } from '../site'

import { PhoneLink } from './Footer'
import { CityText, InJapanese } from './Text'

type VisitProps = { site: Site; view: BookingView; icsHref?: string }

/** When and where, with the map and the calendar file. */
export const Visit = ({ site, view, icsHref }: VisitProps) => (
  <dl className="summary">
    <div className="summary-row">
      <dt>{t(site, 'summaryWhen')}</dt>
      <dd>
        <div>
          <When site={site} view={view} />
        </div>
        {icsHref ? <Calendars site={site} view={view} icsHref={icsHref} /> : null}
      </dd>
    </div>
    <div className="summary-row">
      <dt>{t(site, 'summaryService')}</dt>
      <dd>
        <CityText site={site} text={view.service.name} />
      </dd>
    </div>
    <div className="summary-row">
      <dt>{t(site, 'party')}</dt>
      <dd>{t(site, 'people', { n: view.partySize })}</dd>
    </div>
    <div className="summary-row">
      <dt>{t(site, 'summaryOffice')}</dt>
      <dd>
        <div>
          <strong>
            <CityText site={site} text={view.office.name} />
          </strong>
          {view.office.address ? (
            <span className="choice-note">
              <InJapanese site={site} text={view.office.address} />
            </span>
          ) : null}
          {view.office.phone ? (
            <span className="choice-note">
              <PhoneLink site={site} phone={view.office.phone} />
            </span>
          ) : null}
          {view.office.guidance ? (
            <span className="choice-note">
              <CityText site={site} text={view.office.guidance} />
            </span>
          ) : null}
        </div>
        {view.office.mapUrl ? (
          <a className="screen-only" href={view.office.mapUrl} rel="noreferrer">
            {t(site, 'map')}
          </a>
        ) : null}
      </dd>
    </div>
  </dl>
)

/** The entry for the reader's own calendar: as a file for any, as a link for two on the Web. */
function Calendars({ site, view, icsHref }: Required<VisitProps>) {
  const links = calendarLinks({
    start: toInstant(view.date, view.start),
    end: toInstant(view.date, view.end),
    title: visitTitle(view.service.name, view.office.name),
    place: [view.office.name, view.office.address].filter(Boolean).join(' '),
  })
  return (
    <ul className="links screen-only" role="list">
      <li>
        <a href={icsHref} download="yoyaku.ics">
          {t(site, 'addToCalendar')} (Apple / iCal)
        </a>
      </li>
      {/* A device of the city is nobody's own calendar. */}
      {site.kiosk
        ? null
        : links.map(({ name, href }) => (
            <li key={name}>
              <a href={href} rel="noreferrer">
                {t(site, 'addToCalendar')} ({name})
              </a>
            </li>
          ))}
    </ul>
  )
}
