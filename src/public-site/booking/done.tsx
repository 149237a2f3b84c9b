import { pinOf } from '@/services/booking/secrets'
import { bookingView } from '@/services/booking/view'
import type { ServiceConfig } from '@/services/settings/booking-config'

import { BringList } from '../components/BringList'
import { EndButton } from '../components/EndButton'
import { Icon } from '../components/Icon'
import { NumberAndCode } from '../components/NumberAndCode'
import { Paragraphs } from '../components/Text'
import { Visit } from '../components/Visit'
import type { Reply, Site } from '../site'
import { href, s, t } from '../site'

import { manageHref } from '../manage/own'

import { bookHref, restart } from './flow'
import { rowOf } from './hold'

/** Last step: the number, the code, and everything that makes the visit succeed at once (PB-06). */
export async function getDone(site: Site, service: ServiceConfig): Promise<Reply> {
  const row = site.flow?.done ? await rowOf(site, site.flow.done) : null
  if (!row || row.service !== service.id)
    return site.flow ? { redirect: bookHref(site, service) } : restart(site, service)
  // Cancelled or moved meanwhile: its own page tells what is true now.
  if (row.status !== 'confirmed') return { redirect: manageHref(site, 'booking') }
  const view = await bookingView(site.ctx, site.config, row, site.language)
  return {
    title: s(site, 'doneTitle'),
    body: (
      <div className="inner done">
        <h1>
          <Icon name="done" /> {t(site, 'doneTitle')}
        </h1>
        <p>{t(site, view.hasMail ? 'doneMailSent' : 'doneNoMail')}</p>
        <NumberAndCode site={site} number={view.number} code={pinOf(row.id)} />
        <Visit site={site} view={view} icsHref={manageHref(site, 'booking.ics')} />
        <Paragraphs site={site} text={view.afterBooking} />
        <BringList site={site} bring={view.bring} open />
        {view.beforeVisit ? (
          <section aria-labelledby="before">
            <h2 id="before">{t(site, 'beforeTitle')}</h2>
            <Paragraphs site={site} text={view.beforeVisit} />
          </section>
        ) : null}
        <section aria-labelledby="later" className="screen-only">
          <h2 id="later">{t(site, 'laterTitle')}</h2>
          <p>{t(site, 'laterText')}</p>
          <p>
            <a className="button" href={manageHref(site, 'booking')}>
              {t(site, 'manageThis')}
            </a>
          </p>
          <p>
            <a href={site.settings.faqUrl || href(site, 'faq')}>{t(site, 'faqTitle')}</a>
          </p>
        </section>
        <p className="actions screen-only">
          <button type="button" className="button" data-print hidden>
            {t(site, 'print')}
          </button>
        </p>
        <div className="screen-only">
          <EndButton site={site} />
        </div>
      </div>
    ),
  }
}
