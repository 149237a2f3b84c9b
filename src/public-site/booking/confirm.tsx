import { confirmBooking } from '@/services/booking/book'
import { placeSeen } from '@/services/booking/engine/seen'
import type { ReservationRow } from '@/services/booking/types'
import { bookingView } from '@/services/booking/view'
import type { ServiceConfig } from '@/services/settings/booking-config'

import { Form } from '../components/Form'
import { HoldTimer } from '../components/HoldTimer'
import { LaterActs } from '../components/LaterActs'
import { Notice } from '../components/Notice'
import { StepPage } from '../components/StepPage'
import { CityText } from '../components/Text'
import type { Problem } from '../errors'
import { problemOf } from '../errors'
import type { FormPage } from '../http/form-page'
import type { Subject } from '../http/subject'
import type { Reply, Site } from '../site'
import { s, t } from '../site'

import { finishFlow } from './begin'
import { cleanDetails } from './details-fields'
import { expiredPage } from './expired'
import { aboutFlow, bookHref, bookingSession, hasContactStep, restart } from './flow'
import { liveHold, rowOf } from './hold'
import { Summary } from './Summary'

async function show(
  site: Site,
  service: ServiceConfig,
  hold: ReservationRow,
  problem: Problem | null,
): Promise<Reply> {
  const view = await bookingView(site.ctx, site.config, hold, site.language)
  return {
    status: problem?.status,
    isError: !!problem,
    title: `${s(site, 'stepConfirm')}｜${view.service.name}`,
    body: (
      <StepPage
        site={site}
        service={service}
        at="confirm"
        problem={problem}
        serviceName={<CityText site={site} text={view.service.name} />}
        heading={t(site, 'confirmTitle')}
      >
        {site.url.searchParams.get('why') === 'kept' ? (
          <Notice>{t(site, 'keptAlready')}</Notice>
        ) : null}
        <Form
          site={site}
          action={bookHref(site, service, 'confirm')}
          about={aboutHeld(site, service, hold)}
          enterIsMain
        >
          <HoldTimer
            site={site}
            service={service}
            hold={hold}
            extendAction={bookHref(site, service, 'extend')}
          />
          <p>{t(site, 'confirmLead')}</p>
          <Summary site={site} service={service} view={view} />
          <LaterActs site={site} row={hold} />
          <p className="actions">
            <button className="button button-main button-wide">{t(site, 'confirmButton')}</button>
          </p>
        </Form>
      </StepPage>
    ),
  }
}

/** Everything that the summary shows: who, what was entered, and which time is kept. */
const aboutHeld = (site: Site, service: ServiceConfig, hold: ReservationRow | null): Subject =>
  aboutFlow(site, service, hold?.id, hold && placeSeen(hold), site.flow?.mail, site.flow?.details)

export const aboutConfirm = async (site: Site, service: ServiceConfig): Promise<Subject> =>
  aboutHeld(site, service, site.flow?.hold ? await rowOf(site, site.flow.hold) : null)

export const confirmForm: FormPage<[ServiceConfig, string]> = {
  get: getConfirm,
  about: aboutConfirm,
  post: postConfirm,
}

async function getConfirm(site: Site, service: ServiceConfig): Promise<Reply> {
  if (!bookingSession(site, service)) return restart(site, service)
  const hold = await liveHold(site)
  if (!hold) return expiredPage(site, service)
  if (hasContactStep(service) && !site.flow?.asked)
    return { redirect: bookHref(site, service, 'mail') }
  return show(site, service, hold, null)
}

/** Books. Sent again – a double press, the back button – it leads to the same completed booking. */
async function postConfirm(site: Site, service: ServiceConfig): Promise<Reply> {
  const flow = bookingSession(site, service)
  if (!flow) return restart(site, service)
  const hold = flow.hold ? await rowOf(site, flow.hold) : null
  if (!hold) return expiredPage(site, service)
  if (hasContactStep(service) && !site.flow?.asked)
    return { redirect: bookHref(site, service, 'mail') }
  try {
    const { mail, details } = flow
    const row = await confirmBooking(site.ctx, {
      service,
      row: hold,
      mail,
      details: cleanDetails(details ?? {}),
      applicant: flow.identities[0]?.details,
      language: site.language,
      seen: hold,
    })
    await finishFlow(site, row.id)
    return { redirect: bookHref(site, service, 'done') }
  } catch (error) {
    const problem = problemOf(site, error)
    if (problem.code === 'HOLD_EXPIRED' || problem.code === 'HOLD_UNKNOWN')
      return expiredPage(site, service)
    return show(site, service, (await rowOf(site, hold.id)) ?? hold, problem)
  }
}
