import { windowOf } from '@/services/booking/rules'
import type { ServiceConfig } from '@/services/settings/booking-config'
import { joinWaitlist } from '@/services/waitlist/join'

import { chosenOffice, officesFor } from '../booking/flow'
import { textsOf } from '../booking/text'
import { Overline } from '../components/Aloud'
import { ErrorSummary } from '../components/ErrorSummary'
import { CityText } from '../components/Text'
import type { Problem } from '../errors'
import { problemOf } from '../errors'
import type { Reply, Site } from '../site'
import { href, s, t } from '../site'

import { readWish, WishForm, wishNoted } from './wish-form'

/** A wish for a time that is not free now: place, days, time of day and where to write. */
async function show(site: Site, service: ServiceConfig, problem: Problem | null): Promise<Reply> {
  const texts = await textsOf(site, service)
  const { from, to } = windowOf(service, site.ctx.now())
  return {
    status: problem?.status,
    isError: !!problem,
    title: `${s(site, 'waitlistTitle')}｜${texts.name}`,
    body: (
      <div className="inner">
        <ErrorSummary site={site} problem={problem} />
        <h1>
          <Overline site={site}>
            <CityText site={site} text={texts.name} />
          </Overline>
          {t(site, 'waitlistTitle')}
        </h1>
        <p>{t(site, 'waitlistLead')}</p>
        <WishForm
          site={site}
          problem={problem}
          action={href(site, 'waitlist', service.code)}
          offices={officesFor(site, service)}
          office={chosenOffice(site, service)?.code ?? ''}
          from={from}
          to={to}
          asksMail
        />
      </div>
    ),
  }
}

export const getJoin = (site: Site, service: ServiceConfig): Promise<Reply> =>
  show(site, service, null)

export async function postJoin(site: Site, service: ServiceConfig): Promise<Reply> {
  try {
    await joinWaitlist(site.ctx, {
      ...readWish(site, officesFor(site, service)),
      service,
      partySize: Math.min(service.maxParty, site.session?.party ?? 1),
    })
  } catch (error) {
    return show(site, service, problemOf(site, error))
  }
  return wishNoted(site, { href: href(site), text: 'toStart' })
}
