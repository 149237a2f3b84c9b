import { windowOf } from '@/services/booking/rules'
import type { ServiceConfig } from '@/services/settings/booking-config'
import { openDaysOf } from '@/services/waitlist/ever-open'
import { joinWaitlist } from '@/services/waitlist/join'

import { officesFor, wishIn } from '../booking/flow'
import { textsOf } from '../booking/text'
import { Overline } from '../components/Aloud'
import { ErrorSummary } from '../components/ErrorSummary'
import { CityText } from '../components/Text'
import type { Problem } from '../errors'
import { problemOf } from '../errors'
import type { FormPage } from '../http/form-page'
import { newThing } from '../http/subject'
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
          action={`${href(site, 'waitlist', service.code)}${query(site, service)}`}
          about={newThing()}
          offices={officesFor(site, service)}
          office={wishIn(site).office}
          open={await openDaysOf(
            site.ctx,
            service,
            officesFor(site, service).map(({ id }) => id),
          )}
          from={from}
          to={to}
          asksMail
          privacy={texts.privacy}
        />
      </div>
    ),
  }
}

/** For how many people the wish is: as many as the calendar showed from which the reader came. */
function peopleIn(site: Site, service: ServiceConfig): number {
  const asked = Number(site.url.searchParams.get('people') ?? 1)
  return Number.isInteger(asked) ? Math.min(service.maxParty, Math.max(1, asked)) : 1
}

const query = (site: Site, service: ServiceConfig): string => `?people=${peopleIn(site, service)}`

export const joinForm: FormPage<[ServiceConfig]> = {
  get: (site, service) => show(site, service, null),
  about: () => newThing(),
  post: postJoin,
}

async function postJoin(site: Site, service: ServiceConfig): Promise<Reply> {
  const offered = officesFor(site, service)
  const wish = readWish(site, offered)
  try {
    await joinWaitlist(site.ctx, {
      ...wish,
      service,
      partySize: peopleIn(site, service),
      source: site.source,
    })
  } catch (error) {
    return show(site, service, problemOf(site, error))
  }
  const offices = offered.filter(({ id }) => wish.offices.includes(id))
  const { name } = await textsOf(site, service)
  const partySize = peopleIn(site, service)
  const noted = { ...wish, service: name, partySize, offices, isNew: true }
  return wishNoted(site, noted, { href: href(site), text: 'toStart' })
}
