import type { ServiceConfig } from '@/services/settings/booking-config'

import { NumberEnding } from '../components/Aloud'
import { Form } from '../components/Form'
import { StepPage } from '../components/StepPage'
import { CityText } from '../components/Text'
import type { FormPage } from '../http/form-page'
import type { Reply, Site } from '../site'
import { s, t } from '../site'

import { aboutPeople, bookHref, bookingSession, hasNumber, restart } from './flow'
import { endOf, textsOf } from './text'

/** Who of the household comes along: each with the number of the own letter. */
async function getPeople(site: Site, service: ServiceConfig): Promise<Reply> {
  const session = bookingSession(site, service)
  if (!session || !hasNumber(service)) return restart(site, service)
  const texts = await textsOf(site, service)
  const mayAdd = session.identities.length < service.maxParty
  return {
    title: `${s(site, 'peopleTitle')}｜${texts.name}`,
    body: (
      <StepPage
        site={site}
        service={service}
        at="identify"
        serviceName={<CityText site={site} text={texts.name} />}
        heading={t(site, 'peopleTitle')}
      >
        <p>{t(site, 'peopleLead', { max: service.maxParty })}</p>
        <ol className="people">
          {session.identities.map((identity, index) => (
            <li key={identity.key}>
              {t(site, 'personNumber', { n: index + 1 })}{' '}
              <NumberEnding site={site} end={endOf(identity.identifier)} />
            </li>
          ))}
        </ol>
        <Form
          site={site}
          action={bookHref(site, service, 'people')}
          about={aboutPeople(site, service)}
        >
          <p className="actions">
            <button className="button button-main">
              {t(site, 'peopleDone', { n: session.identities.length })}
            </button>
            {mayAdd ? (
              <a className="button" href={`${bookHref(site, service)}?add=1`}>
                {t(site, 'peopleAdd')}
              </a>
            ) : null}
          </p>
        </Form>
      </StepPage>
    ),
  }
}

export const peopleForm: FormPage<[ServiceConfig, string]> = {
  get: getPeople,
  about: aboutPeople,
  post: async (site, service) => ({ redirect: bookHref(site, service, 'office') }),
}
