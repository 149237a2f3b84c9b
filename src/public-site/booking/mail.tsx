import { tokyoDateOf } from '@/domain/time/civil'
import { DomainError, isDomainError } from '@/lib/errors'
import { checkDetails, checkMail } from '@/services/booking/details'
import type { ReservationRow } from '@/services/booking/types'
import type { ServiceConfig } from '@/services/settings/booking-config'

import { Field } from '../components/Field'
import { Form } from '../components/Form'
import { HoldTimer } from '../components/HoldTimer'
import { PrivacyNote } from '../components/PrivacyNote'
import { StepPage } from '../components/StepPage'
import { CityText } from '../components/Text'
import type { Problem } from '../errors'
import { problemOf } from '../errors'
import type { FormPage } from '../http/form-page'
import type { Reply, Site } from '../site'
import { s, t } from '../site'

import { cleanDetails, DetailsFields, typedDetails } from './details-fields'
import { expiredPage } from './expired'
import {
  aboutPeople,
  bookHref,
  bookingSession,
  extraItems,
  keepFlow,
  restart,
  stepKey,
} from './flow'
import { liveHold } from './hold'
import { field, textsOf } from './text'

async function show(
  site: Site,
  service: ServiceConfig,
  hold: ReservationRow,
  problem: Problem | null,
): Promise<Reply> {
  const texts = await textsOf(site, service)
  const key = stepKey(service, 'mail')
  const session = site.flow
  return {
    status: problem?.status,
    isError: !!problem,
    title: `${s(site, key)}｜${texts.name}`,
    body: (
      <StepPage
        site={site}
        service={service}
        at="mail"
        problem={problem}
        serviceName={<CityText site={site} text={texts.name} />}
        heading={t(site, key)}
      >
        <Form
          site={site}
          action={bookHref(site, service, 'mail')}
          about={aboutPeople(site, service)}
          enterIsMain
        >
          <HoldTimer
            site={site}
            service={service}
            hold={hold}
            extendAction={`${bookHref(site, service, 'extend')}?from=mail`}
          />
          {service.mailPolicy === 'hidden' ? null : (
            <Field
              site={site}
              name="mail"
              label={t(site, 'mail')}
              hint={t(site, service.mailPolicy === 'required' ? 'mailHintRequired' : 'mailHint')}
              problem={problem}
              value={session?.mail}
              required={service.mailPolicy === 'required'}
              type="email"
              inputMode="email"
              autoComplete="email"
              maxLength={260}
              size="l"
            />
          )}
          <DetailsFields
            site={site}
            service={service}
            items={extraItems(service)}
            values={session?.details ?? {}}
            problem={problem}
          />
          <p className="actions">
            <button className="button button-main">{t(site, 'next')}</button>
          </p>
          {service.mailPolicy === 'optional' ? (
            <p className="small">{t(site, 'mailSkip')}</p>
          ) : null}
          <PrivacyNote site={site} text={texts.privacy} />
        </Form>
      </StepPage>
    ),
  }
}

/** Keeps what was typed, whatever happens next. */
export function keepTyped(site: Site, service: ServiceConfig): void {
  const items = extraItems(service)
  keepFlow(site, {
    ...(site.form?.has('mail') ? { mail: field(site, 'mail', 260) } : {}),
    ...(items.some(({ item }) => site.form?.has(item))
      ? { details: typedDetails(site, items) }
      : {}),
  })
}

export const mailForm: FormPage<[ServiceConfig, string]> = {
  get: getMail,
  about: aboutPeople,
  post: postMail,
}

async function getMail(site: Site, service: ServiceConfig): Promise<Reply> {
  if (!bookingSession(site, service)) return restart(site, service)
  const hold = await liveHold(site)
  return hold ? show(site, service, hold, null) : expiredPage(site, service)
}

async function postMail(site: Site, service: ServiceConfig): Promise<Reply> {
  if (!bookingSession(site, service)) return restart(site, service)
  keepTyped(site, service)
  const hold = await liveHold(site)
  if (!hold) return expiredPage(site, service)
  try {
    checkContact(site, service)
    keepFlow(site, { asked: true })
    return { redirect: bookHref(site, service, 'confirm') }
  } catch (error) {
    return show(site, service, hold, problemOf(site, error))
  }
}

/** Both checks, so that all errors of the page are shown at once. @throws DomainError INPUT_INVALID */
export function checkContact(site: Site, service: ServiceConfig): void {
  const { mail, details } = site.flow ?? {}
  const fields: Record<string, unknown> = {}
  for (const check of [
    () => checkMail(service, mail),
    () =>
      checkDetails(
        { ...service, inputItems: extraItems(service) },
        cleanDetails(details ?? {}),
        tokyoDateOf(site.ctx.now()),
      ),
  ]) {
    try {
      check()
    } catch (error) {
      if (!isDomainError(error)) throw error
      Object.assign(fields, error.details.fields)
    }
  }
  if (Object.keys(fields).length > 0)
    throw new DomainError('INPUT_INVALID', '入力内容を確認してください。', 422, { fields })
}
