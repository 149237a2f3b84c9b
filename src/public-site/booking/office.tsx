import type { OfficeConfig, ServiceConfig } from '@/services/settings/booking-config'
import { officeName } from '@/services/booking/view'

import { Form } from '../components/Form'
import { StepPage } from '../components/StepPage'
import { CityText, InJapanese } from '../components/Text'
import type { Problem } from '../errors'
import { fieldProblem } from '../errors'
import type { Reply, Site } from '../site'
import { s, sessionOf, t } from '../site'

import { bookHref, bookingSession, chosenOffice, followWish, officesFor, restart } from './flow'
import { field, textsOf } from './text'

/** Second step: the place. Skipped where there is nothing to choose (BK-16). */
export async function getOffice(site: Site, service: ServiceConfig): Promise<Reply> {
  if (!bookingSession(site, service)) return restart(site, service)
  const wished = followWish(site, service)
  if (wished) return { redirect: wished }
  const offices = officesFor(site, service)
  if (offices.length === 1) return { redirect: bookHref(site, service, 'calendar') }
  return show(site, service, offices, null)
}

async function show(
  site: Site,
  service: ServiceConfig,
  offices: OfficeConfig[],
  problem: Problem | null,
): Promise<Reply> {
  const texts = await textsOf(site, service)
  const home = site.session?.identities?.[0]?.office
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
          <Form site={site} action={bookHref(site, service, 'office')}>
            <fieldset className="choices" id="office">
              <legend>{t(site, 'officeLegend')}</legend>
              {offices.map((office) => (
                <OfficeChoice
                  key={office.id}
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

type ChoiceProps = { site: Site; office: OfficeConfig; isHome: boolean; checked: boolean }

const OfficeChoice = ({ site, office, isHome, checked }: ChoiceProps) => (
  <label className="choice">
    <input type="radio" name="office" value={office.code} defaultChecked={checked} />
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

export async function postOffice(site: Site, service: ServiceConfig): Promise<Reply> {
  if (!bookingSession(site, service)) return restart(site, service)
  const offices = officesFor(site, service)
  const office = offices.find((one) => one.code === field(site, 'office', 60))
  if (!office) return show(site, service, offices, fieldProblem(site, { office: 'CHOICE' }))
  site.session = { ...sessionOf(site), office: office.id }
  return { redirect: bookHref(site, service, 'calendar') }
}
