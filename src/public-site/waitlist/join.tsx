import { datesBetween } from '@/domain/time/civil'
import { dayInWords } from '@/domain/time/words'
import { windowOf } from '@/services/booking/rules'
import { officeName } from '@/services/booking/view'
import type { ServiceConfig } from '@/services/settings/booking-config'
import { joinWaitlist } from '@/services/waitlist/join'

import { chosenOffice, officesFor } from '../booking/flow'
import { field, textsOf } from '../booking/text'
import { ErrorSummary } from '../components/ErrorSummary'
import { Field } from '../components/Field'
import { Form } from '../components/Form'
import { CityText } from '../components/Text'
import type { Problem } from '../errors'
import { problemOf } from '../errors'
import type { Reply, Site } from '../site'
import { href, s, t } from '../site'

const TIMES: Record<string, { from?: string; to?: string }> = {
  any: {},
  morning: { to: '12:00' },
  afternoon: { from: '12:00' },
}

/** A wish for a time that is not free now: place, days, time of day and where to write. */
async function show(site: Site, service: ServiceConfig, problem: Problem | null): Promise<Reply> {
  const texts = await textsOf(site, service)
  const window = windowOf(service, site.ctx.now())
  const days = datesBetween(window.from, window.to).map((date) => ({
    value: date,
    label: dayInWords(date, site.language),
  }))
  const offices = officesFor(site, service).map((office) => ({
    value: office.code,
    label: officeName(office, site.language),
  }))
  const common = { site, problem, marked: false }
  const typed = (name: string, otherwise = '') => field(site, name, 260) || otherwise
  return {
    status: problem?.status,
    isError: !!problem,
    title: `${s(site, 'waitlistTitle')}｜${texts.name}`,
    body: (
      <div className="inner">
        <ErrorSummary site={site} problem={problem} />
        <h1>
          <span className="eyebrow">
            <CityText site={site} text={texts.name} />
          </span>
          {t(site, 'waitlistTitle')}
        </h1>
        <p>{t(site, 'waitlistLead')}</p>
        <Form site={site} action={href(site, 'waitlist', service.code)}>
          <Field
            {...common}
            name="office"
            label={t(site, 'waitlistOffice')}
            value={typed('office', chosenOffice(site, service)?.code)}
            options={[{ value: '', label: s(site, 'waitlistAnyOffice') }, ...offices]}
          />
          <Field
            {...common}
            name="dateFrom"
            label={t(site, 'waitlistFrom')}
            value={typed('dateFrom', window.from)}
            options={days}
          />
          <Field
            {...common}
            name="dateTo"
            label={t(site, 'waitlistTo')}
            value={typed('dateTo', window.to)}
            options={days}
          />
          <Field
            {...common}
            name="time"
            label={t(site, 'waitlistTime')}
            value={typed('time', 'any')}
            options={[
              { value: 'any', label: s(site, 'waitlistAnyTime') },
              { value: 'morning', label: s(site, 'waitlistMorning') },
              { value: 'afternoon', label: s(site, 'waitlistAfternoon') },
            ]}
          />
          <Field
            {...common}
            name="mail"
            label={t(site, 'mail')}
            hint={t(site, 'waitlistMailHint')}
            value={typed('mail')}
            required
            type="email"
            inputMode="email"
            autoComplete="email"
            maxLength={260}
            size="l"
          />
          <p className="actions">
            <button className="button button-main">{t(site, 'waitlistJoin')}</button>
          </p>
        </Form>
      </div>
    ),
  }
}

export const getJoin = (site: Site, service: ServiceConfig): Promise<Reply> =>
  show(site, service, null)

export async function postJoin(site: Site, service: ServiceConfig): Promise<Reply> {
  const office = officesFor(site, service).find((one) => one.code === field(site, 'office', 60))
  const wish = field(site, 'time', 20)
  const time = (Object.hasOwn(TIMES, wish) ? TIMES[wish] : undefined) ?? {}
  try {
    await joinWaitlist(site.ctx, {
      service,
      offices: office ? [office.id] : [],
      dateFrom: field(site, 'dateFrom', 10),
      dateTo: field(site, 'dateTo', 10),
      timeFrom: time.from,
      timeTo: time.to,
      partySize: Math.min(service.maxParty, site.session?.party ?? 1),
      language: site.language,
      mail: field(site, 'mail', 260).trim(),
    })
  } catch (error) {
    return show(site, service, problemOf(site, error))
  }
  return {
    title: s(site, 'waitlistDoneTitle'),
    body: (
      <div className="inner">
        <h1>{t(site, 'waitlistDoneTitle')}</h1>
        <p>{t(site, 'waitlistDoneLead')}</p>
        <p>
          <a href={href(site)}>{t(site, 'toStart')}</a>
        </p>
      </div>
    ),
  }
}
