import type { ReactNode } from 'react'

import { dayInWords } from '@/domain/time/words'
import { rubyText } from '@/messages/text'
import type { Earliest } from '@/services/booking/earliest'
import { earliestOfAll } from '@/services/booking/earliest'
import type { OfficeConfig, ServiceConfig } from '@/services/settings/booking-config'
import { officeName } from '@/services/booking/view'

import { Pause } from '../components/Aloud'
import { Form } from '../components/Form'
import { StepPage } from '../components/StepPage'
import { CityText, InJapanese } from '../components/Text'
import type { Problem } from '../errors'
import { fieldProblem } from '../errors'
import type { FormPage } from '../http/form-page'
import type { Reply, Site } from '../site'
import { s, t } from '../site'

import {
  aboutPeople,
  bookHref,
  bookingSession,
  chosenOffice,
  followWish,
  keepFlow,
  officesFor,
  restart,
} from './flow'
import { byEarliest, byWard, homeWard } from './office-groups'
import { field, textsOf } from './text'

/** Second step: the place. Skipped where there is nothing to choose (BK-16). */
async function getOffice(site: Site, service: ServiceConfig): Promise<Reply> {
  if (!bookingSession(site, service)) return restart(site, service)
  const wished = followWish(site, service)
  if (wished) return { redirect: wished }
  const offices = officesFor(site, service)
  if (offices.length === 1) return { redirect: bookHref(site, service, 'calendar') }
  return show(site, service, offices, null)
}

export const officeForm: FormPage<[ServiceConfig, string]> = {
  get: getOffice,
  about: aboutPeople,
  post: postOffice,
}

async function show(
  site: Site,
  service: ServiceConfig,
  offices: OfficeConfig[],
  problem: Problem | null,
): Promise<Reply> {
  const texts = await textsOf(site, service)
  const home = site.flow?.identities[0]?.office
  const error = problem?.fields.office
  const chosen = chosenOffice(site, service)?.id ?? home
  const free = new Map(
    (await earliestOfAll(site.ctx, service, site.flow?.party ?? 1)).map((one) => [one.office, one]),
  )
  const isByTime = site.url.searchParams.get('sort') === 'earliest'
  const own = homeWard(offices, home ?? '', addressIn(site))
  const groups = isByTime ? byEarliest(offices, free) : byWard(offices, own)
  const here = bookHref(site, service, 'office')
  return {
    status: problem?.status,
    isError: !!problem,
    title: `${s(site, 'stepOffice')}｜${texts.name}`,
    body: (
      <StepPage
        site={site}
        service={service}
        at="office"
        problem={problem}
        serviceName={<CityText site={site} text={texts.name} />}
        heading={t(site, 'stepOffice')}
      >
        {offices.length === 0 ? (
          <p>{t(site, 'officeNone')}</p>
        ) : (
          <Form
            site={site}
            action={bookHref(site, service, 'office')}
            about={aboutPeople(site, service)}
          >
            <fieldset
              className="choices"
              role="radiogroup"
              aria-required="true"
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? 'office-error' : undefined}
            >
              <legend>{t(site, 'officeLegend')}</legend>
              {error ? (
                <p className="error" id="office-error">
                  <strong>{rubyText(error)}</strong>
                </p>
              ) : null}
              {offices.length > 2 ? (
                <p>
                  <a href={isByTime ? here : `${here}?sort=earliest`}>
                    {t(site, isByTime ? 'officeByWard' : 'officeByEarliest')}
                  </a>
                </p>
              ) : null}
              {groups.map((group, at) => (
                <Group key={group.ward} site={site} ward={group.ward}>
                  {group.offices.map((office, index) => (
                    <OfficeChoice
                      key={office.id}
                      // Where the link of the error leads: a group of choices takes no focus itself.
                      id={at + index === 0 ? 'office' : undefined}
                      site={site}
                      office={office}
                      isHome={office.id === home}
                      checked={office.id === chosen}
                      first={free.get(office.id)}
                    />
                  ))}
                </Group>
              ))}
            </fieldset>
            <p className="actions">
              <button className="button button-main">{t(site, 'toCalendar')}</button>
            </p>
          </Form>
        )}
      </StepPage>
    ),
  }
}

/** The address that was typed, to know the ward; it is shown nowhere here. */
function addressIn(site: Site): string {
  const details = site.flow?.identities[0]?.details
  return details ? String((JSON.parse(details) as Record<string, unknown>).address ?? '') : ''
}

type GroupProps = { site: Site; ward: string; children: ReactNode }

const Group = ({ site, ward, children }: GroupProps) =>
  ward ? (
    <div role="group" aria-label={ward}>
      <p className="choices-ward" aria-hidden="true">
        <InJapanese site={site} text={ward} />
      </p>
      {children}
    </div>
  ) : (
    <>{children}</>
  )

type ChoiceProps = {
  id?: string
  site: Site
  office: OfficeConfig
  isHome: boolean
  checked: boolean
  /** Its first free time; none where nothing is free. */
  first?: Earliest
}

const OfficeChoice = ({ id, site, office, isHome, checked, first }: ChoiceProps) => (
  <label className="choice">
    <input type="radio" id={id} name="office" value={office.code} defaultChecked={checked} />
    <span>
      <strong>
        <CityText site={site} text={officeName(office, site.language)} />
      </strong>
      {isHome ? <span className="mark">{t(site, 'officeHome')}</span> : null}
      {office.address ? (
        <span className="choice-note">
          <InJapanese site={site} text={office.address} />
        </span>
      ) : null}
      <span className="choice-note">
        <Pause site={site} />
        {first ? (
          <>
            {t(site, 'earliest')} {dayInWords(first.date, site.language)} {first.start}
          </>
        ) : (
          t(site, 'officeNoFree')
        )}
      </span>
    </span>
  </label>
)

async function postOffice(site: Site, service: ServiceConfig): Promise<Reply> {
  if (!bookingSession(site, service)) return restart(site, service)
  const offices = officesFor(site, service)
  const office = offices.find((one) => one.code === field(site, 'office', 60))
  if (!office) return show(site, service, offices, fieldProblem(site, { office: 'CHOICE' }))
  keepFlow(site, { office: office.id })
  return { redirect: bookHref(site, service, 'calendar') }
}
