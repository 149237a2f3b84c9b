import { momentInWords } from '@/domain/time/words'
import { windowOf } from '@/services/booking/rules'
import { bookingView } from '@/services/booking/view'
import { hasMail } from '@/services/mail/queue-event-mail'
import { findOffice } from '@/services/settings/booking-config'
import { openDaysOf } from '@/services/waitlist/ever-open'
import { joinWaitlist } from '@/services/waitlist/join'

import { textsOf } from '../booking/text'
import { Overline } from '../components/Aloud'
import { ErrorSummary } from '../components/ErrorSummary'
import { CityText } from '../components/Text'
import type { Problem } from '../errors'
import { problemOf } from '../errors'
import type { FormPage } from '../http/form-page'
import type { Reply, Site } from '../site'
import { s, t } from '../site'
import { readWish, WishForm, wishNoted } from '../waitlist/wish-form'

import { changeable, officesForChange } from './change'
import type { Own } from './own'
import { aboutBooking, manageHref, ownBooking } from './own'

/** May the holder of this booking ask to be told of an earlier time? */
export const mayWishEarlier = (site: Site, { service, row }: Own): boolean =>
  service.waitlist && windowOf(service, site.ctx.now()).from < row.date

/** The booking, if its holder may wish for an earlier time; else where to go instead. */
async function wishing(site: Site): Promise<{ own: Own } | { reply: Reply }> {
  const found = await changeable(site)
  if ('reply' in found || mayWishEarlier(site, found.own)) return found
  return { reply: { redirect: manageHref(site, 'booking') } }
}

/** A holder's wish for an earlier time: the booking stays as it is until it is moved. */
async function show(site: Site, own: Own, problem: Problem | null): Promise<Reply> {
  const { row, service } = own
  const texts = await textsOf(site, service)
  const view = await bookingView(site.ctx, site.config, row, site.language)
  const offices = await officesForChange(site, own)
  return {
    status: problem?.status,
    isError: !!problem,
    title: s(site, 'waitlistEarlier'),
    body: (
      <div className="inner">
        <ErrorSummary site={site} problem={problem} />
        <h1>
          <Overline site={site}>
            <CityText site={site} text={view.service.name} />
          </Overline>
          {t(site, 'waitlistEarlier')}
        </h1>
        <p>
          {t(site, 'changeNow', {
            time: momentInWords(view.date, view.start, site.language),
          })}
        </p>
        <p>{t(site, 'waitlistLead')}</p>
        <WishForm
          site={site}
          problem={problem}
          action={manageHref(site, 'earlier')}
          about={aboutBooking(site, own)}
          offices={offices}
          open={await openDaysOf(
            site.ctx,
            service,
            offices.map(({ id }) => id),
          )}
          office={findOffice(site.config, row.office)?.code ?? ''}
          from={windowOf(service, site.ctx.now()).from}
          to={row.date}
          asksMail={!hasMail(row)}
          privacy={texts.privacy}
        />
        <p>
          <a href={manageHref(site, 'booking')}>{t(site, 'keepUnchanged')}</a>
        </p>
      </div>
    ),
  }
}

export const earlierForm: FormPage<[]> = {
  get: getEarlier,
  about: async (site) => aboutBooking(site, await ownBooking(site)),
  post: postEarlier,
}

async function getEarlier(site: Site): Promise<Reply> {
  const found = await wishing(site)
  return 'reply' in found ? found.reply : show(site, found.own, null)
}

async function postEarlier(site: Site): Promise<Reply> {
  const found = await wishing(site)
  if ('reply' in found) return found.reply
  const { own } = found
  const offices = await officesForChange(site, own)
  const wish = readWish(site, offices)
  // Somebody whose place is fixed wishes for that place, whatever the form says.
  const wished = own.service.officeChoice === 'own' ? offices.map(({ id }) => id) : wish.offices
  let mail: string
  try {
    const joined = await joinWaitlist(site.ctx, {
      ...wish,
      offices: wished,
      service: own.service,
      partySize: own.row.partySize,
      reservation: own.row,
      source: site.source,
    })
    mail = joined.to
  } catch (error) {
    return show(site, own, problemOf(site, error))
  }
  const { name } = await textsOf(site, own.service)
  const noted = {
    ...wish,
    service: name,
    partySize: own.row.partySize,
    mail,
    isNew: wish.mail !== '',
    offices: offices.filter(({ id }) => wished.includes(id)),
  }
  return wishNoted(site, noted, { href: manageHref(site, 'booking'), text: 'manageTitle' })
}
