import type { CivilDate } from '@/domain/time/civil'
import { addDays, tokyoDateOf } from '@/domain/time/civil'
import { dayInWords, monthInWords } from '@/domain/time/words'
import { availability } from '@/services/booking/availability'
import type { Earliest } from '@/services/booking/earliest'
import { earliestFree } from '@/services/booking/earliest'
import { withinReach } from '@/services/booking/party-limit'
import { windowOf } from '@/services/booking/rules'
import { officeName } from '@/services/booking/view'
import type { OfficeConfig, ServiceConfig } from '@/services/settings/booking-config'

import { Icon } from '../components/Icon'
import { Notice } from '../components/Notice'
import { CityText } from '../components/Text'
import type { Site } from '../site'
import { t } from '../site'

import { CalendarView } from './calendar-view'
import type { Month } from './month'
import { monthIn } from './month'

/** Beyond so many days somebody may rather wait for an earlier time. */
const FAR_DAYS = 5

export type CalendarInput = {
  site: Site
  service: ServiceConfig
  office: OfficeConfig
  /** Other offices this person may go to. */
  others: OfficeConfig[]
  party: number
  /** Address of this calendar, to which month and office are added. */
  base: string
  dayHref: (date: CivilDate) => string
  officeHref: (office: OfficeConfig) => string
  current?: CivilDate
  currentIs?: 'dayCurrent' | 'dayHeld'
  /** A time that is no news: that of the booking which is being changed. */
  except?: Earliest
  waitlistHref?: string
}

/** Month, vacancy of every day, the earliest free time, and what to do when nothing is free. */
export async function calendarSection(input: CalendarInput) {
  const { site, service, office, party } = input
  const window = windowOf(service, site.ctx.now())
  const [first] = await earliestFree(site.ctx, service, [office.id], party, input.except)
  const month = monthIn(window, site.url.searchParams.get('m') ?? first?.date.slice(0, 7) ?? null)
  const days = await availability(site.ctx, {
    config: site.config,
    service,
    office: office.id,
    from: month.from,
    to: month.to,
    partySize: party,
  })
  // More than any time here takes: no cancellation would help, and nobody waits for that.
  const { maxParty } = first ? service : await withinReach(site.ctx, service, office.id)
  const elsewhere = first
    ? []
    : await earliestFree(
        site.ctx,
        service,
        input.others.map((one) => one.id),
        party,
      )
  return (
    <>
      {first ? (
        <First input={input} first={first} />
      ) : (
        <NothingFree input={input} elsewhere={elsewhere} most={party > maxParty ? maxParty : 0} />
      )}
      {/* The link to another month leads here: it takes the focus, so that the month is said. */}
      <h2 className="month" id="month" tabIndex={-1}>
        {monthInWords(month.from, site.language)}
      </h2>
      <MonthLinks input={input} month={month} />
      <CalendarView
        site={site}
        days={days}
        dayHref={input.dayHref}
        current={input.current}
        currentIs={input.currentIs}
      />
      <MonthLinks input={input} month={month} />
    </>
  )
}

/** The first free time; who would have to wait for it may ask to be told of an earlier one. */
function First({ input, first }: { input: CalendarInput; first: Earliest }) {
  const { site, waitlistHref } = input
  const isFar = first.date > addDays(tokyoDateOf(site.ctx.now()), FAR_DAYS)
  return (
    <>
      <p className="first-free">
        <a href={input.dayHref(first.date)}>
          {t(site, 'earliest')} {dayInWords(first.date, site.language)} {first.start}
        </a>
      </p>
      {isFar && waitlistHref ? (
        <p>
          <a href={waitlistHref}>{t(site, 'waitlistEarlier')}</a>
        </p>
      ) : null}
    </>
  )
}

type NothingProps = {
  input: CalendarInput
  elsewhere: Earliest[]
  /** How many at most may come at one time here, where that is the reason; else 0. */
  most: number
}

/** Nothing free is no dead end: other offices, the waiting list, the phone. */
function NothingFree({ input, elsewhere, most }: NothingProps) {
  const { site } = input
  return (
    <Notice>
      <p>
        <strong>{most > 0 ? t(site, 'partySplit', { max: most }) : t(site, 'nothingFree')}</strong>
      </p>
      {elsewhere.length > 0 ? (
        <>
          <p>{t(site, 'elsewhereFree')}</p>
          <ul>
            {elsewhere.slice(0, 5).map((one) => {
              const office = input.others.find((other) => other.id === one.office)
              return office ? (
                <li key={one.office}>
                  <a href={input.officeHref(office)}>
                    <CityText site={site} text={officeName(office, site.language)} />{' '}
                    {dayInWords(one.date, site.language)} {one.start}
                  </a>
                </li>
              ) : null
            })}
          </ul>
        </>
      ) : null}
      {input.waitlistHref && most === 0 ? (
        <p>
          <a href={input.waitlistHref}>{t(site, 'waitlistLink')}</a>
        </p>
      ) : null}
      {most === 0 ? <p>{t(site, 'nothingFreePhone')}</p> : null}
    </Notice>
  )
}

function MonthLinks({ input, month }: { input: CalendarInput; month: Month }) {
  const { site, base } = input
  const link = (name: string) => `${base}${base.includes('?') ? '&' : '?'}m=${name}#month`
  if (!month.previous && !month.next) return null
  return (
    <p className="month-links">
      {month.previous ? (
        <a className="button button-small" href={link(month.previous)}>
          <Icon name="left" />
          {t(site, 'monthPrevious', { month: monthInWords(`${month.previous}-01`, site.language) })}
        </a>
      ) : null}
      {month.next ? (
        <a className="button button-small month-next" href={link(month.next)}>
          {t(site, 'monthNext', { month: monthInWords(`${month.next}-01`, site.language) })}
          <Icon name="right" />
        </a>
      ) : null}
    </p>
  )
}
