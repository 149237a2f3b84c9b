import { isCivilDate } from '@/domain/time/civil'
import { dayInWords } from '@/domain/time/words'
import { availability } from '@/services/booking/availability'
import type { DayView } from '@/services/booking/availability'
import { officeName } from '@/services/booking/view'
import { newChallenge } from '@/services/limits/proof-of-work'
import type { OfficeConfig, ServiceConfig } from '@/services/settings/booking-config'

import { Form } from '../components/Form'
import { Notice } from '../components/Notice'
import { StepPage } from '../components/StepPage'
import { CityText, HolidayName } from '../components/Text'
import type { Problem } from '../errors'
import { fieldProblem, problemOf } from '../errors'
import type { FormPage } from '../http/form-page'
import type { Subject } from '../http/subject'
import type { Reply, Site } from '../site'
import { s, t } from '../site'

import { finishFlow } from './begin'
import { DAY_WORDS } from './calendar-view'
import {
  aboutFlow,
  bookHref,
  bookingSession,
  chosenOffice,
  hasContactStep,
  keepFlow,
  restart,
} from './flow'
import { liveHold, takeTime } from './hold'
import { OfficeLine } from './OfficeLine'
import { field, textsOf } from './text'
import { TimesView } from './times-view'

export async function dayOf(
  site: Site,
  service: ServiceConfig,
  office: OfficeConfig,
  date: string,
  partySize: number,
): Promise<DayView | null> {
  if (!isCivilDate(date)) return null
  const input = { config: site.config, service, office: office.id, partySize }
  const days = await availability(site.ctx, { ...input, from: date, to: date })
  return days[0] ?? null
}

export async function showDay(
  site: Site,
  service: ServiceConfig,
  office: OfficeConfig,
  date: string,
  problem: Problem | null,
): Promise<Reply> {
  const party = site.flow?.party ?? 1
  const day = await dayOf(site, service, office, date, party)
  const calendar = bookHref(site, service, 'calendar')
  if (!day) return { redirect: calendar }
  const texts = await textsOf(site, service)
  const hold = await liveHold(site)
  const held = hold?.office === office.id && hold.date === date ? hold.start : undefined
  const words = dayInWords(date, site.language)
  const isOpen = day.state === 'free' || day.state === 'few'
  const back = `${calendar}?m=${date.slice(0, 7)}`
  return {
    status: problem?.status,
    isError: !!problem,
    title: `${words}${isOpen ? '' : ` ${s(site, DAY_WORDS[day.state].key)}`}｜${officeName(office, site.language)}｜${texts.name}`,
    body: (
      <StepPage
        site={site}
        service={service}
        at="calendar"
        problem={problem}
        serviceName={<CityText site={site} text={texts.name} />}
        heading={isOpen ? t(site, 'timeTitle', { day: words }) : words}
      >
        <OfficeLine site={site} office={office} party={party} />
        <p>
          <a href={back}>{t(site, 'backToCalendar')}</a>
        </p>
        {isOpen ? (
          <Form
            site={site}
            action={bookHref(site, service, 'day', date)}
            about={aboutDay(site, service)}
            proof={service.proofOfWork ? proofAttributes(site) : undefined}
          >
            <input type="hidden" name="proof" value="" />
            <p id="start">{t(site, 'timeLead', { minutes: service.holdMinutes })}</p>
            <TimesView site={site} day={day} held={held} />
            <p className="working" role="status" data-working hidden>
              {t(site, 'working')}
            </p>
          </Form>
        ) : (
          <NoTimes site={site} day={day} />
        )}
      </StepPage>
    ),
  }
}

const NoTimes = ({ site, day }: { site: Site; day: DayView }) => (
  <>
    <Notice>
      <p>
        {t(site, day.state === 'full' ? 'dayFullLong' : 'dayClosedLong')}{' '}
        {day.holiday ? (
          <>
            （<HolidayName site={site} name={day.holiday} />）
          </>
        ) : null}
      </p>
    </Notice>
    <TimesView site={site} day={day} />
  </>
)

/** The task for the script; without JavaScript it stays unsolved (see `deviceFor`). */
function proofAttributes(site: Site): Record<string, string> {
  const { salt, challenge, maxnumber, signature } = newChallenge(site.ctx)
  return {
    'data-proof': challenge,
    'data-salt': salt,
    'data-max': String(maxnumber),
    'data-signature': signature,
  }
}

/** For whom and at which place; whatever time is kept already moves to the one that is pressed. */
const aboutDay = (site: Site, service: ServiceConfig): Subject =>
  aboutFlow(site, service, chosenOffice(site, service)?.id)

export const dayForm: FormPage<[ServiceConfig, string]> = {
  get: getDay,
  about: aboutDay,
  post: postDay,
}

async function getDay(site: Site, service: ServiceConfig, date: string): Promise<Reply> {
  if (!bookingSession(site, service)) return restart(site, service)
  const office = chosenOffice(site, service)
  if (!office) return { redirect: bookHref(site, service, 'office') }
  return showDay(site, service, office, date, null)
}

async function postDay(site: Site, service: ServiceConfig, date: string): Promise<Reply> {
  if (!bookingSession(site, service)) return restart(site, service)
  const office = chosenOffice(site, service)
  if (!office) return { redirect: bookHref(site, service, 'office') }
  const start = field(site, 'start', 5)
  if (!/^\d\d:\d\d$/.test(start) || !isCivilDate(date))
    return showDay(site, service, office, date, fieldProblem(site, { start: 'CHOICE' }))
  try {
    const row = await takeTime(site, { service, office, date, start })
    if (row.status === 'confirmed') {
      await finishFlow(site, row.id)
      return { redirect: bookHref(site, service, 'done') }
    }
    keepFlow(site, { office: office.id, hold: row.id })
    const next = hasContactStep(service) && !site.flow?.asked ? 'mail' : 'confirm'
    return { redirect: bookHref(site, service, next) }
  } catch (error) {
    return showDay(site, service, office, date, problemOf(site, error))
  }
}
