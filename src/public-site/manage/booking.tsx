import type { ReactNode } from 'react'

import { formatReceiptNumber } from '@/domain/codes/receipt-number'
import type { MessageKey } from '@/messages'
import { bookingView } from '@/services/booking/view'
import type { BookingView } from '@/services/booking/view'

import { Digits } from '../components/Aloud'
import { BringList } from '../components/BringList'
import { EndButton } from '../components/EndButton'
import { ErrorSummary } from '../components/ErrorSummary'
import { PhoneLink } from '../components/Footer'
import { Notice } from '../components/Notice'
import { Paragraphs } from '../components/Text'
import { Visit } from '../components/Visit'
import { plainProblem } from '../errors'
import type { Reply, Site } from '../site'
import { href, instantInWords, s, t } from '../site'

import { mayWishEarlier } from './earlier'
import { officesForChange } from './change'
import { manageHref, ownBooking } from './own'

const NEWS: Record<string, MessageKey> = {
  booked: 'alreadyBookedNews',
  changed: 'changedNews',
  cancelled: 'cancelledNews',
}

/** The booking as it stands, and what may still be done about it (PB-07, BK-09). */
export async function getBooking(site: Site): Promise<Reply> {
  const own = await ownBooking(site)
  if (!own) return { redirect: href(site, 'manage') }
  const view = await bookingView(site.ctx, site.config, own.row, site.language)
  const why = site.url.searchParams.get('why') ?? ''
  const isLive = view.status === 'confirmed' && view.outcome === 'none'
  // The address may be older than the booking: news that it contradicts are none.
  const isTrue = why === 'cancelled' ? view.status === 'cancelled' : isLive
  const news = Object.hasOwn(NEWS, why) && isTrue ? NEWS[why] : undefined
  const closed =
    why === 'closed' && isLive && !view.mayChange
      ? plainProblem(site, 'DEADLINE_PASSED', 200)
      : null
  const heading = isLive ? 'bookingTitle' : stateKey(view)
  return {
    // What has just happened comes first: the title is what a screen reader begins with.
    isError: !!closed,
    title: `${news ? `${s(site, news)}｜` : ''}${s(site, heading)}`,
    body: (
      <div className="inner">
        <ErrorSummary site={site} problem={closed} />
        <h1>{t(site, heading)}</h1>
        {news ? (
          <Notice>
            <p role="status">{t(site, news)}</p>
          </Notice>
        ) : null}
        <p>
          {t(site, 'receiptNumber')}{' '}
          <strong>
            <Digits site={site} text={formatReceiptNumber(view.number)} />
          </strong>
        </p>
        <Visit
          site={site}
          view={view}
          icsHref={isLive ? manageHref(site, 'booking.ics') : undefined}
        />
        {isLive ? (
          <Actions
            site={site}
            view={view}
            mayWish={view.mayChange && mayWishEarlier(site, own)}
            hasOffices={(await officesForChange(site, own)).length > 1}
          />
        ) : (
          <BookAgain site={site} />
        )}
        {isLive ? (
          <>
            <BringList site={site} bring={view.bring} open />
            <Paragraphs site={site} text={view.beforeVisit} />
          </>
        ) : null}
        <div className="actions screen-only">
          <button type="button" className="button" data-print hidden>
            {t(site, 'print')}
          </button>
          <EndButton site={site} />
        </div>
      </div>
    ),
  }
}

function stateKey(view: BookingView): MessageKey {
  if (view.status === 'cancelled') return 'stateCancelled'
  if (view.status === 'expired') return 'stateExpired'
  if (view.status === 'held') return 'stateHeld'
  return 'stateOver'
}

type ActionProps = { may: boolean; until: string; link: ReactNode; closed: MessageKey }

/** What may be done, until when; afterwards who to call (BK-09). */
function Actions({
  site,
  view,
  mayWish,
  hasOffices,
}: {
  site: Site
  view: BookingView
  mayWish: boolean
  /** There is another office to go to; without one, the button does not speak of it. */
  hasOffices: boolean
}) {
  return (
    <section className="card screen-only" aria-labelledby="do">
      <h2 id="do">{t(site, 'manageActions')}</h2>
      <Action
        site={site}
        may={view.mayChange}
        until={view.changeUntil}
        closed="changeClosed"
        link={
          <a className="button button-main" href={manageHref(site, 'change')}>
            {t(site, hasOffices ? 'changeWhen' : 'changeTimeOnly')}
          </a>
        }
      />
      {view.mayChange && view.partySize > 1 ? (
        <p>
          <a href={manageHref(site, 'people')}>{t(site, 'partyReduce')}</a>
        </p>
      ) : null}
      {mayWish ? (
        <p>
          <a href={manageHref(site, 'earlier')}>{t(site, 'waitlistEarlier')}</a>
        </p>
      ) : null}
      <Action
        site={site}
        may={view.mayCancel}
        until={view.cancelUntil}
        closed="cancelClosed"
        link={
          <a className="button button-danger" href={manageHref(site, 'cancel')}>
            {t(site, 'cancelBooking')}
          </a>
        }
      />
    </section>
  )
}

const Action = ({ site, may, until, link, closed }: ActionProps & { site: Site }) =>
  may ? (
    <div className="action">
      {link}
      <p className="small">{t(site, 'mayUntil', { time: instantInWords(site, until) })}</p>
    </div>
  ) : (
    <Notice>
      <p>
        {t(site, closed, { time: instantInWords(site, until) })}{' '}
        <PhoneLink site={site} phone={site.settings.callPhone} />
      </p>
    </Notice>
  )

const BookAgain = ({ site }: { site: Site }) => (
  <p>
    <a className="button button-main" href={href(site)}>
      {t(site, 'bookAgain')}
    </a>
  </p>
)
