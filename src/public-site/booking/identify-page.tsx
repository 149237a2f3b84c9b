import type { ServiceConfig } from '@/services/settings/booking-config'
import { digitsOfPattern } from '@/domain/codes/number-pattern'
import type { MessageKey } from '@/messages'
import type { ServiceTextView } from '@/services/booking/view'

import { BringList } from '../components/BringList'
import { Field } from '../components/Field'
import { Form } from '../components/Form'
import { Notice } from '../components/Notice'
import { PrivacyNote } from '../components/PrivacyNote'
import { StepPage } from '../components/StepPage'
import { CityText, Paragraphs } from '../components/Text'
import type { Problem } from '../errors'
import type { Page, Site } from '../site'
import { href, markup, s, t } from '../site'

import { DetailsFields } from './details-fields'
import { aboutIdentify, bookHref, hasNumber, stepKey, wishQuery } from './flow'

export type IdentifyView = {
  site: Site
  service: ServiceConfig
  texts: ServiceTextView
  problem: Problem | null
  values: Record<string, string>
  /** A further person of the same household. */
  isFurther: boolean
}

/** First step: who books, as far as the service asks at all (ID-01). */
export function identifyPage(view: IdentifyView): Page {
  const { site, service, texts, problem } = view
  const key = stepKey(service, 'identify')
  return {
    status: problem?.status,
    isError: !!problem,
    title: `${s(site, view.isFurther ? 'peopleAddTitle' : key)}｜${texts.name}`,
    body: (
      <StepPage
        site={site}
        service={service}
        at="identify"
        problem={problem}
        labels={{ number: numberLabel(service) }}
        serviceName={<CityText site={site} text={texts.name} />}
        heading={t(site, view.isFurther ? 'peopleAddTitle' : key)}
      >
        <WhyHere site={site} />
        {problem?.code === 'OTHER_WARD' ? (
          <p>
            <a className="button" href={href(site, 'book', service.code)}>
              {t(site, 'peopleApart')}
            </a>
          </p>
        ) : null}
        {view.isFurther ? null : <Paragraphs site={site} text={texts.description} />}
        {service.identification === 'details' && texts.beforeVisit ? (
          <section aria-labelledby="before">
            <h2 id="before">{t(site, 'beforeTitle')}</h2>
            <Paragraphs site={site} text={texts.beforeVisit} />
          </section>
        ) : null}
        <Form
          site={site}
          action={`${bookHref(site, service)}${view.isFurther ? '?add=1' : wishQuery(site)}`}
          about={aboutIdentify(site, service)}
        >
          <Inputs {...view} />
          <p className="actions">
            <button className="button button-main">{t(site, 'next')}</button>
          </p>
          {service.identification === 'none' ? null : (
            <PrivacyNote site={site} text={texts.privacy} />
          )}
        </Form>
        {view.isFurther ? (
          <p>
            <a href={bookHref(site, service, 'people')}>{t(site, 'peopleBack')}</a>
          </p>
        ) : (
          <>
            <BringList site={site} bring={texts.bring} />
            <p>
              <a href={href(site, 'manage')}>{t(site, 'manageHint')}</a>
            </p>
          </>
        )}
      </StepPage>
    ),
  }
}

const WHY: Record<string, MessageKey> = {
  over: 'sessionOver',
  done: 'sessionOverDone',
  cookies: 'sessionCookies',
}

/** Somebody was sent back to the first step: why, and nothing that is not known. */
function WhyHere({ site }: { site: Site }) {
  const why = site.url.searchParams.get('why') ?? ''
  if (!Object.hasOwn(WHY, why) || !WHY[why]) return null
  return (
    <Notice>
      <p>{t(site, WHY[why], { title: markup(site, 'manageTitle') })}</p>
      {why === 'done' ? (
        <p>
          <a href={href(site, 'manage')}>{t(site, 'manageTitle')}</a>
        </p>
      ) : null}
    </Notice>
  )
}

/** What the number of the letter is called (ID-01). */
export const numberLabel = ({ identification }: ServiceConfig): MessageKey =>
  identification === 'manufacturing-number' ? 'manufacturingNumber' : 'reservationNumber'

function Inputs(view: IdentifyView) {
  const { site, service } = view
  if (hasNumber(service)) return <NumberInputs {...view} />
  return (
    <>
      {service.identification === 'details' ? (
        <>
          <p>{t(site, 'detailsLead')}</p>
          <DetailsFields
            site={site}
            service={service}
            items={service.inputItems}
            values={view.values}
            problem={view.problem}
          />
          <p className="small">{t(site, 'noIndividualNumber')}</p>
        </>
      ) : (
        <p>{t(site, 'startLead')}</p>
      )}
      {service.maxParty > 1 ? <PartyField {...view} /> : null}
    </>
  )
}

export function NumberInputs({
  site,
  service,
  problem,
  values,
}: Pick<IdentifyView, 'site' | 'service' | 'problem' | 'values'>) {
  const isManufacturing = service.identification === 'manufacturing-number'
  const digits = digitsOfPattern(service.numberPattern)
  const format = service.birthdayFormat === 'MMDD' ? 'birthdayMonthDay' : 'birthdayFull'
  return (
    <>
      <Field
        site={site}
        name="number"
        label={t(site, numberLabel(service))}
        hint={
          <>
            {t(site, isManufacturing ? 'manufacturingHint' : 'reservationHint')}{' '}
            {digits ? t(site, 'numberDigits', { n: digits }) : null}
            {service.numberExample ? (
              <>
                {' '}
                {t(site, 'example')} {service.numberExample}
              </>
            ) : null}
          </>
        }
        problem={problem}
        value={values.number}
        required
        marked={false}
        inputMode={digits ? 'numeric' : undefined}
        maxLength={60}
      />
      {isManufacturing ? (
        <Field
          site={site}
          name="birthday"
          label={t(site, 'birthday')}
          hint={t(site, format)}
          problem={problem}
          value={values.birthday}
          required
          marked={false}
          inputMode="numeric"
          maxLength={20}
          size="s"
        />
      ) : null}
      <p className="small">{t(site, 'noIndividualNumber')}</p>
    </>
  )
}

const PartyField = ({ site, service, problem, values }: IdentifyView) => (
  <Field
    site={site}
    name="party"
    label={t(site, 'party')}
    hint={
      service.partyMode === 'same' ? (
        <>
          {t(site, 'partyHintSame')} {t(site, 'partySplit', { max: service.maxParty })}
        </>
      ) : (
        t(site, 'partyHintConsecutive')
      )
    }
    problem={problem}
    value={values.party ?? '1'}
    required
    marked={false}
    size="s"
    options={Array.from({ length: service.maxParty }, (_, index) => ({
      value: String(index + 1),
      label: s(site, 'people', { n: index + 1 }),
    }))}
  />
)
