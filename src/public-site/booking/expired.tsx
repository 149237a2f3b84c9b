import type { ServiceConfig } from '@/services/settings/booking-config'

import { StepPage } from '../components/StepPage'
import { CityText } from '../components/Text'
import { plainProblem } from '../errors'
import type { Reply, Site } from '../site'
import { s, t } from '../site'

import { bookHref, keepFlow } from './flow'
import { textsOf } from './text'

/** The time that was kept has run out. Who books and what was typed stay; only the time is chosen anew. */
export async function expiredPage(site: Site, service: ServiceConfig): Promise<Reply> {
  const texts = await textsOf(site, service)
  keepFlow(site, { hold: undefined })
  return {
    status: 410,
    isError: true,
    title: `${s(site, 'expiredTitle')}｜${texts.name}`,
    body: (
      <StepPage
        site={site}
        service={service}
        at="calendar"
        problem={plainProblem(site, 'HOLD_EXPIRED', 410)}
        serviceName={<CityText site={site} text={texts.name} />}
        heading={t(site, 'expiredTitle')}
      >
        <p>{t(site, 'expiredLead')}</p>
        <p className="actions">
          <a className="button button-main" href={bookHref(site, service, 'calendar')}>
            {t(site, 'backToCalendar')}
          </a>
        </p>
      </StepPage>
    ),
  }
}
