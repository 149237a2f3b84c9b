import { isCivilDate } from '@/domain/time/civil'
import { dayInWords } from '@/domain/time/words'
import { officeName } from '@/services/booking/view'
import type { OfficeConfig } from '@/services/settings/booking-config'

import { dayOf } from '../booking/day'
import { OfficeLine } from '../booking/OfficeLine'
import { field } from '../booking/text'
import { TimesView } from '../booking/times-view'
import { Overline } from '../components/Aloud'
import { ErrorSummary } from '../components/ErrorSummary'
import { Form } from '../components/Form'
import type { Problem } from '../errors'
import { fieldProblem } from '../errors'
import type { FormPage } from '../http/form-page'
import type { Reply, Site } from '../site'
import { t } from '../site'

import { changeable, changeHref, confirmHref, officeOfChange, officesForChange } from './change'
import type { Own } from './own'
import { aboutBooking, manageHref, ownBooking } from './own'

export async function showChangeDay(
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
        <Form
          site={site}
          action={`${changeHref(site, 'day', date)}${query}`}
          about={aboutBooking(site, own)}
        >
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
  return office ? { ...found, office } : { reply: { redirect: manageHref(site, 'booking') } }
}

const aboutOwn = async (site: Site) => aboutBooking(site, await ownBooking(site))

export const changeDayForm: FormPage<[string]> = {
  get: getChangeDay,
  about: aboutOwn,
  post: postChangeDay,
}

async function getChangeDay(site: Site, date: string): Promise<Reply> {
  const found = await chosen(site)
  return 'reply' in found ? found.reply : showChangeDay(site, found.own, found.office, date, null)
}

async function postChangeDay(site: Site, date: string): Promise<Reply> {
  const found = await chosen(site)
  if ('reply' in found) return found.reply
  const start = field(site, 'start', 5)
  if (!/^\d\d:\d\d$/.test(start) || !isCivilDate(date))
    return showChangeDay(
      site,
      found.own,
      found.office,
      date,
      fieldProblem(site, { start: 'CHOICE' }),
    )
  return { redirect: confirmHref(site, { office: found.office, date, start }) }
}
