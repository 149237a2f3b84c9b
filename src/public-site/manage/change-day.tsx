import { isCivilDate } from '@/domain/time/civil'
import { dayInWords } from '@/domain/time/words'
import { bookingView, officeName } from '@/services/booking/view'
import type { OfficeConfig } from '@/services/settings/booking-config'
import { findOffice } from '@/services/settings/booking-config'

import { dayOf } from '../booking/day'
import { OfficeLine } from '../booking/OfficeLine'
import { When } from '../booking/Summary'
import { field } from '../booking/text'
import { TimesView } from '../booking/times-view'
import { Overline } from '../components/Aloud'
import { ErrorSummary } from '../components/ErrorSummary'
import { Form } from '../components/Form'
import { CityText } from '../components/Text'
import type { Problem } from '../errors'
import { fieldProblem } from '../errors'
import type { Reply, Site } from '../site'
import { href, s, sessionOf, t } from '../site'

import { changeable, changeHref, move, officeOfChange, officesForChange } from './change'
import type { Own } from './own'
import { ownBooking } from './own'

async function show(
  site: Site,
  own: Own,
  office: OfficeConfig,
  date: string,
  problem: Problem | null,
): Promise<Reply> {
  const { row, service } = own
  const day = await dayOf(site, service, office, date, Math.max(1, row.partySize))
  const query = `?office=${encodeURIComponent(office.code)}`
  const back = `${changeHref(site)}${query}&m=${date.slice(0, 7)}`
  if (!day) return { redirect: changeHref(site) }
  const isSame = office.id === row.office && date === row.date
  const words = dayInWords(date, site.language)
  return {
    status: problem?.status,
    isError: !!problem,
    title: `${words}｜${officeName(office, site.language)}`,
    body: (
      <div className="inner">
        <ErrorSummary site={site} problem={problem} />
        <h1>
          <Overline site={site}>{t(site, 'changeTitle')}</Overline>
          {t(site, 'timeTitle', { day: words })}
        </h1>
        <OfficeLine site={site} office={office} party={row.partySize} />
        <p>
          <a href={back}>{t(site, 'backToCalendar')}</a>
        </p>
        <Form site={site} action={`${changeHref(site, 'day', date)}${query}`}>
          <p id="start">{t(site, 'changeTimeLead')}</p>
          <TimesView site={site} day={day} current={isSame ? row.start : undefined} />
        </Form>
      </div>
    ),
  }
}

async function chosen(site: Site): Promise<{ own: Own; office: OfficeConfig } | { reply: Reply }> {
  const found = await changeable(site)
  if ('reply' in found) return found
  const office = officeOfChange(site, found.own, await officesForChange(site, found.own))
  return office ? { ...found, office } : { reply: { redirect: href(site, 'manage', 'booking') } }
}

export async function getChangeDay(site: Site, date: string): Promise<Reply> {
  const found = await chosen(site)
  return 'reply' in found ? found.reply : show(site, found.own, found.office, date, null)
}

export async function postChangeDay(site: Site, date: string): Promise<Reply> {
  const found = await chosen(site)
  if ('reply' in found) return found.reply
  const start = field(site, 'start', 5)
  if (!/^\d\d:\d\d$/.test(start) || !isCivilDate(date))
    return show(site, found.own, found.office, date, fieldProblem(site, { start: 'CHOICE' }))
  site.session = { ...sessionOf(site), change: { office: found.office.id, date, start } }
  return { redirect: changeHref(site, 'confirm') }
}

/** Old and new side by side, before anything is changed. */
export async function getChangeConfirm(site: Site): Promise<Reply> {
  const found = await changeable(site)
  if ('reply' in found) return found.reply
  const change = site.session?.change
  const office = change ? findOffice(site.config, change.office) : null
  if (!change || !office) return { redirect: changeHref(site) }
  const before = await bookingView(site.ctx, site.config, found.own.row, site.language)
  const after = await bookingView(
    site.ctx,
    site.config,
    { ...found.own.row, ...change },
    site.language,
  )
  return {
    title: s(site, 'changeConfirmTitle'),
    body: (
      <div className="inner">
        <h1>{t(site, 'changeConfirmTitle')}</h1>
        <dl className="summary">
          {[
            { key: 'changeBefore' as const, view: before },
            { key: 'changeAfter' as const, view: after },
          ].map(({ key, view }) => (
            <div className="summary-row" key={key}>
              <dt>{t(site, key)}</dt>
              <dd>
                <div>
                  <When site={site} view={view} />
                  <span className="choice-note">
                    <CityText site={site} text={view.office.name} />
                  </span>
                </div>
              </dd>
            </div>
          ))}
        </dl>
        <Form site={site} action={changeHref(site, 'confirm')}>
          <p className="actions">
            <button className="button button-main">{t(site, 'changeButton')}</button>
            <a className="button" href={changeHref(site)}>
              {t(site, 'backToCalendar')}
            </a>
          </p>
        </Form>
        <p>{t(site, 'changeNotYet')}</p>
      </div>
    ),
  }
}

export async function postChangeConfirm(site: Site): Promise<Reply> {
  const done = { redirect: `${href(site, 'manage', 'booking')}?why=changed` }
  const own = await ownBooking(site)
  if (!own) return { redirect: href(site, 'manage') }
  const change = site.session?.change
  // Sent again after it was done.
  if (!change) return done
  const office = findOffice(site.config, change.office)
  if (!office) return { redirect: changeHref(site) }
  const problem = await move(site, own, { service: own.service, ...change })
  return problem ? show(site, own, office, change.date, problem) : done
}
