import type { ServiceTextView } from '@/services/booking/view'
import type { ServiceConfig } from '@/services/settings/booking-config'

import { numberLabel, NumberInputs } from '../booking/identify-page'
import { Overline } from '../components/Aloud'
import { ErrorSummary } from '../components/ErrorSummary'
import { Field } from '../components/Field'
import { Form } from '../components/Form'
import { PrivacyNote } from '../components/PrivacyNote'
import { CityText } from '../components/Text'
import type { Problem } from '../errors'
import { newThing } from '../http/subject'
import type { Page, Site } from '../site'
import { href, s, t } from '../site'

type EnterView = {
  site: Site
  problem: Problem | null
  values: { number: string; pin: string }
  services: { service: ServiceConfig; texts: ServiceTextView }[]
}

export function enterPage({ site, problem, values, services }: EnterView): Page {
  return {
    status: problem?.status,
    isError: !!problem,
    title: s(site, 'manageTitle'),
    body: (
      <div className="inner">
        <ErrorSummary site={site} problem={problem} labels={{ number: 'receiptNumber' }} />
        <h1>{t(site, 'manageTitle')}</h1>
        <p>{t(site, 'manageLead')}</p>
        <Form site={site} action={href(site, 'manage')} about={newThing()}>
          <Field
            site={site}
            name="number"
            label={t(site, 'receiptNumber')}
            hint={t(site, 'receiptHint')}
            problem={problem}
            value={values.number}
            required
            marked={false}
            inputMode="numeric"
            maxLength={40}
          />
          <Field
            site={site}
            name="pin"
            label={t(site, 'changeCode')}
            hint={t(site, 'changeCodeHint')}
            problem={problem}
            value={values.pin}
            required
            marked={false}
            inputMode="numeric"
            maxLength={20}
            size="s"
          />
          <p className="actions">
            <button className="button button-main">{t(site, 'manageOpen')}</button>
          </p>
          <PrivacyNote site={site} />
        </Form>
        {services.length > 0 ? (
          <section aria-labelledby="other">
            <h2 id="other">{t(site, 'manageOther')}</h2>
            <ul className="links">
              {services.map(({ service, texts }) => (
                <li key={service.id}>
                  <a href={href(site, 'manage', 'service', service.code)}>
                    <CityText site={site} text={texts.name} />
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <p>{t(site, 'manageByMail')}</p>
      </div>
    ),
  }
}

type ServiceEnterView = {
  site: Site
  service: ServiceConfig
  texts: ServiceTextView
  problem: Problem | null
  values: Record<string, string>
}

export const serviceEnterPage = (view: ServiceEnterView): Page => ({
  status: view.problem?.status,
  isError: !!view.problem,
  title: `${s(view.site, 'manageTitle')}｜${view.texts.name}`,
  body: (
    <div className="inner">
      <ErrorSummary
        site={view.site}
        problem={view.problem}
        labels={{ number: numberLabel(view.service) }}
      />
      <h1>
        <Overline site={view.site}>
          <CityText site={view.site} text={view.texts.name} />
        </Overline>
        {t(view.site, 'manageTitle')}
      </h1>
      <Form
        site={view.site}
        action={href(view.site, 'manage', 'service', view.service.code)}
        about={newThing()}
      >
        <NumberInputs {...view} />
        <p className="actions">
          <button className="button button-main">{t(view.site, 'manageOpen')}</button>
        </p>
        <PrivacyNote site={view.site} text={view.texts.privacy} />
      </Form>
      <p>
        <a href={href(view.site, 'manage')}>{t(view.site, 'manageByReceipt')}</a>
      </p>
    </div>
  ),
})
