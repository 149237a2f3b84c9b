import type { OfficeConfig, ServiceConfig } from '@/services/settings/booking-config'
import { officeName } from '@/services/booking/view'

import { Form } from '../components/Form'
import { StepPage } from '../components/StepPage'
import { CityText, InJapanese } from '../components/Text'
import type { Problem } from '../errors'
import { fieldProblem } from '../errors'
import type { FormPage } from '../http/form-page'
import { rubyText } from '../messages/text'
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
              {offices.map((office, index) => (
                <OfficeChoice
                  key={office.id}
                  // Where the link of the error leads: a group of choices takes no focus itself.
                  id={index === 0 ? 'office' : undefined}
                  site={site}
                  office={office}
                  isHome={office.id === home}
                  checked={office.id === chosen}
                />
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

type ChoiceProps = {
  id?: string
  site: Site
  office: OfficeConfig
  isHome: boolean
  checked: boolean
}

const OfficeChoice = ({ id, site, office, isHome, checked }: ChoiceProps) => (
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
