import { cancelBooking } from '@/services/booking/change'
import { bookingView } from '@/services/booking/view'

import { ErrorSummary } from '../components/ErrorSummary'
import { Form } from '../components/Form'
import { Notice } from '../components/Notice'
import { Visit } from '../components/Visit'
import type { Problem } from '../errors'
import { problemOf } from '../errors'
import type { FormPage } from '../http/form-page'
import type { Reply, Site } from '../site'
import { href, s, t } from '../site'

import type { Own } from './own'
import { aboutBooking, manageHref, ownBooking } from './own'

const bookingHref = (site: Site) => manageHref(site, 'booking')

async function show(site: Site, own: Own, problem: Problem | null): Promise<Reply> {
  const view = await bookingView(site.ctx, site.config, own.row, site.language)
  return {
    status: problem?.status,
    isError: !!problem,
    title: s(site, 'cancelTitle'),
    body: (
      <div className="inner">
        <ErrorSummary site={site} problem={problem} />
        <h1>{t(site, 'cancelTitle')}</h1>
        <p>{t(site, 'cancelLead')}</p>
        {own.row.partySize > 1 ? (
          <Notice>
            <p>{t(site, 'cancelAll', { n: own.row.partySize })}</p>
            {view.mayChange ? (
              <p>
                <a href={manageHref(site, 'people')}>{t(site, 'partyReduce')}</a>
              </p>
            ) : null}
          </Notice>
        ) : null}
        <Visit site={site} view={view} />
        <Form site={site} action={manageHref(site, 'cancel')} about={aboutBooking(site, own)}>
          <p className="actions">
            <button className="button button-danger-main">{t(site, 'cancelButton')}</button>
            <a className="button" href={bookingHref(site)}>
              {t(site, 'keepBooking')}
            </a>
          </p>
        </Form>
      </div>
    ),
  }
}

export const cancelForm: FormPage<[]> = {
  get: getCancel,
  about: async (site) => aboutBooking(site, await ownBooking(site)),
  post: postCancel,
}

async function getCancel(site: Site): Promise<Reply> {
  const own = await ownBooking(site)
  if (!own) return { redirect: href(site, 'manage') }
  if (own.row.status !== 'confirmed') return { redirect: bookingHref(site) }
  return show(site, own, null)
}

/** Cancels once; sent again it shows the same cancelled booking. */
async function postCancel(site: Site): Promise<Reply> {
  const own = await ownBooking(site)
  if (!own) return { redirect: href(site, 'manage') }
  const done = { redirect: `${bookingHref(site)}?why=cancelled` }
  if (own.row.status === 'cancelled') return done
  try {
    await cancelBooking(site.ctx, { ...own, seen: own.row })
    return done
  } catch (error) {
    return show(site, (await ownBooking(site)) ?? own, problemOf(site, error))
  }
}
